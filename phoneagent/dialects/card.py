"""A picture with buttons at known places, for seeing where a model's taps land."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from devices.screen import Box, Point, Screen

_NAMES = ("Apple", "Bridge", "Candle", "Drum", "Eagle", "Forest", "Guitar", "Hammer", "Island")
_COLUMNS = (4, 7, 1, 6, 3, 0, 8, 2, 5)
"""The column of each row's button. No two share one, so nine taps measure nine places on each axis."""
_COLOURS = (
    *((176, 0, 0), (0, 112, 0), (0, 0, 200), (150, 90, 0), (130, 0, 150)),
    *((0, 110, 120), (70, 70, 70), (200, 0, 110), (90, 110, 0)),
)
"""Dark enough for white letters, and far enough from each other to be told apart after any compression."""
_EDGE_X, _EDGE_Y = 0.14, 0.06
"""So far in stand the outermost buttons: near enough to the edge that a picture cut off there loses one."""
_WIDTH, _HEIGHT = 0.24, 0.06
_PAPER = (244, 244, 244)


@dataclass(frozen=True, slots=True)
class Target:
    """One button of the card."""

    name: str
    colour: tuple[int, int, int]
    at: Point
    """Its middle."""

    @property
    def goal(self) -> str:
        return f'Tap the button "{self.name}".'

    def is_hit(self, at: Point) -> bool:
        """Whether a place lies on the button."""
        return abs(at.x - self.at.x) <= _WIDTH / 2 and abs(at.y - self.at.y) <= _HEIGHT / 2

    def box(self, width_px: int, height_px: int) -> Box:
        """Its edges on a card of that size, the same number of pixels either side of its middle."""
        x_px, y_px = self.at.to_px(width_px, height_px)
        half_x, half_y = round(_WIDTH * width_px / 2), round(_HEIGHT * height_px / 2)
        return Box(x_px - half_x, y_px - half_y, x_px + half_x + 1, y_px + half_y + 1)


def _place(row: int, column: int) -> Point:
    last = len(_NAMES) - 1
    return Point(_EDGE_X + (1 - 2 * _EDGE_X) * column / last, _EDGE_Y + (1 - 2 * _EDGE_Y) * row / last)


TARGETS = tuple(
    Target(name, colour, _place(row, column))
    for row, (name, colour, column) in enumerate(zip(_NAMES, _COLOURS, _COLUMNS, strict=True))
)


def draw(size_px: tuple[int, int]) -> Screen:
    """The card in the size of a screen."""
    width_px, height_px = size_px
    card = Image.new("RGB", size_px, _PAPER)
    brush = ImageDraw.Draw(card)
    font = ImageFont.load_default(round(min(0.045 * width_px, 0.03 * height_px)))
    for target in TARGETS:
        box = target.box(width_px, height_px)
        brush.rounded_rectangle((box.left, box.top, box.right - 1, box.bottom - 1), box.height // 4, fill=target.colour)
        brush.text(target.at.to_px(width_px, height_px), target.name, (255, 255, 255), font, anchor="mm")
    return Screen.from_pixels(np.asarray(card))
