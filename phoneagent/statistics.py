"""The little statistics a benchmark needs."""

from __future__ import annotations

import math
from collections.abc import Sequence

Z_95 = 1.959963984540054
"""Standard normal quantile of a two-sided 95 % interval."""


def wilson(successes: int, trials: int) -> tuple[float, float]:
    """The Wilson 95 % interval of a rate (E. B. Wilson, 1927); (0, 1) where nothing was tried."""
    if trials == 0:
        return 0.0, 1.0
    rate, square = successes / trials, Z_95**2
    middle = (rate + square / (2 * trials)) / (1 + square / trials)
    half = Z_95 * math.sqrt(rate * (1 - rate) / trials + square / (4 * trials**2)) / (1 + square / trials)
    low = middle - half if successes else 0.0  # exactly, where rounding would leave a trace
    high = middle + half if successes < trials else 1.0
    return low, high


def quantile(values: Sequence[float], share: float) -> float:
    """Nearest-rank quantile; 0.0 of nothing."""
    if not values:
        return 0.0
    return sorted(values)[min(int(share * len(values)), len(values) - 1)]
