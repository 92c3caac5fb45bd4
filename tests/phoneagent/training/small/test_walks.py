"""Tasks made up from walks: what they ask for is done, and can be said by the network."""

from __future__ import annotations

import random
from functools import partial

import pytest

from phoneagent.models.small.features import elements_of
from phoneagent.tasks.suites import SUITES
from phoneagent.training.small.examples import Mixture, build
from phoneagent.training.small.examples_file import Example
from phoneagent.training.small.exploring import Chances
from phoneagent.training.small.targets import target_of
from phoneagent.training.small.walks import walk


@pytest.fixture(scope="module")
def runs() -> list[list[Example]]:
    made = []
    for seed in range(20):
        fresh = partial(SUITES["full"].phone, seed, "train", locale="zh" if seed % 6 == 0 else "en")
        made.append(list(walk(fresh, random.Random(f"walk/{seed}"))))
    return [run for run in made if run]


def test_most_walks_find_something_to_do_and_are_done_to_the_end(runs: list[list[Example]]) -> None:
    assert len(runs) >= 15
    ended = [run for run in runs if run[-1].answer.split(" ")[0] in ("finish", "answer")]
    assert len(ended) >= 0.7 * len(runs)


def test_nearly_every_answer_can_be_pointed_at(runs: list[list[Example]]) -> None:
    steps = [step for run in runs for step in run if step.question.scene.names]
    reached = [step for step in steps if target_of(step.question, elements_of(step.question), step.answer, step.noted)]
    assert len(reached) >= 0.95 * len(steps)


def test_what_is_typed_stands_in_the_goal(runs: list[list[Example]]) -> None:
    steps = [step for run in runs for step in run]
    typed = [step for step in steps if step.answer.startswith("type ")]
    assert typed
    for step in typed:
        assert step.answer.removeprefix("type ") in step.question.goal


def test_a_walk_has_one_goal_and_remembers_what_was_done(runs: list[list[Example]]) -> None:
    for run in runs:
        assert len({step.question.goal for step in run}) == 1
        assert all(step.question.done for step in run[1:])


def test_walks_end_in_many_ways(runs: list[list[Example]]) -> None:
    assert len({run[0].kind for run in runs}) >= 3


def test_told_in_short_a_goal_leaves_out_the_menu_that_leads_to_the_rest() -> None:
    def opens_unnamed(in_short: float) -> int:
        """So many walks open a menu that their goal does not name."""
        found = 0
        for seed in range(40):
            fresh = partial(SUITES["full"].phone, 500 + seed, "train")
            chances = Chances(astray=0, elsewhere=0, in_short=in_short)
            run = list(walk(fresh, random.Random(f"walk/{seed}"), chances))
            opened = any(step.answer.endswith("[more_vert]") for step in run)
            found += opened and "More options" not in run[0].question.goal
        return found

    assert opens_unnamed(1.0) > opens_unnamed(0.0)


def test_the_same_seed_makes_the_same_walks() -> None:
    one, same = (list(build(Mixture(0, 0, walks=2), seed=1, suite="full")) for _ in range(2))
    assert one == same
    assert one
    assert all(example.kind.startswith("walk") for example in one)
