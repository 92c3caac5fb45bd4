"""What lies before the goal's days and times, and what after."""

from __future__ import annotations

from datetime import date

import pytest

from phoneagent.models.small.order import Order, days_in, times_in


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Due Aug 6", ((8, 6),)),
        ("6 August 2027", ((8, 6),)),
        ("2027-08-06", ((8, 6),)),
        ("8月6日 周五", ((8, 6),)),
        ("from Jun 24 to Jun 30", ((6, 24), (6, 30))),
        ("August 2027", ()),
        ("May 9:30", ()),
        ("nothing", ()),
    ],
)
def test_days_are_read_as_people_write_them(text: str, days: tuple[tuple[int, int], ...]) -> None:
    assert days_in(text) == days


def test_times_are_minutes_of_the_day() -> None:
    assert times_in("9:00 AM - 2:15 PM") == (540, 855)


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("Jul 30", (1.0, 0.0)), ("Aug 6", (0.0, 0.0)), ("Aug 8", (0.0, 0.0)), ("Aug 11", (0.0, 1.0)),
        ("Milk", (0.0, 0.0)),
    ],
)  # fmt: skip
def test_a_day_lies_before_the_goal_s_first_or_after_its_last(label: str, told: tuple[float, float]) -> None:
    assert Order("Which tasks are due from August 6 to August 10?", []).of(label)[:2] == told


def test_the_turn_of_the_year_is_no_step_back() -> None:
    assert Order("due by December 30", []).of("Jan 2")[:2] == (0.0, 1.0)


def test_days_that_only_today_s_date_tells_count_too() -> None:
    assert Order("What is due tomorrow?", [date(2027, 5, 4)]).of("May 3")[:2] == (1.0, 0.0)


@pytest.mark.parametrize(
    ("label", "told"), [("8:30 AM", (1.0, 0.0)), ("10:00 – 11:00", (0.0, 0.0)), ("3:00 PM", (0.0, 1.0))]
)
def test_a_time_lies_before_between_or_after(label: str, told: tuple[float, float]) -> None:
    assert Order("between 9:00 AM and 2:00 PM", []).of(label)[2:] == told
