"""How phones of the larger suites differ from each other, beyond what is on them. All of it comes from the seed.

It has a chance of its own, so that the first suite's phones, which a shipped model was trained on, stay as they were.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from devices.virtual.state import PhoneState, PopUp
from devices.virtual.system.pop_ups import KINDS
from devices.virtual.word_lists import Split

DENSITIES_DPI = (360, 380, 400, 420, 420, 440, 460)
"""Of a screen 1080 px wide."""
FONT_SCALES = (0.85, 0.9, 1.0, 1.0, 1.0, 1.0, 1.1, 1.15)
"""Android's own steps are 0.85, 1, 1.15, 1.3."""
ANIMATIONS = (0.0, 0.0, 0.5, 1.0)
SLOW_S = (1.2, 1.8, 2.5)
YEAR_S = 365 * 24 * 3600
POP_UP_SHARE = 0.12
"""Of the apps of a phone, so many have something to say when they are opened."""
SLOW_SHARE = 0.15
WITHOUT_POP_UPS = frozenset({
    "com.android.settings", "com.google.android.deskclock", "com.google.android.contacts",
    "com.google.android.dialer", "com.android.camera2",
})  # fmt: skip
"""Apps that no maker of phones would let pop anything up."""

_ADVERTS: dict[Split, tuple[int, ...]] = {"train": (0, 1), "dev": (2,), "sealed": (3, 4)}


def vary_look(state: PhoneState, rng: Random) -> None:
    """Before the phone is filled: what it looks like and when it is."""
    state.density_dpi = round(rng.choice(DENSITIES_DPI) * state.width_px / 1080)
    state.look.font_scale = rng.choice(FONT_SCALES)
    state.now_s += rng.randrange(YEAR_S)
    state.battery = rng.randrange(9, 101)
    state.settings.battery_percentage = rng.random() < 0.6
    state.animations = rng.choice(ANIMATIONS)
    if rng.random() < 0.3:
        state.system_settings["system/time_12_24"] = rng.choice(("12", "24"))


def vary_manners(state: PhoneState, rng: Random, split: Split, packages: Sequence[str]) -> None:
    """After the phone is filled: how its apps behave, and how its switches stand."""
    settings = state.settings
    settings.brightness = rng.choice((0.15, 0.3, 0.5, 0.6, 0.8))
    settings.media_volume = rng.choice((0.2, 0.4, 0.5, 0.8))
    settings.ring_volume = rng.choice((0.3, 0.7, 1.0))
    settings.nfc = rng.random() < 0.7
    settings.location = rng.random() < 0.7
    settings.vibrate_on_ring = rng.random() < 0.7
    state.slow_s = rng.choice(SLOW_S) if rng.random() < SLOW_SHARE else 0.0
    for package in packages:
        if package not in WITHOUT_POP_UPS and rng.random() < POP_UP_SHARE:
            state.pop_ups.append(PopUp(package, rng.choice(KINDS), rng.choice(_ADVERTS[split])))
