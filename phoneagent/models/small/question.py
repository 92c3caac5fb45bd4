"""What the deciding part is asked: the goal, what was done, what was noted, and the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from phoneagent.models.small.scene import Scene

LAST = 24
"""So many of the last answers are told."""
LONGEST_GOAL = 280
"""So many units of a goal are told: one with three recipes in it has 250."""
MOST_NOTES = 12

_UNIT = re.compile(r"[^\W\d_㐀-鿿]+|\d+|[^\s]")
"""A word, a number, or one other sign; Chinese signs each stand alone."""
_NUMBER = re.compile(r"\d[\d.,:/-]*\d|\d")
_COMMA = re.compile(r"[,，、]\s*")
LISTED = "all of these"
"""Stands for several texts told together, with commas between them."""
FIXED_TEXTS = ("yes", "no", "none", *map(str, range(21)), *(f"{number:02d}" for number in range(60)), LISTED)
"""Texts that may be told or typed though they stand nowhere: answers to "how many", two digits for a time picker."""
NUMBERS = 60
"""Numbers below it are known as such, whatever zeros stand before them."""
PARTS = 4
"""A text on the screen may be told whole, or one of its first three numbers."""


@dataclass(frozen=True)
class Question:
    """One step's question."""

    goal: str
    done: tuple[str, ...]
    """Past answers in the model's own words (`answers.py`); " (failed)" ends those that could not be done."""
    scene: Scene
    notes: tuple[str, ...] = ()
    """Texts of earlier screens that the model kept."""
    looks: tuple[str, ...] = ()
    """How the screen looked (`looks.py`) on which each past answer was given; "" or missing where nobody knows."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of a text and where it stands in it."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=65536)
def units_of(text: str) -> tuple[Unit, ...]:
    """A text in units."""
    return tuple(Unit(match.group().casefold(), *match.span()) for match in _UNIT.finditer(text))


def part_of(text: str, part: int) -> str | None:
    """A text whole (0), or its first, second, third number; None where it has no such part."""
    if part == 0:
        return text
    numbers = _NUMBER.findall(text)
    return numbers[part - 1] if part <= len(numbers) and numbers[part - 1] != text else None


def parts_of(text: str) -> Iterator[tuple[int, str]]:
    """Every part that a text has."""
    for part in range(PARTS):
        if (told := part_of(text, part)) is not None:
            yield part, told


def pieces_of(text: str) -> list[str]:
    """The texts of a list with commas; one alone is no list."""
    pieces = _COMMA.split(text)
    return pieces if len(pieces) > 1 and all(pieces) else []


def verb_and_name(answer: str) -> tuple[str, str, bool]:
    """A past answer as verb, what it was about, and whether it failed: ("tap", "Wi-Fi", False)."""
    failed = answer.endswith(" (failed)")
    words = answer.removesuffix(" (failed)")
    verb, _, name = words.partition(" ")
    if verb in ("press", "scroll"):
        return words, "", failed
    if verb == "swipe":
        way, _, name = name.partition(" ")
        return f"swipe {way}", name, failed
    return verb, name, failed
