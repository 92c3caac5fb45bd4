"""The time picker: an hour and a minute to type, and morning or afternoon."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.clock.ringing import announce, find
from devices.virtual.apps.clock.times import local
from devices.virtual.apps.parts import page_below, words_of
from devices.virtual.state import Alarm, Page
from devices.virtual.system.dialogs import dialog
from devices.virtual.system.status_bar import uses_24_hours
from devices.virtual.widgets import Act, Node, column, field_, row, text


def pick_time(phone: Phone, alarm: Alarm | None = None) -> None:
    """Ask for the time of an alarm, or of a new one that starts at this hour; the hour can be typed at once."""
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
    """Two digits. A field that just got the focus shows its number as a hint: what is typed replaces it."""
    focused = phone.state.focus == name
    fresh = focused and page.args.get("typing") != name

    def typed(new: str) -> None:
        if new.isascii() and (new.isdigit() or not new) and len(new) <= 2 and int(new or 0) <= top:
            page.args[name], page.args["typing"] = new, name

    return field_(
        name, "" if fresh else words_of(page, name), typed, hint=words_of(page, name), width=96, height=72,
        min_height=72, size_sp=44, text_align="center", pad=(4, 4, 4, 4), fill="tonal" if focused else "surface",
        ink="on_tonal" if focused else "on_surface", on_submit=lambda: phone.focus("minute" if name == "hour" else ""),
    )  # fmt: skip


def _caption(words: str) -> Node:
    return text(words, 12, ink="on_surface_dim")


def _half(words: str, on: bool, choose: Act) -> Node:
    return text(
        words, 16, text_align="center", height=36, fill="tonal" if on else "", border="outline", radius=8,
        ink="on_tonal" if on else "on_surface_dim", on_tap=choose, checked=on, class_name="android.widget.RadioButton",
    )  # fmt: skip
