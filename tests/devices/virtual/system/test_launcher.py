"""The home screen and the drawer of apps."""

from __future__ import annotations

import pytest

from devices.virtual.phone import VirtualPhone
from devices.virtual.touch import walk
from devices.virtual.widgets import Node


@pytest.fixture
def phone() -> VirtualPhone:
    return VirtualPhone()


def shown(phone: VirtualPhone, words: str) -> Node | None:
    return next((node for node in walk(phone.view()) if words in (node.text, node.desc) and node.visible.height), None)


def tap(phone: VirtualPhone, words: str) -> None:
    node = shown(phone, words)
    assert node is not None
    phone.tap(*node.visible.center_px)


def test_an_icon_starts_its_app(phone: VirtualPhone) -> None:
    tap(phone, "Clock")
    assert phone.foreground()[0] == "com.google.android.deskclock"


def test_the_icons_lie_in_the_order_of_the_state(phone: VirtualPhone) -> None:
    phone.state.launcher_order = ["org.phoneagent.notes", "com.android.settings"]
    notes, settings, clock = shown(phone, "Notes"), shown(phone, "Settings"), shown(phone, "Clock")
    assert notes is not None
    assert settings is not None
    assert clock is not None
    assert notes.box.left < settings.box.left < clock.box.left


def test_a_swipe_up_opens_the_drawer_and_a_swipe_down_closes_it(phone: VirtualPhone) -> None:
    phone.swipe(540, 1500, 540, 600)
    assert phone.page().name == "drawer"
    phone.swipe(540, 900, 540, 1700)
    assert phone.page().name == "home"


def test_the_search_starts_what_it_finds_first(phone: VirtualPhone) -> None:
    tap(phone, "Search apps")
    assert phone.keyboard_shown
    phone.type_text("con")
    assert shown(phone, "Clock") is None
    phone.key("enter")
    assert phone.foreground()[0] == "com.google.android.contacts"


def test_a_search_without_a_match_says_so_and_starts_nothing(phone: VirtualPhone) -> None:
    tap(phone, "Search apps")
    phone.type_text("xyz")
    assert shown(phone, "No apps found matching “xyz”") is not None
    phone.key("enter")
    assert phone.page().name == "drawer"


def test_apps_are_found_in_the_language_of_the_phone_and_in_english(phone: VirtualPhone) -> None:
    phone.state.look.locale = "zh"
    tap(phone, "搜索应用")
    phone.type_text("时钟")
    assert shown(phone, "时钟") is not None
    phone.set_focused_text("clock")
    assert shown(phone, "时钟") is not None


def test_home_from_the_drawer_shows_the_home_screen(phone: VirtualPhone) -> None:
    phone.swipe(540, 1500, 540, 600)
    tap(phone, "Home")
    assert phone.page().name == "home"


def test_the_date_is_written_as_the_language_does(phone: VirtualPhone) -> None:
    assert shown(phone, "Monday, Sep 21") is not None
    phone.state.look.locale = "zh"
    phone.changed()
    assert shown(phone, "9月21日 星期一") is not None
