"""Product pictures: the thing on a softly lit ground, in its own colour, always the same."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from PIL import Image, ImageDraw

from devices.screen import Box
from devices.virtual.apps.shop.data import Product
from devices.virtual.apps.shop.kinds import SYMBOLS
from devices.virtual.painter import Painter
from devices.virtual.theme import oklch
from devices.virtual.widgets import Node, Size

SHARE = 0.58
"""Of the picture's shorter side, how much the thing takes."""


def picture(product: Product, width: Size, height: float, radius: float = 12) -> Node:
    """A widget with the product's picture."""
    symbol, hue = SYMBOLS.get(product.kind, "package_2"), product.hue
    ink = "#" + bytes(oklch(0.50, 0.13, hue)).hex()

    def paint(painter: Painter, box: Box, px_per_dp: float) -> None:
        painter.image(_ground(hue, box.width, box.height, round(radius * px_per_dp)), box.left, box.top)
        side = round(min(box.width, box.height) * SHARE)
        x, y = (box.left + box.right - side) // 2, (box.top + box.bottom - side) // 2
        shade = Box(x + side // 8, y + round(side * 0.96), x + side - side // 8, y + round(side * 1.06))
        painter.rect(shade, "#00000022", shade.height / 2)
        painter.icon(symbol, Box(x, y, x + side, y + side), ink)

    return Node("canvas", width=width, height=height, paint=paint, class_name="android.widget.ImageView")


@lru_cache(maxsize=128)
def _ground(hue: int, width_px: int, height_px: int, radius_px: int) -> Image.Image:
    """Light from the middle, with rounded corners."""
    w, h = max(width_px, 1), max(height_px, 1)
    y, x = np.mgrid[-1:1:24j, -1:1:24j]
    far = np.clip(np.hypot(x, y + 0.2) / 1.5, 0, 1)[..., None]
    light, rim = np.array(oklch(0.99, 0.01, hue)), np.array(oklch(0.86, 0.045, hue))
    small = Image.fromarray((light + (rim - light) * far).astype(np.uint8))
    ground = small.resize((w, h), Image.Resampling.BILINEAR)
    if not radius_px:
        return ground.convert("RGBX")
    mask = Image.new("L", (w, h))
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, w - 1, h - 1), radius_px, fill=255)
    ground.putalpha(mask)
    return ground
