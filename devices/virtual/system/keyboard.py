"""The soft keyboard: letters, capitals and symbols on a QWERTY layout."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from devices.virtual.app import Phone
from devices.virtual.widgets import Node, column, icon, row, space, stack, text

HEIGHT_DP = 248.0
KEY_DP = 50.0
_LETTERS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SYMBOLS = ("1234567890", "@#$_&-+()/", "*\"':;!?")
Press = Callable[[str], None]
"""Told a key: one character, or "space", "delete", "enter", "shift", "symbols" or "letters"."""


def view(phone: Phone, press: Press) -> Node:
    """The keyboard's page as the state says."""
    page = phone.state.keyboard_page
    first, second, third = _SYMBOLS if page == "symbols" else _LETTERS
    if page == "shift":
        first, second, third = first.upper(), second.upper(), third.upper()
    inset = 0.0 if len(second) == 10 else 18.0
    bottom = [_word("ABC" if page == "symbols" else "?123", "letters" if page == "symbols" else "symbols", press)]
    bottom += [_character(",", press), _space(phone, press), _character(".", press), _enter(phone, press)]
    left = _character("=", press, grow=1.5) if page == "symbols" else _shift(phone, page, press)
    delete = _symbol(phone, "backspace", "Delete", "delete", press, grow=1.5)
    rows = (
        [_character(key, press) for key in first],
        [space(width=inset), *(_character(key, press) for key in second), space(width=inset)],
        [left, *(_character(key, press) for key in third), delete],
        bottom,
    )
    lines = [row(*keys, gap=5, height=KEY_DP, align="fill") for keys in rows]
    return column(*lines, gap=8, pad=(4, 10, 4, 10), height=HEIGHT_DP, fill="keyboard", id="keyboard_view")


def _key(content: Node, key: str, press: Press, grow: float, fill: str, name: str, radius: float = 6) -> Node:
    return stack(
        content, align="center", width=None, height="fill", grow=grow, fill=fill, radius=radius, desc=name,
        id=f"key_{name}", on_tap=partial(press, key), class_name="android.widget.TextView",
    )  # fmt: skip


def _character(key: str, press: Press, grow: float = 1) -> Node:
    return _key(text(key, 21, text_align="center"), key, press, grow, "keyboard_key", key)


def _word(words: str, key: str, press: Press) -> Node:
    return _key(text(words, 15, ink="on_surface", text_align="center"), key, press, 1.5, "keyboard_special", key, 24)


def _symbol(phone: Phone, symbol: str, desc: str, key: str, press: Press, grow: float) -> Node:
    node = _key(icon(symbol, 22, ink="on_surface"), key, press, grow, "keyboard_special", key)
    node.desc = phone.say(desc)
    return node


def _shift(phone: Phone, page: str, press: Press) -> Node:
    symbol = _symbol(phone, "shift", "Shift", "shift", press, 1.5)
    symbol.selected = page == "shift"
    if symbol.selected:
        symbol.fill, symbol.children[0].ink = "primary", "on_primary"
    return symbol


def _space(phone: Phone, press: Press) -> Node:
    words = "English" if phone.state.look.locale == "en" else "中文"
    label = text(words, 13, ink="on_surface_dim", text_align="center")
    return _key(label, "space", press, 4.6, "keyboard_key", "space")


def _enter(phone: Phone, press: Press) -> Node:
    node = _key(icon("keyboard_return", 22, ink="on_primary"), "enter", press, 1.5, "primary", "enter", 24)
    node.desc = phone.say("Enter")
    return node
