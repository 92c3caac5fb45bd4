"""Pickers of a date and of a time of day, as dialogs any app can put up.

The app has a page of its own for the dialog and says what OK does; what is picked so far stays on that page.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from devices.virtual.app import Phone
from devices.virtual.state import Page, Plain
from devices.virtual.system.dates import date_words
from devices.virtual.system.dialogs import dialog
from devices.virtual.system.status_bar import uses_24_hours
from devices.virtual.widgets import Act, Node, column, field_, icon_button, row, space, stack, text


def months_of(phone: Phone) -> list[str]:
    """The months' whole names, January first."""
    return [
        phone.say("January"), phone.say("February"), phone.say("March"), phone.say("April"), phone.say("May"),
        phone.say("June"), phone.say("July"), phone.say("August"), phone.say("September"), phone.say("October"),
        phone.say("November"), phone.say("December"),
    ]  # fmt: skip


def month_title(phone: Phone, year: int, month: int) -> str:
    """Such as "September 2026"."""
    return phone.say("{month} {year}").format(month=months_of(phone)[month - 1], year=year)


def weekday_letters(phone: Phone) -> list[str]:
    """Monday first."""
    names = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    return [phone.say(name)[:1] if phone.state.look.locale == "en" else phone.say(name)[-1:] for name in names]


def weeks_of(year: int, month: int) -> list[list[date]]:
    """Six weeks from Monday to Sunday that hold a month."""
    first = date(year, month, 1).toordinal()
    first -= date.fromordinal(first).weekday()
    return [[date.fromordinal(first + 7 * week + day) for day in range(7)] for week in range(6)]


# --- dates ------------------------------------------------------------------------------------------------------


def date_page(name: str, chosen: date, **more: str | int) -> Page:
    """The page of a date picker that starts on a day."""
    return Page(name, {"day": chosen.toordinal(), "month": chosen.year * 12 + chosen.month - 1, **more}, dialog=True)


def date_dialog(phone: Phone, page: Page, on_ok: Callable[[date], None]) -> Node:
    """A month to choose a day of; the arrows go to other months. OK closes the dialog first and then acts."""
    chosen = date.fromordinal(_number(page, "day"))
    year, month = divmod(_number(page, "month"), 12)

    def turn(by: int) -> Act:
        def turned() -> None:
            page.args["month"] = _number(page, "month") + by

        return turned

    def done() -> None:
        phone.back()
        on_ok(chosen)

    bar = row(
        text(month_title(phone, year, month + 1), 16, bold=True, grow=1, id="month"),
        icon_button("chevron_left", phone.say("Previous month"), turn(-1)),
        icon_button("chevron_right", phone.say("Next month"), turn(1)),
        pad=(24, 8, 8, 0),
    )  # fmt: skip
    letters = row(*(text(letter, 12, ink="on_surface_dim", text_align="center", grow=1) for letter in
                    weekday_letters(phone)), pad=(16, 4, 16, 4))  # fmt: skip
    rows = [_week(page, week, month + 1, chosen) for week in weeks_of(year, month + 1)]
    buttons = [(phone.say("Cancel"), phone.back), (phone.say("OK"), done)]
    return dialog(phone, date_words(phone, chosen), bar, letters, column(*rows, pad=(16, 0, 16, 0)), buttons=buttons)


def _week(page: Page, week: list[date], month: int, chosen: date) -> Node:
    cells = [_day(page, day, day == chosen) if day.month == month else space() for day in week]
    return row(*cells, height=40)


def _day(page: Page, day: date, chosen: bool) -> Node:
    def choose() -> None:
        page.args["day"] = day.toordinal()

    words = text(str(day.day), 14, ink="on_primary" if chosen else "on_surface", text_align="center")
    disc = stack(words, align="center", width=36, height=36, radius=18, fill="primary" if chosen else "")
    return stack(disc, align="center", width=None, height="fill", grow=1, on_tap=choose, selected=chosen)


def _number(page: Page, name: str) -> int:
    value = page.args[name]
    return value if isinstance(value, int) else 0


# --- times ------------------------------------------------------------------------------------------------------


def time_page(phone: Phone, name: str, hour: int, minute: int, **more: str | int) -> Page:
    """The page of a time picker that starts at a time; give the field "hour" the focus after opening it."""
    shown = hour if uses_24_hours(phone.state) else hour % 12 or 12
    args: dict[str, Plain] = {"hour": f"{shown:02d}", "minute": f"{minute:02d}", "pm": hour >= 12, "typing": "", **more}
    return Page(name, args, dialog=True)


def time_dialog(phone: Phone, page: Page, on_ok: Callable[[int, int], None]) -> Node:
    """An hour and a minute to type, and morning or afternoon. OK closes the dialog first and then acts."""
    picked = _picked(phone, page)

    def half(pm: bool) -> Act:
        def choose() -> None:
            page.args["pm"] = pm

        return choose

    def done() -> None:
        phone.back()
        if picked:
            on_ok(*picked)

    top = 23 if uses_24_hours(phone.state) else 12
    hour = column(_digits(phone, page, "hour", top), _caption(phone.say("Hour")), width=96, gap=4)
    minute = column(_digits(phone, page, "minute", 59), _caption(phone.say("Minute")), width=96, gap=4)
    parts = [hour, text(":", 44, height=72, text_align="center", width=24), minute]
    if not uses_24_hours(phone.state):
        pm = bool(page.args.get("pm"))
        halves = [_half(phone.say("AM"), not pm, half(False)), _half(phone.say("PM"), pm, half(True))]
        parts.append(column(*halves, width=52, pad=(12, 0, 0, 0), gap=0))
    fields = row(*parts, align="start", justify="center", pad=(16, 20, 16, 0))
    buttons = [(phone.say("Cancel"), phone.back), (phone.say("OK"), done if picked else None)]
    return dialog(phone, phone.say("Select time"), fields, buttons=buttons)


def _picked(phone: Phone, page: Page) -> tuple[int, int] | None:
    """The time the fields say, in 24 hours, or None while they say none."""
    hour, minute = _typed(page, "hour"), _typed(page, "minute")
    if not hour or not minute:
        return None
    if uses_24_hours(phone.state):
        return int(hour), int(minute)
    if int(hour) == 0:
        return None
    return int(hour) % 12 + (12 if page.args.get("pm") else 0), int(minute)


def _typed(page: Page, name: str) -> str:
    return str(page.args.get(name) or "")


def _digits(phone: Phone, page: Page, name: str, top: int) -> Node:
    """Two digits. A field that just got the focus shows its number as a hint: what is typed replaces it."""
    focused = phone.state.focus == name
    fresh = focused and page.args.get("typing") != name

    def typed(new: str) -> None:
        if new.isascii() and (new.isdigit() or not new) and len(new) <= 2 and int(new or 0) <= top:
            page.args[name], page.args["typing"] = new, name

    return field_(
        name, "" if fresh else _typed(page, name), typed, hint=_typed(page, name), width=96, height=72,
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
