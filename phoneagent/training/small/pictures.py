"""Pictures for the eye to learn from: screens of the virtual phone, and made-up pages full of icons.

Everything follows from a seed. Screens come from random walks over phones of the train split, so that their themes
and words are not those of the benchmark's sealed split.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from devices.screen import Pixels
from devices.virtual.fonts import has_icon
from devices.virtual.layout import lay_out
from devices.virtual.paint import paint
from devices.virtual.theme import Theme
from devices.virtual.touch import walk
from devices.virtual.widgets import Node, checkbox, column, icon, radio, row, space, stack, switch, text
from phoneagent.tasks.suites import SUITES
from phoneagent.training.small.truth import Truth, truths, truths_of

INKS = ("on_surface", "on_surface_dim", "primary", "outline", "error", "on_surface", "on_surface_dim", "disabled")
ACCENTS = ("blue", "green", "purple", "orange")
WORDS = [
    "alarm",
    "music",
    "photos",
    "note",
    "bank",
    "travel",
    "weather",
    "map",
    "mail",
    "chat",
    "game",
    "camera",
    "clock",
    "file",
    "news",
    "sport",
]


@dataclass(frozen=True)
class Shown:
    """A picture and what stands on it."""

    pixels: Pixels
    truths: tuple[Truth, ...]


def screens(seed: int, count: int, suite: str = "first-light") -> list[Shown]:
    """Some screens met on a random walk over one phone."""
    rng = random.Random(f"walk/{seed}")
    phone = SUITES[suite].phone(seed % 1_000_000, "train")
    phone.launch(rng.choice([app.package for app in phone.packages()]))
    shown: list[Shown] = []
    while len(shown) < count:
        for _ in range(rng.randint(1, 4)):
            wander(phone, rng)
        shown.append(Shown(phone.pixels().copy(), tuple(truths(phone))))
    return shown


def wander(phone, rng: random.Random) -> None:  # type: ignore[no-untyped-def]
    """One random touch or key that a curious person might make."""
    chance = rng.random()
    if chance < 0.08:
        phone.key("back")
    elif chance < 0.12:
        phone.key("home")
    elif chance < 0.22:
        width, height = phone.size_px
        phone.swipe(width // 2, int(height * 0.7), width // 2, int(height * rng.uniform(0.2, 0.5)), 0.3)
    elif chance < 0.26 and phone.keyboard_shown:
        phone.type_text(rng.choice(WORDS))
    else:
        targets = [node for node in walk(phone.view()) if node.reacts and node.visible.width > 0 and not node.covered]
        if targets:
            phone.tap(*rng.choice(targets).visible.center_px)


def made_up(seed: int, names: Sequence[str]) -> Shown:
    """A page of random rows of icons, switches and words, as dense as it gets."""
    rng = random.Random(f"page/{seed}")
    theme = Theme(rng.random() < 0.45, rng.choice(ACCENTS), rng.randrange(4))
    px_per_dp = rng.choice((380, 400, 420, 440)) / 160
    rows = [_row(rng, names) for _ in range(34)]
    root = column(
        space(height=rng.uniform(0, 40)),
        *rows,
        height="fill",
        fill=rng.choice(("surface", "surface_high", "surface_low")),
    )
    lay_out(root, 1080, 2400, px_per_dp, 1.0, {})
    return Shown(paint(root, 1080, 2400, px_per_dp, 1.0, theme).copy(), tuple(truths_of(root, px_per_dp, 1.0)))


def _row(rng: random.Random, names: Sequence[str]) -> Node:
    pieces = [_piece(rng, names) for _ in range(rng.randint(3, 7))]
    fill, ink = rng.choice(
        (("", ""), ("", ""), ("", ""), ("tonal", "on_tonal"), ("primary", "on_primary"), ("surface_high", ""))
    )
    if ink:
        for piece in pieces:
            piece.ink = ink
    pad = (rng.uniform(0, 40), rng.uniform(2, 14), rng.uniform(0, 20), rng.uniform(2, 14))
    return row(*pieces, gap=rng.uniform(12, 44), pad=pad, fill=fill, justify=rng.choice(("start", "center", "between")))


def _piece(rng: random.Random, names: Sequence[str]) -> Node:
    kind = rng.random()
    if kind < 0.62:
        return _icon(rng, names)
    if kind < 0.66:
        return _floating(rng, names)
    if kind < 0.74:
        disc = f"#{rng.randrange(256):02x}{rng.randrange(256):02x}{rng.randrange(256):02x}"
        inside = icon(rng.choice(names), rng.uniform(20, 34), ink="white")
        size = rng.uniform(38, 60)
        return stack(inside, align="center", width=size, height=size, fill=disc, radius=size / 2)
    if kind < 0.84:
        return switch(rng.random() < 0.5, enabled=rng.random() < 0.9)
    if kind < 0.88:
        return checkbox(rng.random() < 0.5)
    if kind < 0.92:
        return radio(rng.random() < 0.5)
    words = " ".join(rng.choice(WORDS) for _ in range(rng.randint(1, 2)))
    return text(words, rng.choice((12, 14, 16, 20)), ink=rng.choice(INKS))


def _floating(rng: random.Random, names: Sequence[str]) -> Node:
    """A large round button, as a timer's that starts it."""
    role, size = rng.choice(("primary", "tonal")), rng.uniform(56, 96)
    inside = icon(rng.choice(names), size * rng.uniform(0.4, 0.5), ink=f"on_{role}")
    return stack(inside, align="center", width=size, height=size, fill=role, radius=size / rng.choice((2, 2, 3.5)))


def _icon(rng: random.Random, names: Sequence[str]) -> Node:
    name = rng.choice(names)
    if rng.random() < 0.15 and has_icon(f"{name}_fill"):
        name = f"{name}_fill"
    return icon(name, rng.choice((18, 20, 22, 24, 24, 24, 24, 28, 32)), ink=rng.choice(INKS))
