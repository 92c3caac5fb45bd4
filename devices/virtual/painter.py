"""Drawing on a picture: the few calls that every widget is drawn with, and how Pillow does them.

Shapes are masks, kept from one picture to the next: drawing is then little more than copying pixels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol

import cv2
import numpy as np
from PIL import Image

from devices.screen import Box, Pixels
from devices.virtual import fonts, shapes
from devices.virtual.theme import Rgba, Theme, wallpaper

_BAND_PX = 96


class Painter(Protocol):
    """What a widget draws itself with. Lengths are in px; an ink is a colour role or "#rrggbb"."""

    def rect(self, box: Box, ink: str, radius_px: float = 0, border_px: int = 0) -> None:
        """A rectangle with round corners, filled, or only its border of that width."""

    def shadow(self, box: Box, radius_px: float, height_px: float) -> None:
        """What a rectangle at that height above the page throws on it; draw it first."""

    def text(self, words: str, left_px: float, baseline_px: int, size_px: float, ink: str, bold: bool = False) -> None:
        """One line of text."""

    def icon(self, name: str, box: Box, ink: str) -> None:
        """An icon as large as the box allows, in its middle."""

    def image(self, picture: Image.Image, left_px: int, top_px: int) -> None:
        """A picture, with its transparency if it has one."""

    def ring(self, box: Box, width_px: float, ink: str, start: float = 0, turns: float = 1) -> None:
        """A circle's line in the box, or the arc of it that begins `start` turns after twelve o'clock."""

    def line(self, points_px: Sequence[tuple[float, float]], width_px: float, ink: str) -> None:
        """Straight lines from point to point with round ends: a clock's hand, a curve."""

    @contextmanager
    def clip(self, box: Box) -> Iterator[None]:
        """Within it, nothing is drawn outside of the box."""


class Canvas:
    """A picture to draw on again and again: getting 10 MB of fresh memory would take longer than drawing."""

    def __init__(self, width_px: int, height_px: int) -> None:
        self.width_px, self.height_px = width_px, height_px
        self._rgbx = np.zeros((height_px, width_px, 4), np.uint8)
        self.picture = Image.frombuffer("RGBX", (width_px, height_px), self._rgbx, "raw", "RGBX", 0, 1)
        # Pillow shares the memory but guards it against writing, which here is the purpose
        self.picture.readonly = 0

    def pixels(self) -> Pixels:
        """A copy of what has been drawn, RGB."""
        return np.asarray(cv2.cvtColor(self._rgbx, cv2.COLOR_RGBA2RGB), np.uint8)


