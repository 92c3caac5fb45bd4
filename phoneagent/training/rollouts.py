"""Runs of the model on training phones, with the oracle's word on every screen it got to (DAgger, arXiv:1011.0686).

What the model meets through its own mistakes is what it must learn to get out of. It sees what it will see on a phone:
the pixels, read and looked at, with the reader's and the eye's true errors in them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
from phoneagent.models.small.scene import Scene
from phoneagent.models.small.wording import ask
from phoneagent.tasks.plan import Oracle
from phoneagent.tasks.suites import SUITES
from phoneagent.tasks.task import Episode, Template
from phoneagent.training.examples import answer_of
from phoneagent.training.examples_file import Example
from phoneagent.training.phrasing import reworded
from tools.call import ToolError
from tools.tool import Reach
from tools.toolbox import Toolbox

MOST_STEPS = 16
MOST_OWN = 3
"""After so many acts of its own that the oracle would not have made, the oracle acts to the end."""
AGREED_KEPT = 0.35
"""Share of the screens on which the model was right that are kept, so that what it knows stays known."""
_ENDS = re.compile(r"finish|impossible")


class Learner(Protocol):
    """The embedded model, as far as it is needed here."""

    def scene(self, screen: Screen) -> Scene: ...

    def decide(self, goal: str, done: Sequence[str], scene: Scene) -> Decision: ...


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


def rollouts(model: Learner, asked: Rollouts, tally: Tally) -> Iterator[Example]:
    """Examples from runs over the templates in turn: the screens where model and oracle disagreed, all after, and some
    of the others."""
    suite = SUITES[asked.suite]
    templates = [each for each in suite.templates if not each.sealed and each.name in (asked.templates or [each.name])]
    for number in range(asked.runs):
        rng = random.Random(f"rollout/{asked.seed}/{number}")
        phone = suite.phone(asked.first_seed + number, "train")
        yield from _run(model, templates[number % len(templates)], phone, rng, tally)


def _run(
    model: Learner, template: Template, phone: VirtualPhone, rng: random.Random, tally: Tally
) -> Iterator[Example]:
    task = template.make(rng, "train", phone.state)
    goal = reworded(task.goal, rng)
    Episode(template, task, phone)
    oracle = Oracle(task.plan, phone.size_px, possible=task.possible)
    device, done, strayed = VirtualDevice(phone), list[str](), 0
    tally.runs += 1
    for _ in range(MOST_STEPS):
        scene = model.scene(device.look())
        meant = answer_of(oracle.act(device.tree()), scene)
        if meant is None or not scene.names:
            return
        said = meant
        if strayed < MOST_OWN:
            said = model.decide(goal, done, scene).words
            tally.asked += 1
            tally.agreed += said == meant
        if strayed or said != meant or rng.random() < AGREED_KEPT:
            yield Example(ask(goal, done, scene), meant, f"{template.name} own")
        if said != meant:
            strayed += 1
            said = meant if _ENDS.fullmatch(said) else said  # an end too early is only corrected
        if _ENDS.fullmatch(said):
            break
        done.append(said if _act(said, scene, device) else f"{said} (failed)")
    tally.reached += strayed == 0


def _act(said: str, scene: Scene, device: VirtualDevice) -> bool:
    """Do what an answer says, through the same JSON and parser as on any phone; whether it could be done."""
    size_px = device.phone.size_px
    try:
        call = Embedded().parse(Reply(to_json(said, scene, size_px)), Sizes(size_px, size_px)).call
        if call.name == "wait":
            device.phone.advance(1.0)
        else:
            Toolbox().run(call, Reach(device))
    except (ToolError, DeviceError):
        return False
    return True
