"""Which rows a step learns from: a function of seed and step number alone, so a killed run goes on exactly."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

WINDOW = 32
"""Batches whose rows are sorted together: longer windows waste less padding and mix less."""


def batches(lengths: Sequence[int], size: int, seed: int) -> Iterator[list[int]]:
    """Endless batches of numbers of rows of like length; each epoch is a new shuffle. A last batch may be smaller."""
    for epoch in range(1_000_000):
        rng = random.Random(f"{seed}/{epoch}")
        order = list(range(len(lengths)))
        rng.shuffle(order)
        found: list[list[int]] = []
        for start in range(0, len(order), size * WINDOW):
            near = sorted(order[start : start + size * WINDOW], key=lambda number: lengths[number])
            found += [near[at : at + size] for at in range(0, len(near), size)]
        rng.shuffle(found)
        yield from found


def share(batch: Sequence[int], process: int, processes: int, micro: int) -> list[list[int]]:
    """One process's part of a batch in pieces that fit into memory; every process gets as many pieces, some empty.

    Neighbours go to different processes, so that all wait for about as long a row.
    """
    pieces = -(-len(batch) // (micro * processes))
    mine = list(batch[process::processes])
    return [mine[at * micro : (at + 1) * micro] for at in range(pieces)]


def wasted(lengths: Sequence[int], groups: Sequence[Sequence[int]]) -> float:
    """The share of a padded batch's tokens that are padding."""
    longest = [max((lengths[number] for number in group), default=0) * len(group) for group in groups]
    told = sum(lengths[number] for group in groups for number in group)
    return 1 - told / max(1, sum(longest))
