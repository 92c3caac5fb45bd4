"""Which day a goal means by "tomorrow", "this Friday", "two weeks from today": today's date stands on the home screen,
and a note of it is all that a later step has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from phoneagent.models.small.moments import moments

_RELATIVE = re.compile(
    r"\b(?P<tomorrow>(?:the )?day after tomorrow|tomorrow|today|tonight)\b"
    r"|\b(?P<weeks>one|two|three|a|in two|in three|in one) weeks?(?: from (?:today|now))?\b"
    r"|\b(?:this|next|coming) (?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    r"|(?P<zh>后天|明天|今天|今晚)|(?P<weeks_zh>[一两三])(?:周|个?星期)后|(?:这个|这|下个|下)?(?:星期|周)(?P<day_zh>[一二三四五六日天])",
    re.IGNORECASE,
)
_DATE = re.compile(r"[A-Z][a-z]{2,8} (?P<day>\d{1,2})\b|\b(?P<first>\d{1,2}) [A-Z][a-z]{2,8}|\d月(?P<day_zh>\d{1,2})日")
_DAYS = {"today": 0, "tonight": 0, "tomorrow": 1, "今天": 0, "今晚": 0, "明天": 1, "后天": 2}
_WEEKS = {"a": 1, "one": 1, "two": 2, "three": 3, "一": 1, "两": 2, "三": 3}
_YEARS = range(2024, 2031)
"""A weekday and a day of a month tell the year among so many."""


def is_relative(goal: str) -> bool:
    """Whether a goal names a day that only today's date tells."""
    return _RELATIVE.search(goal) is not None


def is_date(text: str) -> bool:
    """Whether a text is a date with its weekday and nothing else, as a home screen shows it."""
    return len(text) <= 30 and _day_of(text) is not None


@lru_cache(maxsize=4096)
def days_meant(goal: str, notes: tuple[str, ...]) -> tuple[tuple[int, int, date], ...]:
    """Where such days stand in the goal, start and end, and which they are; none where no note says today's date."""
    today = next((day for note in notes if (day := _day_of(note)) is not None), None)
    if today is None:
        return ()
    return tuple((*match.span(), _meant(match, today)) for match in _RELATIVE.finditer(goal))


def words_of_day(day: date) -> tuple[str, ...]:
    """A day's words, as `moments.py` calls them: its month, its weekday, its number."""
    return f"m{day.month}", f"w{day.isoweekday()}", str(day.day)


def _meant(match: re.Match[str], today: date) -> date:
    said = {name: text.lower() for name, text in match.groupdict().items() if text}
    if near := said.get("tomorrow") or said.get("zh"):
        return today + timedelta(days=2 if "after" in near else _DAYS[near])
    if weeks := said.get("weeks") or said.get("weeks_zh"):
        return today + timedelta(weeks=_WEEKS[weeks.removeprefix("in ")])
    weekday = next(_numbers(match[0], "w"))
    return today + timedelta(days=(weekday - today.isoweekday() - 1) % 7 + 1)


def _day_of(text: str) -> date | None:
    """The day a text says with its weekday, in a year in which it falls on that."""
    found, month, weekday = _DATE.search(text), next(_numbers(text, "m"), None), next(_numbers(text, "w"), None)
    if found is None or month is None or weekday is None:
        return None
    number = int(found["day"] or found["first"] or found["day_zh"])
    return next((day for year in _YEARS if (day := _date(year, month, number)) and day.isoweekday() == weekday), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _numbers(text: str, sign: str) -> Iterator[int]:
    return (int(word[1:]) for _, _, words in moments(text) for word in words if word[0] == sign and word[1:].isdigit())
