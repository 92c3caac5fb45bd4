"""A week of the calendar: seven columns of hours with a block for each event."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from devices.screen import Box
from devices.virtual.app import Phone
from devices.virtual.apps.calendar.days import DAY_S, Happening, day_of, happenings, hours_words, tint
from devices.virtual.painter import Painter
from devices.virtual.state import Page
from devices.virtual.system.dates import date_words, month_names, time_of_day
from devices.virtual.system.pickers import weekday_letters
from devices.virtual.widgets import Act, Node, column, row, scroll, space, stack, text

HOUR_DP = 44.0
MORNING = 7
"""The hours begin here where nothing happens before."""
SHORTEST_MIN = 30
"""A shorter event is drawn as long as this."""


def title(phone: Phone, shown: date) -> str:
    """Such as "Sep 21 - 27"."""
    first = shown - timedelta(days=shown.weekday())
    last = first + timedelta(days=6)
    names = month_names(phone)
    opening = phone.say("{month} {day}").format(month=names[first.month - 1], day=first.day)
    if first.month == last.month and phone.state.look.locale == "en":
        return f"{opening} - {last.day}"
    return f"{opening} - " + phone.say("{month} {day}").format(month=names[last.month - 1], day=last.day)


def hours(phone: Phone, shown: date, to_day: Callable[[date], None]) -> Node:
    first = shown - timedelta(days=shown.weekday())
    days = [first + timedelta(days=at) for at in range(7)]
    found = happenings(phone.state.calendar.events, days[0], days[-1])

    def opens(day: date) -> Act:
        return lambda: to_day(day)

    heads = [_head(phone, day, letter, opens(day)) for day, letter in zip(days, weekday_letters(phone), strict=True)]
    whole_days = [
        column(*(_block(phone, each, 20) for each in found if each.event.all_day and day_of(each.start_s) == day),
               gap=2, width=None, grow=1) for day in days
    ]  # fmt: skip
    timed = [each for each in found if not each.event.all_day]
    begin = min((each.start_s % DAY_S // 3600 for each in timed), default=MORNING)
    begin = min(begin, MORNING)
    labels = column(
        *(text(time_of_day(phone, hour, 0), 10, ink="on_surface_dim", height=HOUR_DP, pad=(2, 2, 0, 0))
          for hour in range(begin, 24)), width=52,
    )  # fmt: skip
    columns = [_day(phone, [each for each in timed if day_of(each.start_s) == day], begin) for day in days]
    table = stack(
        Node("canvas", width="fill", height=(24 - begin) * HOUR_DP, paint=_lines),
        row(labels, *columns, align="start", gap=1),
        height=(24 - begin) * HOUR_DP,
    )
    return column(
        row(space(width=52), *heads, height=56), row(space(width=52), *whole_days, gap=1, align="start"),
        scroll("week", table, pad=(0, 0, 0, 88)), height="fill", grow=1, pad=(4, 0, 4, 0),
    )  # fmt: skip


def _lines(painter: Painter, box: Box, px_per_dp: float) -> None:
    """A thin line at each hour."""
    for hour in range(round(box.height / (HOUR_DP * px_per_dp))):
        top = box.top + round(hour * HOUR_DP * px_per_dp)
        painter.rect(Box(box.left, top, box.right, top + max(round(px_per_dp / 2), 1)), "outline_dim")


def _head(phone: Phone, day: date, letter: str, open_day: Act) -> Node:
    ink = "primary" if day == day_of(phone.state.now_s) else "on_surface"
    return column(
        text(letter, 12, ink=ink, text_align="center"), text(str(day.day), 16, ink=ink, bold=True, text_align="center"),
        width=None, height="fill", grow=1, justify="center", on_tap=open_day, desc=date_words(phone, day),
    )  # fmt: skip


def _day(phone: Phone, found: list[Happening], begin: int) -> Node:
    """The blocks of a day below each other; one that would overlap begins where the other ends."""
    parts: list[Node] = []
    at_min = begin * 60
    for each in found:
        start = max(each.start_s % DAY_S // 60, at_min)
        length = max((each.end_s - each.start_s) // 60, SHORTEST_MIN)
        length = min(length, 24 * 60 - start)
        if start > at_min:
            parts.append(space(height=(start - at_min) / 60 * HOUR_DP))
        parts.append(_block(phone, each, length / 60 * HOUR_DP))
        at_min = start + length
    return column(*parts, width=None, grow=1)


def _block(phone: Phone, each: Happening, height: float) -> Node:
    event = each.event
    when = phone.say("All-day") if event.all_day else hours_words(phone, each.start_s, each.end_s)
    return column(
        text(event.title, 10, ink="white", max_lines=max(int(height // 14), 1)),
        fill=tint(event), radius=4, height=height,
        pad=(2, 1, 1, 1), on_tap=phone.to(Page("event", {"id": event.id})), desc=f"{event.title}, {when}",
    )  # fmt: skip
