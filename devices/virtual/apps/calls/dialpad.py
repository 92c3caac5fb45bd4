"""The keypad: a number is tapped, and whoever it may belong to is shown above."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.calls.live import call, line_below
from devices.virtual.apps.contacts.form import tint
from devices.virtual.apps.messages.book import digits
from devices.virtual.apps.parts import words_of
from devices.virtual.state import Page
from devices.virtual.widgets import (
    Act,
    Node,
    badge,
    column,
    icon,
    icon_button,
    list_row,
    row,
    scroll,
    space,
    stack,
    text,
)

KEYS = (
    ("1", ""), ("2", "ABC"), ("3", "DEF"), ("4", "GHI"), ("5", "JKL"), ("6", "MNO"),
    ("7", "PQRS"), ("8", "TUV"), ("9", "WXYZ"), ("*", ""), ("0", "+"), ("#", ""),
)  # fmt: skip


def dialpad_page(phone: Phone, page: Page) -> Node:
    typed = words_of(page, "digits")

    def press(sign: str) -> Act:
        def act() -> None:
            page.args["digits"] = typed + sign

        return act

    def erase() -> None:
        page.args["digits"] = typed[:-1]

    def clear() -> None:
        page.args["digits"] = ""

    number = digits(typed)
    meant = [person for person in phone.state.contacts if number and number in digits(person.phone)]
    rows = [
        list_row(person.name, person.phone, leading=badge(person.name[:1].upper(), tint(person)),
                 on_tap=_fill(page, person.phone), pad=(16, 8, 16, 8))
        for person in meant[:4]
    ]  # fmt: skip
    shown = row(
        space(width=48), text(typed, 34, text_align="center", grow=1, min_height=48, id="digits"),
        icon_button("backspace", phone.say("Backspace"), erase if typed else None,
                    on_long_press=clear if typed else None),
        pad=(8, 8, 8, 0), fill="surface_high", height=64,
    )  # fmt: skip
    pad = column(
        *(row(*(_key(sign, letters, press(sign)) for sign, letters in KEYS[at : at + 3])) for at in (0, 3, 6, 9)),
        fill="surface_high", pad=(24, 4, 24, 4),
    )  # fmt: skip
    ready = bool(number)
    button = row(
        stack(
            icon("call", 28, ink="white" if ready else "disabled"), align="center", width=88, height=56, radius=28,
            fill="#1e8e3e" if ready else "surface_low", on_tap=(lambda: call(phone, typed)) if ready else None,
            enabled=ready, desc=phone.say("Dial"), class_name="android.widget.ImageButton",
        ),
        justify="center", fill="surface_high", pad=(0, 4, 0, 16),
    )  # fmt: skip
    top = row(icon_button("arrow_back", phone.say("Navigate up"), phone.back), space(), height=56, pad=(4, 0, 4, 0))
    return column(top, *line_below(phone), scroll("meant", *rows), shown, pad, button, height="fill", fill="surface")


def _fill(page: Page, number: str) -> Act:
    def act() -> None:
        page.args["digits"] = number

    return act


def _key(sign: str, letters: str, press: Act) -> Node:
    parts = [text(sign, 28, text_align="center", max_lines=1)]
    if sign.isdigit():
        parts.append(text(letters, 11, ink="on_surface_dim", text_align="center", min_height=14))
    return column(*parts, width=None, grow=1, height=68, justify="center", on_tap=press)
