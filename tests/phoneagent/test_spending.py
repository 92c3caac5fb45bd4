"""Tokens and money are counted, and what nobody knows is not made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoneagent.models.model import Reply
from phoneagent.spending import Prices, Spent, dollars, total


def test_the_servers_word_counts_before_any_price() -> None:
    prices = Prices(in_usd=2.0, out_usd=10.0)
    assert prices.of(Reply("", tokens_in=500_000, tokens_out=100_000)) == pytest.approx(2.0)
    assert prices.of(Reply("", tokens_in=500_000, tokens_out=100_000, cost_usd=0.25)) == 0.25
    assert prices.of(Reply("", tokens_in=500_000, cost_usd=0.0)) == 0.0


def test_without_a_price_a_cost_is_unknown_not_nothing() -> None:
    assert Prices().of(Reply("", tokens_in=500_000)) is None
    assert total([Reply("", tokens_in=3), Reply("", tokens_out=4)]) == Spent(3, 4, None)
    assert str(Spent(1200, 15)) == "1,200 → 15 tokens"


def test_what_is_known_is_summed() -> None:
    spent = total([Reply("", tokens_in=3, cost_usd=0.5), Reply("", tokens_out=4), Spent(1, 1, 0.25)])
    assert spent == Spent(4, 5, 0.75)
    assert spent.tokens == 9
    assert str(spent) == "4 → 5 tokens, $0.75"


@pytest.mark.parametrize(
    ("amount_usd", "said"),
    [
        (0.0, "$0.00"),
        (12.3, "$12.30"),
        (1234.5, "$1,234.50"),
        (0.5, "$0.50"),
        (0.042, "$0.042"),
        (0.00031, "$0.00031"),
        (1e-12, "$0.00"),
    ],
)
def test_small_amounts_are_said_with_the_places_they_need(amount_usd: float, said: str) -> None:
    assert dollars(amount_usd) == said


@given(st.floats(1e-6, 1.0))
def test_an_amount_is_never_said_wrong_by_more_than_a_tenth(amount_usd: float) -> None:
    assert float(dollars(amount_usd).removeprefix("$")) == pytest.approx(amount_usd, rel=0.1)
