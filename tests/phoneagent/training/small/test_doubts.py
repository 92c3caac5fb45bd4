"""Ends of runs under goals that are not theirs."""

from __future__ import annotations

import random

import pytest

from devices.screen import Box
from phoneagent.models.small.question import Question
from phoneagent.models.small.scene import Thing, compose
from phoneagent.training.small.doubts import doubted
from phoneagent.training.small.examples import Mixture, build
from phoneagent.training.small.examples_file import Example

SCENE = compose([Thing("Notes", Box(100, 300, 400, 360))], (1080, 2400))


def end(goal: str, *done: str) -> Example:
    return Example(Question(goal, done, SCENE), "finish", "notes_delete")


def goals_of(one: Example, *others: str) -> set[str]:
    """The goals it is asked about under, over many chances."""
    made = (doubted(one, others, random.Random(seed)) for seed in range(60))
    return {each.question.goal for each in made if each is not None}


def test_the_right_end_under_another_goal_is_impossible() -> None:
    one = end('Delete the note "Walls"', "tap Notes", "tap Walls", "tap [delete]")
    made = doubted(one, ['Rename the note "Floors" to "Doors"'], random.Random(0))
    assert made is not None
    assert (made.answer, made.kind) == ("impossible", "notes_delete doubted")
    assert (made.question.done, made.question.scene) == (one.question.done, one.question.scene)


def test_the_other_goal_names_the_same_things_or_this_goal_names_others() -> None:
    one = end('Delete the note "Walls"', "tap Notes", "tap Walls", "tap [delete]")
    found = goals_of(one, 'Rename the note "Floors" to "Doors"')
    assert 'Rename the note "Walls" to "Doors"' in found
    assert {'Delete the note "Floors"', 'Delete the note "Doors"'} <= found


@pytest.mark.parametrize(
    ("goal", "done", "other"),
    [
        ("Open Notes", ("tap Notes",), "Open Contacts"),  # nothing was changed: going on would do
        ("Delete it", ("tap [delete]",), "删除笔记“墙”"),  # another language
        ("Which is it?", ("tap Notes", "answer Walls"), 'Delete "Doors"'),  # told, and nothing in the goal can change
    ],
)
def test_what_may_still_be_right_is_left_alone(goal: str, done: tuple[str, ...], other: str) -> None:
    assert not goals_of(end(goal, *done), other)


def test_a_time_is_only_changed_for_a_time() -> None:
    one = end("Set an alarm for 6:30", "type 06", "type 30", "tap [check]")
    found = goals_of(one, "A timer of 5 minutes", "Wake me at 7:15") - {"A timer of 5 minutes", "Wake me at 7:15"}
    assert found == {"Set an alarm for 7:15"}


def test_some_ends_of_runs_are_doubted() -> None:
    kinds = [each.kind for each in build(Mixture(60, 0, doubted=1.0), seed=3)]
    assert 0 < sum(kind.endswith("doubted") for kind in kinds) < 60
    assert not any(each.kind.endswith("doubted") for each in build(Mixture(60, 0, doubted=0.0), seed=3))
