"""Putting goals into words."""

from __future__ import annotations

import random
from collections.abc import Sequence

from devices.virtual.state import PhoneState
from devices.virtual.system.status_bar import uses_24_hours
from devices.virtual.words import translate
from phoneagent.tasks.splits import Split


def say(state: PhoneState, words: str) -> str:
    """An interface text in the phone's language, as the screen shows it."""
    return translate(words, state.look.locale)


def worded(rng: random.Random, split: Split, shared: Sequence[str], sealed: Sequence[str]) -> str:
    """A phrasing of a goal; half of the sealed ones are never used for training."""
    if split == "sealed" and rng.random() < 0.5:
        return rng.choice(list(sealed))
    return rng.choice(list(shared))


def clock_time(state: PhoneState, hour: int, minute: int) -> str:
    """A time as the Clock app writes it, such as "7:30 AM"."""
    if uses_24_hours(state):
        return f"{hour:02d}:{minute:02d}"
    return say(state, "{time} AM" if hour < 12 else "{time} PM").format(time=f"{hour % 12 or 12}:{minute:02d}")
