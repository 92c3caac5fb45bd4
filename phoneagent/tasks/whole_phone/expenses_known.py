"""What tasks with expenses share: entries that are there or not yet, how they are told, and the moves to them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from devices.virtual.apps.expenses.data import Expense
from devices.virtual.apps.expenses.fill import expense_for
from devices.virtual.apps.expenses.kinds import KINDS
from devices.virtual.apps.expenses.log import newest_first
from devices.virtual.apps.expenses.money import amount_words, plain_amount
from devices.virtual.state import PhoneState
from phoneagent.tasks.moves import Fill, Move, Open, Tap
from phoneagent.tasks.splits import Split
from phoneagent.tasks.wording import say

EXPENSES = "org.phoneagent.expenses"


def to_expenses(state: PhoneState) -> Open:
    return Open(say(state, "Pro Expense"), EXPENSES)


def to_log(state: PhoneState) -> tuple[Move, ...]:
    """To the list of all entries."""
    return to_expenses(state), Tap(say(state, "More"))


def money(state: PhoneState, cents: int) -> str:
    return amount_words(cents, state.expenses.currency)


def fresh(rng: random.Random, split: Split, state: PhoneState, count: int) -> list[Expense]:
    """Entries of today, each with a name and an amount that no other entry has; the log loses those of that name."""
    made: list[Expense] = []
    log = state.expenses.log
    amounts = {expense.cents for expense in log}
    while len(made) < count:
        expense = expense_for(state, rng, split)
        if expense.cents not in amounts and expense.name not in {each.name for each in made}:
            log[:] = [each for each in log if each.name != expense.name]
            amounts.add(expense.cents)
            made.append(expense)
    return made


def put(state: PhoneState, expenses: Sequence[Expense]) -> list[Expense]:
    """The entries are in the log, under ids of their own."""
    for expense in expenses:
        expense.id = state.new_id()
        state.expenses.log.append(expense)
    return list(expenses)


def known(rng: random.Random, split: Split, state: PhoneState, count: int) -> list[Expense]:
    """Entries that can be told by their names; the log loses those with the same name."""
    log = state.expenses.log
    seen: set[str] = set()
    for expense in list(log):
        if expense.name in seen:
            log.remove(expense)
        seen.add(expense.name)
    if len(log) < count:
        put(state, [replace(expense) for expense in fresh(rng, split, state, count - len(log))])
    return rng.sample(log, count)


def in_order(expenses: Sequence[Expense]) -> list[Expense]:
    """As the app lists them: a plan that deletes in this order need never scroll up."""
    return newest_first(expenses)


def add(state: PhoneState, expense: Expense) -> tuple[Move, ...]:
    """From the first page and back to it."""
    kind = () if expense.category == KINDS[0].name else (Tap(say(state, expense.category)),)
    note = (Fill("note", expense.note),) if expense.note else ()
    return (
        Tap(say(state, "Add expense")), Fill("name", expense.name), Fill("amount", plain_amount(expense.cents)),
        *kind, *note, Tap(say(state, "Save")),
    )  # fmt: skip


def delete(state: PhoneState, label: str) -> tuple[Move, ...]:
    """From the log and back to it; the label is the name, or the amount where names do not tell entries apart."""
    return (
        Tap(label), Tap(say(state, "Delete expense")), Tap(say(state, "Delete"), last=True),
    )  # fmt: skip


def told(state: PhoneState, expense: Expense) -> str:
    """All of an entry, in a goal or in a file."""
    parts = [expense.name, money(state, expense.cents), say(state, expense.category)]
    if expense.note:
        parts.append(expense.note)
    return " | ".join(parts)
