"""Train, dev and sealed by construction: seeds, words and looks that one split uses, no other split does."""

from __future__ import annotations

import random
from collections.abc import Sequence

from devices.virtual.content import populate
from devices.virtual.phone import VirtualPhone
from devices.virtual.state import PhoneState
from devices.virtual.word_lists import Split
from phoneagent.tasks.variation import vary_look, vary_manners

__all__ = ["SEED_BASE", "Split", "check_seed", "new_phone"]

SEED_BASE: dict[Split, int] = {"train": 0, "dev": 1_000_000, "sealed": 2_000_000}
"""Seeds of a split start here; no split has more than a million."""

FIRST_APPS = (
    "com.android.settings",
    "com.google.android.deskclock",
    "com.google.android.contacts",
    "org.phoneagent.notes",
)
"""The apps of the first suite, which stays as it is when the phone gets more."""

_ACCENTS: dict[Split, tuple[str, ...]] = {
    "train": ("blue", "green", "purple", "orange"),
    "dev": ("pink",),
    "sealed": ("teal",),
}
_WALLPAPERS: dict[Split, tuple[int, ...]] = {"train": (0, 1, 2, 3), "dev": (4,), "sealed": (5, 6)}


def check_seed(seed: int, split: Split) -> None:
    """Refuse a seed of another split.

    Raises:
        ValueError: so that sealed content can never be trained on, nor training content be reported as sealed.
    """
    base = SEED_BASE[split]
    if not base <= seed < base + 1_000_000:
        raise ValueError(f"seed {seed} is not of the {split} split, whose seeds are {base} to {base + 999_999}")


def new_phone(
    seed: int,
    split: Split,
    *,
    size_px: tuple[int, int] = (1080, 2400),
    locale: str = "en",
    packages: Sequence[str] = FIRST_APPS,
    varied: bool = False,
) -> VirtualPhone:
    """A phone with the look and content of a seed: theme, density, font scale, icon order, clock, records.

    Args:
        seed: Of the split.
        split: Whose words and looks it has.
        size_px: Width and height of the screen.
        locale: "en" or "zh".
        packages: The apps that are installed.
        varied: Whether phones differ in more than the first suite's do: see `variation.py`.

    Raises:
        ValueError: if the seed is not of the split.
    """
    check_seed(seed, split)
    rng = random.Random(seed)
    state = PhoneState(seed=seed, width_px=size_px[0], height_px=size_px[1])
    state.density_dpi = round(rng.choice((380, 400, 420, 420, 440)) * size_px[0] / 1080)
    state.now_s += rng.randrange(90 * 24 * 3600)
    state.look.dark = rng.random() < 0.4
    state.look.accent = rng.choice(_ACCENTS[split])
    state.look.wallpaper = rng.choice(_WALLPAPERS[split])
    state.look.font_scale = rng.choice((0.9, 1.0, 1.0, 1.0, 1.1))
    state.look.locale = locale
    variation = random.Random(f"{seed}/variation")
    if varied:
        vary_look(state, variation)
    populate(state, rng, split, packages)
    if varied:
        vary_manners(state, variation, split, packages)
    return VirtualPhone(state)
