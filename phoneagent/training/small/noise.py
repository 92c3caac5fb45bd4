"""The reading's and the eye's errors, put into true scenes at about the rates that were measured.

Measured on screens of oracle runs (train split) against the widget tree: hardly a line of text is missed; errors are a
cursor read as "|" or "I", a field in use that does not look it, a spinner taken for a letter or an icon, single letters
changed, two words of one row read as one line, dots and spaces around "…" and "·", and an icon that the eye missed read
as a letter. Lines under a dialog's shade are read as well as others. Of single signs 114 of 117 digits were read, of
letters two in three; a calculator's ×, − and + are seen as icons.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass

from devices.screen import Box
from phoneagent.models.small.keying import OPERATORS
from phoneagent.models.small.scene import Thing
from phoneagent.training.small.icons import class_of, classes
from phoneagent.training.small.truth import Truth

CONFUSED = {"l": "I", "I": "l", "O": "0", "0": "O", "1": "l", "S": "5", "rn": "m", "M": "N", ":": ".", ",": "."}

LETTERS = "目田白巴Q口88DOZ三日□00"
"""What icons were read as."""
ARCS = ("C", "C", "G", "c", "O", "(", "[call_end]", "[playlist_add]", "[refresh]", "[history]", "[bedtime]")
"""What spinners were taken for, half turned as they are."""


@dataclass(frozen=True)
class Rates:
    """Chances of each error."""

    misread: float = 0.02
    """A line comes with a wrong letter."""
    spaced: float = 0.5
    """Dots at a line's end or in its middle come otherwise."""
    joined: float = 0.25
    """Two lines that nearly touch come as one."""
    cursor: float = 0.3
    """A focused field's text comes with the cursor as a sign."""
    missed_sign: float = 0.35
    """A line of a single sign that is no digit is not found."""
    missed_digit: float = 0.03
    drawn: float = 0.85
    """A key's operator comes as the icon that it looks like."""
    missed_icon: float = 0.03
    as_letter: float = 0.3
    """An icon that was missed comes as a letter."""
    wrong_icon: float = 0.015
    wrong_mark: float = 0.02
    unfocused: float = 0.15
    """The field that is typed into does not look like it."""
    spinner: float = 0.6
    """Something is seen where a page loads."""
    phantom: float = 0.4
    """A thing that is not there, per screen."""


MEASURED = Rates()


def noticed(truths: Iterable[Truth], rng: random.Random, rates: Rates = MEASURED) -> list[Thing]:
    """The things of a screen as reader and eye would tell them."""
    things = [thing for truth in truths if (thing := _noticed(truth, rng, rates)) is not None]
    things = _joined(things, rng, rates)
    if things and rng.random() < rates.phantom:
        things.append(Thing(f"[{rng.choice(classes()[1:])}]", rng.choice(things).box))
    return things


def _noticed(truth: Truth, rng: random.Random, rates: Rates) -> Thing | None:
    thing = truth.thing
    if truth.kind == "text":
        if thing.label in OPERATORS and rng.random() < rates.drawn:
            return Thing(OPERATORS[thing.label], thing.box)
        missed_sign = rates.missed_digit if thing.label.isdigit() else rates.missed_sign
        if len(thing.label) == 1 and rng.random() < missed_sign:
            return None
        missed = rates.unfocused if "focused" in thing.marks else rates.wrong_mark
        marks = () if truth.dimmed or rng.random() < missed else thing.marks
        return Thing(_read(thing, rng, rates), thing.box, marks)
    if truth.kind == "spinner":
        taken = rng.choice((*ARCS, f"[{rng.choice(classes()[1:])}]"))
        return Thing(taken, thing.box) if rng.random() < rates.spinner else None
    if rng.random() < rates.missed_icon:
        return Thing(rng.choice(LETTERS), thing.box) if rng.random() < rates.as_letter else None
    wrong = rng.random() < rates.wrong_icon
    return Thing(f"[{rng.choice(classes()[1:]) if wrong else class_of(thing.label)}]", thing.box, thing.marks)


def _joined(things: list[Thing], rng: random.Random, rates: Rates) -> list[Thing]:
    """Some neighbours in a row as one line of text."""
    made: list[Thing] = []
    for thing in things:
        before = made[-1] if made else None
        if before is not None and _touch(before, thing) and rng.random() < rates.joined:
            made[-1] = Thing(f"{before.label} {thing.label}", _around(before.box, thing.box), before.marks)
        else:
            made.append(thing)
    return made


def _touch(one: Thing, other: Thing) -> bool:
    if one.label.startswith("[") or other.label.startswith("[") or one.marks != other.marks:
        return False
    gap = other.box.left - one.box.right
    level = abs(one.box.center_px[1] - other.box.center_px[1]) < 0.3 * one.box.height
    return level and 0 <= gap < 0.8 * min(one.box.height, other.box.height)


def _around(one: Box, other: Box) -> Box:
    return Box(one.left, min(one.top, other.top), other.right, max(one.bottom, other.bottom))


def _read(thing: Thing, rng: random.Random, rates: Rates) -> str:
    label = thing.label
    if "focused" in thing.marks and rng.random() < rates.cursor:
        label = label + rng.choice("|I") if rng.random() < 0.6 else rng.choice("|I") + label
    if rng.random() < rates.spaced:
        label = label.replace("…", rng.choice(("...", ".", "…", "")))
        label = label.replace(" · ", rng.choice(("·", " ·", "· ", " • ")))
    if label and rng.random() < rates.misread:
        at = rng.randrange(len(label))
        label = label[:at] + CONFUSED.get(label[at], rng.choice(["", label[at] * 2, "'"])) + label[at + 1 :]
    return label or thing.label
