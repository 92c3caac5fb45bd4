"""A month of the calendar: six weeks of days with a strip for each event."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from devices.virtual.app import Phone
from devices.virtual.apps.calendar.days import Happening, day_of, happenings, tint
from devices.virtual.system.dates import date_words
from devices.virtual.system.pickers import month_title, weekday_letters, weeks_of
from devices.virtual.widgets import Act, Node, column, row, stack, text

STRIPS = 4
"""As many fit in a day; the rest is counted."""


def title(phone: Phone, shown: date) -> str:
    return month_title(phone, shown.year, shown.month)


def grid(phone: Phone, shown: date, to_day: Callable[[date], None]) -> Node:
    weeks = weeks_of(shown.year, shown.month)
    if all(day.month != shown.month for day in weeks[-1]):
        weeks.pop()
    found = happenings(phone.state.calendar.events, weeks[0][0], weeks[-1][-1])
    by_day: dict[date, list[Happening]] = {}
    for each in found:
        by_day.setdefault(day_of(each.start_s), []).append(each)

    def opens(day: date) -> Act:
        return lambda: to_day(day)

    letters = row(*(text(letter, 13, ink="primary", bold=True, text_align="center", grow=1) for letter in
                    weekday_letters(phone)), pad=(0, 4, 0, 6))  # fmt: skip
    rows = [
        row(*(_cell(phone, day, shown, by_day.get(day, []), opens(day)) for day in week), height="fill", align="fill")
        for week in weeks
    ]
    return column(letters, *rows, height="fill", grow=1, pad=(4, 0, 4, 0))


def _cell(phone: Phone, day: date, shown: date, found: list[Happening], open_day: Act) -> Node:
    today = day == day_of(phone.state.now_s)
    ink = "on_primary" if today else "on_surface" if day.month == shown.month else "outline"
    number = stack(
        text(str(day.day), 13, ink=ink, text_align="center"), align="center", width=26, height=26, radius=13,
        fill="primary" if today else "",
    )  # fmt: skip
    fitting = found if len(found) <= STRIPS else found[: STRIPS - 1]
    strips = [_strip(each) for each in fitting]
    if len(found) > len(fitting):
        strips.append(text(f"+{len(found) - len(fitting)}", 10, ink="on_surface_dim", text_align="center"))
    return column(
        row(number, justify="center"), *strips, gap=2, width=None, height="fill", grow=1, border="outline_dim",
        pad=(1, 3, 1, 0), on_tap=open_day, desc=date_words(phone, day),
    )  # fmt: skip


def _strip(each: Happening) -> Node:
    return text(each.event.title, 10, ink="white", fill=tint(each.event), radius=3, pad=(3, 1, 2, 1))
