"""Which of the things that a goal names is next: the first one that was neither touched nor typed yet.

"Queue Cinder Blocks, Half a Letter and Hidden Staircase, in this order" is three rounds of the same; which round it is
stands only in what was done.
"""

from __future__ import annotations

from collections.abc import Iterable

from phoneagent.models.small.wording import spaced

FEWEST_SIGNS = 3
"""A shorter label is part of too many words."""


def next_named(goal: str, labels: Iterable[str], done: Iterable[str]) -> frozenset[str]:
    """Those of the labels that the goal names first, of the ones it names at all and that are not done.

    Args:
        goal: What is asked.
        labels: Of the things on the screen.
        done: Names of what was touched ("Half a Letter > [more_vert]"), and what was typed.
    """
    said = spaced(goal)
    over = {spaced(part) for name in done for part in name.split(" > ")}
    first: dict[str, int] = {}
    for label in set(labels):
        told = spaced(label)
        at = said.find(told) if len(label) >= FEWEST_SIGNS and told not in over else -1
        if at >= 0:
            first[label] = at
    least = min(first.values(), default=0)
    return frozenset(label for label, at in first.items() if at == least)
