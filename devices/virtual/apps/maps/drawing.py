"""The map, drawn: ground, parks, water, houses, streets with their names; and the pins that lie on it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from random import Random

from PIL import Image, ImageDraw

from devices.screen import Box
from devices.virtual import fonts
from devices.virtual.apps.maps.data import Maps
from devices.virtual.apps.maps.town import TOWN_M
from devices.virtual.painter import Painter
from devices.virtual.state import PhoneState
from devices.virtual.widgets import Act, Node, column, icon, row, stack, text

DP_PER_M = (0.11, 0.24, 0.5)
"""By zoom."""
NOMINAL_DP = (412, 640)
"""The part of the map that is centred, whatever the true size of its window: left and upper edge follow from it."""
BIG, SMALL = 34, 18

_DAY = {
    "ground": "#f3f0e9", "house": "#e4dfd6", "park": "#cfe8c5", "water": "#a9d3ee", "street": "#ffffff",
    "kerb": "#d8d3c8", "main": "#fbe3a2", "words": "#5f5a52",
}  # fmt: skip
_NIGHT = {
    "ground": "#22272e", "house": "#2b3138", "park": "#24402f", "water": "#1d3b55", "street": "#454d57",
    "kerb": "#1b1f25", "main": "#6b5a2e", "words": "#c3c8cf",
}  # fmt: skip
_Lines = tuple[tuple[str, bool, int], ...]


def corner_m(maps: Maps, height_dp: float) -> tuple[float, float]:
    """What lies in the upper left corner of a window on the map of that height."""
    scale = DP_PER_M[maps.zoom]
    return maps.center_x_m - NOMINAL_DP[0] / 2 / scale, maps.center_y_m - height_dp / 2 / scale


def ground(state: PhoneState, height_dp: float, way: Sequence[tuple[int, int]] = ()) -> Node:
    """The map itself, with a way on it."""
    maps = state.maps
    streets = tuple((street.name, street.runs_north, street.at_m) for street in maps.streets)
    left_m, top_m = corner_m(maps, height_dp)
    scale, dark, seed = DP_PER_M[maps.zoom], state.look.dark, state.seed

    def paint(painter: Painter, box: Box, px_per_dp: float) -> None:
        px_per_m = scale * px_per_dp
        picture = _picture(streets, seed, dark, round(left_m), round(top_m), px_per_m, (box.width, box.height))
        painter.image(picture, box.left, box.top)
        if len(way) > 1:
            points = [(box.left + (x - left_m) * px_per_m, box.top + (y - top_m) * px_per_m) for x, y in way]
            inside = [(_within(x, box.left, box.right), _within(y, box.top, box.bottom)) for x, y in points]
            with painter.clip(box):
                painter.line(inside, 6 * px_per_dp, "#2f7bf0")

    return Node("canvas", paint=paint, width="fill", height="fill", id="map")


def _within(at_px: float, low_px: float, high_px: float) -> float:
    """Not far outside of the window: a line's mask is as large as the line."""
    return min(max(at_px, low_px - 200), high_px + 200)


def pin(x_dp: float, y_dp: float, face: Node) -> Node:
    """Something on the map, with its middle at this place of the map's window."""
    size = face.width if isinstance(face.width, int | float) else 0.0
    return column(row(face), pad=(x_dp - size / 2, y_dp - size / 2, 0, 0), height="fill")


def disc(symbol: str, tint: str, name: str, act: Act | None, *, big: bool = True) -> Node:
    """A round pin with an icon."""
    side = BIG if big else SMALL
    return stack(
        icon(symbol, side * 0.6, ink="white"), align="center", width=side, height=side, radius=side / 2, fill=tint,
        border="white", on_tap=act, desc=name, class_name="android.view.View",
    )  # fmt: skip


def here_dot() -> Node:
    """Where the phone is."""
    return stack(text(""), width=20, height=20, radius=10, fill="#2f7bf0", border="white", desc="", id="here")


