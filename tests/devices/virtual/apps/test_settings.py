"""Settings of the virtual phone, as a finger meets them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from importlib import resources
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from devices.virtual.apps.settings.app import PAGES
from devices.virtual.apps.settings.home import ENTRIES
from devices.virtual.phone import VirtualPhone
from devices.virtual.state import Gadget, InstalledApp, Network, Page, PhoneState
from devices.virtual.touch import walk
from devices.virtual.widgets import Node

SETTINGS = "com.android.settings"
CLOCK = "com.google.android.deskclock"


def laid_out() -> PhoneState:
    state = PhoneState()
    state.networks = [
        Network("HomeNet", 4, saved=True), Network("Cafe", 2, secured=False), Network("Office", 3), Network("Hut", 1),
    ]  # fmt: skip
    state.gadgets = [Gadget("Studio Buds"), Gadget("Car", "speaker", paired=True)]
    state.settings.wifi_name = "HomeNet"
    state.installed = [InstalledApp(CLOCK)]
    return state


@dataclass
class Hand:
    """Taps what it reads, scrolling to it as a person does."""

    phone: VirtualPhone = field(default_factory=lambda: VirtualPhone(laid_out()))

    def at(self, name: str, /, **args: str) -> Hand:
        self.phone.launch(SETTINGS)
        if name != "home":
            self.phone.open(Page(name, dict(args)))
        return self

    def node(self, words: str) -> Node | None:
        nodes = [node for node in walk(self.phone.view()) if node.visible.width and node.visible.height]
        return next((node for node in reversed(nodes) if words in (node.text, node.desc, node.hint)), None)

    def shows(self, words: str) -> bool:
        return self.node(words) is not None

    def tap(self, *lines: str) -> Hand:
        for words in lines:
            for _ in range(6):
                found = self.node(words)
                if found is not None and found.visible.height >= found.box.height * 0.9:
                    break
                self.phone.swipe(540, 1700, 540, 900)
            assert found is not None, f"{words!r} is nowhere on the page"
            self.phone.tap(*found.visible.center_px)
            assert self.phone.touches[-1].met, f"nothing reacted at {words!r}"
        return self

    def slide(self, desc: str, to: float) -> Hand:
        found = self.node(desc)
        assert found is not None
        box = next(node for node in walk(self.phone.view()) if node.kind == "slider" and node.desc == desc).box
        self.phone.tap(box.left + round(box.width * to), box.center_px[1])
        return self


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (("Network & internet", "Airplane mode"), "airplane"),
        (("Network & internet", "Internet", "Wi-Fi"), "wifi"),
        (("Network & internet", "SIMs", "Mobile data"), "mobile_data"),
        (("Network & internet", "Hotspot & tethering", "Use Wi-Fi hotspot"), "hotspot"),
        (("Network & internet", "Data Saver", "Use Data Saver"), "data_saver"),
        (("Connected devices", "Bluetooth", "Use Bluetooth"), "bluetooth"),
        (("Connected devices", "NFC", "Use NFC"), "nfc"),
        (("Notifications", "Do Not Disturb", "Use Do Not Disturb"), "do_not_disturb"),
        (("Battery", "Battery Saver", "Use Battery Saver"), "battery_saver"),
        (("Battery", "Battery percentage"), "battery_percentage"),
        (("Sound & vibration", "Vibrate for calls"), "vibrate_on_ring"),
        (("Sound & vibration", "Touch sounds"), "touch_sounds"),
        (("Display", "Adaptive brightness"), "adaptive_brightness"),
        (("Display", "Night Light", "Use Night Light"), "night_light"),
        (("Display", "Auto-rotate screen"), "auto_rotate"),
        (("Location", "Use location"), "location"),
    ],
)
def test_every_switch_is_reached_from_the_home_page_and_turns_both_ways(
    hand: Hand, path: tuple[str, ...], name: str
) -> None:
    before = getattr(hand.phone.state.settings, name)
    hand.at("home").tap(*path)
    assert getattr(hand.phone.state.settings, name) is not before
    hand.tap(path[-1])
    assert getattr(hand.phone.state.settings, name) is before


def test_the_theme_the_font_and_the_language_act_at_once(hand: Hand) -> None:
    look = hand.phone.state.look
    hand.at("display").tap("Dark theme")
    assert look.dark
    hand.tap("Font size", "Make larger", "Make larger")
    assert look.font_scale == 1.3
    hand.phone.key("back")
    assert hand.at("language").tap("简体中文（中国）").shows("语言")


def test_a_secured_network_asks_for_a_password_of_eight_characters(hand: Hand) -> None:
    hand.at("internet").tap("Office")
    assert hand.phone.keyboard_shown
    hand.phone.type_text("secret7")
    hand.tap("Show password")
    assert hand.shows("secret7")
    connect = hand.node("Connect")
    assert connect is not None
    assert not connect.enabled
    hand.phone.type_text("8")
    hand.tap("Connect")
    assert hand.phone.state.settings.wifi_name == "Office"
    assert hand.phone.page().name == "internet"


def test_open_and_known_networks_connect_without_a_question(hand: Hand) -> None:
    hand.at("internet").tap("Cafe")
    assert hand.phone.state.settings.wifi_name == "Cafe"
    hand.tap("HomeNet")
    assert hand.phone.state.settings.wifi_name == "HomeNet"


def test_a_forgotten_network_asks_for_its_password_again(hand: Hand) -> None:
    hand.at("internet").tap("HomeNet", "Forget")
    assert hand.phone.state.settings.wifi_name == ""
    hand.tap("HomeNet")
    assert hand.phone.page().name == "wifi_password"


def test_wifi_comes_back_to_the_network_it_knows(hand: Hand) -> None:
    hand.at("internet").tap("Wi-Fi")
    assert not hand.shows("Office")
    hand.tap("Wi-Fi")
    assert hand.phone.state.settings.wifi_name == "HomeNet"


def test_a_hidden_network_can_be_added_by_name(hand: Hand) -> None:
    hand.at("internet").tap("Add network", "Network name")
    hand.phone.type_text("Cellar")
    hand.tap("Save")
    assert hand.phone.state.settings.wifi_name == "Cellar"


def test_pairing_turns_bluetooth_on_and_asks_first(hand: Hand) -> None:
    hand.at("connected").tap("Pair new device", "Studio Buds", "Pair")
    assert hand.phone.state.settings.bluetooth
    assert [gadget.paired for gadget in hand.phone.state.gadgets] == [True, True]


def test_a_paired_device_can_be_renamed_and_forgotten(hand: Hand) -> None:
    hand.at("bluetooth").tap("Use Bluetooth", "Car", "Rename device")
    hand.tap("Car")
    hand.phone.set_focused_text("")
    hand.phone.type_text("Van")
    hand.tap("Rename")
    assert hand.shows("Van")
    hand.tap("Forget", "Forget device")
    assert not any(gadget.paired for gadget in hand.phone.state.gadgets)


def test_the_phone_can_be_renamed(hand: Hand) -> None:
    hand.at("about").tap("Device name", "Pixel 8")
    hand.phone.type_text(" Pro")
    hand.phone.key("enter")
    assert hand.phone.state.settings.device_name == "Pixel 8 Pro"


def test_a_dialog_of_radios_keeps_the_choice_and_closes(hand: Hand) -> None:
    hand.at("display").tap("Screen timeout", "5 minutes")
    assert hand.phone.state.settings.screen_timeout_s == 300
    assert hand.shows("After 5 minutes of inactivity")


def test_a_tap_beside_a_dialog_closes_it_and_a_tap_on_its_card_does_not(hand: Hand) -> None:
    hand.at("display").tap("Screen timeout")
    title = hand.node("Screen timeout")
    assert title is not None
    hand.phone.tap(*title.visible.center_px)
    assert hand.phone.page().name == "timeout"
    hand.phone.tap(540, 300)
    assert hand.phone.page().name == "display"


def test_sliders_follow_the_finger(hand: Hand) -> None:
    hand.at("display").slide("Brightness level", 0.25)
    assert hand.phone.state.settings.brightness == pytest.approx(0.25, abs=0.01)
    hand.at("sound").slide("Alarm volume", 0.9)
    assert hand.phone.state.settings.alarm_volume == pytest.approx(0.9, abs=0.01)


def test_a_running_app_can_be_stopped_once(hand: Hand) -> None:
    hand.phone.launch(CLOCK)
    hand.at("app_info", package=CLOCK).tap("Force stop", "OK")
    assert all(task.package != CLOCK for task in hand.phone.state.tasks)
    stop = hand.node("Force stop")
    assert stop is not None
    hand.phone.tap(*stop.visible.center_px)
    assert hand.phone.page().name == "app_info"


def test_clearing_storage_takes_the_data_of_that_app_only(hand: Hand) -> None:
    hand.phone.state.cities = ["Oslo"]
    hand.phone.state.launcher_order = [CLOCK]
    hand.at("app_storage", package=CLOCK).tap("Clear cache", "Clear storage", "Delete")
    assert hand.phone.state.cities == []
    assert hand.phone.state.installed[0].cache_mb == 0
    assert hand.phone.state.networks == laid_out().networks


def test_notifications_of_an_app_are_one_switch_seen_in_two_places(hand: Hand) -> None:
    hand.at("app_notifications").tap("Clock")
    assert not hand.phone.state.installed[0].notifications
    hand.at("app_info", package=CLOCK).tap("Notifications", "All Clock notifications")
    assert hand.phone.state.installed[0].notifications


def test_the_search_finds_a_setting_by_any_of_its_names(hand: Hand) -> None:
    hand.at("home").tap("Search settings")
    hand.phone.type_text("wlan")
    assert hand.tap("Wi-Fi").phone.page().name == "internet"
    hand.phone.key("back")
    hand.tap("Clear search", "Search settings")
    hand.phone.type_text("no such thing")
    assert hand.shows("No results")


def test_the_search_leads_to_pages_that_there_are() -> None:
    assert {entry.page for entry in ENTRIES} <= set(PAGES)


def test_a_title_moves_into_the_bar_when_the_page_scrolls(hand: Hand) -> None:
    hand.at("sound")
    hand.phone.swipe(900, 1900, 900, 700)
    bar = next(node for node in walk(hand.phone.view()) if node.id == "action_bar_title")
    assert bar.text == "Sound & vibration"


def test_the_back_arrow_leaves_every_page(hand: Hand) -> None:
    args = {"name": "HomeNet", "package": CLOCK}
    for name in PAGES:
        hand.at("display")
        page = Page(name, dict(args))
        hand.phone.open(page)
        if hand.node("Navigate up") is not None:
            hand.tap("Navigate up")
            assert hand.phone.page().name == "display"


def test_looking_changes_nothing(hand: Hand) -> None:
    hand.phone.state.installed = []
    for name in PAGES:
        hand.at(name, name="HomeNet", package=CLOCK)
        before = hand.phone.snapshot()
        hand.phone.changed()
        hand.phone.view()
        assert hand.phone.snapshot() == before


def test_every_symbol_is_in_the_icon_font(hand: Hand) -> None:
    known = json.loads(resources.files("devices.virtual").joinpath("assets/icons.json").read_text())
    for name in PAGES:
        hand.at(name, name="HomeNet", package=CLOCK)
        used = {node.icon for node in walk(hand.phone.view()) if node.icon}
        assert used <= set(known), f"{name} draws {used - set(known)}"


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32))
def test_any_walk_of_taps_leaves_a_phone_that_can_be_drawn(seed: int) -> None:
    rng, phone = Random(seed), VirtualPhone(laid_out())
    for _ in range(40):
        phone.launch(SETTINGS)
        able = [node for node in walk(phone.view()) if node.reacts and node.visible.width and node.visible.height]
        phone.tap(*rng.choice(able).visible.center_px)
        if phone.keyboard_shown:
            phone.type_text(rng.choice(["a", "wifi", "12345678", "名"]))
        if rng.random() < 0.2:
            phone.swipe(540, 1800, 540, 900)
    assert phone.view().children
