"""The phone's words in Chinese."""

from __future__ import annotations

import re

from devices.virtual.apps.settings.app import PAGES
from devices.virtual.apps.settings.home import ENTRIES
from devices.virtual.phone import VirtualPhone
from devices.virtual.state import Page
from devices.virtual.words import table, translate


class Listener(VirtualPhone):
    """A phone that notes the words it was asked for and does not know."""

    def __init__(self) -> None:
        super().__init__()
        self.state.look.locale = "zh"
        self.unknown: set[str] = set()

    def say(self, words: str) -> str:
        if words not in table("zh"):
            self.unknown.add(words)
        return super().say(words)


def test_english_stays_as_it_is() -> None:
    assert translate("Airplane mode", "en") == "Airplane mode"
    assert translate("Airplane mode", "zh") == "飞行模式"


def test_what_the_table_does_not_know_stays_english() -> None:
    assert translate("Nobody translated this", "zh") == "Nobody translated this"


def test_placeholders_survive_the_translation() -> None:
    places = re.compile(r"\{\w*\}")
    for english, chinese in table("zh").items():
        assert sorted(places.findall(chinese)) == sorted(places.findall(english)), english


def test_all_of_settings_is_chinese_on_a_chinese_phone() -> None:
    phone = Listener()
    phone.view()
    phone.launch("com.android.settings")
    for name in PAGES:
        phone.open(Page("display"))
        phone.open(Page(name, {"name": "HomeNet", "package": "com.google.android.deskclock"}))
        phone.view()
    unknown = phone.unknown | {entry.title for entry in ENTRIES if entry.title not in table("zh")}
    assert unknown <= {"LTE", "3G", "2G"}
