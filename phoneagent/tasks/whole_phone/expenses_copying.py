"""Tasks that copy expenses from a text file or a picture into the log."""

from __future__ import annotations

import random

from devices.virtual.state import PhoneState
from phoneagent.tasks.splits import Split
from phoneagent.tasks.task import Task, Template
from phoneagent.tasks.whole_phone.expenses_known import add, fresh, to_expenses, told
from phoneagent.tasks.whole_phone.recipes_copying import place_picture, place_text
from phoneagent.tasks.wording import worded


def from_file(rng: random.Random, split: Split, state: PhoneState) -> Task:
    """Of the lines of a file only those that someone pays back."""
    lines = fresh(rng, split, state, 5)
    for expense in lines:
        expense.note = ""
    paid_back = lines[: rng.choice((2, 3))]
    rng.shuffle(lines)
    chosen = [expense for expense in lines if expense in paid_back]
    back, own = ("可报销", "自费") if state.look.locale == "zh" else ("reimbursable", "private")
    text = "\n".join(f"{told(state, each)} | {back if each in chosen else own}" for each in lines)
    reading = place_text(state, rng, "my_expenses.txt", text)
    goal = worded(
        rng, split,
        ("Go through the lines of my_expenses.txt in Documents (Files app). Log the reimbursable ones in Pro Expense, "
         "dated today",
         "Add the reimbursable expenses of Documents/my_expenses.txt to Pro Expense, with category and today's date"),
        ("Some lines of Documents/my_expenses.txt are marked reimbursable. Enter those in Pro Expense, dated today",
         "Read my_expenses.txt in Documents; what is reimbursable there goes into Pro Expense as of today"),
    )  # fmt: skip
    moves = [move for expense in chosen for move in add(state, expense)]
    goal_zh = "查看 Documents 文件夹里的 my_expenses.txt，把标为可报销的各项以今天的日期记入专业记账"
    plan = (*reading, to_expenses(state), *moves)
    return Task(goal, plan, lambda after: after.expenses.log.extend(chosen), goal_zh=goal_zh)


def from_picture(rng: random.Random, split: Split, state: PhoneState) -> Task:
    new = fresh(rng, split, state, rng.choice((2, 3)))
    for expense in new:
        expense.note = ""
    heading = "支出" if state.look.locale == "zh" else "Expenses"
    lines = [told(state, expense).replace(" | ", "  ") for expense in new]
    reading = place_picture(state, "expenses.jpg", "|".join([heading, *lines]))
    goal = worded(
        rng, split,
        ("Add the expenses on the picture expenses.jpg (album Pictures in Gallery) to Pro Expense, dated today",
         "Look at expenses.jpg in the album Pictures of Gallery and log what it lists in Pro Expense for today"),
        ("I photographed what I spent today: Pictures/expenses.jpg. Enter it all in Pro Expense",
         "Put every expense of the picture Pictures/expenses.jpg into Pro Expense, as of today"),
    )  # fmt: skip
    moves = [move for expense in new for move in add(state, expense)]
    goal_zh = "把图库 Pictures 相册里 expenses.jpg 上的支出以今天的日期记入专业记账"
    plan = (*reading, to_expenses(state), *moves)
    return Task(goal, plan, lambda after: after.expenses.log.extend(new), goal_zh=goal_zh)


COPYING = (
    Template("expenses_from_file", "Expenses", 18, from_file, "hard", androidworld="ExpenseAddMultipleFromMarkor"),
    Template("expenses_from_picture", "Expenses", 18, from_picture, "hard",
             androidworld="ExpenseAddMultipleFromGallery"),
)  # fmt: skip
