"""The way of an activity, drawn: a winding line on a map's ground, the same for the same activity."""

from __future__ import annotations

import math
from functools import lru_cache
from random import Random

from devices.screen import Box
from devices.virtual.apps.tracks.data import Track
from devices.virtual.painter import Painter
from devices.virtual.widgets import Node

POINTS = 48


def route_picture(track: Track) -> Node:
    way = _way(track.distance_m, int(track.at_s))

    def paint(painter: Painter, box: Box, px_per_dp: float) -> None:
        painter.rect(box, "surface_high", 16 * px_per_dp)
        for share in (0.25, 0.5, 0.75):
            left, top = box.left + round(box.width * share), box.top + round(box.height * share)
            painter.rect(Box(left, box.top, left + round(2 * px_per_dp), box.bottom), "surface")
            painter.rect(Box(box.left, top, box.right, top + round(2 * px_per_dp)), "surface")
        points = [(box.left + x * box.width, box.top + y * box.height) for x, y in way]
        painter.line(points, 4 * px_per_dp, "primary")
        for (x, y), ink in ((points[0], "#2e9e5b"), (points[-1], "#d0453a")):
            half = round(7 * px_per_dp)
            painter.rect(Box(round(x) - half, round(y) - half, round(x) + half, round(y) + half), ink, half)

    return Node("canvas", paint=paint, width="fill", height=200, id="map")


@lru_cache(maxsize=256)
def _way(distance_m: int, at_s: int) -> tuple[tuple[float, float], ...]:
    """Points of a line that wanders about, as shares of the picture."""
    chance = Random(f"{distance_m}/{at_s}")
    turns, first, swing = chance.uniform(0.55, 1.1), chance.uniform(0, 6.3), chance.uniform(0.05, 0.14)
    way = []
    for step in range(POINTS):
        angle = first + step / POINTS * turns * 2 * math.pi
        reach = 0.32 + swing * math.sin(step * 0.45 + first) + chance.uniform(-0.012, 0.012)
        way.append((0.5 + reach * math.cos(angle), 0.5 + reach * 0.85 * math.sin(angle)))
    return tuple(way)