@lru_cache(maxsize=6)
def _picture(
    streets: _Lines, seed: int, dark: bool, left_m: int, top_m: int, px_per_m: float, size_px: tuple[int, int]
) -> Image.Image:
    inks = _NIGHT if dark else _DAY
    picture = Image.new("RGB", size_px, inks["ground"])
    draw = ImageDraw.Draw(picture)

    def at(x_m: float, y_m: float) -> tuple[float, float]:
        return (x_m - left_m) * px_per_m, (y_m - top_m) * px_per_m

    for box_m, ink in _blocks(streets, seed):
        corners = (*at(box_m[0], box_m[1]), *at(box_m[2], box_m[3]))
        if corners[2] > 0 and corners[3] > 0 and corners[0] < size_px[0] and corners[1] < size_px[1]:
            draw.rectangle(corners, inks[ink])
    draw.line([at(x, y) for x, y in _river(seed)], inks["water"], max(round(90 * px_per_m), 2), "curve")
    for kerb in (True, False):
        for number, (_, runs_north, at_m) in enumerate(streets):
            wide = 26 if number % 4 == 0 else 16
            ink = inks["kerb"] if kerb else inks["main"] if number % 4 == 0 else inks["street"]
            ends = (
                (at(at_m, -TOWN_M), at(at_m, 2 * TOWN_M)) if runs_north else (at(-TOWN_M, at_m), at(2 * TOWN_M, at_m))
            )
            draw.line(ends, ink, max(round(wide * px_per_m) + (3 if kerb else 0), 2))
    _names(picture, streets, px_per_m, (left_m, top_m), inks["words"])
    return picture


def _names(picture: Image.Image, streets: _Lines, px_per_m: float, corner: tuple[int, int], ink: str) -> None:
    """The streets' names, along them."""
    for number, (name, runs_north, at_m) in enumerate(streets):
        mask = fonts.text_mask(name, max(32 * px_per_m**0.25, 18), False).mask
        if runs_north:
            mask = mask.transpose(Image.Transpose.ROTATE_90)
        along = (corner[1] if runs_north else corner[0]) * px_per_m
        across = (at_m - (corner[0] if runs_north else corner[1])) * px_per_m
        first = 160 * (number % 3) + 120 - int(along) % 900
        for start in range(first, max(picture.size), 900):
            place = (round(across - mask.width / 2), start) if runs_north else (start, round(across - mask.height / 2))
            picture.paste(ink, (*place, place[0] + mask.width, place[1] + mask.height), mask)


@lru_cache(maxsize=8)
def _blocks(streets: _Lines, seed: int) -> tuple[tuple[tuple[int, int, int, int], str], ...]:
    """Parks and houses between the streets, in metres."""
    chance = Random(f"town/{seed}")
    xs = sorted([0, TOWN_M, *(at_m for _, runs_north, at_m in streets if runs_north)])
    ys = sorted([0, TOWN_M, *(at_m for _, runs_north, at_m in streets if not runs_north)])
    blocks: list[tuple[tuple[int, int, int, int], str]] = []
    for left, right in pairwise(xs):
        for top, bottom in pairwise(ys):
            if chance.random() < 0.12:
                blocks.append(((left + 14, top + 14, right - 14, bottom - 14), "park"))
                continue
            for x in range(left + 24, right - 70, 90):
                for y in range(top + 24, bottom - 60, 80):
                    if chance.random() < 0.75:
                        wide, high = chance.randrange(35, 70), chance.randrange(30, 60)
                        blocks.append(((x, y, x + wide, y + high), "house"))
    return tuple(blocks)


@lru_cache(maxsize=8)
def _river(seed: int) -> tuple[tuple[int, int], ...]:
    """Across the town from west to east, with bends."""
    chance = Random(f"river/{seed}")
    y_m = chance.randrange(800, 3200)
    points = []
    for x_m in range(-400, TOWN_M + 800, 400):
        y_m += chance.randrange(-220, 221)
        points.append((x_m, y_m))
    return tuple(points)
