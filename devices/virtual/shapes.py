"""Masks of the shapes that widgets are made of, smooth at the edges and cached by their sizes."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

SMALL_PX = 30_000
"""Rectangles of up to so many pixels have one mask; larger ones are put together from bands and corners."""
_FINE = 4
"""Arcs and lines are drawn so many times larger and scaled down."""


@lru_cache(maxsize=1024)
def rounded(width_px: int, height_px: int, radius_px: float) -> Image.Image:
    """A filled rectangle with round corners."""
    return _image(_coverage(width_px, height_px, radius_px))


@lru_cache(maxsize=256)
def frame(width_px: int, height_px: int, radius_px: float, border_px: int) -> Image.Image:
    """The border of a rectangle with round corners."""
    return _image(_border(width_px, height_px, radius_px, border_px))


@lru_cache(maxsize=256)
def corners(edge_px: int, radius_px: float, border_px: int = 0) -> tuple[tuple[Image.Image, bool, bool], ...]:
    """The four corners of a rounded rectangle or of its border, as (mask, whether it is a right one, a lower one)."""
    side_px = 2 * edge_px
    if border_px:
        whole = _border(side_px, side_px, radius_px, border_px)
    else:
        whole = _coverage(side_px, side_px, radius_px)
    upper_left = _image(whole[:edge_px, :edge_px])
    mirror, flip = Image.Transpose.FLIP_LEFT_RIGHT, Image.Transpose.FLIP_TOP_BOTTOM
    lower_left = upper_left.transpose(flip)
    return (
        (upper_left, False, False), (upper_left.transpose(mirror), True, False),
        (lower_left, False, True), (lower_left.transpose(mirror), True, True),
    )  # fmt: skip


@lru_cache(maxsize=64)
def shadow(width_px: int, height_px: int, radius_px: float, blur_px: int) -> tuple[tuple[Image.Image, int, int], ...]:
    """A soft rectangle as strips (mask, left, top) around its middle, which what throws it hides; seen from its corner.

    It reaches out on each side by twice the blur.
    """
    # blurred small and enlarged: a shadow has no detail to lose
    shrink, out = max(blur_px // 3, 1), 2 * blur_px
    whole_w, whole_h = width_px + 2 * out, height_px + 2 * out
    small = Image.new("L", (max(whole_w // shrink, 1), max(whole_h // shrink, 1)))
    box = (out / shrink, out / shrink, (out + width_px) / shrink - 1, (out + height_px) / shrink - 1)
    ImageDraw.Draw(small).rounded_rectangle(box, radius_px / shrink, fill=70)
    soft = small.filter(ImageFilter.GaussianBlur(blur_px * 0.6 / shrink)).resize((whole_w, whole_h))
    edge = out + min(int(radius_px) + blur_px, width_px // 2, height_px // 2)
    strips = (
        (0, 0, whole_w, edge), (0, edge, edge, whole_h - edge),
        (whole_w - edge, edge, whole_w, whole_h - edge), (0, whole_h - edge, whole_w, whole_h),
    )  # fmt: skip
    return tuple((soft.crop(strip), strip[0] - out, strip[1] - out) for strip in strips if strip[3] > strip[1])


@lru_cache(maxsize=128)
def ring(size_px: int, width_px: float, start: float, turns: float) -> Image.Image:
    """A circle's line, or an arc of it with round ends, `start` and `turns` in turns clockwise from twelve o'clock."""
    fine = size_px * _FINE
    mask = Image.new("L", (fine, fine))
    draw, thick = ImageDraw.Draw(mask), width_px * _FINE
    begin_deg, end_deg = start * 360 - 90, (start + turns) * 360 - 90
    draw.arc((0, 0, fine - 1, fine - 1), begin_deg, end_deg, fill=255, width=round(thick))
    if turns < 1:
        middle = (fine - thick) / 2
        for angle in (np.radians(begin_deg), np.radians(end_deg)):
            x, y = fine / 2 + middle * np.cos(angle), fine / 2 + middle * np.sin(angle)
            draw.ellipse((x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2), fill=255)
    return mask.resize((size_px, size_px), Image.Resampling.BOX)


@lru_cache(maxsize=256)
def line(points_px: tuple[tuple[float, float], ...], width_px: float) -> Image.Image:
    """Straight lines with round joints and ends."""
    width = int(max(x for x, _ in points_px) + width_px) + 1
    height = int(max(y for _, y in points_px) + width_px) + 1
    mask = Image.new("L", (width * _FINE, height * _FINE))
    draw, half = ImageDraw.Draw(mask), width_px * _FINE / 2
    fine = [(x * _FINE, y * _FINE) for x, y in points_px]
    draw.line(fine, fill=255, width=round(2 * half), joint="curve")
    for x, y in (fine[0], fine[-1]):
        draw.ellipse((x - half, y - half, x + half, y + half), fill=255)
    return mask.resize((width, height), Image.Resampling.BOX)


@lru_cache(maxsize=16)
def veil(color: tuple[int, int, int, int]) -> list[int]:
    """What each value of each channel becomes under a translucent colour, as `Image.point` wants it for RGBX."""
    opacity = color[3]
    tables = [(value * (255 - opacity) + part * opacity) // 255 for part in color[:3] for value in range(256)]
    return [*tables, *range(256)]


def fainter(mask: Image.Image, opacity: int) -> Image.Image:
    """The mask for an ink of an opacity below 255."""
    return mask.point([value * opacity // 255 for value in range(256)])


def _coverage(width_px: int, height_px: int, radius_px: float) -> NDArray[np.float32]:
    """How much of each pixel a rounded rectangle covers, by the distance of its middle from the edge."""
    x = np.abs(np.arange(width_px, dtype=np.float32) + 0.5 - width_px / 2) - (width_px / 2 - radius_px)
    y = np.abs(np.arange(height_px, dtype=np.float32) + 0.5 - height_px / 2) - (height_px / 2 - radius_px)
    x, y = x[None, :], y[:, None]
    outside = np.hypot(np.maximum(x, 0), np.maximum(y, 0)) + np.minimum(np.maximum(x, y), 0)
    covered: NDArray[np.float32] = np.clip(radius_px - outside + 0.5, 0, 1)
    return covered


def _border(width_px: int, height_px: int, radius_px: float, border_px: int) -> NDArray[np.float32]:
    """A rounded rectangle less the one inside its border."""
    covered = _coverage(width_px, height_px, radius_px)
    inner_w, inner_h = width_px - 2 * border_px, height_px - 2 * border_px
    if inner_w > 0 and inner_h > 0:
        inside = covered[border_px:-border_px, border_px:-border_px]
        inside -= _coverage(inner_w, inner_h, max(radius_px - border_px, 0))
    return np.clip(covered, 0, 1)


def _image(coverage: NDArray[np.float32]) -> Image.Image:
    return Image.fromarray((coverage * 255 + 0.5).astype(np.uint8))
