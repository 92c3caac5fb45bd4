"""Months and times, however they are written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoneagent.models.small.moments import moments, month_of, months_ahead
from phoneagent.models.small.wording import words_of


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("3:45 PM", "15:45", "t15:45"),
        ("下午3点45分", "15:45", "t15:45"),
        ("12:05 AM", "0:05", "t0:05"),
        ("May 6", "2027-05-06", "m5"),
        ("December 2026", "12月24日", "m12"),
        ("Sunday, Mar 21", "周日", "w7"),
        ("an alarm for 03:47", "3", "3"),
        ("alarms", "New alarm", "alarm"),
    ],
)
def test_what_means_the_same_shares_a_word(one: str, other: str, shared: str) -> None:
    assert shared in set(words_of(one)) & set(words_of(other))


@pytest.mark.parametrize("text", ["26:00", "4:75", "19.7 km", "Mayor", "version 1.2.3", "13 PM"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert moments(text) == ()


DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@given(DAYS, DAYS)
def test_months_lie_as_far_apart_as_in_the_calendar(wanted: date, shown: date) -> None:
    said, seen = month_of(f"{wanted:%B} {wanted.day} {wanted.year}"), month_of(f"{shown:%Y-%m-%d}")
    assert said is not None
    assert seen is not None
    assert months_ahead(said, seen) == 12 * (wanted.year - shown.year) + wanted.month - shown.month


@given(st.text(max_size=60))
def test_any_text_has_moments_inside_it(text: str) -> None:
    assert all(0 <= start < end <= len(text) and words for start, end, words in moments(text))
