"""The reading's and the eye's errors, put into true scenes at the rates that were measured.

Measured on 186 screens of oracle runs (train split) against the widget tree: of 1965 lines of three or more signs
98.2 % were read letter for letter, none was missed; errors are a cursor read as "|" or "I", an icon read as a letter
before its label, and single letters changed. Lines under a dialog's shade are read as well as others.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass

from phoneagent.models.small.scene import Thing
from phoneagent.training.icons import class_of, classes
from phoneagent.training.truth import Truth

CONFUSED = {"l": "I", "I": "l", "O": "0", "0": "O", "1": "l", "S": "5", "rn": "m", "M": "N", ":": ".", ",": "."}


@dataclass(frozen=True)
class Rates:
    """Chances of each error."""

    misread: float = 0.012
    """A line comes with a wrong letter."""
    cursor: float = 0.3
    """A focused field's text comes with the cursor as a sign."""
    missed_sign: float = 0.25
    """A line of a single sign is not found."""
    missed_icon: float = 0.03
    wrong_icon: float = 0.01
    wrong_mark: float = 0.02
    phantom: float = 0.02
    """A thing that is not there, per screen."""


MEASURED = Rates()


def noticed(truths: Iterable[Truth], rng: random.Random, rates: Rates = MEASURED) -> list[Thing]:
    """The things of a screen as reader and eye would tell them."""
    things = [thing for truth in truths if (thing := _noticed(truth, rng, rates)) is not None]
    if things and rng.random() < rates.phantom:
        things.append(Thing(f"[{rng.choice(classes()[1:])}]", rng.choice(things).box))
    return things


def _noticed(truth: Truth, rng: random.Random, rates: Rates) -> Thing | None:
    thing = truth.thing
    if truth.kind == "text":
        if len(thing.label) == 1 and rng.random() < rates.missed_sign:
            return None
        marks = () if truth.dimmed or rng.random() < rates.wrong_mark else thing.marks
        return Thing(_read(thing, rng, rates), thing.box, marks)
    if rng.random() < rates.missed_icon:
        return None
    wrong = rng.random() < rates.wrong_icon
    return Thing(f"[{rng.choice(classes()[1:]) if wrong else class_of(thing.label)}]", thing.box, thing.marks)


def _read(thing: Thing, rng: random.Random, rates: Rates) -> str:
    label = thing.label
    if "focused" in thing.marks and rng.random() < rates.cursor:
        label = label + rng.choice("|I") if rng.random() < 0.6 else rng.choice("|I") + label
    if rng.random() < rates.misread:
        at = rng.randrange(len(label))
        label = label[:at] + CONFUSED.get(label[at], rng.choice(["", label[at] * 2, "'"])) + label[at + 1 :]
    return label or thing.label
