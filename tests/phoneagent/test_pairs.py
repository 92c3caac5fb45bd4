"""Paired differences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoneagent.pairs import mcnemar, paired


def test_who_is_right_more_often_is_ahead_by_the_difference_of_the_rates() -> None:
    first, second = [True] * 8 + [False] * 2, [True] * 5 + [False] * 5
    found = paired(first, second, [str(number) for number in range(10)])
    assert found.mean == pytest.approx(0.3)
    assert found.low <= found.mean <= found.high
    assert (found.only_first, found.only_second) == (3, 0)
    assert found.p == pytest.approx(0.25)


def test_equal_systems_do_not_differ() -> None:
    found = paired([True, False], [True, False], ["a", "b"])
    assert (found.mean, found.low, found.high, found.p) == (0.0, 0.0, 0.0, 1.0)
    assert paired([], [], []).p == 1.0


@given(st.integers(0, 40), st.integers(0, 40))
def test_the_p_value_is_one_and_the_same_from_both_sides(one: int, other: int) -> None:
    assert 0 <= mcnemar(one, other) <= 1
    assert mcnemar(one, other) == mcnemar(other, one)
