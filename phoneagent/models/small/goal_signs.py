"""What the signs around a goal's units tell of them: quotes, commas, line ends, where a likely text begins and ends."""

from __future__ import annotations

from collections.abc import Sequence

from phoneagent.models.small.question import Unit, units_of
from phoneagent.models.small.spans import SORTS

END = [0.0] * 7
"""The sort of what lies before the first unit and after the last."""


def quoted_units(goal: str, count: int) -> list[bool]:
    """Which of a goal's units stand within quotes."""
    inside, quoted = False, []
    for unit in units_of(goal)[:count]:
        if unit.text in '"“”«»「」':
            inside = not inside if unit.text == '"' else unit.text in "“«「"
        quoted.append(inside and unit.text not in '"“”«»「」')
    return quoted


def sorts_of(goal: str, units: Sequence[Unit]) -> list[list[float]]:
    """Of what sort each unit is: where a text begins and ends in a goal is seen from the units around it."""
    sorts = []
    for number, unit in enumerate(units):
        before = units[number - 1].end if number else 0
        word = goal[unit.start : unit.end]
        sorts.append([
            float(word in "\"“”«»「」"), float(word in ",;、，；"), float(word in ".!?。！？"), float(word in ":："),
            float(word.isdigit()), float(word[:1].isupper()), float("\n" in goal[before : unit.start]),
        ])  # fmt: skip
    return sorts


def edges_of(spans: Sequence[tuple[int, int, int]], count: int) -> list[list[float]]:
    """For each unit, of which sorts a likely text begins with it, and of which one ends with it."""
    edges = [[0.0] * (2 * len(SORTS)) for _ in range(count)]
    for start, end, sort in spans:
        edges[start][sort] = edges[end][len(SORTS) + sort] = 1.0
    return edges
