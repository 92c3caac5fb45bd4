"""Status bar and navigation bar."""

from __future__ import annotations

import pytest

from devices.virtual.phone import VirtualPhone
from devices.virtual.state import Alarm, PhoneState
from devices.virtual.system import status_bar
from devices.virtual.touch import walk


def signs(phone: VirtualPhone) -> set[str]:
    return {node.desc for node in walk(status_bar.view(phone)) if node.kind == "icon"}


def test_the_signs_follow_the_switches() -> None:
    phone = VirtualPhone()
    quiet = signs(phone)
    phone.state.settings.bluetooth = phone.state.settings.do_not_disturb = phone.state.settings.airplane = True
    phone.state.settings.wifi_name = "HomeNet"
    phone.state.alarms = [Alarm(1, 7, 30)]
    assert signs(phone) - quiet == {"Bluetooth on", "Do Not Disturb", "Airplane mode", "Wi-Fi signal full", "Alarm set"}
    assert quiet - signs(phone) == {"Phone signal full"}


def test_the_percentage_of_the_battery_is_shown_when_it_is_wanted() -> None:
    phone = VirtualPhone()
    assert "82%" in {node.text for node in walk(status_bar.view(phone))}
    phone.state.settings.battery_percentage = False
    assert "82%" not in {node.text for node in walk(status_bar.view(phone))}


@pytest.mark.parametrize(("percent", "symbol"), [(0, "battery_0_bar"), (50, "battery_4_bar"), (100, "battery_full")])
def test_the_battery_looks_as_full_as_it_is(percent: int, symbol: str) -> None:
    assert status_bar.battery_icon(percent) == symbol


def test_the_clock_counts_to_12_or_24() -> None:
    state = PhoneState(now_s=15 * 3600 + 5 * 60)
    assert status_bar.clock(state) == "3:05"
    state.system_settings["system/time_12_24"] = "24"
    assert status_bar.clock(state) == "15:05"


def test_back_closes_the_keyboard_before_it_leaves_the_page() -> None:
    phone = VirtualPhone()
    phone.launch("com.android.settings")
    find = {node.id: node for node in walk(phone.view())}
    phone.tap(*find["search_action_bar"].box.center_px)
    back = next(node for node in walk(phone.view()) if node.id == "back").box.center_px
    phone.tap(*back)
    assert not phone.keyboard_shown
    assert phone.page().name == "search"
    phone.tap(*back)
    assert phone.page().name == "home"


def test_recents_is_drawn_disabled() -> None:
    phone = VirtualPhone()
    recents = next(node for node in walk(phone.view()) if node.id == "recent_apps")
    assert not recents.enabled
    phone.tap(*recents.box.center_px)
    assert phone.touches[-1].met == ""
