"""The status bar: time on the left; radios, quiet, alarm and battery on the right."""

from __future__ import annotations

from datetime import UTC, datetime

from devices.virtual.app import Phone
from devices.virtual.state import PhoneState
from devices.virtual.system.notifying import posted
from devices.virtual.widgets import Node, icon, row, space, text

HEIGHT_DP = 36.0
MOST_POSTED = 4
"""So many signs of notifications fit beside the clock."""


def view(phone: Phone) -> Node:
    state = phone.state
    ink = "white" if over_wallpaper(state) else "on_surface"
    signs = [icon(name, 17, ink=ink, desc=phone.say(desc)) for name, desc in _signs(state)]
    battery = f"{state.battery}%"
    percent = [text(battery, 13, ink=ink, id="battery_percentage_view")] if state.settings.battery_percentage else []
    symbol = "battery_saver" if state.settings.battery_saver else battery_icon(state.battery)
    desc = phone.say("Battery {} percent").format(state.battery)
    return row(
        text(clock(state), 14, ink=ink, bold=True, id="clock"), *_posted(phone, ink), space(), *signs,
        row(icon(symbol, 17, ink=ink, desc=desc), *percent, width=None, gap=1),
        gap=5, height=HEIGHT_DP, pad=(24, 4, 22, 0), id="status_bar_contents",
    )  # fmt: skip


def _posted(phone: Phone, ink: str) -> list[Node]:
    """The signs of the apps that have notified, the latest first."""
    packages = dict.fromkeys(each.package for each in posted(phone))
    found = [phone.apps[package] for package in packages][:MOST_POSTED]
    return [icon(app.icon, 15, ink=ink, desc=f"{phone.say(app.label)}: {phone.say('Notifications')}") for app in found]


def over_wallpaper(state: PhoneState) -> bool:
    """Whether the home screen is in front, but for its drawer of apps: then the bars are white on the wallpaper."""
    if state.cover.shade:
        return False
    if state.cover.locked or state.cover.recents:
        return True
    return (state.at_home or not state.tasks) and state.home[-1].name == "home"


def clock(state: PhoneState) -> str:
    """The time of day as this phone writes it, without AM or PM."""
    now = datetime.fromtimestamp(state.now_s, UTC)
    return f"{now:%H:%M}" if uses_24_hours(state) else f"{now.hour % 12 or 12}:{now:%M}"


def uses_24_hours(state: PhoneState) -> bool:
    """As Settings > System > Date & time says; Chinese phones count to 24 from the start."""
    return state.system_settings.get("system/time_12_24", "24" if state.look.locale == "zh" else "12") == "24"


def battery_icon(percent: int) -> str:
    """The symbol of a battery this full; Material Symbols has eight of them."""
    step = round(percent / 100 * 7)
    return "battery_full" if step == 7 else f"battery_{step}_bar"


def _signs(state: PhoneState) -> list[tuple[str, str]]:
    """Symbol and description of each sign, left to right."""
    settings = state.settings
    signs: list[tuple[str, str]] = []
    if any(alarm.enabled for alarm in state.alarms):
        signs.append(("alarm", "Alarm set"))
    if settings.bluetooth:
        signs.append(("bluetooth", "Bluetooth on"))
    if settings.do_not_disturb:
        signs.append(("do_not_disturb_on", "Do Not Disturb"))
    if settings.hotspot:
        signs.append(("wifi_tethering", "Hotspot on"))
    if settings.data_saver:
        signs.append(("data_saver_on", "Data Saver is on"))
    if settings.wifi and settings.wifi_name:
        signs.append(("wifi", "Wi-Fi signal full"))
    if settings.airplane:
        signs.append(("flight", "Airplane mode"))
    else:
        signs.append(("signal_cellular_4_bar", "Phone signal full"))
    return signs
