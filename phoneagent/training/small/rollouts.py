"""Runs of the model on training phones, with the oracle's word on every screen it got to (DAgger, arXiv:1011.0686).

What the model meets through its own mistakes is what it must learn to get out of. In some runs it sees what it will
see on a phone: the pixels, read and looked at, with the reader's and the eye's true errors in them. In the others,
twenty times as fast, it is told what stands in the widget tree with such errors put in.

Where a run comes to its end and the phone is not as the goal asks, the right end is "impossible": so the model learns
when not to believe itself.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from devices.errors import DeviceError
from devices.screen import Screen
from devices.virtual.device import VirtualDevice
from devices.virtual.phone import VirtualPhone
from phoneagent.dialects.dialect import Sizes
from phoneagent.dialects.embedded import Embedded
from phoneagent.models.model import Reply
from phoneagent.models.small.answers import to_json
from phoneagent.models.small.deciding import Decision
from phoneagent.models.small.looks import look_of
from phoneagent.models.small.question import Question
from phoneagent.models.small.scene import Scene
from phoneagent.step import Outcome
from phoneagent.tasks.plan import Oracle
from phoneagent.tasks.suites import SUITES
from phoneagent.tasks.task import Episode, Template
from phoneagent.training.small.examples_file import Example, read_examples
from phoneagent.training.small.oracle_runs import answer_of, make, scene_of, with_notes
from phoneagent.training.small.phrasing import worded
from tools.call import ToolError

MOST_OWN = 6
"""After so many acts of its own that the oracle would not have made, the oracle acts to the end."""
AGREED_KEPT = 0.35
"""Share of the screens on which the model was right that are kept, so that what it knows stays known.

Ends are all kept: else it would meet those of wrong runs oftener than they are, and believe itself too little.
"""
OWN = " own"
"""What the kind of such an example ends with, after the template's name."""
_ENDS = re.compile(r"finish|impossible")


class Learner(Protocol):
    """The embedded model, as far as it is needed here."""

    def scene(self, screen: Screen) -> Scene: ...

    def decide(self, question: Question) -> Decision: ...


@dataclass
class Tally:
    """How the runs went."""

    runs: int = 0
    reached: int = 0
    """Runs in which the model never disagreed with the oracle."""
    asked: int = 0
    agreed: int = 0


@dataclass(frozen=True)
class Rollouts:
    """What is to be run."""

    runs: int
    seed: int
    first_seed: int
    """Of the train split."""
    suite: str = "first-light"
    templates: Sequence[str] = ()
    """Names; all of the suite where empty."""
    seen: float = 0.2
    """Share of the runs in which the model sees pixels."""
    chinese: float = 0.12
    """Share of the runs on a Chinese phone, asked in Chinese."""
    longest: int = 1000
    """Only tasks that a perfect user does in so many steps."""


def rollouts(model: Learner, asked: Rollouts, tally: Tally) -> Iterator[Example]:
    """Examples from runs over the templates in turn: the screens where model and oracle disagreed, all after, and some
    of the others."""
    suite = SUITES[asked.suite]
    learnt = suite.learnt_from(asked.longest)
    templates = [each for each in learnt if each.name in asked.templates] if asked.templates else learnt
    for number in range(asked.runs):
        rng = random.Random(f"rollout/{asked.seed}/{number}")
        locale = "zh" if rng.random() < asked.chinese else "en"
        phone = suite.phone(asked.first_seed + number, "train", locale=locale)
        phone.state.animations = 0.0
        yield from _run(model, templates[number % len(templates)], phone, rng, tally, asked.seen)


def corrections_in(file: Path) -> Counter[str]:
    """How many examples each template has in a file of such runs: most of those the model knows least."""
    kinds = (example.kind for example in read_examples(file))
    return Counter(kind.removesuffix(OWN) for kind in kinds if kind.endswith(OWN))


def _run(
    model: Learner, template: Template, phone: VirtualPhone, rng: random.Random, tally: Tally, seen: float
) -> Iterator[Example]:
    task = template.make(rng, "train", phone.state)
    goal = worded(task, phone.state.look.locale, rng)
    episode = Episode(template, task, phone)
    oracle = Oracle(task.plan, phone.size_px, possible=task.possible)
    device, done, looks, notes, strayed = VirtualDevice(phone), list[str](), list[str](), list[str](), 0
    pixels = rng.random() < seen
    steps: list[Example] = []
    kept: list[bool] = []
    tally.runs += 1
    for _ in range(2 * template.optimal_steps + 8):
        scene = model.scene(device.look()) if pixels else scene_of(phone, rng)
        act = oracle.act(device.tree())
        meant = answer_of(act, scene)
        if not scene.names and act.call.name == "wait":
            phone.advance(1.0)
            continue
        if meant is None or not scene.names:
            break
        said = meant
        ends = meant == "finish"
        if ends and not _succeeded(episode, done):
            meant = "impossible"
        question = Question(goal, tuple(done), scene, tuple(notes), tuple(looks))
        looks.append(look_of(scene))
        if strayed < MOST_OWN:
            decided = model.decide(question)
            said = decided.words
            notes += [note for note in decided.notes if note not in notes]
            tally.asked += 1
            tally.agreed += said == meant
        steps.append(Example(question, meant, f"{template.name}{OWN}"))
        kept.append(strayed > 0 or said != meant or ends or rng.random() < AGREED_KEPT)
        if said != meant:
            strayed += 1
            said = meant if _ENDS.fullmatch(said) else said  # an end too early is only corrected
        if _ENDS.fullmatch(said):
            break
        if said == "ask":
            notes += [] if task.person in notes else [task.person]
            done.append(said)
            continue
        done.append(said if _act(said, scene, device) else f"{said} (failed)")
    tally.reached += strayed == 0
    yield from (step for step, keep in zip(with_notes(steps), kept, strict=True) if keep)


def _succeeded(episode: Episode, done: Sequence[str]) -> bool:
    """Whether a finish now would be a true one."""
    told = [said.removeprefix("answer ") for said in done if said.startswith("answer ")]
    return episode.judge(Outcome("success", "", told[-1] if told else "")).success


def _act(said: str, scene: Scene, device: VirtualDevice) -> bool:
    """Do what an answer says, through the same JSON and parser as on any phone; whether it could be done."""
    size_px = device.phone.size_px
    try:
        call = Embedded().parse(Reply(to_json(said, scene)), Sizes(size_px, size_px)).call
        make(call, device)
    except (ToolError, DeviceError):
        return False
    return True
