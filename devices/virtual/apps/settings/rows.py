"""What the pages of Settings are put together from."""

from __future__ import annotations

from collections.abc import Callable

from devices.virtual.app import Phone
from devices.virtual.state import Page, PhoneState
from devices.virtual.widgets import (
    Act,
    Node,
    column,
    icon,
    icon_button,
    list_row,
    row,
    scroll,
    slider,
    space,
    stack,
    switch,
    switch_row,
    text,
)

View = Callable[[Phone, Page], Node]

TITLE_DP = 84.0
"""How far a page scrolls before its large title has gone under the bar."""


def screen(phone: Phone, page: Page, title: str, *rows: Node, actions: tuple[Node, ...] = ()) -> Node:
    """A sub page: back arrow, a large title that scrolls away into the bar, and its rows."""
    small = text(title, 20, grow=1, id="action_bar_title") if _title_gone(phone, page) else space()
    bar = row(
        icon_button("arrow_back", phone.say("Navigate up"), phone.back), small, *actions,
        height=60, gap=8, pad=(4, 0, 4, 0), id="action_bar",
    )  # fmt: skip
    large = text(title, 32, max_lines=2, pad=(24, 20, 24, 28), id="collapsing_toolbar")
    return column(
        bar, scroll("list", large, *rows, space(height=24), id="recycler_view"), height="fill", fill="surface"
    )


def _title_gone(phone: Phone, page: Page) -> bool:
    """Whether the large title has scrolled under the bar. The phone puts the page before a list's key."""
    at_px = (px for key, px in phone.state.scroll_px.items() if key.endswith(f":{page.name}:list"))
    return max(at_px, default=0) > TITLE_DP * phone.state.dpi / 160


def link(
    phone: Phone, to: str, title: str, summary: str = "", *, symbol: str = "", leading: Node | None = None, **args: str
) -> Node:
    """A row that opens another page of Settings."""
    leading = icon(symbol) if symbol else leading
    return list_row(title, summary, leading=leading, on_tap=phone.to(Page(to, dict(args))))


def ask(phone: Phone, to: str, title: str, summary: str = "", *, symbol: str = "", **args: str) -> Node:
    """A row that opens a dialog of Settings."""
    leading = icon(symbol) if symbol else None
    return list_row(title, summary, leading=leading, on_tap=phone.to(Page(to, dict(args), dialog=True)))


def flip(phone: Phone, name: str) -> Act:
    """The act of turning one of the phone's own switches."""
    settings = phone.state.settings
    return lambda: setattr(settings, name, not getattr(settings, name))


def own_switch(phone: Phone, name: str, title: str, summary: str = "", *, symbol: str = "") -> Node:
    """A row that turns a switch of `Settings`."""
    leading = icon(symbol) if symbol else None
    return switch_row(title, bool(getattr(phone.state.settings, name)), flip(phone, name), summary, leading=leading)


def main_switch(title: str, on: bool, on_tap: Act) -> Node:
    """The large rounded switch on top of a page that is about one thing."""
    bar = row(
        text(title, 18, grow=1, ink="on_tonal" if on else "on_surface", max_lines=2, id="switch_text"), switch(on),
        fill="tonal" if on else "surface_high", radius=28, min_height=72, pad=(24, 12, 20, 12), gap=16,
        on_tap=on_tap, id="main_switch_bar",
    )  # fmt: skip
    return column(bar, pad=(16, 0, 16, 16))


def stored(state: PhoneState, key: str, default: str) -> str:
    """A value without a field of its own, under its Android name "namespace/key"."""
    return state.system_settings.get(key, default)


def is_stored(state: PhoneState, key: str, default: bool) -> bool:
    return stored(state, key, str(int(default))) == "1"


def stored_switch(phone: Phone, key: str, title: str, summary: str = "", *, default: bool = False) -> Node:
    """A row that turns a switch kept under its Android name."""
    state = phone.state
    on = is_stored(state, key, default)

    def turn() -> None:
        state.system_settings[key] = str(int(not on))

    return switch_row(title, on, turn, summary)


def sliding(symbol: str, title: str, value: float, on_slide: Callable[[float], None], key: str) -> Node:
    """A titled slider with its icon."""
    bar = row(icon(symbol), slider(value, on_slide, grow=1, desc=title, id=key), gap=12, pad=(24, 0, 20, 8))
    return column(text(title, 16, pad=(64, 12, 24, 0)), bar)


def fact(phone: Phone, title: str, value: str) -> Node:
    """Something to read; a tap copies it."""

    def copy() -> None:
        phone.state.clipboard = value
        phone.toast(phone.say("Copied"))

    return list_row(title, value, on_tap=copy)


def paragraph(words: str, symbol: str = "info") -> Node:
    """Small print at the end of a page."""
    return column(icon(symbol, 20), text(words, 14, ink="on_surface_dim", max_lines=8), gap=12, align="start",
                  pad=(24, 20, 24, 16))  # fmt: skip


def disc(symbol: str, tint: str, size: float = 40) -> Node:
    """An app's icon: a white symbol on a coloured disc."""
    return stack(
        icon(symbol, size * 0.58, ink="white"), align="center", width=size, height=size, fill=tint, radius=size / 2
    )


def on_off(phone: Phone, on: bool) -> str:
    return phone.say("On" if on else "Off")
