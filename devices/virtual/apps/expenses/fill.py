"""What a log of expenses holds: two months of a split's things, with amounts."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from random import Random

from devices.virtual.apps.expenses import lists
from devices.virtual.apps.expenses.data import Expense
from devices.virtual.apps.expenses.money import today
from devices.virtual.state import PhoneState
from devices.virtual.word_lists import Split, part

DAYS_BACK = 60


@lru_cache
def things(split: Split, locale: str = "en") -> tuple[str, ...]:
    """What money is spent on, "category: name"."""
    return part(lists.THINGS_ZH if locale == "zh" else lists.THINGS, split)


@lru_cache
def notes(split: Split, locale: str = "en") -> tuple[str, ...]:
    return part(lists.NOTE_ZH if locale == "zh" else lists.NOTE, split)


def cents(rng: Random) -> int:
    """An amount: often whole, sometimes to the cent."""
    whole = rng.choice((rng.randrange(2, 30), rng.randrange(5, 120), rng.randrange(20, 500)))
    return whole * 100 + rng.choice((0, 0, 50, 99, 25, rng.randrange(100)))


def expense_for(state: PhoneState, rng: Random, split: Split, days_back: int = 0) -> Expense:
    """An expense of some day; in no log yet."""
    category, _, name = rng.choice(things(split, state.look.locale)).partition(": ")
    day = (today(state.now_s) - timedelta(days=days_back)).isoformat()
    note = rng.choice(notes(split, state.look.locale)) if rng.random() < 0.5 else ""
    return Expense(0, name, cents(rng), category, day, note)


def fill(state: PhoneState, rng: Random, split: Split) -> None:
    """Between a few and a few dozen entries."""
    book = state.expenses
    book.currency = "¥" if state.look.locale == "zh" else rng.choice(("$", "$", "€", "£"))
    for days_back in sorted((rng.randrange(DAYS_BACK) for _ in range(rng.choice((4, 6, 8, 12, 16, 24)))), reverse=True):
        expense = expense_for(state, rng, split, days_back)
        expense.id = state.new_id()
        book.log.append(expense)
    for months_back in range(rng.randrange(3)):
        day = (today(state.now_s).replace(day=1) - timedelta(days=30 * months_back)).isoformat()
        name = "工资" if state.look.locale == "zh" else "Salary"
        book.log.append(Expense(state.new_id(), name, rng.randrange(1500, 4000) * 100, "Income", day))
