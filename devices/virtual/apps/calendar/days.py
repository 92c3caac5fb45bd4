"""Days of the calendar: what happens on which, repeated events included."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from devices.virtual.app import Phone
from devices.virtual.apps.calendar.data import Event
from devices.virtual.system.dates import local, time_of_day

DAY_S = 86_400
_EPOCH = date(1970, 1, 1).toordinal()
TINTS = ("#f57c00", "#2f6fdb", "#0f8a4f", "#9a43ae", "#b8326a", "#00828e")
"""Of the strips; an event keeps its colour."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event on one of its days."""

    event: Event
    start_s: int
    """Of this time, where the event repeats."""

    @property
    def end_s(self) -> int:
        return self.start_s + self.event.end_s - self.event.start_s


def moment(day: date, hour: int = 0, minute: int = 0) -> int:
    """Seconds since 1970 of a time on a day, on the phone's own clock."""
    return int(datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC).timestamp())


def day_of(at_s: float) -> date:
    return local(at_s).date()


def happenings(events: Iterable[Event], first: date, last: date) -> list[Happening]:
    """What begins on these days, both included, in order."""
    found = [
        Happening(event, moment(day) + event.start_s % DAY_S)
        for event in events
        for day in _days(event, first.toordinal(), last.toordinal())
    ]
    return sorted(found, key=lambda each: (each.start_s, not each.event.all_day, each.event.title))


def _days(event: Event, first: int, last: int) -> Sequence[date]:
    """The days between two ordinals on which an event begins."""
    start = event.start_s // DAY_S + _EPOCH
    if not event.repeat:
        return (date.fromordinal(start),) if first <= start <= last else ()
    origin = date.fromordinal(start)
    days = (date.fromordinal(each) for each in range(max(first, start), last + 1))
    match event.repeat:
        case "daily":
            return tuple(days)
        case "weekly":
            return tuple(day for day in days if day.weekday() == origin.weekday())
        case "monthly":
            return tuple(day for day in days if day.day == origin.day)
        case "yearly":
            return tuple(day for day in days if (day.month, day.day) == (origin.month, origin.day))


def tint(event: Event) -> str:
    return TINTS[sum(map(ord, event.title)) % len(TINTS)]


def hours_words(phone: Phone, start_s: int, end_s: int) -> str:
    """Such as "7:30 AM - 8:15 AM"."""
    return f"{_time(phone, start_s)} - {_time(phone, end_s)}"


def _time(phone: Phone, at_s: int) -> str:
    when = local(at_s)
    return time_of_day(phone, when.hour, when.minute)
