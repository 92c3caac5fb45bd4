"""Tasks in the Calculator: what something comes to, a share of it, copying, forgetting."""

from __future__ import annotations

import random

from devices.virtual.apps.calculator.arithmetic import result_of
from devices.virtual.apps.calculator.data import Sum
from devices.virtual.apps.calculator.fill import expression_for
from devices.virtual.state import PhoneState
from phoneagent.tasks.plan import Answer, Move, Open, Tap
from phoneagent.tasks.splits import Split
from phoneagent.tasks.task import Task, Template
from phoneagent.tasks.wording import say, worded

CALCULATOR = "com.google.android.calculator"


def _to_calculator(state: PhoneState) -> Open:
    return Open(say(state, "Calculator"), CALCULATOR)


def _keys(expression: str) -> tuple[Move, ...]:
    return tuple(Tap(key) for key in (*expression, "="))


def _short(rng: random.Random, split: Split) -> str:
    """A sum of few keys."""
    return min((expression_for(rng, split) for _ in range(3)), key=len)


def compute(rng: random.Random, split: Split, state: PhoneState) -> Task:
    expression = _short(rng, split)
    result = result_of(expression).replace("−", "-")
    goal = worded(
        rng, split,
        ("What is {}? Use the Calculator and tell me the result.", "Work out {} with the Calculator and answer.",
         "Calculate {} in the Calculator app. What does it come to?"),
        ("Please let the Calculator compute {} and give me the number.",),
    ).format(expression)  # fmt: skip
    want = Sum(expression, result_of(expression))
    plan = (_to_calculator(state), *_keys(expression), Answer(result))
    goal_zh = f"用计算器计算 {expression}，并告诉我结果"
    return Task(goal, plan, lambda after: after.calculator.sums.append(want), goal_zh=goal_zh, answers=(result,))


def share(rng: random.Random, split: Split, state: PhoneState) -> Task:
    whole, percent = rng.randrange(4, 90) * 10, rng.choice((7, 12, 18) if split == "sealed" else (5, 10, 15, 20, 25))
    expression = f"{whole}+{percent}%"
    result = result_of(expression)
    goal = worded(
        rng, split,
        ("A meal costs {0} and I want to add {1}% tip. Use the Calculator: what do I pay in all?",
         "Add {1}% to {0} with the Calculator and tell me the result."),
        ("With the Calculator, find out what {0} plus {1} percent is.",),
    ).format(whole, percent)  # fmt: skip
    plan = (_to_calculator(state), *_keys(expression), Answer(result))
    goal_zh = f"一顿饭{whole}元，再加{percent}%的小费。用计算器算一算，一共付多少？"
    return Task(goal, plan, goal_zh=goal_zh, answers=(result,))


def copy_result(rng: random.Random, split: Split, state: PhoneState) -> Task:
    expression = _short(rng, split)
    result = result_of(expression)
    goal = worded(
        rng, split,
        ("Compute {} in the Calculator and copy the result", "Put the result of {} on the clipboard, from Calculator",
         "Calculate {} and copy what it comes to"),
        ("I need the result of {} on my clipboard; use the Calculator",),
    ).format(expression)  # fmt: skip

    def want(after: PhoneState) -> None:
        after.clipboard = result

    plan = (
        _to_calculator(state), *_keys(expression), Tap(say(state, "More options")), Tap(say(state, "Copy result")),
    )  # fmt: skip
    state.clipboard = ""
    return Task(goal, plan, want, goal_zh=f"用计算器计算 {expression} 并复制结果")


def clear_history(rng: random.Random, split: Split, state: PhoneState) -> Task:
    while len(state.calculator.sums) < 2:
        expression = expression_for(rng, split)
        state.calculator.sums.append(Sum(expression, result_of(expression)))
    goal = worded(
        rng, split,
        ("Clear the history of the Calculator", "Delete all past calculations in Calculator",
         "Empty the Calculator's history"),
        ("Make the Calculator forget what it has calculated",),
    )  # fmt: skip
    plan = (
        _to_calculator(state), Tap(say(state, "More options")), Tap(say(state, "History")),
        Tap(say(state, "Clear history")), Tap(say(state, "Clear"), last=True),
    )  # fmt: skip
    return Task(goal, plan, lambda after: after.calculator.sums.clear(), goal_zh="清除计算器的历史记录")


TEMPLATES = (
    Template("calculator_compute", "Calculator", 7, compute),
    Template("calculator_share", "Calculator", 8, share, "medium"),
    Template("calculator_copy", "Calculator", 8, copy_result, "medium", sealed=True),
    Template("calculator_clear_history", "Calculator", 6, clear_history),
)
