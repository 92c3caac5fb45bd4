"""A believable log of calls."""

from __future__ import annotations

from random import Random
from typing import Literal

from devices.virtual.apps.calls.data import Call
from devices.virtual.state import PhoneState
from devices.virtual.word_lists import Split

HOUR_S = 3600.0
KINDS: tuple[Literal["in", "out", "missed"], ...] = ("in", "in", "out", "out", "missed")


def fill(state: PhoneState, rng: Random, split: Split) -> None:
    # imported here, since `content` fills the apps and so imports this file
    from devices.virtual.content import phone_number

    numbers = [person.phone for person in state.contacts if person.phone]
    numbers += [phone_number(rng, state.look.locale) for _ in range(rng.randrange(1, 4))]
    at_s = state.now_s
    for _ in range(rng.choice((0, 3, 6, 10, 16, 24))):
        at_s -= rng.choice((0.1, 0.7, 2, 5, 11, 30)) * HOUR_S * (0.5 + rng.random())
        kind = rng.choice(KINDS)
        lasted_s = 0 if kind == "missed" else rng.choice((12, 47, 95, 180, 420, 1300))
        state.calls.calls.append(Call(state.new_id(), rng.choice(numbers), kind, at_s, lasted_s))
    state.calls.blocked = [phone_number(rng, state.look.locale) for _ in range(rng.choice((0, 0, 1, 2)))]
