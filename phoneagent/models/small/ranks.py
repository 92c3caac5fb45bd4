"""Which numbers on a screen are the least and the greatest of their like: the cheapest, the longest, the newest."""

from __future__ import annotations

import re
from collections import defaultdict

from phoneagent.models.small.scene import Scene

_NUMBERS = re.compile(r"\d[\d.,:]*")


def ranks_of(scene: Scene) -> dict[int, tuple[float, float]]:
    """Whether a number is the least, or the greatest, of those on the screen that are written like it."""
    alike: defaultdict[str, list[tuple[float, int]]] = defaultdict(list)
    for thing in scene.names.values():
        if (found := _NUMBERS.search(thing.label)) is not None:
            alike[_NUMBERS.sub("#", thing.label)].append((_value(found[0]), id(thing)))
    ranks: dict[int, tuple[float, float]] = {}
    for group in alike.values():
        least, greatest = min(value for value, _ in group), max(value for value, _ in group)
        if least < greatest:
            ranks |= {which: (float(value == least), float(value == greatest)) for value, which in group}
    return ranks


def _value(digits: str) -> float:
    """A number, or a time in the smallest of its units."""
    value = 0.0
    for part in digits.replace(",", "").split(":"):
        whole, _, rest = part.partition(".")
        value = value * 60 + float(f"{whole or 0}.{rest.replace('.', '') or 0}")
    return value
