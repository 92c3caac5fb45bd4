"""Fills the activity tracker: some weeks of activities of a few kinds."""

from __future__ import annotations

from random import Random

from devices.virtual.apps.tracks.data import Track
from devices.virtual.apps.tracks.kinds import KINDS, day_of
from devices.virtual.apps.tracks.lists import NAME, NAME_ZH
from devices.virtual.state import PhoneState
from devices.virtual.word_lists import Split, part

DAY_S = 86_400


def names(split: Split, locale: str) -> tuple[str, ...]:
    return part(NAME_ZH if locale == "zh" else NAME, split)


def activity(rng: Random, name: str, kind: str, at_s: float) -> Track:
    """One as it may have been: whole minutes, tens of metres."""
    minutes = rng.randrange(12, 150)
    distance_m = round(minutes * 60 * KINDS[kind].speed_m_s * rng.uniform(0.8, 1.2) / 10) * 10
    climb_m = 0 if kind in ("swimming", "rowing") else rng.randrange(4, 320)
    return Track(0, name, kind, at_s, minutes * 60, distance_m, climb_m)


def fill(state: PhoneState, rng: Random, split: Split) -> None:
    kinds = rng.sample(list(KINDS), rng.choice((2, 3, 3, 4)))
    names_left = list(names(split, state.look.locale))
    rng.shuffle(names_left)
    today = day_of(state.now_s).timestamp()
    for name in names_left[: rng.choice((0, 3, 5, 7, 9))]:
        at_s = today - rng.randrange(1, 24) * DAY_S + rng.randrange(6 * 60, 20 * 60) * 60
        track = activity(rng, name, rng.choice(kinds), at_s)
        track.id = state.new_id()
        state.tracks.records.append(track)
