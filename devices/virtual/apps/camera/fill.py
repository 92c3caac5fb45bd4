"""What lies before the cameras of a phone; some phones have used them before."""

from __future__ import annotations

from random import Random

from devices.virtual.apps.camera.finder import PACKAGE
from devices.virtual.apps.camera.scenes import FACE, LANDSCAPES
from devices.virtual.state import PhoneState
from devices.virtual.word_lists import Split

NUMBERS: dict[Split, range] = {"train": range(7000), "dev": range(7000, 8000), "sealed": range(8000, 10_000)}
"""Which pictures of each kind a split has."""


def scene(rng: Random, split: Split) -> str:
    """Something worth a photograph."""
    return f"{rng.choice(LANDSCAPES)}/{rng.choice(NUMBERS[split])}"


def face(rng: Random, split: Split) -> str:
    return f"{FACE}/{rng.choice(NUMBERS[split])}"


def fill(state: PhoneState, rng: Random, split: Split) -> None:
    state.camera.scene, state.camera.face = scene(rng, split), face(rng, split)
    if rng.random() < 0.5:
        state.permissions[f"{PACKAGE}/camera"] = state.permissions[f"{PACKAGE}/microphone"] = True
