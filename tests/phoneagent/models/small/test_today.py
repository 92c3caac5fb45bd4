"""Which day a goal means, where a note says what today is."""

from __future__ import annotations

from datetime import date

import pytest

from phoneagent.models.small.today import days_meant, is_date, is_relative, words_of_day

SUNDAY = date(2027, 6, 27)


@pytest.mark.parametrize("note", ["Sunday, Jun 27", "6月27日 星期日", "Sun, 27 June"])
@pytest.mark.parametrize(
    ("goal", "day"),
    [
        ("Schedule lunch tomorrow at 1 PM", date(2027, 6, 28)),
        ("Schedule lunch the day after tomorrow", date(2027, 6, 29)),
        ("What do I have today?", SUNDAY),
        ("Add an event this Wednesday", date(2027, 6, 30)),
        ("Add an event this Sunday", date(2027, 7, 4)),
        ("Add it two weeks from today", date(2027, 7, 11)),
        ("Add it in one week", date(2027, 7, 4)),
        ("明天的活动", date(2027, 6, 28)),
        ("这个星期三有什么", date(2027, 6, 30)),
        ("两周后的会", date(2027, 7, 11)),
    ],
)
def test_a_relative_day_is_found_from_the_date_that_was_noted(note: str, goal: str, day: date) -> None:
    assert is_relative(goal)
    (found,) = days_meant(goal, ("Locker 4711", note))
    start, end, meant = found
    assert meant == day
    assert goal[start:end].strip()


def test_without_a_date_no_day_is_meant() -> None:
    assert days_meant("Schedule lunch tomorrow", ("Locker 4711",)) == ()
    assert not is_relative("Turn Wi-Fi off")


@pytest.mark.parametrize(
    "text", ["Sunday", "Jun 27", "Sunday, Jun 31", "Sunday, Jun 27 is when we meet at the station"]
)
def test_what_does_not_tell_the_day_alone_is_no_date(text: str) -> None:
    assert not is_date(text)


def test_a_day_has_the_words_of_its_month_weekday_and_number() -> None:
    assert words_of_day(SUNDAY) == ("m6", "w7", "27")
