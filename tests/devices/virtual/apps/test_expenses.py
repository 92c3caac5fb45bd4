"""The log of expenses, used by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from devices.virtual.apps.expenses.data import Expense
from devices.virtual.apps.expenses.money import cents_of, may_be_amount, next_month, plain_amount, today
from devices.virtual.apps.expenses.sums import by_kind

if TYPE_CHECKING:
    from conftest import Hand

APP = "org.phoneagent.expenses"


def test_an_expense_is_added_today(fresh: Callable[[str], Hand]) -> None:
    hand = fresh(APP)
    hand.tap("Add expense")
    hand.type("name", "Ramen")
    hand.type("amount", "12.5")
    hand.tap("Food")
    hand.tap("Save")
    (expense,) = hand.state.expenses.log
    day = today(hand.state.now_s).isoformat()
    assert (expense.name, expense.cents, expense.category, expense.day) == ("Ramen", 1250, "Food", day)


def test_what_is_no_amount_is_not_taken(fresh: Callable[[str], Hand]) -> None:
    hand = fresh(APP)
    hand.tap("Add expense")
    hand.type("amount", "12")
    hand.phone.type_text("x")
    assert hand.page.args["amount"] == "12"


def test_an_expense_is_deleted_after_a_question(fresh: Callable[[str], Hand]) -> None:
    hand = fresh(APP)
    hand.state.expenses.log = [Expense(1, "Rent", 90_000, "Housing", "2026-09-01")]
    hand.phone.changed()
    hand.tap("More")
    hand.tap("Rent")
    hand.tap("Delete expense")
    assert hand.state.expenses.log
    hand.tap("Delete", at=-1)
    assert not hand.state.expenses.log


def test_the_log_is_filtered_and_sorted(fresh: Callable[[str], Hand]) -> None:
    hand = fresh(APP)
    hand.state.expenses.log = [
        Expense(1, "Rent", 90_000, "Housing", "2026-09-01"), Expense(2, "Ramen", 1250, "Food", "2026-09-02"),
    ]  # fmt: skip
    hand.phone.changed()
    hand.tap("More")
    assert hand.shown().index("Ramen") < hand.shown().index("Rent")
    hand.tap("Sort")
    hand.tap("Largest amount first")
    assert hand.shown().index("Rent") < hand.shown().index("Ramen")
    hand.tap("Filter")
    hand.tap("Food")
    assert "Rent" not in hand.shown()


def test_income_is_no_expense() -> None:
    log = [Expense(1, "Salary", 500, "Income", "2026-09-01"), Expense(2, "Ramen", 100, "Food", "2026-09-02")]
    assert by_kind(log, "2026-09") == {"Food": 100}


@given(st.integers(1, 9_999_999))
def test_an_amount_is_read_as_it_is_written(cents: int) -> None:
    assert may_be_amount(plain_amount(cents))
    assert cents_of(plain_amount(cents)) == cents


def test_months_count_on_over_the_year() -> None:
    assert next_month("2026-12") == "2027-01"
    assert next_month("2026-01", -1) == "2025-12"
