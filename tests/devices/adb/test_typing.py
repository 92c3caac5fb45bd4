"""Any text, any way: it arrives whole, and none of it is ever a command."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from devices.adb.fields import Unseen, arrived
from devices.adb.hosted import HostedPhone
from devices.adb.installing import install_keyboard
from devices.adb.phone import AdbPhone
from devices.adb.ways import LONGEST_KEYED, Ways
from devices.hierarchy import Element
from devices.screen import Box
from devices.virtual.android_settings import IME
from devices.virtual.phone import VirtualPhone

NOTES = "org.phoneagent.notes"
HIT = "/sdcard/hit"
"""A file that only a text which ran as a command could have made."""
EMPTY = Element("", "", "body", "android.widget.EditText", NOTES, Box(0, 0, 9, 9), focused=True)

plain = st.characters(min_codepoint=32, max_codepoint=126)
written = st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn"))
_SHELL = (*"()`;|<>*~#!%'\"\\ ", "$(", "&&", "%s", "$IFS", "${HOME}", "--", "-n", f"touch {HIT}")
hostile = st.sampled_from([*_SHELL, "\u202e", "\u200d", "世界", "👩‍👩‍👧", "é", "e\u0301"])


class Starts:
    """Counts the processes that this one starts while it is told to."""

    def __init__(self) -> None:
        self.count = 0
        sys.addaudithook(self._hear)

    def _hear(self, event: str, _: tuple[object, ...]) -> None:
        if event in ("subprocess.Popen", "os.posix_spawn", "os.fork", "os.system", "os.exec"):
            self.count += 1


STARTS = Starts()


@pytest.fixture(scope="module")
def hosted() -> Iterator[HostedPhone]:
    phone = HostedPhone(VirtualPhone())
    install_keyboard(phone.client)
    with phone.adbd.handset.use() as virtual:
        virtual.launch(NOTES)
        note = next(node for node in virtual.nodes() if node.label == "New note")
        virtual.tap(*note.box.center_px)
        body = next(node for node in virtual.nodes() if node.resource_id.endswith("/body"))
        virtual.tap(*body.box.center_px)
    yield phone
    phone.close()


def emptied(hosted: HostedPhone) -> None:
    with hosted.adbd.handset.use() as virtual:
        virtual.set_focused_text("")
        virtual.clipboard = "mine"


def result(hosted: HostedPhone) -> tuple[str | None, str, str]:
    """What the field holds, and keyboard and clipboard after."""
    with hosted.adbd.handset.use() as virtual:
        return virtual.focused_text(), virtual.ime, virtual.clipboard


slow = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


@slow
@given(st.one_of(st.text(written, max_size=30), st.lists(hostile, max_size=8).map("".join)))
@pytest.mark.parametrize("name", ["clipboard", "keyboard", "field"])
def test_any_text_arrives_whole_each_way(hosted: HostedPhone, name: str, text: str) -> None:
    emptied(hosted)
    ways: Ways = hosted._keyboard._ways
    before = STARTS.count
    with getattr(ways, name)(text, EMPTY, lambda: True):
        pass
    assert result(hosted) == (text, IME, "mine")
    assert STARTS.count == before
    assert not hosted.client.stat(HIT).exists


@slow
@given(st.one_of(st.text(plain, max_size=30), st.lists(hostile.filter(str.isascii), max_size=8).map("".join)))
def test_any_keyable_text_arrives_whole_by_key(hosted: HostedPhone, text: str) -> None:
    emptied(hosted)
    before = STARTS.count
    with hosted._keyboard._ways.keys(text, EMPTY, lambda: True):
        pass
    assert result(hosted) == (text, IME, "mine")
    assert STARTS.count == before
    assert not hosted.client.stat(HIT).exists


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(st.text(written, min_size=1, max_size=40), st.lists(hostile, min_size=1, max_size=8).map("".join)))
def test_any_text_arrives_whole_by_the_way_that_is_chosen(hosted: HostedPhone, text: str) -> None:
    emptied(hosted)
    AdbPhone.type_text(hosted, text)
    assert result(hosted) == (text, IME, "mine")
    assert not hosted.client.stat(HIT).exists


def test_short_ascii_goes_by_key_and_the_rest_by_clipboard(hosted: HostedPhone) -> None:
    ways: Ways = hosted._keyboard._ways
    assert ways.for_text("oat milk")[0][0] == "keys"
    assert ways.for_text("x" * (LONGEST_KEYED + 1))[0][0] == "clipboard"
    assert ways.for_text("two\nlines")[0][0] == "clipboard"  # as a key, a new line may submit
    assert [name for name, _ in ways.for_text("面包")] == ["clipboard", "keyboard", "field"]


def test_what_can_be_typed_is_found_out_without_typing(hosted: HostedPhone) -> None:
    emptied(hosted)
    means = hosted.means()
    assert (means.clipboard, means.keyboard, means.refusals) == (True, "com.github.uiautomator/.AdbKeyboard", ())
    assert means.any_script
    assert result(hosted) == ("", IME, "mine")


def test_a_field_that_cannot_be_read_is_believed() -> None:
    assert arrived(Unseen(), Unseen(), "anything")
