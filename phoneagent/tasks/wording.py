"""Putting goals into words."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from devices.virtual.state import PhoneState
from devices.virtual.system.status_bar import uses_24_hours
from devices.virtual.words import translate
from phoneagent.tasks.splits import Split

PHRASINGS = Path(__file__).with_name("phrasings")
UNMET = 0.5
"""Share of dev's and sealed goals in words that are their split's alone."""
OTHERS = 0.7
"""Share of train's goals in one of the other ways."""


def say(state: PhoneState, words: str) -> str:
    """An interface text in the phone's language, as the screen shows it."""
    return translate(words, state.look.locale)


def worded(rng: random.Random, split: Split, shared: Sequence[str], sealed: Sequence[str]) -> str:
    """A phrasing of a goal: half of the sealed ones, and half of dev's, are never used for training."""
    if split == "sealed":
        own: Sequence[str] = sealed if rng.random() < UNMET else ()
    else:
        others = other_ways()[split].get(shared[0], ())
        own = others if rng.random() < (UNMET if split == "dev" else OTHERS) else ()
    return rng.choice(list(own or shared))


@cache
def other_ways() -> dict[Split, dict[str, list[str]]]:
    """Split -> a goal's first phrasing -> other ways of asking for the same, with the same gaps.

    They are many, for a model that has met a goal in three wordings does not understand it in a fourth; so they lie in
    files of their own, an app's in each.
    """
    ways: dict[Split, dict[str, list[str]]] = {"train": {}, "dev": {}}
    for path in sorted(PHRASINGS.glob("*.toml")):
        for first, own in tomllib.loads(path.read_text("utf-8")).items():
            for split, found in ways.items():
                found[first] = own[split]
    return ways


def clock_time(state: PhoneState, hour: int, minute: int) -> str:
    """A time as the Clock app writes it, such as "7:30 AM"."""
    if uses_24_hours(state):
        return f"{hour:02d}:{minute:02d}"
    return say(state, "{time} AM" if hour < 12 else "{time} PM").format(time=f"{hour % 12 or 12}:{minute:02d}")
