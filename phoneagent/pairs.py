"""Two systems on the same cases: how much better one is, and how sure that is."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

DRAWS = 10_000


@dataclass(frozen=True, slots=True)
class Difference:
    """Of two rates, the second subtracted from the first."""

    mean: float
    low: float
    high: float
    """95 % interval."""
    only_first: int
    only_second: int
    p: float
    """Of McNemar's exact test: as lopsided a split or more, if both were as good."""


def paired(first: Sequence[bool], second: Sequence[bool], groups: Sequence[str], seed: int = 0) -> Difference:
    """The difference of two systems on the same cases.

    The interval is a bootstrap over groups of cases (one screenshot's targets are no independent draws); the p-value is
    McNemar's (Q. McNemar, 1947), exact, over the cases on which they differ.

    Args:
        first: Whether the first system was right, a case each.
        second: The same of the second.
        groups: What each case belongs to.
        seed: Of the draws.
    """
    if not first:
        return Difference(0.0, 0.0, 0.0, 0, 0, 1.0)
    gains = [int(one) - int(other) for one, other in zip(first, second, strict=True)]
    by_group: dict[str, list[int]] = {}
    for gain, group in zip(gains, groups, strict=True):
        by_group.setdefault(group, []).append(gain)
    sums = [(sum(each), len(each)) for each in by_group.values()]
    rng = random.Random(seed)
    means = []
    for _ in range(DRAWS):
        drawn = rng.choices(sums, k=len(sums))
        means.append(sum(gain for gain, _ in drawn) / sum(count for _, count in drawn))
    means.sort()
    only_first, only_second = gains.count(1), gains.count(-1)
    return Difference(
        sum(gains) / len(gains), means[int(0.025 * DRAWS)], means[int(0.975 * DRAWS)], only_first, only_second,
        mcnemar(only_first, only_second),
    )  # fmt: skip


def mcnemar(only_first: int, only_second: int) -> float:
    """The exact two-sided p-value."""
    trials = only_first + only_second
    if not trials:
        return 1.0
    ways = sum(math.comb(trials, fewer) for fewer in range(min(only_first, only_second) + 1))
    return min(1.0, 2 * ways / int(2**trials))
