"""Timers: a keypad to set one, and the cards of those that were set."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.clock.frame import tab_page
from devices.virtual.apps.clock.times import countdown
from devices.virtual.apps.parts import floating, words_of
from devices.virtual.state import Page, Timer
from devices.virtual.widgets import (
    Act,
    Node,
    button,
    column,
    fab,
    icon,
    icon_button,
    row,
    scroll,
    space,
    stack,
    text,
)  # fmt: skip

KEYS = (("1", "2", "3"), ("4", "5", "6"), ("7", "8", "9"), ("00", "0", "delete"))


def timers_page(phone: Phone, page: Page) -> Node:
    """The timers, or the keypad while there are none."""
    if not phone.state.timers:
        return new_timer_page(phone, page)
    cards = scroll("timers", *(_card(phone, timer) for timer in phone.state.timers), gap=12, pad=(16, 8, 16, 96))
    add = fab("add", phone.say("Add timer"), lambda: phone.open(Page("new_timer")))
    return tab_page(phone, "timers", phone.say("Timer"), floating(cards, add, center=True))


def new_timer_page(phone: Phone, page: Page) -> Node:
    digits = words_of(page, "digits").zfill(6)
    seconds = int(digits[:2]) * 3600 + int(digits[2:4]) * 60 + int(digits[4:])

    def start() -> None:
        phone.state.timers.insert(0, Timer(phone.state.new_id(), seconds, seconds, phone.state.now_s + seconds))
        page.args["digits"] = ""
        if page.name == "new_timer":
            phone.back()

    go = fab("play_arrow_fill", phone.say("Start timer"), start) if seconds else space(width=56, height=56)
    body = column(
        _setting(phone, digits, bool(seconds)), space(), *(_keys(phone, page, names) for names in KEYS), space(),
        row(go, justify="center", pad=(0, 8, 0, 16)), grow=1, gap=8,
    )  # fmt: skip
    up = phone.back if page.name == "new_timer" else None
    return tab_page(phone, "timers", phone.say("Timer"), body, on_back=up)


def _setting(phone: Phone, digits: str, some: bool) -> Node:
    """What has been entered, such as 00h 05m 00s."""
    units = (phone.say("h"), phone.say("m"), phone.say("s"))
    ink = "primary" if some else "on_surface_dim"
    parts = [
        row(text(digits[at : at + 2], 52, ink=ink), text(unit, 20, ink=ink), width=None, align="end", gap=2)
        for at, unit in zip((0, 2, 4), units, strict=True)
    ]
    return row(*parts, gap=12, justify="center", pad=(0, 16, 0, 24))


def _keys(phone: Phone, page: Page, names: tuple[str, ...]) -> Node:
    return row(*(_key(phone, page, name) for name in names), gap=12, justify="center")


def _key(phone: Phone, page: Page, name: str) -> Node:
    def press() -> None:
        typed = words_of(page, "digits")
        typed = typed[:-1] if name == "delete" else (typed + name).lstrip("0")
        page.args["digits"] = typed if len(typed) <= 6 else words_of(page, "digits")

    erases = name == "delete"
    face = icon("backspace", ink="on_tonal") if erases else text(name, 28, text_align="center")
    return stack(
        face, align="center", width=92, height=72, radius=36, fill="tonal" if erases else "surface_high", on_tap=press,
        desc=phone.say("Delete") if erases else "", class_name="android.widget.Button",
    )  # fmt: skip


def _card(phone: Phone, timer: Timer) -> Node:
    now_s = phone.state.now_s
    left_s = timer.left_s if timer.ends_s is None else max(0.0, timer.ends_s - now_s)

    def toggle() -> None:
        if timer.ends_s is None:
            timer.ends_s = now_s + timer.left_s
        else:
            timer.left_s, timer.ends_s = left_s, None

    def reset() -> None:
        timer.left_s, timer.ends_s = float(timer.length_s), None

    def add_minute() -> None:
        if timer.ends_s is None:
            timer.left_s += 60
        else:
            timer.ends_s = now_s + left_s + 60

    def delete() -> None:
        phone.state.timers.remove(timer)

    name = timer.label or phone.say("{time} timer").format(time=_length(phone, timer.length_s))
    top = row(text(name, 16, grow=1, id="timer_label"), icon_button("close", phone.say("Delete timer"), delete), gap=8)
    time = text(
        countdown(left_s), 52, ink="on_surface" if timer.ends_s is not None else "on_surface_dim", id="timer_text"
    )
    done = timer.ends_s is not None and left_s <= 0
    whole = timer.ends_s is None and timer.left_s == timer.length_s
    buttons = row(
        button(phone.say("+1 min"), add_minute, style="tonal"),
        icon_button("restart_alt", phone.say("Reset"), None if whole else reset),
        space(),
        _toggle(phone, timer.ends_s is not None, reset if done else toggle, done=done),
        gap=8, pad=(0, 8, 12, 8),
    )  # fmt: skip
    status = [text(phone.say("Time's up"), 14, ink="primary", bold=True)] if done else []
    return column(top, time, *status, buttons, fill="surface_high", radius=24, pad=(20, 8, 8, 8))


def _toggle(phone: Phone, running: bool, act: Act, *, done: bool) -> Node:
    symbol = "stop_fill" if done else "pause_fill" if running else "play_arrow_fill"
    desc = phone.say("Stop") if done else phone.say("Pause") if running else phone.say("Start")
    return stack(
        icon(symbol, ink="on_primary"), align="center", width=72, height=48, radius=24, fill="primary", on_tap=act,
        desc=desc, class_name="android.widget.ImageButton",
    )  # fmt: skip


def _length(phone: Phone, seconds: int) -> str:
    """Such as "1h 5m"."""
    units = ((seconds // 3600, phone.say("h")), (seconds // 60 % 60, phone.say("m")), (seconds % 60, phone.say("s")))
    return " ".join(f"{count}{unit}" for count, unit in units if count)
