"""The words of texts, so that two texts that say the same are known to: without what means nothing, months and times as
`moments.py` calls them, "tomorrow" as the day it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from phoneagent.models.small.moments import moments
from phoneagent.models.small.question import Unit, units_of
from phoneagent.models.small.today import days_meant, words_of_day

COMMON_WORDS = frozenset(
    "the a an and or of in on at to for from with my your me is are it i you s this that be by as all app".split()  # noqa: SIM905
)


@lru_cache(maxsize=65536)
def words_of(text: str) -> tuple[str, ...]:
    """A text's words that tell it from others."""
    units = {_plain(unit.text) for unit in units_of(text) if unit.text.isalnum() and unit.text not in COMMON_WORDS}
    return tuple(units.union(*(words for _, _, words in moments(text))))


def words_of_units(goal: str, units: Sequence[Unit], notes: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The words of each of a goal's units; "3" of "3:45 PM" is the hour 15 as well, "tomorrow" a day."""
    known = [set(words_of(unit.text)) for unit in units]
    days = [(start, end, words_of_day(day)) for start, end, day in days_meant(goal, notes)]
    for start, end, words in (*moments(goal), *days):
        for unit, own in zip(units, known, strict=True):
            if start <= unit.start < end:
                own.update(words)
    return [tuple(own) for own in known]


def _plain(word: str) -> str:
    """A word without what means nothing: a number's first zeros, a plural's s."""
    if word.isdigit():
        return word.lstrip("0") or "0"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def spaced(text: str) -> str:
    """A text so that another one's being in it means whole units."""
    return f" {' '.join(_plain(unit.text) for unit in units_of(text))} "


def triples(told: str) -> set[str]:
    """Every three signs in a row: what was misread still shares most of them."""
    return {told[at : at + 3] for at in range(len(told) - 2)}
