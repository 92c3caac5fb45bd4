"""A model's own runs, with the oracle's word on them."""

from __future__ import annotations

from pathlib import Path

import pytest

from devices.screen import Screen
from phoneagent.models.small.deciding import Decision
from phoneagent.models.small.question import Question
from phoneagent.models.small.scene import Scene, Thing, compose
from phoneagent.reading import Reader
from phoneagent.training.small.examples import Mixture, build
from phoneagent.training.small.examples_file import write_examples
from phoneagent.training.small.rollouts import Rollouts, Tally, corrections_in, rollouts


class Hasty:
    """Reads the screen and says at once that it is done."""

    def __init__(self) -> None:
        self._reader = Reader()

    def scene(self, screen: Screen) -> Scene:
        things = [Thing(line.text, line.box) for line in self._reader.read(screen)]
        return compose(things, (screen.width_px, screen.height_px))

    def decide(self, question: Question) -> Decision:
        return Decision("finish", 1.0)


@pytest.mark.parametrize("seen", [0.0, 1.0])
def test_where_the_model_ends_too_early_the_oracle_goes_on_and_is_learnt_from(seen: float) -> None:
    tally = Tally()
    asked = Rollouts(runs=1, seed=0, first_seed=7, templates=("settings_open",), seen=seen)
    first, *others = list(rollouts(Hasty(), asked, tally))
    assert first.answer == "tap Settings"
    assert first.question.done == ()
    assert others[0].question.done == ("tap Settings",)
    assert others[-1].answer == "finish"
    assert (tally.runs, tally.reached) == (1, 0)


def test_what_the_model_was_corrected_in_is_drawn_oftener(tmp_path: Path) -> None:
    asked = Rollouts(runs=2, seed=0, first_seed=7, templates=("settings_open",), seen=0.0)
    count = write_examples(tmp_path / "own.jsonl", rollouts(Hasty(), asked, Tally()))
    corrected = corrections_in(tmp_path / "own.jsonl")
    assert corrected == {"settings_open": count}
    kinds = {each.kind.split()[0] for each in build(Mixture(6, 0, drawn=corrected), seed=1)}
    assert kinds == {"settings_open"}


class Guesser(Hasty):
    """Goes to the note it is asked about, and guesses."""

    def decide(self, question: Question) -> Decision:
        if question.done and question.done[-1].startswith("answer"):
            return Decision("finish", 1.0)
        wanted = (name for name in question.scene.names if name == "Notes" or f"“{name}”" in question.goal)
        return Decision(next((f"tap {name}" for name in wanted), "answer maybe"), 1.0)


def test_where_the_phone_is_not_as_asked_the_right_end_is_no_finish() -> None:
    asked = Rollouts(runs=6, seed=0, first_seed=7, suite="full", templates=("notes_is_todo",), seen=0.0, chinese=0.0)
    ends = {
        (step.question.done[-1], step.answer)
        for step in rollouts(Guesser(), asked, Tally())
        if step.answer in ("finish", "impossible")
    }
    assert ("answer maybe", "impossible") in ends
    assert ("answer maybe", "finish") not in ends
