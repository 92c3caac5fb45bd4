"""What photographs show: scenes painted by code, the same for the same name.

A scene is named "kind/detail". The detail is a number that the scene is drawn from by chance, or for a "page" the lines
of text on it, separated by "|", or for a "drawing" its strokes.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from random import Random

import cv2
import numpy as np
from PIL import Image, ImageDraw

from devices.virtual import fonts
from devices.virtual.theme import oklch

Colour = tuple[int, int, int]
LANDSCAPES = ("hills", "sea", "city", "forest", "flowers", "meal", "cat", "desk", "street", "lake")
"""What lies before the camera on the back."""
FACE = "face"
"""What lies before the one on the front."""
PAGE, DRAWING = "page", "drawing"


def paint(scene: str, width_px: int, height_px: int) -> Image.Image:
    """The scene in RGB, as large as asked for."""
    kind, _, detail = scene.partition("/")
    if kind == PAGE:
        return _page(detail.split("|"), width_px, height_px)
    if kind == DRAWING:
        return _drawing(detail, width_px, height_px)
    # a photograph's soft shapes are drawn small and enlarged
    width, height = max(width_px // 3, 24), max(height_px // 3, 24)
    picture = Image.new("RGB", (width, height))
    _SCENES.get(kind, _hills)(ImageDraw.Draw(picture), Random(scene), width, height)
    return Image.fromarray(cv2.resize(np.asarray(picture), (width_px, height_px), interpolation=cv2.INTER_LINEAR))


def _sky(draw: ImageDraw.ImageDraw, w: int, h: int, top: Colour, low: Colour) -> None:
    for y in range(h):
        share = y / max(h - 1, 1)
        line = tuple(round(a + (b - a) * share) for a, b in zip(top, low, strict=True))
        draw.line((0, y, w, y), fill=line)


def _ridge(draw: ImageDraw.ImageDraw, rng: Random, w: int, h: int, at: float, rough: float, fill: Colour) -> None:
    """A wavy edge across the picture and all below it filled."""
    waves = [(rng.uniform(2, 14), rng.uniform(0, 6), rough / (n + 1)) for n in range(3)]
    points = [
        (x, h * (at + sum(size * math.sin(x / w * often + start) for often, start, size in waves)))
        for x in range(0, w + 4, 4)
    ]
    draw.polygon([(0, h), *points, (w + 4, h)], fill=fill)


def _disc(draw: ImageDraw.ImageDraw, x: float, y: float, r: float, fill: Colour) -> None:
    draw.ellipse((x - r, y - r, x + r, y + r), fill=fill)


def _hills(draw: ImageDraw.ImageDraw, rng: Random, w: int, h: int) -> None:
    hue = rng.choice((150.0, 250.0, 40.0, 280.0))
    _sky(draw, w, h, oklch(0.70, 0.09, hue + 60), oklch(0.93, 0.05, rng.choice((60.0, 30.0, 240.0))))
    _disc(draw, w * rng.uniform(0.2, 0.8), h * rng.uniform(0.15, 0.3), w * 0.07, oklch(0.96, 0.08, 90.0))
    for layer in range(4):
        shade = oklch(0.68 - 0.13 * layer, 0.06 + 0.01 * layer, hue + 8 * layer)
        _ridge(draw, rng, w, h, 0.42 + 0.13 * layer, 0.05, shade)


def _sea(draw: ImageDraw.ImageDraw, rng: Random, w: int, h: int) -> None:
    warm = rng.random() < 0.5
    _sky(draw, w, h, oklch(0.72, 0.1, 250.0), oklch(0.88, 0.09 if warm else 0.03, 50.0 if warm else 230.0))
    _disc(draw, w * rng.uniform(0.3, 0.7), h * 0.38, w * 0.09, oklch(0.95, 0.1, 80.0))
    draw.rectangle((0, h * 0.45, w, h), fill=oklch(0.56, 0.09, 235.0))
    for _ in range(40):
        x, y = rng.uniform(0, w), rng.uniform(h * 0.47, h * 0.75)
        draw.line((x, y, x + rng.uniform(6, 22), y), fill=oklch(0.75, 0.06, 220.0))
    _ridge(draw, rng, w, h, 0.78, 0.03, oklch(0.86, 0.06, 85.0))


def _city(draw: ImageDraw.ImageDraw, rng: Random, w: int, h: int) -> None:
    night = rng.random() < 0.5
    _sky(draw, w, h, oklch(0.25 if night else 0.78, 0.05, 260.0), oklch(0.45 if night else 0.93, 0.06, 40.0))
    x = 0.0
    while x < w:
        wide, high = rng.uniform(0.10, 0.2) * w, rng.uniform(0.25, 0.7) * h
        tint = oklch(rng.uniform(0.25, 0.4) if night else rng.uniform(0.5, 0.75), 0.03, rng.uniform(0, 360))
        draw.rectangle((x, h - high, x + wide, h), fill=tint)
        lit = oklch(0.88, 0.11, 85.0) if night else oklch(0.88, 0.03, 230.0)
        step = max(w // 26, 3)
        for wx in range(int(x) + step, int(x + wide) - step, step * 2):
            for wy in range(int(h - high) + step, h - step, step * 3):
                if rng.random() < 0.7:
                    draw.rectangle((wx, wy, wx + step * 0.8, wy + step * 1.4), fill=lit)
        x += wide + rng.uniform(0, 0.02) * w


def _forest(draw: ImageDraw.ImageDraw, rng: Random, w: int, h: int) -> None:
    _sky(draw, w, h, oklch(0.85, 0.05, 140.0), oklch(0.6, 0.08, 140.0))
    draw.rectangle((0, h * 0.8, w, h), fill=oklch(0.42, 0.06, 120.0))
    for _ in range(16):
        x, base, size = rng.uniform(0, w), h * rng.uniform(0.75, 0.95), w * rng.uniform(0.08, 0.18)
        green = oklch(rng.uniform(0.32, 0.6), 0.09, rng.uniform(125, 160))
        draw.rectangle((x - size * 0.08, base - size, x + size * 0.08, base), fill=oklch(0.35, 0.05, 60.0))
        for tier in range(3):
            top = base - size * (2.6 - tier * 0.7)
            wide = size * (0.45 + 0.2 * tier)
            draw.polygon([(x, top), (x - wide, top + size * 1.1), (x + wide, top + size * 1.1)], fill=green)


def _flowers(draw: ImageDraw.ImageDraw, rng: Random, w: int, h: int) -> None:
    _sky(draw, w, h, oklch(0.82, 0.07, 130.0), oklch(0.48, 0.10, 140.0))
    hue = rng.uniform(0, 360)
    for _ in range(14):
        x, y, size = rng.uniform(0, w), rng.uniform(h * 0.15, h * 0.9), w * rng.uniform(0.05, 0.1)
        draw.line((x, y, x + size * 0.3, h), fill=oklch(0.42, 0.1, 140.0), width=2)
        petal = oklch(rng.uniform(0.65, 0.85), 0.14, hue + rng.uniform(-30, 30))
        for turn in range(6):
            angle = turn * math.tau / 6
            _disc(draw, x + size * 0.7 * math.cos(angle), y + size * 0.7 * math.sin(angle), size * 0.5, petal)
        _disc(draw, x, y, size * 0.4, oklch(0.85, 0.15, 90.0))


def _meal(draw: ImageDraw.ImageDraw, rng: Random, w: int, h: int) -> None:
    draw.rectangle((0, 0, w, h), fill=oklch(rng.uniform(0.4, 0.7), 0.05, 60.0))
    x, y, r = w * 0.5, h * 0.52, w * 0.42
    _disc(draw, x + 3, y + 5, r, oklch(0.3, 0.02, 60.0))
    _disc(draw, x, y, r, oklch(0.97, 0.01, 90.0))
    _disc(draw, x, y, r * 0.8, oklch(0.91, 0.01, 90.0))
    for _ in range(26):
        angle, far = rng.uniform(0, math.tau), r * 0.62 * math.sqrt(rng.random())
        tint = oklch(rng.uniform(0.5, 0.8), 0.14, rng.choice((30.0, 55.0, 90.0, 135.0)))
        _disc(draw, x + far * math.cos(angle), y + far * math.sin(angle), r * rng.uniform(0.08, 0.2), tint)
    draw.line((w * 0.04, h * 0.3, w * 0.04, h * 0.75), fill=oklch(0.8, 0.0, 0.0), width=3)


def _cat(draw: ImageDraw.ImageDraw, rng: Random, w: int, h: int) -> None:
    draw.rectangle((0, 0, w, h), fill=oklch(rng.uniform(0.7, 0.88), 0.06, rng.uniform(0, 360)))
    draw.ellipse((-w * 0.1, h * 0.75, w * 1.1, h * 1.4), fill=oklch(0.55, 0.07, rng.uniform(0, 360)))
    fur = oklch(rng.choice((0.35, 0.72, 0.88)), 0.07, rng.choice((60.0, 70.0, 250.0)))
    x, y, r = w * 0.5, h * 0.45, w * 0.24
    draw.ellipse((x - r * 1.2, y + r * 0.4, x + r * 1.2, y + r * 3.4), fill=fur)
    for side in (-1, 1):
        tip = (x + side * r * 0.95, y - r * 1.35)
        draw.polygon([(x + side * r * 0.15, y - r * 0.8), (x + side * r * 0.98, y - r * 0.2), tip], fill=fur)
    _disc(draw, x, y, r, fur)
    for side in (-1, 1):
        _disc(draw, x + side * r * 0.42, y - r * 0.1, r * 0.19, oklch(0.85, 0.15, 120.0))
        _disc(draw, x + side * r * 0.42, y - r * 0.1, r * 0.08, (20, 20, 20))
        draw.line((x + side * r * 0.3, y + r * 0.4, x + side * r * 1.2, y + r * 0.3), fill=(245, 245, 245))
    _disc(draw, x, y + r * 0.28, r * 0.09, oklch(0.65, 0.12, 10.0))


def _desk(draw: ImageDraw.ImageDraw, rng: Random, w: int, h: int) -> None:
    draw.rectangle((0, 0, w, h), fill=oklch(rng.uniform(0.55, 0.75), 0.05, 65.0))
    tilt = rng.uniform(-0.04, 0.04) * w
    draw.polygon([(w * 0.18, h * 0.2), (w * 0.82, h * 0.2 + tilt), (w * 0.82, h * 0.6), (w * 0.18, h * 0.6 - tilt)],
                 fill=oklch(0.3, 0.02, 260.0))  # fmt: skip
    draw.rectangle((w * 0.22, h * 0.24, w * 0.78, h * 0.54), fill=oklch(0.75, 0.1, rng.uniform(0, 360)))
    draw.rectangle((w * 0.15, h * 0.62, w * 0.85, h * 0.74), fill=oklch(0.85, 0.005, 260.0))
    _disc(draw, w * 0.85, h * 0.86, w * 0.1, oklch(0.95, 0.01, 90.0))
    _disc(draw, w * 0.85, h * 0.86, w * 0.075, oklch(0.4, 0.06, 50.0))


def _street(draw: ImageDraw.ImageDraw, rng: Random, w: int, h: int) -> None:
    _sky(draw, w, h, oklch(0.8, 0.06, 245.0), oklch(0.93, 0.02, 220.0))
    for side in (0, 1):
        for house in range(3):
            x0 = w * (0.0 + 0.14 * house) if not side else w * (0.58 + 0.14 * house)
            top = h * rng.uniform(0.15, 0.4)
            draw.rectangle((x0, top, x0 + w * 0.14, h * 0.75), fill=oklch(0.72, 0.09, rng.uniform(0, 360)))
            for floor in range(4):
                y = top + h * (0.05 + 0.1 * floor)
                draw.rectangle((x0 + w * 0.04, y, x0 + w * 0.1, y + h * 0.05), fill=oklch(0.9, 0.03, 90.0))
    draw.polygon([(w * 0.45, h * 0.6), (w * 0.55, h * 0.6), (w, h), (0, h)], fill=oklch(0.45, 0.01, 260.0))
    draw.line((w * 0.5, h * 0.62, w * 0.5, h), fill=oklch(0.9, 0.08, 95.0), width=3)


def _lake(draw: ImageDraw.ImageDraw, rng: Random, w: int, h: int) -> None:
    _sky(draw, w, h, oklch(0.75, 0.08, 255.0), oklch(0.92, 0.05, 30.0))
    _ridge(draw, rng, w, h, 0.4, 0.07, oklch(0.5, 0.05, 260.0))
    _ridge(draw, rng, w, h, 0.52, 0.02, oklch(0.4, 0.07, 150.0))
    draw.rectangle((0, h * 0.58, w, h), fill=oklch(0.62, 0.06, 235.0))
    x = w * rng.uniform(0.3, 0.7)
    draw.polygon([(x - w * 0.1, h * 0.74), (x + w * 0.1, h * 0.74), (x + w * 0.07, h * 0.78), (x - w * 0.07, h * 0.78)],
                 fill=oklch(0.45, 0.12, 25.0))  # fmt: skip
    draw.polygon([(x, h * 0.55), (x, h * 0.73), (x + w * 0.09, h * 0.73)], fill=(250, 250, 246))


def _face(draw: ImageDraw.ImageDraw, rng: Random, w: int, h: int) -> None:
    _sky(draw, w, h, oklch(0.85, 0.05, rng.uniform(0, 360)), oklch(0.65, 0.06, rng.uniform(0, 360)))
    skin, hair = oklch(rng.uniform(0.5, 0.85), 0.06, 60.0), oklch(rng.uniform(0.2, 0.6), 0.05, 50.0)
    x, y, r = w * 0.5, h * 0.45, w * 0.22
    draw.ellipse((x - r * 2, y + r * 1.3, x + r * 2, y + r * 5), fill=oklch(0.5, 0.12, rng.uniform(0, 360)))
    _disc(draw, x, y - r * 0.25, r * 1.15, hair)
    draw.rectangle((x - r * 0.35, y + r * 0.6, x + r * 0.35, y + r * 1.6), fill=skin)
    draw.ellipse((x - r * 0.85, y - r, x + r * 0.85, y + r * 1.15), fill=skin)
    for side in (-1, 1):
        _disc(draw, x + side * r * 0.35, y - r * 0.05, r * 0.09, (40, 30, 30))
    draw.arc((x - r * 0.4, y + r * 0.2, x + r * 0.4, y + r * 0.75), 20, 160, fill=(150, 60, 60), width=2)


_SCENES: dict[str, Callable[[ImageDraw.ImageDraw, Random, int, int], None]] = {
    "hills": _hills, "sea": _sea, "city": _city, "forest": _forest, "flowers": _flowers, "meal": _meal, "cat": _cat,
    "desk": _desk, "street": _street, "lake": _lake, FACE: _face,
}  # fmt: skip


def _page(lines: list[str], w: int, h: int) -> Image.Image:
    """A sheet of paper on a table: the first line is its heading. Sharp enough to be read."""
    picture = Image.new("RGB", (w, h), oklch(0.55, 0.05, 60.0))
    draw = ImageDraw.Draw(picture)
    left, top, right = round(w * 0.07), round(h * 0.05), round(w * 0.93)
    draw.rectangle((left + w * 0.01, top + h * 0.01, right + w * 0.01, h * 0.96), fill=(90, 75, 60))
    draw.rectangle((left, top, right, round(h * 0.95)), fill=(252, 251, 246))
    room = right - left - w * 0.10
    longest = max(fonts.width_px(line, 100, False) for line in lines) or 1
    size = min(room * 100 / longest, h * 0.85 / (len(lines) + 2) / 1.45, w * 0.06)
    y = top + size * 2
    for index, line in enumerate(lines):
        glyphs = fonts.text_mask(line, size, index == 0)
        x = left + w * 0.05
        picture.paste((35, 35, 40), (round(x) + glyphs.left_px, round(y) + glyphs.top_px), glyphs.mask)
        y += size * (2.0 if index == 0 else 1.45)
    return picture


def _drawing(strokes: str, w: int, h: int) -> Image.Image:
    """White paper with lines: "colour width x y x y" separated by "|", places and widths as thousandths."""
    picture = Image.new("RGB", (w, h), (255, 255, 255))
    draw = ImageDraw.Draw(picture)
    for stroke in strokes.split("|"):
        colour, *numbers = stroke.split()
        width, *places = (int(number) / 1000 for number in numbers)
        points = [(places[at] * w, places[at + 1] * h) for at in range(0, len(places), 2)]
        thick = max(round(width * w), 1)
        draw.line(points, fill=colour, width=thick, joint="curve")
        for x, y in points:
            _disc(draw, x, y, thick / 2, tuple(bytes.fromhex(colour[1:])))  # type: ignore[arg-type]
    return picture
