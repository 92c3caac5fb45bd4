"""What a finger does on the glass."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from devices.device import Device
from devices.screen import Point
from tools.tool import tool

Seconds = Annotated[float, Field(ge=0.05, le=10)]
Direction = Literal["up", "down", "left", "right"]

_STROKE = 0.4
"""Length of a scrolling stroke as a fraction of the screen: what was at one end stays in sight at the other."""
_MARGIN = 0.1
"""Strokes keep this far from the edges, where Android listens for its own gestures (back, home, the shade)."""


@tool
def tap(device: Device, at: Point) -> None:
    """Tap once.

    Args:
        at: Where to tap.
    """
    device.tap(at)


@tool
def double_tap(device: Device, at: Point) -> None:
    """Tap twice, quickly.

    Args:
        at: Where to tap.
    """
    device.double_tap(at)


@tool
def long_press(device: Device, at: Point, duration_s: Seconds = 0.8) -> None:
    """Press and hold.

    Args:
        at: Where to press.
        duration_s: How long to hold, in seconds.
    """
    device.long_press(at, duration_s)


@tool
def swipe(device: Device, start: Point, end: Point, duration_s: Seconds = 0.3) -> None:
    """Drag the finger from one place to another.

    Args:
        start: Where the finger goes down.
        end: Where it lifts.
        duration_s: How long the way takes, in seconds; slow ways drag, fast ones fling.
    """
    device.swipe(start, end, duration_s)


@tool
def scroll(device: Device, direction: Direction, at: Point | None = None) -> None:
    """Scroll a list or page.

    Args:
        direction: Which content comes into view: down shows what is below.
        at: A place inside what is to scroll; the middle of the screen if left out.
    """
    start, end = stroke(direction, at or Point(0.5, 0.5))
    device.swipe(start, end, 0.4)


def stroke(direction: Direction, at: Point) -> tuple[Point, Point]:
    """The way of the finger that brings the content of a direction into view, centred on `at` where it fits."""
    upright = direction in ("up", "down")
    middle = min(max(at.y if upright else at.x, _MARGIN + _STROKE / 2), 1 - _MARGIN - _STROKE / 2)
    far, near = middle + _STROKE / 2, middle - _STROKE / 2
    first, last = (far, near) if direction in ("down", "right") else (near, far)
    return (Point(at.x, first), Point(at.x, last)) if upright else (Point(first, at.y), Point(last, at.y))
