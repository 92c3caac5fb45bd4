"""Tasks made up from random walks over a virtual phone, so that any wording over any page is learnt to be followed.

The phone is explored first, and what was found there to do becomes a goal (reverse task synthesis, OS-Genesis,
arXiv:2412.19723); then the oracle does it on the same phone made anew.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import takewhile

from devices.virtual.device import VirtualDevice
from devices.virtual.phone import VirtualPhone
from phoneagent.tasks.plan import Answer, Move, Oracle, Tap
from phoneagent.training.small.examples_file import Example
from phoneagent.training.small.exploring import ENDS, TRIES, Chances, explored, followed
from phoneagent.training.small.oracle_runs import MOST_STEPS, lead_astray, steps_of, with_notes
from phoneagent.training.small.phrasing import reworded
from phoneagent.training.small.walk_goals import Walk, goal_of

USUAL = Chances()


def walk(fresh: Callable[[], VirtualPhone], rng: random.Random, chances: Chances = USUAL) -> Iterator[Example]:
    """The steps of one made-up task; none where the walk found nothing to do.

    `fresh` makes the same phone each time it is called.
    """
    end = rng.choice(ENDS)
    found = next(filter(None, (explored(_still(fresh()), end, rng, chances) for _ in range(TRIES))), None)
    if found is None:
        return
    told = found
    if rng.random() < chances.in_short:
        found = _without_detours(found, fresh)
        told = replace(found, done=tuple(done for done in found.done if not done.implied or done is found.done[-1]))
    phone = _still(fresh())
    chinese = phone.state.look.locale == "zh"
    goal = goal_of(told, rng, chinese=chinese)
    if not chinese and rng.random() < 0.5:
        goal = reworded(goal, rng, keep=found.names)
    if rng.random() < chances.elsewhere:
        lead_astray(VirtualDevice(phone), phone, rng, rng.randint(1, 3))
    slips = int(rng.random() < chances.astray)
    plan: list[Move] = [found.app, *(move for done in found.done for move in done.moves)]
    if found.asked:
        plan += [_seen(found.asked.text), Answer(found.asked.text)]
    run = list(steps_of(goal, Oracle(plan, phone.size_px), phone, rng, slips, f"walk {found.end}", ""))
    if len(run) < min(MOST_STEPS, 12 + 3 * len(plan)):  # else the oracle went round in circles
        yield from with_notes(takewhile(_can_be_told, run))


def _without_detours(found: Walk, fresh: Callable[[], VirtualPhone]) -> Walk:
    """The walk without those implied steps, there and back again, that it can do without."""
    for count in (2, 1):
        at = 0
        while at + count < len(found.done):
            left_out = found.done[at : at + count]
            shorter = replace(found, done=found.done[:at] + found.done[at + count :])
            if all(done.implied for done in left_out) and followed(shorter, _still(fresh())):
                found = shorter
            else:
                at += 1
    return found


def _seen(text: str) -> Tap:
    """Looked for until it is in sight; nothing carries the label that would be tapped."""
    return Tap("\0", unless=text)


def _can_be_told(example: Example) -> bool:
    """An answer stands on the screen that it is given on."""
    verb, _, text = example.answer.partition(" ")
    return verb != "answer" or any(thing.label == text for thing in example.question.scene.names.values())


def _still(phone: VirtualPhone) -> VirtualPhone:
    phone.state.animations = 0.0
    return phone
