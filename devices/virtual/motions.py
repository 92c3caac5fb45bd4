"""Animations: what is shown on the way from one screen to the next."""

from __future__ import annotations

import cv2
import numpy as np

from devices.screen import Pixels

TRAIL = 0.25
"""So much of the width the page that is left moves, while the other one slides over it."""


def between(before: Pixels, after: Pixels, kind: str, done: float, top_px: int, bottom_px: int) -> Pixels:
    """The picture when `done` (0 to 1) of the way is behind it. Pages move between the rows of the bars.

    Args:
        before: The screen it began with.
        after: The screen it ends with.
        kind: "forward" slides the next page in from the right, "back" slides this one out there, "down" draws the next
            one over it like a blind, "up" draws this one away so, "fade" blends.
        done: Share of the time.
        top_px: Where the status bar ends.
        bottom_px: Where the navigation bar begins.
    """
    part = 1 - (1 - min(max(done, 0.0), 1.0)) ** 3  # fast first, then slower, as Material's "emphasized" easing
    if kind == "fade":
        return np.asarray(cv2.addWeighted(before, 1 - part, after, part, 0), np.uint8)
    if kind in ("down", "up"):
        above, below, share = (after, before, part) if kind == "down" else (before, after, 1 - part)
        picture = below.copy()
        edge = round(len(picture) * share)
        picture[:edge] = above[:edge]
        return picture
    picture = after.copy()
    inner = slice(top_px, bottom_px)
    width = after.shape[1]
    above, below, way = (after, before, part) if kind == "forward" else (before, after, 1 - part)
    edge = width - round(width * way)  # left of it the lower page shows, right of it the upper one
    moved = round(width * way * TRAIL)
    picture[inner, :edge] = below[inner, moved : moved + edge]
    picture[inner, edge:] = above[inner, : width - edge]
    return picture
