"""The Calculator, used by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.virtual.apps.calculator.arithmetic import NoSum, result_of

if TYPE_CHECKING:
    from conftest import Hand


@pytest.fixture
def calculator(filled: Callable[[str], Hand]) -> Hand:
    hand = filled("com.google.android.calculator")
    hand.state.calculator.sums.clear()
    return hand


def press(hand: Hand, keys: str) -> None:
    for key in keys:
        hand.tap(key, at=-1)


@pytest.mark.parametrize(
    ("expression", "result"),
    [
        ("2+3×4", "14"), ("(2+3)×4", "20"), ("10÷4", "2.5"), ("1÷3", "0.3333333333"), ("240+10%", "264"),
        ("240×15%", "36"), ("5−8", "−3"), ("−3×−2", "6"), ("0.1+0.2", "0.3"), ("999999×999999", "9.99998E11"),
    ],
)  # fmt: skip
def test_an_expression_comes_to_what_a_pocket_calculator_says(expression: str, result: str) -> None:
    assert result_of(expression) == result


@pytest.mark.parametrize("expression", ["1÷0", "2+", "", "5..2", ")("])
def test_what_is_no_sum_has_a_reason(expression: str) -> None:
    with pytest.raises(NoSum, match=r"divide|Format"):
        result_of(expression)


@given(st.integers(0, 9999), st.integers(0, 9999))
def test_whole_numbers_are_added_exactly(one: int, other: int) -> None:
    assert result_of(f"{one}+{other}") == str(one + other)


def test_the_result_takes_the_place_of_what_was_typed_and_the_sum_is_kept(calculator: Hand) -> None:
    press(calculator, "12×3")
    assert "36" in calculator.shown()
    press(calculator, "=")
    assert calculator.state.calculator.shown == "36"
    press(calculator, "7")
    assert calculator.state.calculator.shown == "7"
    calculator.tap("More options")
    calculator.tap("History")
    calculator.tap("12×3")
    assert calculator.state.calculator.shown == "36"


def test_a_result_is_copied(calculator: Hand) -> None:
    press(calculator, "8+9")
    calculator.tap("More options")
    calculator.tap("Copy result")
    assert calculator.phone.clipboard == "17"


def test_the_history_is_cleared_after_a_yes(calculator: Hand) -> None:
    press(calculator, "8+9=")
    calculator.tap("More options")
    calculator.tap("History")
    calculator.tap("Clear history")
    calculator.tap("Clear", at=-1)
    assert calculator.state.calculator.sums == []
