"""Waiting until the picture rests, by comparing small frames; never a fixed sleep.

A screen rests when two comparisons in a row show no change. Small parts that never rest (a spinner, a playing video, a
blinking caret) are noticed and left out of account; a scrolling list is too large to be taken for one.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from devices.device import Frame

CAP_S = 2.0
INTERVAL_S = 0.05
FIRST_REACTION_S = 0.1
"""Apps seldom answer a touch sooner, so a picture is not called stable before."""
STABLE_COMPARISONS = 2
CELL_PX = 6
"""Frames are compared in square cells of this size."""
NOISE = 12
"""Grey levels a pixel may differ by and still be the same: JPEG ringing around moving neighbours."""
RESTLESS_AFTER_S = 0.5
RESTLESS_COMPARISONS = 5
RESTLESS_SHARE = 0.3
"""Restless parts larger than this share of the screen are motion to wait for."""


class Clock(Protocol):
    """Time, so that tests can make it."""

    def now_s(self) -> float: ...

    def wait(self, seconds: float) -> None: ...


class RealClock:
    def now_s(self) -> float:
        return time.monotonic()

    def wait(self, seconds: float) -> None:
        time.sleep(seconds)


REAL_CLOCK = RealClock()


@dataclass(frozen=True, slots=True)
class Settled:
    """How waiting for rest ended."""

    waited_s: float
    stable: bool
    """False where the cap came first."""


def changed_cells(before: Frame, after: Frame) -> NDArray[np.bool_]:
    """Which cells differ between two frames, shape (rows, columns); all of them where the sizes differ (a rotation)."""
    height, width = after.shape
    rows, columns = -(-height // CELL_PX), -(-width // CELL_PX)
    if before.shape != after.shape:
        return np.ones((rows, columns), np.bool_)
    moved = np.abs(before.astype(np.int16) - after.astype(np.int16)) > NOISE
    padded = np.zeros((rows * CELL_PX, columns * CELL_PX), np.bool_)
    padded[:height, :width] = moved
    return np.asarray(padded.reshape(rows, CELL_PX, columns, CELL_PX).any(axis=(1, 3)))


class _Motion:
    """Which parts of the picture have moved, and which of them never stop."""

    def __init__(self, first: Frame) -> None:
        self._last = first
        self._times = np.zeros_like(changed_cells(first, first), np.int32)
        self._comparisons = 0

    def rests(self, frame: Frame, waited_s: float) -> bool:
        cells = changed_cells(self._last, frame)
        self._last = frame
        if cells.shape != self._times.shape:
            self._times = np.zeros_like(cells, np.int32)
            return False
        self._comparisons += 1
        self._times += cells
        if waited_s < RESTLESS_AFTER_S or self._comparisons < RESTLESS_COMPARISONS:
            return not cells.any()
        restless = self._times * 3 >= self._comparisons  # moved in a third of all comparisons
        if restless.mean() > RESTLESS_SHARE:
            return not cells.any()
        return not (cells & ~_grown(restless)).any()


def _grown(cells: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Cells and their neighbours, because what never rests moves over its own edge."""
    padded = np.pad(cells, 1)
    rows, columns = cells.shape
    around = [padded[y : y + rows, x : x + columns] for y in range(3) for x in range(3)]
    return np.asarray(np.logical_or.reduce(around))


def settle(
    glance: Callable[[], Frame],
    cap_s: float = CAP_S,
    first_reaction_s: float = FIRST_REACTION_S,
    interval_s: float = INTERVAL_S,
    clock: Clock = REAL_CLOCK,
) -> Settled:
    """Wait until the picture rests, or the cap comes.

    Args:
        glance: Takes a small grey picture; see `Device.glance`.
        cap_s: Never wait longer.
        first_reaction_s: Do not believe in rest earlier than this.
        interval_s: From one glance to the next, the glance itself included.
        clock: Time; tests bring their own.
    """
    start_s = looked_s = clock.now_s()
    motion, stable = _Motion(glance()), 0
    while True:
        # a small tolerance, else rounding would make the last wait of a nanosecond and one glance more
        clock.wait(max(0.0, min(looked_s + interval_s, start_s + cap_s) - clock.now_s()))
        looked_s = clock.now_s()
        stable = stable + 1 if motion.rests(glance(), looked_s - start_s) else 0
        waited_s = clock.now_s() - start_s
        if stable >= STABLE_COMPARISONS and waited_s >= first_reaction_s - 1e-6:
            return Settled(waited_s, True)
        if waited_s >= cap_s - 1e-6:
            return Settled(waited_s, False)