@dataclass(slots=True)
class PillowPainter:
    """A `Painter` on a Pillow picture of mode RGBX."""

    picture: Image.Image
    theme: Theme
    window: Box = field(init=False)
    """What may be drawn on."""

    def __post_init__(self) -> None:
        self.window = Box(0, 0, *self.picture.size)

    @contextmanager
    def clip(self, box: Box) -> Iterator[None]:
        before = self.window
        self.window = _overlap(box, before)
        yield
        self.window = before

    def rect(self, box: Box, ink: str, radius_px: float = 0, border_px: int = 0) -> None:
        if box.width <= 0 or box.height <= 0:
            return
        radius_px = round(min(radius_px, box.width / 2, box.height / 2), 1)
        if ink == "wallpaper":
            self.image(wallpaper(self.theme, box.width, box.height), box.left, box.top)
        elif radius_px < 0.5 and not border_px:
            self._fill(box, self.theme.color(ink))
        elif box.width * box.height > shapes.SMALL_PX:
            self._large_rounded(box, self.theme.color(ink), radius_px, border_px)
        elif border_px:
            mask = shapes.frame(box.width, box.height, radius_px, border_px)
            self._stamp(mask, box.left, box.top, self.theme.color(ink))
        else:
            self._stamp(shapes.rounded(box.width, box.height, radius_px), box.left, box.top, self.theme.color(ink))

    def _large_rounded(self, box: Box, color: Rgba, radius_px: float, border_px: int) -> None:
        """Bands and four corners: far fewer mask pixels than the whole."""
        edge = max(int(radius_px + 0.999), border_px)
        deep = border_px or edge
        self._fill(Box(box.left + edge, box.top, box.right - edge, box.top + deep), color)
        self._fill(Box(box.left + edge, box.bottom - deep, box.right - edge, box.bottom), color)
        if border_px:
            self._fill(Box(box.left, box.top + edge, box.left + border_px, box.bottom - edge), color)
            self._fill(Box(box.right - border_px, box.top + edge, box.right, box.bottom - edge), color)
        else:
            self._fill(Box(box.left, box.top + edge, box.right, box.bottom - edge), color)
        for mask, right, lower in shapes.corners(edge, radius_px, border_px):
            x, y = box.right - edge if right else box.left, box.bottom - edge if lower else box.top
            self._stamp(mask, x, y, color)

    def shadow(self, box: Box, radius_px: float, height_px: float) -> None:
        blur_px = max(round(height_px * 2), 1)
        top_px = box.top + round(height_px * 0.6)
        for mask, x, y in shapes.shadow(box.width, box.height, round(radius_px, 1), blur_px):
            self._stamp(mask, box.left + x, top_px + y, (0, 0, 0, 255))

    def text(self, words: str, left_px: float, baseline_px: int, size_px: float, ink: str, bold: bool = False) -> None:
        glyphs = fonts.text_mask(words, size_px, bold)
        self._stamp(glyphs.mask, round(left_px) + glyphs.left_px, baseline_px + glyphs.top_px, self.theme.color(ink))

    def icon(self, name: str, box: Box, ink: str) -> None:
        size_px = min(box.width, box.height)
        if size_px > 0:
            left_px, top_px = box.left + (box.width - size_px) // 2, box.top + (box.height - size_px) // 2
            self._stamp(fonts.icon_mask(name, size_px).mask, left_px, top_px, self.theme.color(ink))

    def ring(self, box: Box, width_px: float, ink: str, start: float = 0, turns: float = 1) -> None:
        size_px = min(box.width, box.height)
        if size_px > 0 and turns > 0:
            left_px, top_px = box.left + (box.width - size_px) // 2, box.top + (box.height - size_px) // 2
            mask = shapes.ring(size_px, round(width_px, 1), round(start % 1, 4), round(min(turns, 1), 4))
            self._stamp(mask, left_px, top_px, self.theme.color(ink))

    def line(self, points_px: Sequence[tuple[float, float]], width_px: float, ink: str) -> None:
        left_px = int(min(x for x, _ in points_px) - width_px)
        top_px = int(min(y for _, y in points_px) - width_px)
        shifted = tuple((round(x - left_px, 1), round(y - top_px, 1)) for x, y in points_px)
        self._stamp(shapes.line(shifted, round(width_px, 1)), left_px, top_px, self.theme.color(ink))

    def image(self, picture: Image.Image, left_px: int, top_px: int) -> None:
        box = Box(left_px, top_px, left_px + picture.width, top_px + picture.height)
        shown = _overlap(box, self.window)
        if shown.width <= 0 or shown.height <= 0:
            return
        if shown != box:
            picture = picture.crop(_within(shown, box))
        mask = picture if picture.mode in ("RGBA", "LA") else None
        self.picture.paste(picture, (shown.left, shown.top), mask)

    def _fill(self, box: Box, color: Rgba) -> None:
        shown = _overlap(box, self.window)
        if shown.width <= 0 or shown.height <= 0:
            return
        if color[3] == 255:
            self.picture.paste(color[:3], (shown.left, shown.top, shown.right, shown.bottom))
            return
        # a table per channel is far faster than pasting through a mask; band by band it stays in the processor's cache
        for top in range(shown.top, shown.bottom, _BAND_PX):
            area = (shown.left, top, shown.right, min(top + _BAND_PX, shown.bottom))
            self.picture.paste(self.picture.crop(area).point(shapes.veil(color)), area)

    def _stamp(self, mask: Image.Image, left_px: int, top_px: int, color: Rgba) -> None:
        """Put a colour where the mask is."""
        box = Box(left_px, top_px, left_px + mask.width, top_px + mask.height)
        window = self.window
        if color[3] != 255:
            mask = shapes.fainter(mask, color[3])
        if left_px < window.left or top_px < window.top or box.right > window.right or box.bottom > window.bottom:
            shown = _overlap(box, window)
            if shown.width <= 0 or shown.height <= 0:
                return
            mask, box = mask.crop(_within(shown, box)), shown
        self.picture.paste(color[:3], (box.left, box.top, box.right, box.bottom), mask)


def _overlap(one: Box, other: Box) -> Box:
    return Box(
        max(one.left, other.left), max(one.top, other.top), min(one.right, other.right), min(one.bottom, other.bottom)
    )


def _within(part: Box, whole: Box) -> tuple[int, int, int, int]:
    """The part's place in the whole, as Pillow's crop wants it."""
    return part.left - whole.left, part.top - whole.top, part.right - whole.left, part.bottom - whole.top
