"""Quantities in the unit a goal asks for: "12.27 km" is 12270 metres, "2:13:00" is 133 minutes; several are added up.

The deciding part points at what stands on the screen; that it is a length, and the sum of lengths, is plain arithmetic.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

MINUTES = re.compile(r"\bin minutes\b|\bhow many minutes\b|多少分钟", re.IGNORECASE)
METRES = re.compile(r"\bin met(?:re|er)s\b|\bhow many met(?:re|er)s\b|多少米", re.IGNORECASE)
_CLOCK = re.compile(r"(?:(\d+):)?(\d+):(\d\d)")
_SPOKEN = re.compile(r"(?:(\d+) ?(?:h|hrs?|hours?|小时))? ?(?:(\d+) ?(?:min|mins|minutes?|分钟?))?", re.IGNORECASE)
_LENGTH = re.compile(r"(\d+(?:[.,]\d+)?) ?(km|m|公里|千米|米)", re.IGNORECASE)
_METRES_IN = {"km": 1000, "公里": 1000, "千米": 1000, "m": 1, "米": 1}
_MOST_ADDED = 12
"""Of so many quantities at most it is tried which add up to a sum."""


def told_as(goal: str, texts: Sequence[str]) -> str:
    """Texts as the goal wants them told: in its unit and added up, or else one after the other."""
    amounts = [amount_in(text, goal) for text in texts]
    if texts and None not in amounts:
        return str(sum(amount for amount in amounts if amount is not None))
    return ", ".join(dict.fromkeys(texts))


@lru_cache(maxsize=65536)
def amount_in(text: str, goal: str) -> int | None:
    """A quantity in the unit a goal asks for, None where it asks for none or the text is none."""
    text = text.strip()
    if METRES.search(goal) and (length := _LENGTH.fullmatch(text)):
        return round(float(length[1].replace(",", ".")) * _METRES_IN[length[2].lower()])
    if not MINUTES.search(goal) or not text[:1].isdigit():
        return None
    if clock := _CLOCK.fullmatch(text):
        return int(clock[1] or 0) * 60 + int(clock[2])
    if spoken := _SPOKEN.fullmatch(text):
        return int(spoken[1] or 0) * 60 + int(spoken[2] or 0) if spoken[1] or spoken[2] else None
    return None


def adding_up_to(amount: str, goal: str, texts: Sequence[str]) -> tuple[int, ...] | None:
    """Which of some texts, two or more, add up to an amount in the goal's unit; None where none do, or not only one
    choice of them does."""
    amounts = {number: value for number, text in enumerate(texts) if (value := amount_in(text, goal)) is not None}
    if not amount.isdigit() or not 2 <= len(amounts) <= _MOST_ADDED:
        return None
    fitting = [
        chosen
        for count in range(2, len(amounts) + 1)
        for chosen in combinations(amounts, count)
        if sum(amounts[number] for number in chosen) == int(amount)
    ]
    return fitting[0] if len(fitting) == 1 else None
