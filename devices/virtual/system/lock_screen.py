"""The lock screen: the time; swiped up, the pad for the PIN."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from devices.virtual.app import Phone
from devices.virtual.system import launcher, status_bar
from devices.virtual.widgets import Act, Node, column, icon, row, space, stack, text

_ROWS = ("123", "456", "789")


class PhoneWithLock(Phone, Protocol):
    """A phone whose lock screen can be swiped up."""

    def lift_lock(self) -> None: ...


def view(phone: PhoneWithLock) -> Node:
    """What is on it, over the wallpaper."""
    return _pad(phone) if phone.state.cover.asks_pin else _clock(phone)


def _clock(phone: PhoneWithLock) -> Node:
    def swiped(direction: str) -> None:
        if direction == "up":
            phone.lift_lock()

    return column(
        row(icon("lock", 24, ink="white", desc=phone.say("Locked")), justify="center", pad=(0, 56, 0, 24)),
        text(status_bar.clock(phone.state), 84, ink="white", text_align="center", id="lockscreen_clock"),
        text(launcher.date_words(phone), 20, ink="white", text_align="center"),
        space(),
        text(phone.say("Swipe up to open"), 15, ink="white", text_align="center", pad=(0, 0, 0, 32)),
        height="fill", on_swipe=swiped, id="keyguard_status_view",
    )  # fmt: skip


def _pad(phone: Phone) -> Node:
    cover = phone.state.cover

    def digit(key: str) -> None:
        cover.pin_typed += key

    def delete() -> None:
        cover.pin_typed = cover.pin_typed[:-1]

    def enter() -> None:
        cover.locked = cover.pin_typed != phone.state.pin
        cover.asks_pin, cover.pin_typed = cover.locked, ""

    lines = [row(*(_key(text(key, 30, ink="white"), key, partial(digit, key)) for key in keys)) for keys in _ROWS]
    last = row(
        _key(icon("backspace", 26, ink="white"), phone.say("Delete"), delete),
        _key(text("0", 30, ink="white"), "0", partial(digit, "0")),
        _key(icon("keyboard_return", 26, ink="white"), phone.say("Enter"), enter),
    )
    dots = text("•" * len(cover.pin_typed) or phone.say("Enter your PIN"), 22, ink="white", text_align="center")
    return column(
        space(), dots, column(*lines, last, gap=14, pad=(24, 40, 24, 48)), height="fill", fill="#00000066",
        id="keyguard_pin_view",
    )  # fmt: skip


def _key(content: Node, name: str, act: Act) -> Node:
    return stack(
        content, align="center", width=None, grow=1, height=76, desc=name, on_tap=act,
        class_name="android.widget.Button", id=f"key{name}" if name.isdecimal() else "",
    )  # fmt: skip
