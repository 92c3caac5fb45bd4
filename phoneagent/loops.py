"""Noticing that a run goes in circles: the same calls on the same screens, or touches that change nothing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from devices.screen import Point, Screen
from tools.call import ToolCall
from tools.toolbox import TALK

_GRID = (36, 80)
"""Columns and rows a screen is averaged into: about 10 pixels a cell on a small phone, the size of a checkbox mark."""
_STATUS_BAR = 0.05
"""Top fraction that is not compared: its clock and signal change by themselves."""
_STEP_GREY = 16
"""A cell has changed when its mean grey moved by more than this, of 255."""
_FEW_CELLS = 3
"""So many changed cells are still the same screen: a blinking cursor covers up to three."""

_LONGEST_CYCLE = 4
_NUDGE_REPEATS = 2
_STUCK_REPEATS = {1: 4, 2: 3, 3: 3, 4: 3}
"""How often a cycle of each length is seen before the run ends."""
_STUCK_WAITS = 8
_STUCK_STILL = 6
"""So many touches in a row without any change end the run."""

Signature = NDArray[np.uint8]
"""A screen averaged into `_GRID` cells, shape (rows, columns)."""


def signature(screen: Screen) -> Signature:
    """What of a screen is compared: its picture, or where that is forbidden, what its window says."""
    if screen.window:
        said = repr([(each.label, each.box, each.checked, each.focused) for each in screen.window])
        digest = hashlib.shake_128(said.encode()).digest(_GRID[0] * _GRID[1])
        return np.frombuffer(digest, np.uint8).reshape(_GRID[::-1])
    grey = screen.small_grey
    below = grey[round(_STATUS_BAR * grey.shape[0]) :]
    return np.asarray(cv2.resize(below, _GRID, interpolation=cv2.INTER_AREA), np.uint8)


def changed_cells(one: Signature, other: Signature) -> int:
    """How many cells differ, of all the cells there are."""
    return int(np.count_nonzero(np.abs(one.astype(np.int16) - other.astype(np.int16)) > _STEP_GREY))


def same_screen(one: Signature, other: Signature) -> bool:
    """Whether nothing but a clock or a cursor moved between two looks."""
    return changed_cells(one, other) <= _FEW_CELLS


def same_call(one: ToolCall, other: ToolCall) -> bool:
    """Whether two calls ask for the same thing; places may be a finger's width apart."""
    if one.name != other.name or one.arguments.keys() != other.arguments.keys():
        return False
    pairs = ((value, other.arguments[key]) for key, value in one.arguments.items())
    return all(_near(a, b) if isinstance(a, Point) and isinstance(b, Point) else a == b for a, b in pairs)


def _near(one: Point, other: Point) -> bool:
    return abs(one.x - other.x) <= 0.03 and abs(one.y - other.y) <= 0.015


@dataclass(frozen=True, slots=True)
class Moving:
    """Nothing to say."""


@dataclass(frozen=True, slots=True)
class Nudge:
    """Something the model should know beside the result."""

    text: str


@dataclass(frozen=True, slots=True)
class Stuck:
    """The run goes in circles and ends."""

    reason: str


class LoopWatch:
    """Remembers the screens and calls of one run."""

    def __init__(self) -> None:
        self._seen: list[tuple[Signature, ToolCall]] = []
        self._still = 0
        self._last: tuple[Screen, Signature] | None = None

    def note(self, before: Screen, call: ToolCall, after: Screen) -> Moving | Nudge | Stuck:
        """What is to be said of a call, now that the screen after it is known."""
        was = self._last[1] if self._last and self._last[0] is before else signature(before)
        now = signature(after)
        self._last = (after, now)
        self._seen.append((was, call))
        touches = call.name not in TALK and call.name not in ("wait", "type_text")  # a typed dot is smaller than a cell
        still = touches and same_screen(was, now)
        self._still = self._still + 1 if still else self._still if not touches else 0
        if self._still >= _STUCK_STILL:
            return Stuck(f"{self._still} touches in a row changed nothing on the screen.")
        for length in range(1, _LONGEST_CYCLE + 1):
            repeats = self._repeats(length)
            limit = _STUCK_WAITS if length == 1 and call.name == "wait" else _STUCK_REPEATS[length]
            if repeats >= limit:
                return Stuck(f"It went in circles: {self._cycle(length)}, {repeats} times over on the same screens.")
            if repeats >= _NUDGE_REPEATS:
                return Nudge(f"You have now done this {repeats} times on the same screen. Try something else.")
        return Nudge("The screen did not change.") if still else Moving()

    def _repeats(self, length: int) -> int:
        """How often the last `length` looks and calls have just happened, one after the other."""
        repeats = 1
        while len(self._seen) >= (repeats + 1) * length:
            end = len(self._seen) - repeats * length
            earlier, last = self._seen[end - length : end], self._seen[-length:]
            if not all(same_call(a, b) and same_screen(x, y) for (x, a), (y, b) in zip(earlier, last, strict=True)):
                break
            repeats += 1
        return repeats

    def _cycle(self, length: int) -> str:
        return ", ".join(str(call) for _, call in self._seen[-length:])
