"""Tasks with expenses: adding, correcting, deleting, adding up; copying from files has a file of its own."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from devices.virtual.apps.expenses.data import Expense
from devices.virtual.apps.expenses.fill import cents, expense_for
from devices.virtual.apps.expenses.kinds import INCOME
from devices.virtual.apps.expenses.money import amount_words, month_words, plain_amount, today
from devices.virtual.apps.expenses.sums import by_kind
from devices.virtual.state import PhoneState
from phoneagent.tasks.moves import Answer, Ask, Fill, Move, Tap
from phoneagent.tasks.splits import Split
from phoneagent.tasks.task import Task, Template
from phoneagent.tasks.whole_phone.expenses_copying import COPYING
from phoneagent.tasks.whole_phone.expenses_known import (
    add,
    delete,
    fresh,
    in_order,
    known,
    money,
    put,
    to_expenses,
    to_log,
    told,
)
from phoneagent.tasks.wording import say, worded


def _adding(rng: random.Random, split: Split, state: PhoneState, count: int) -> Task:
    new = fresh(rng, split, state, count)
    text = "\n".join(told(state, expense) for expense in new)
    what = "this expense" if count == 1 else "these expenses"
    goal = worded(
        rng, split,
        ("Add {what} to Pro Expense:\n{text}", "Enter {what} into Pro Expense, dated today:\n{text}",
         "Log {what} in the Pro Expense app.\n{text}"),
        ("I spent money today. Put {what} into Pro Expense:\n{text}", "Pro Expense lacks {what} of today:\n{text}"),
    ).format(what=what, text=text)  # fmt: skip
    moves = [move for expense in new for move in add(state, expense)]
    plan = (to_expenses(state), *moves)
    return Task(
        goal, plan, lambda after: after.expenses.log.extend(new), goal_zh=f"在专业记账中添加今天的支出：\n{text}"
    )


def add_one(rng: random.Random, split: Split, state: PhoneState) -> Task:
    return _adding(rng, split, state, 1)


def add_several(rng: random.Random, split: Split, state: PhoneState) -> Task:
    return _adding(rng, split, state, rng.choice((2, 3)))


def ask_amount(rng: random.Random, split: Split, state: PhoneState) -> Task:
    """The amount is known to the person alone."""
    new = fresh(rng, split, state, 1)[0]
    new.note = ""
    kind = say(state, new.category)
    goal = worded(
        rng, split,
        ("Add today's expense {0} to Pro Expense, category {1}",
         "Log {0} ({1}) in Pro Expense; ask me how much it was"),
        ("I paid for {0} today. Enter it in Pro Expense under {1}", "Pro Expense should have {0} of today, as {1}"),
    ).format(new.name, kind)  # fmt: skip
    first, *rest = add(state, new)
    question = "多少钱？" if state.look.locale == "zh" else "How much was it?"
    plan: tuple[Move, ...] = (to_expenses(state), Ask(question), first, *rest)
    goal_zh = f"在专业记账中记一笔今天的{new.name}，类别{kind}"
    return Task(
        goal, plan, lambda after: after.expenses.log.append(new), goal_zh=goal_zh, person=money(state, new.cents)
    )


def _deleting(rng: random.Random, split: Split, state: PhoneState, gone: Sequence[Expense]) -> Task:
    names = rng.sample([expense.name for expense in gone], len(gone))
    if len(gone) == 1:
        goal = worded(
            rng, split,
            ("Delete the expense {} from Pro Expense", "Remove {} from my expenses", "In Pro Expense, delete {}"),
            ("The entry {} in Pro Expense is wrong, delete it", "I got my money back for {}: erase it in Pro Expense"),
        ).format(names[0])  # fmt: skip
    else:
        goal = worded(
            rng, split,
            ("Delete the following expenses from Pro Expense: {}", "Remove these from my expenses: {}",
             "Delete these entries of Pro Expense: {}"),
            ("These were not mine, delete them in Pro Expense: {}", "Take {} out of Pro Expense"),
        ).format(", ".join(names))  # fmt: skip
    moves = [move for expense in in_order(gone) for move in delete(state, expense.name)]
    return _without(gone, goal, f"从专业记账中删除{'、'.join(names)}", (*to_log(state), *moves))


def _without(gone: Sequence[Expense], goal: str, goal_zh: str, plan: tuple[Move, ...]) -> Task:
    copies = [replace(expense) for expense in gone]

    def want(after: PhoneState) -> None:
        for expense in copies:
            after.expenses.log.remove(expense)

    return Task(goal, plan, want, goal_zh=goal_zh)


def delete_one(rng: random.Random, split: Split, state: PhoneState) -> Task:
    return _deleting(rng, split, state, known(rng, split, state, 1))


def delete_several(rng: random.Random, split: Split, state: PhoneState) -> Task:
    return _deleting(rng, split, state, known(rng, split, state, 3))


def delete_among_many(rng: random.Random, split: Split, state: PhoneState) -> Task:
    names = {expense.name for expense in state.expenses.log}
    more = [expense_for(state, rng, split, rng.randrange(50)) for _ in range(20)]
    put(state, [expense for expense in more if expense.name not in names])
    return _deleting(rng, split, state, known(rng, split, state, 3))


def _doubles(rng: random.Random, split: Split, state: PhoneState, doubled: int, *, near: bool) -> Task:
    """Some entries twice, and, where `near`, others that differ from them in the amount alone."""
    gone = put(state, fresh(rng, split, state, doubled))
    put(state, [replace(expense) for expense in gone])
    if near:
        amounts = {expense.cents for expense in state.expenses.log}
        free = range(max(amounts) + 100, max(amounts) + 2000, 50)
        put(state, [replace(each, cents=other) for each, other in zip(gone, rng.sample(free, doubled), strict=True)])
    goal = worded(
        rng, split,
        ("Delete all but one of any expenses in Pro Expense that are exact duplicates",
         "Some entries of Pro Expense are there twice, equal in everything. Keep one of each",
         "Remove the duplicates from Pro Expense, so that one of each is left"),
        ("Clean up Pro Expense: of fully equal entries only one shall stay",
         "Nothing should be counted twice in Pro Expense; delete exact doubles"),
    )  # fmt: skip
    labels = [amount_words(each.cents, state.expenses.currency) if near else each.name for each in in_order(gone)]
    moves = [move for label in labels for move in delete(state, label)]
    return _without(gone, goal, "专业记账里有完全相同的重复支出，每种只保留一笔", (*to_log(state), *moves))


def delete_doubles(rng: random.Random, split: Split, state: PhoneState) -> Task:
    return _doubles(rng, split, state, 1, near=False)


def delete_doubles_with_near_ones(rng: random.Random, split: Split, state: PhoneState) -> Task:
    return _doubles(rng, split, state, 2, near=True)


def correct_amount(rng: random.Random, split: Split, state: PhoneState) -> Task:
    expense = known(rng, split, state, 1)[0]
    now = cents(rng)
    while now == expense.cents:
        now = cents(rng)
    name = expense.name
    goal = worded(
        rng, split,
        ("Change the amount of {0} in Pro Expense to {1}", "In Pro Expense, {0} should be {1}. Correct it",
         "Edit the expense {0}: it was {1}"),
        ("I mistyped the price of {0} in Pro Expense; it is {1}", "{0} did cost {1}, put that right in Pro Expense"),
    ).format(name, money(state, now))  # fmt: skip

    def want(after: PhoneState) -> None:
        next(each for each in after.expenses.log if each.name == name).cents = now

    plan = (
        *to_log(state), Tap(name), Tap(say(state, "Edit expense")), Fill("amount", plain_amount(now)),
        Tap(say(state, "Save")),
    )  # fmt: skip
    return Task(goal, plan, want, goal_zh=f"把专业记账中{name}的金额改为{money(state, now)}")


def total_of_category(rng: random.Random, split: Split, state: PhoneState) -> Task:
    month = today(state.now_s).isoformat()[:7]
    put(state, fresh(rng, split, state, 2))
    sums = by_kind(state.expenses.log, month)
    kind = rng.choice(sorted(sums))
    when = month_words(lambda words: say(state, words), month)
    goal = worded(
        rng, split,
        ("How much did I spend on {0} in {1}, according to Pro Expense?", "What is my total for {0} in {1}?",
         "Tell me what I spent on {0} in {1}"),
        ("Look into Pro Expense: what did {0} cost me in {1}?", "I need the sum of my {0} expenses of {1}"),
    ).format(say(state, kind), when)  # fmt: skip
    amount = f"{sums[kind] / 100:.2f}"
    plan = (
        to_expenses(state), Tap(say(state, "Open navigation drawer")), Tap(say(state, "Statistics")), Answer(amount),
    )  # fmt: skip
    goal_zh = f"根据专业记账，{when}我在{say(state, kind)}上花了多少钱？"
    return Task(goal, plan, answers=(amount, money(state, sums[kind])), goal_zh=goal_zh)


def largest(rng: random.Random, split: Split, state: PhoneState) -> Task:
    known(rng, split, state, 2)
    spent = [expense for expense in state.expenses.log if expense.category != INCOME]
    most = max(expense.cents for expense in spent)
    top = next(expense for expense in spent if expense.cents == most)
    top.cents += 700  # alone at the top
    goal = worded(
        rng, split,
        ("What was my largest expense in Pro Expense, leaving out income?",
         "Which expense in Pro Expense was the highest?",
         "Tell me the name of the biggest expense in Pro Expense; income is none"),
        ("On what single thing did I spend the most, says Pro Expense?",
         "Look up my most expensive entry in Pro Expense"),
    )  # fmt: skip
    plan = (
        *to_log(state), Tap(say(state, "Sort")), Tap(say(state, "Largest amount first")), Answer(top.name),
    )  # fmt: skip
    return Task(goal, plan, answers=(top.name,), goal_zh="专业记账中最大的一笔支出是什么（不算收入）？")


TEMPLATES = (
    Template("expenses_add", "Expenses", 8, add_one, androidworld="ExpenseAddSingle"),
    Template("expenses_add_several", "Expenses", 14, add_several, "medium", androidworld="ExpenseAddMultiple"),
    Template("expenses_ask_amount", "Expenses", 9, ask_amount, "medium"),
    Template("expenses_delete", "Expenses", 6, delete_one, androidworld="ExpenseDeleteSingle"),
    Template("expenses_delete_several", "Expenses", 12, delete_several, "medium", androidworld="ExpenseDeleteMultiple"),
    Template("expenses_delete_among_many", "Expenses", 12, delete_among_many, "hard", sealed=True,
             androidworld="ExpenseDeleteMultiple2"),
    Template("expenses_delete_duplicates", "Expenses", 6, delete_doubles, "medium",
             androidworld="ExpenseDeleteDuplicates"),
    Template("expenses_delete_duplicates_near", "Expenses", 9, delete_doubles_with_near_ones, "hard",
             androidworld="ExpenseDeleteDuplicates2"),
    Template("expenses_correct_amount", "Expenses", 9, correct_amount),
    Template("expenses_answer_total", "Expenses", 5, total_of_category, "medium"),
    Template("expenses_answer_largest", "Expenses", 6, largest, "medium", sealed=True),
    *COPYING,
)  # fmt: skip
