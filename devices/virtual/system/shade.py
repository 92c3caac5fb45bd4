"""The notification shade: quick settings tiles over the list of notifications. Swiped down once it shows both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from devices.virtual.app import Phone
from devices.virtual.apps.settings.wifi import set_wifi
from devices.virtual.state import Page, PhoneState
from devices.virtual.system import launcher, notices, status_bar
from devices.virtual.system.notices import Notice
from devices.virtual.widgets import (
    Act,
    Node,
    button,
    column,
    icon,
    icon_button,
    row,
    scroll,
    slider,
    space,
    stack,
    text,
)

FEW = 4
"""Tiles over the notifications; quick settings show all."""
_SETTINGS = "com.android.settings"


class PhoneWithShade(Phone, Protocol):
    """A phone whose shade opens on "notifications" or "quick_settings", and closes on ""."""

    def show_shade(self, what: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Tile:
    """A quick setting."""

    symbol: str
    label: str
    on: Callable[[PhoneState], bool]
    flip: Callable[[PhoneState], None]
    says: Callable[[PhoneState], str] = lambda state: ""
    """What stands under the label while it is on, if not "On"; a name, not to be translated."""


def _own(name: str, symbol: str, label: str) -> Tile:
    """The tile of one of the phone's own switches."""
    return Tile(
        symbol,
        label,
        lambda state: bool(getattr(state.settings, name)),
        lambda state: setattr(state.settings, name, not getattr(state.settings, name)),
    )


def _darken(state: PhoneState) -> None:
    state.look.dark = not state.look.dark


TILES = (
    Tile(
        "wifi",
        "Internet",
        lambda state: state.settings.wifi,
        lambda state: set_wifi(state, not state.settings.wifi),
        lambda state: state.settings.wifi_name,
    ),
    _own("bluetooth", "bluetooth", "Bluetooth"),
    _own("do_not_disturb", "do_not_disturb_on", "Do Not Disturb"),
    _own("airplane", "flight", "Airplane mode"),
    _own("auto_rotate", "screen_rotation", "Auto-rotate"),
    _own("battery_saver", "battery_saver", "Battery Saver"),
    Tile("contrast", "Dark theme", lambda state: state.look.dark, _darken),
    _own("night_light", "bedtime", "Night Light"),
    _own("flashlight", "flashlight_on", "Flashlight"),
    _own("mobile_data", "swap_vert", "Mobile data"),
    _own("hotspot", "wifi_tethering", "Hotspot"),
    _own("location", "location_on", "Location"),
    _own("data_saver", "data_saver_on", "Data Saver"),
    _own("nfc", "nfc", "NFC"),
)


def view(phone: PhoneWithShade) -> Node:
    """The shade as far as it is open."""
    whole = phone.state.cover.shade == "quick_settings"

    def swiped(direction: str) -> None:
        if direction == "up":
            phone.show_shade("notifications" if whole else "")
        elif direction == "down":
            phone.show_shade("quick_settings")

    tiles = [_tile(phone, tile) for tile in (TILES if whole else TILES[:FEW])]
    lines = [row(*tiles[at : at + 2], gap=8) for at in range(0, len(tiles), 2)]
    below = [_brightness(phone), space(), _footer(phone)] if whole else [_list(phone, swiped)]
    return column(
        _head(phone), column(*lines, gap=8, pad=(0, 12, 0, 12)), *below,
        height="fill", fill="surface", pad=(16, 0, 16, 0), on_swipe=swiped, enabled=False, id="notification_panel",
    )  # fmt: skip


def _head(phone: Phone) -> Node:
    return row(
        text(status_bar.clock(phone.state), 24, id="clock"), space(), text(launcher.date_words(phone), 14, id="date"),
        height=64, pad=(8, 12, 8, 0),
    )  # fmt: skip


def _tile(phone: Phone, tile: Tile) -> Node:
    state = phone.state
    on, label = tile.on(state), phone.say(tile.label)
    words = (tile.says(state) or phone.say("On")) if on else phone.say("Off")
    fill, ink, dim = ("primary", "on_primary", "on_primary") if on else ("surface_high", "on_surface", "on_surface_dim")
    names = column(text(label, 14, ink=ink, bold=True), text(words, 12, ink=dim), grow=1, width=None)
    return row(
        icon(tile.symbol, 22, ink=ink), names, height=68, pad=(16, 0, 12, 0), gap=12, fill=fill, radius=28,
        width=None, grow=1, on_tap=lambda: tile.flip(state), checked=on, desc=label,
        class_name="android.widget.Switch", id="qs_tile",
    )  # fmt: skip


def _brightness(phone: Phone) -> Node:
    settings = phone.state.settings

    def slid(value: float) -> None:
        settings.brightness = value

    return row(icon("brightness_5", 20), slider(settings.brightness, slid, desc=phone.say("Brightness"), grow=1), gap=8)


def _footer(phone: PhoneWithShade) -> Node:
    gear = icon_button("settings", phone.say("Settings"), _opener(phone, _SETTINGS, None))
    return row(text(f"{phone.state.battery}%", 14, ink="on_surface_dim"), space(), gear, pad=(8, 0, 0, 16))


def _list(phone: PhoneWithShade, swiped: Callable[[str], None]) -> Node:
    """The notifications and what clears them. Where they scroll no further, a swipe is the shade's."""
    found = notices.shown(phone)

    def clear() -> None:
        for notice in found:
            notices.dismiss(phone.state, notice)

    can = any(not notice.lasting for notice in found)
    none = text(phone.say("No notifications"), 14, ink="on_surface_dim", text_align="center", pad=(0, 32, 0, 0))
    ends = [row(space(), button(phone.say("Clear all"), clear, style="text"), pad=(0, 8, 0, 0))] if can else []
    cards = [_card(phone, notice) for notice in found] or [none]
    return scroll("notification_stack", *cards, *ends, gap=6, on_swipe=swiped)


def _card(phone: PhoneWithShade, notice: Notice) -> Node:
    app = phone.apps.get(notice.package)
    name = phone.say(app.label if app else "Android System")
    words = [text(notice.words, 14, ink="on_surface_dim", max_lines=2)] if notice.words else []
    show = _opener(phone, notice.package, notice.page) if app else _opener(phone, _SETTINGS, None)

    def act() -> None:
        if notice.key.startswith("posted"):
            notices.dismiss(phone.state, notice)  # what was read is gone
        show()

    def swiped(direction: str) -> None:
        if direction in ("left", "right"):
            notices.dismiss(phone.state, notice)

    disc = stack(
        icon(app.icon if app else "adb", 18, ink="white"), align="center", width=32, height=32, radius=16,
        fill=app.tint if app else "#5f6368",
    )  # fmt: skip
    lines = column(text(name, 12, ink="on_surface_dim"), text(notice.title, 15, bold=True), *words, grow=1, width=None)
    return row(
        disc, lines, gap=14, pad=(16, 12, 16, 12), fill="surface_high", radius=24, on_tap=act, on_swipe=swiped,
        only_sideways=True, desc=notice.title, id="expandableNotificationRow",
    )  # fmt: skip


def _opener(phone: PhoneWithShade, package: str, page: Page | None) -> Act:
    """Close the shade and bring an app to the front, on a page where one is named."""

    def act() -> None:
        phone.show_shade("")
        phone.launch(package, page)

    return act
