"""What a dish looks like from above: painted from its name, always the same."""

from __future__ import annotations

import math
from functools import lru_cache
from random import Random

from PIL import Image, ImageDraw

from devices.screen import Box
from devices.virtual.painter import Painter
from devices.virtual.theme import oklch
from devices.virtual.widgets import Node, Size

TABLES = ((0.72, 0.05, 60.0), (0.50, 0.05, 45.0), (0.88, 0.02, 90.0), (0.40, 0.03, 250.0), (0.80, 0.05, 200.0))
"""What plates stand on: lightness, colourfulness and hue."""
FOODS = (25.0, 45.0, 70.0, 95.0, 125.0, 145.0, 20.0, 60.0)
"""Hues of what can be eaten."""


def dish(title: str, width: Size, height: float, radius: float = 0) -> Node:
    """A widget with the dish's picture."""

    def paint(painter: Painter, box: Box, px_per_dp: float) -> None:
        painter.image(_picture(title, box.width, box.height, round(radius * px_per_dp)), box.left, box.top)

    return Node("canvas", width=width, height=height, paint=paint, class_name="android.widget.ImageView")


@lru_cache(maxsize=96)
def _picture(title: str, width_px: int, height_px: int, radius_px: int) -> Image.Image:
    """Drawn at half its size: a photograph has no edges sharp to the pixel."""
    rng = Random(title)
    w, h = max(width_px // 2, 1), max(height_px // 2, 1)
    picture = Image.new("RGB", (w, h), oklch(*rng.choice(TABLES)))
    draw = ImageDraw.Draw(picture)
    for at in range(rng.randrange(3), w, max(w // 9, 4)):
        draw.line((at, 0, at + rng.randrange(-6, 7), h), fill=oklch(0.55, 0.03, 60.0), width=1)
    x, y, r = w / 2 + rng.uniform(-0.04, 0.04) * w, h / 2, min(w, h) * rng.uniform(0.40, 0.46)
    _disc(draw, x + r * 0.05, y + r * 0.08, r, oklch(0.35, 0.02, 60.0))
    _disc(draw, x, y, r, oklch(0.96, 0.01, 90.0))
    _disc(draw, x, y, r * 0.80, oklch(0.90, 0.012, 90.0))
    hue = rng.choice(FOODS)
    _disc(draw, x, y, r * 0.74, oklch(rng.uniform(0.55, 0.78), 0.12, hue))
    for _ in range(rng.randrange(18, 40)):
        angle, far, size = rng.uniform(0, math.tau), r * 0.66 * math.sqrt(rng.random()), r * rng.uniform(0.05, 0.15)
        tint = oklch(rng.uniform(0.5, 0.85), 0.13, rng.choice((hue, hue + 12, rng.choice(FOODS))))
        px, py, flat = x + far * math.cos(angle), y + far * math.sin(angle), rng.uniform(0.5, 1.0)
        draw.ellipse((px - size, py - size * flat, px + size, py + size * flat), fill=tint)
    return _rounded(picture.resize((width_px, height_px), Image.Resampling.BICUBIC), radius_px)


def _disc(draw: ImageDraw.ImageDraw, x: float, y: float, r: float, tint: tuple[int, int, int]) -> None:
    draw.ellipse((x - r, y - r, x + r, y + r), fill=tint)


def _rounded(picture: Image.Image, radius_px: int) -> Image.Image:
    if not radius_px:
        return picture.convert("RGBX")
    mask = Image.new("L", picture.size)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, picture.width - 1, picture.height - 1), radius_px, fill=255)
    picture.putalpha(mask)
    return picture
