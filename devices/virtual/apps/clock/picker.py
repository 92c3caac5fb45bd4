"""The time picker: an hour and a minute to type, and morning or afternoon."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.clock.ringing import announce, find
from devices.virtual.apps.clock.times import local, uses_24_hours
from devices.virtual.apps.parts import page_below, words_of
from devices.virtual.state import Alarm, Page
from devices.virtual.system.dialogs import dialog
from devices.virtual.widgets import Act, Node, column, field_, row, text


def pick_time(phone: Phone, alarm: Alarm | None = None) -> None:
    """Ask for the time of an alarm, or of a new one, which starts at the current hour; the hour can be typed at once."""
    hour, minute = (alarm.hour, alarm.minute) if alarm else (local(phone.state.now_s).hour, 0)
    shown = hour if uses_24_hours(phone.state) else hour % 12 or 12
    page = Page(
        "time",
        {
            "id": alarm.id if alarm else 0,
            "hour": f"{shown:02d}",
            "minute": f"{minute:02d}",
            "pm": hour >= 12,
            "typing": "",
        },
        dialog=True,
    )
    phone.open(page)
    phone.focus("hour")


def time_dialog(phone: Phone, page: Page) -> Node:
    picked = _picked(phone, page)

    def half(pm: bool) -> Act:
        def choose() -> None:
            page.args["pm"] = pm

        return choose

    top = 23 if uses_24_hours(phone.state) else 12
    hour = column(_digits(phone, page, "hour", top), _caption(phone.say("Hour")), width=96, gap=4)
    minute = column(_digits(phone, page, "minute", 59), _caption(phone.say("Minute")), width=96, gap=4)
    parts = [hour, text(":", 44, height=72, text_align="center", width=24), minute]
    if not uses_24_hours(phone.state):
        pm = bool(page.args.get("pm"))
        halves = [_half(phone.say("AM"), not pm, half(False)), _half(phone.say("PM"), pm, half(True))]
        parts.append(column(*halves, width=52, pad=(12, 0, 0, 0), gap=0))
    done = (lambda: _set(phone, page, *picked)) if picked else None
    fields = row(*parts, align="start", justify="center", pad=(16, 20, 16, 0))
    buttons = [(phone.say("Cancel"), phone.back), (phone.say("OK"), done)]
    return dialog(phone, phone.say("Select time"), fields, buttons=buttons)


def _set(phone: Phone, page: Page, hour: int, minute: int) -> None:
    """OK: the alarm is changed or made, enabled, and its card lies open."""
    alarm = find(phone, page)
    if alarm is None:
        alarm = Alarm(phone.state.new_id(), hour, minute)
        phone.state.alarms.append(alarm)
    alarm.hour, alarm.minute, alarm.enabled = hour, minute, True
    page_below(phone).args["open"] = alarm.id
    phone.back()
    announce(phone, alarm)


def _picked(phone: Phone, page: Page) -> tuple[int, int] | None:
    """The time the fields say, in 24 hours, or None while they say none."""
    hour, minute = words_of(page, "hour"), words_of(page, "minute")
    if not hour or not minute:
        return None
    if uses_24_hours(phone.state):
        return int(hour), int(minute)
    if int(hour) == 0:
        return None
    return int(hour) % 12 + (12 if page.args.get("pm") else 0), int(minute)


def _digits(phone: Phone, page: Page, name: str, top: int) -> Node:
    """Two digits. As in Android's picker the first one typed replaces what was there, and a full hour moves on."""

    def typed(new: str) -> None:
        page.args[name] = _after_typing(words_of(page, name), new, top, fresh=words_of(page, "typing") != name)
        page.args["typing"] = name
        if name == "hour" and len(words_of(page, "hour")) == 2 and phone.state.focus == "hour":
            phone.focus("minute")

    focused = phone.state.focus == name
    return field_(
        name, words_of(page, name), typed, width=96, height=72, min_height=72, size_sp=44, text_align="center",
        pad=(4, 4, 4, 4), fill="tonal" if focused else "surface", ink="on_tonal" if focused else "on_surface",
    )  # fmt: skip


def _after_typing(old: str, new: str, top: int, *, fresh: bool) -> str:
    """What a two-digit field holds after its text became `new`; a number above `top` is not taken."""
    if fresh and new.startswith(old) and new != old:
        new = new[len(old) :]
    digits = "".join(character for character in new if character in "0123456789")
    if len(digits) > 2 or (digits and int(digits) > top):
        return old
    return digits


def _caption(words: str) -> Node:
    return text(words, 12, ink="on_surface_dim")


def _half(words: str, on: bool, choose: Act) -> Node:
    return text(
        words, 16, text_align="center", height=36, fill="tonal" if on else "", border="outline", radius=8,
        ink="on_tonal" if on else "on_surface_dim", on_tap=choose, checked=on, class_name="android.widget.RadioButton",
    )  # fmt: skip
