"""Ends of runs under a goal that is not theirs: what was done cannot be taken back, so the right end is "impossible".

Among its own runs a model meets few ends that look well and are wrong, and none of a task it never saw. Here it learns
to hold what was done against what was asked: the right thing was deleted, and not renamed; its name is the one meant.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace

from devices.virtual.apps.registry import APPS
from phoneagent.models.small.spans import SORTS
from phoneagent.models.small.wording import words_of
from phoneagent.training.small.examples_file import Example

LEAVES_TRACES = (
    "type ", "[check", "[send", "[delete", "[save", "[switch", "save", "send", "delete", "remove", "add to",
    "create", "done", "submit", "start", "pay", "buy", "post", "删除", "保存", "发送", "完成", "确定", "创建", "提交",
)  # fmt: skip
"""What is in the answers of a run whose doings stay."""
_QUOTED, _NAME, _NUMBER = SORTS[0], SORTS[3], SORTS[5]
_CHINESE = re.compile(r"[㐀-鿿]")
_OTHER_VALUE = 0.5
"""Share of the ends that are asked about with one value of the goal changed; the others, with another task's goal."""
_TRIES = 6
_APPS = frozenset(app.label for app in APPS.values())


def doubted(end: Example, goals: Sequence[str], rng: random.Random) -> Example | None:
    """A run's end asked about under a goal like one of `goals`, those of other tasks in the same app; None where the
    run changed and told nothing, or nothing in its goal can be changed."""
    question = end.question
    told = any(answer.startswith("answer ") for answer in question.done)
    changed = any(sign in answer.lower() for answer in question.done for sign in LEAVES_TRACES)
    goals = [goal for goal in goals if bool(_CHINESE.search(goal)) == bool(_CHINESE.search(question.goal))]
    if not goals or not (told or changed):
        return None
    for _ in range(_TRIES):
        other = rng.choice(goals)
        if told or rng.random() < _OTHER_VALUE:
            goal = _with_another_value(question.goal, question.done, other, rng)
        else:
            goal = _about_the_same(other, question.goal)
        if goal not in ("", question.goal):
            return Example(replace(question, goal=goal), "impossible", f"{end.kind} doubted")
    return None


def _with_another_value(goal: str, done: Sequence[str], other: str, rng: random.Random) -> str:
    """The goal with a text or number that the run used put in another goal's stead; "" where there is none."""
    used = {word for answer in done for word in words_of(answer)}
    for pattern in rng.sample((_QUOTED, _NAME, _NUMBER), 3):
        found = [match for match in pattern.finditer(goal) if match[1] not in _APPS and used & set(words_of(match[1]))]
        if not found:
            continue
        match = rng.choice(found)
        fit: list[str] = [
            text for text in pattern.findall(other) if _form(text) == _form(match[1]) and text not in goal
        ]
        if fit:
            return goal[: match.start(1)] + rng.choice(fit) + goal[match.end(1) :]
    return ""


def _about_the_same(other: str, goal: str) -> str:
    """Another task's goal about the things this goal names."""
    told = other
    for own, named in zip(_QUOTED.findall(other), _QUOTED.findall(goal), strict=False):
        told = told.replace(own, named)
    return told


def _form(text: str) -> str:
    """A number's digits as signs, so that a time is not taken for a price; of words nothing."""
    return re.sub(r"\d+", "#", text) if not any(sign.isalpha() for sign in text) else ""
