"""One scale and one offset an axis between places and what was said of them, found among wild answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from devices.screen import Point

TOLERANCE = 0.025
"""So far, as a part of the screen, a tap may lie from where a fit puts it. A button is 0.06 high."""
FEWEST = 4
"""Taps that must agree: two make any line, and two more do not lie on it by chance."""
STRAIGHT = 0.02
"""A scale within this of 1, and an offset within this of 0, is none."""


@dataclass(frozen=True, slots=True)
class Fit:
    """What happens between a place and the model's word for it, an axis each: said = scale * true + offset."""

    scale: tuple[float, float]
    offset: tuple[float, float]
    agreeing: int
    """Taps that it explains."""

    def explains(self, true: Point, said: Point) -> bool:
        """Whether a tap lies where this puts it."""
        across = (said.x - self.offset[0]) / self.scale[0] - true.x
        down = (said.y - self.offset[1]) / self.scale[1] - true.y
        return abs(across) <= TOLERANCE and abs(down) <= TOLERANCE

    @property
    def is_straight(self) -> bool:
        return all(abs(scale - 1) <= STRAIGHT for scale in self.scale) and not self.has_offset

    @property
    def has_offset(self) -> bool:
        return any(abs(offset) > STRAIGHT for offset in self.offset)


def find_fit(pairs: Sequence[tuple[Point, Point]]) -> Fit | None:
    """The scale and offset that most (true, said) pairs agree on, however wild the others; None where too few do."""
    best: list[tuple[Point, Point]] = []
    for (true1, said1), (true2, said2) in combinations(pairs, 2):
        across = _line(said1.x, true1.x, said2.x, true2.x)
        down = _line(said1.y, true1.y, said2.y, true2.y)
        if across is None or down is None:
            continue
        (a_x, b_x), (a_y, b_y) = across, down
        agreeing = [
            (true, said)
            for true, said in pairs
            if abs(a_x * said.x + b_x - true.x) <= TOLERANCE and abs(a_y * said.y + b_y - true.y) <= TOLERANCE
        ]
        if len(agreeing) > len(best):
            best = agreeing
    if len(best) < FEWEST:
        return None
    scale_x, offset_x = _regression([(true.x, said.x) for true, said in best])
    scale_y, offset_y = _regression([(true.y, said.y) for true, said in best])
    return Fit((scale_x, scale_y), (offset_x, offset_y), len(best))


def _line(said1: float, true1: float, said2: float, true2: float) -> tuple[float, float] | None:
    """From said to true through two taps, or None where they say nothing of the slope or mirror it."""
    if said1 == said2 or (true2 - true1) / (said2 - said1) <= 0:
        return None
    slope = (true2 - true1) / (said2 - said1)
    return slope, true1 - slope * said1


def _regression(pairs: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Least squares: scale and offset of said over true."""
    mean_true = sum(true for true, _ in pairs) / len(pairs)
    mean_said = sum(said for _, said in pairs) / len(pairs)
    spread = sum((true - mean_true) ** 2 for true, _ in pairs)
    scale = sum((true - mean_true) * (said - mean_said) for true, said in pairs) / spread
    return scale, mean_said - scale * mean_true
