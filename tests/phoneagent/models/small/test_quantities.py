"""Quantities in the unit that a goal asks for, and their sums."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoneagent.models.small.quantities import adding_up_to, amount_in, told_as

IN_MINUTES = 'In Tracks, how long was "Quarry trail" in minutes?'
IN_METRES = "Add up the distance of my rowing activities in Tracks. Answer in metres."


@pytest.mark.parametrize(
    ("text", "goal", "amount"),
    [
        ("2:13:00", IN_MINUTES, 133),
        ("53:00", IN_MINUTES, 53),
        ("1 h 5 min", IN_MINUTES, 65),
        ("16 min", IN_MINUTES, 16),
        ("2 小时 3 分钟", "用了多少分钟？只回答数字", 123),
        ("12.27 km", IN_METRES, 12270),
        ("6,67 km", "How many metres was it?", 6670),
        ("420 m", IN_METRES, 420),
        ("3.7 公里", "最长的一次划船是多少米？", 3700),
        ("12.27 km", IN_MINUTES, None),
        ("2:13:00", "How long was it?", None),
        ("Rowing", IN_METRES, None),
        ("", IN_MINUTES, None),
    ],
)
def test_a_quantity_is_told_in_the_unit_asked_for(text: str, goal: str, amount: int | None) -> None:
    assert amount_in(text, goal) == amount
    assert told_as(goal, [text]) == (text if amount is None else str(amount))


def test_several_are_added_up_or_listed() -> None:
    assert told_as(IN_METRES, ["4.51 km", "23.86 km"]) == "28370"
    assert told_as("Which songs are there?", ["Rain", "Half a Letter", "Rain"]) == "Rain, Half a Letter"
    assert told_as(IN_METRES, ["4.51 km", "Rowing"]) == "4.51 km, Rowing"


def test_what_adds_up_is_found_where_only_one_choice_does() -> None:
    shown = ["Park laps", "29.28 km", "2:22:00", "4.51 km", "23.86 km"]
    assert adding_up_to("28370", IN_METRES, shown) == (3, 4)
    assert adding_up_to("28371", IN_METRES, shown) is None
    assert adding_up_to("3000", IN_METRES, ["1 km", "2 km", "2 km"]) is None
    assert adding_up_to("Rain", IN_METRES, shown) is None


@given(st.lists(st.integers(1, 9999).map(lambda tens: tens * 10), min_size=2, max_size=6))
def test_all_of_them_add_up_to_what_is_told(metres: list[int]) -> None:
    texts = [f"{length / 1000:.2f} km" for length in metres]
    assert told_as(IN_METRES, texts) == str(sum(metres))
    found = adding_up_to(str(sum(metres)), IN_METRES, texts)
    assert found == tuple(range(len(metres)))


@given(st.text(max_size=30), st.sampled_from((IN_MINUTES, IN_METRES, "x")))
def test_any_text_is_borne(text: str, goal: str) -> None:
    assert isinstance(told_as(goal, [text]), str)
