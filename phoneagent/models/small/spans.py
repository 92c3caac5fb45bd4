"""Runs of a goal's units that are likely texts of their own: what is quoted, what stands between commas, names,
numbers, and what has no space in it.

Which of them is to be typed the deciding part must learn; where they begin and end it is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from phoneagent.models.small.question import units_of

_NAME = r"[A-Z][\w'’]*(?:[ -][A-Z][\w'’]*)*"
SORTS = (
    re.compile(r"[\"“«「]([^\"”»」]+)[\"”»」]"),  # quoted
    re.compile(r"(?:^|[,;:.!?|\n，；：。！？(（])\s*([^,;:.!?|\n，；：。！？()（）]+)"),  # between signs
    re.compile(rf"({_NAME})"),  # a name
    re.compile(rf"(?<=[\w’'] )({_NAME})"),  # a name after another word, such as "Call"
    re.compile(r"(?<=[\w’'] )([A-Z][\w'’]* [A-Z][\w'’]*)(?= [A-Z])"),  # the first two words of a longer one
    re.compile(r"([+(]?\d[\d ().:/-]*\d|\d)"),  # a number
    re.compile(r"([^\s,;:!?\"“”«»「」()，；：。！？]+[^\s.,;:!?\"“”«»「」，；：。！？()])"),  # no space in it
    re.compile(r"(?:^|\n)(?:[^\n:：]{1,24}[:：]\s*)?([^\n|]+)"),  # a line, after what it is called
)
"""One pattern a sort, its first group the text."""


@lru_cache(maxsize=4096)
def spans_of(goal: str) -> tuple[tuple[int, int, int], ...]:
    """First unit, last unit and sort of every such run."""
    return tuple(_found(goal))


def _found(goal: str) -> Iterator[tuple[int, int, int]]:
    units = units_of(goal)
    starts = {unit.start: number for number, unit in enumerate(units)}
    ends = {unit.end: number for number, unit in enumerate(units)}
    for sort, pattern in enumerate(SORTS):
        for match in pattern.finditer(goal):
            text = match.group(1).rstrip()
            start, end = match.start(1), match.start(1) + len(text)
            if start in starts and end in ends:
                yield starts[start], ends[end], sort
