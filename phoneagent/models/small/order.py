"""Which days and times of a screen lie before those that a goal names, and which after them.

"Due by August 6" and "between 9:00 AM and 2:00 PM" ask for what a small model cannot work out from signs; so it is
told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from phoneagent.models.small.moments import moments

Day = tuple[int, int]
"""Month and day of the month."""

_AFTER_MONTH = re.compile(r"(?:月|[ .\-/]{1,2})(\d{1,2})(?![\d:])")
_BEFORE_MONTH = re.compile(r"(?<![\d:])(\d{1,2})\.? $")
_YEAR_DAYS = 12 * 31


@lru_cache(maxsize=65536)
def days_in(text: str) -> tuple[Day, ...]:
    """The days that a text names with their months."""
    found = []
    for start, end, words in moments(text):
        if words[0][0] == "m":
            day = _AFTER_MONTH.match(text, end) or _BEFORE_MONTH.search(text[:start])
            found += [(int(words[0][1:]), int(day[1]))] if day else []
    return tuple(found)


@lru_cache(maxsize=65536)
def times_in(text: str) -> tuple[int, ...]:
    """The times of day that a text names, in minutes."""
    said = (words[0][1:].split(":") for _, _, words in moments(text) if words[0][0] == "t")
    return tuple(60 * int(hour) + int(minute) for hour, minute in said)


class Order:
    """A goal's days and times."""

    def __init__(self, goal: str, meant: Sequence[date]) -> None:
        """`meant` are the days that the goal names otherwise, such as "tomorrow"."""
        self._days = (*days_in(goal), *((day.month, day.day) for day in meant))
        self._times = times_in(goal)

    def of(self, label: str) -> tuple[float, float, float, float]:
        """Whether the first day of a label lies before all of the goal's, after all of them; and its first time."""
        days = [_days_ahead(days_in(label)[0], day) for day in self._days] if self._days and days_in(label) else []
        times = [times_in(label)[0] - time for time in self._times] if self._times and times_in(label) else []
        return (*_sides(days), *_sides(times))


def _sides(ahead: Sequence[int]) -> tuple[float, float]:
    if not ahead:
        return 0.0, 0.0
    return float(max(ahead) < 0), float(min(ahead) > 0)


def _days_ahead(one: Day, other: Day) -> int:
    """About so many days one lies after the other, in the nearest year."""
    ahead = 31 * (one[0] - other[0]) + one[1] - other[1]
    return (ahead + _YEAR_DAYS // 2) % _YEAR_DAYS - _YEAR_DAYS // 2
