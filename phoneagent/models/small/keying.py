"""What comes next of a number or a sum that is keyed in sign by sign: on a dial pad, a calculator.

The goal says "dial 06 39 98 14 71", the display says 0639, so 9 is next. A model that must find that out from the
letters of two texts learns it slowly; it is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from phoneagent.models.small.scene import Scene

_RUN = re.compile(r"[+(]?\d[\d ().,%+×÷−–*#-]*[\d)%]")
_BETWEEN = re.compile(r"[ (),-]")
"""What only parts groups of digits."""
_KEYED = re.compile(r"[\d.%+×÷−*#]+")
_READ_AS = str.maketrans({"x": "×", "X": "×", "-": "−", "–": "−", "O": "0", "l": "1"})
"""How the keys of a calculator may be read when each stands alone."""
OPERATORS = {"×": "[close]", "−": "[remove]", "+": "[add]"}
"""Keys that the eye takes for icons."""
_DRAWN = {icon: sign for sign, icon in OPERATORS.items()}


def next_signs(goal: str, scene: Scene, done: Sequence[str]) -> tuple[frozenset[str], bool]:
    """The signs that may be keyed in next, and whether a number or sum of the goal stands there whole.

    `done` is what was answered so far; a first sign alone could be any key of the pad, so there they tell.
    """
    runs = _runs_of(goal)
    if not runs:
        return frozenset(), False
    shown = {_BETWEEN.sub("", thing.label) for thing in scene.names.values() if len(thing.label) > 1}
    shown = {each for each in shown if len(each) > 1 and _KEYED.fullmatch(each)}
    begun = [(len(each), run) for each in shown for run in runs if run.startswith(each)]
    if begun:
        longest = max(begun)[0]
        return frozenset(run[longest] for at, run in begun if at == longest < len(run)), any(
            at == len(run) for at, run in begun
        )
    keyed = [sign for sign in map(_sign_of, done) if sign]
    if len(keyed) > 1:
        return frozenset(), False  # something else stands there
    return frozenset(run[len(keyed)] for run in runs if run.startswith("".join(keyed))), False


def key_of(label: str) -> str:
    """The sign on a key; "" of what is no such key."""
    sign = _DRAWN.get(label) or label.translate(_READ_AS)
    return sign if len(sign) == 1 and _KEYED.fullmatch(sign) else ""


def _sign_of(answer: str) -> str:
    """The sign that an answer keyed in, "" where it was none; a key's name may begin with what is beside it.

    An icon tells nothing here: most plus signs that are touched add a contact or a note.
    """
    verb, _, name = answer.partition(" ")
    sign = name.rpartition("> ")[2].partition(" ")[0]
    return key_of(sign) if verb == "tap" and sign not in _DRAWN else ""


@lru_cache(maxsize=4096)
def _runs_of(goal: str) -> frozenset[str]:
    runs = (_BETWEEN.sub("", found).strip(".") for found in _RUN.findall(goal))
    return frozenset(run.replace("–", "−") for run in runs if len(run) > 1)
