"""What a plan is made of: the moves of a perfect user, in the words of the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from devices.device import Key as KeyName

Direction = Literal["up", "down", "left", "right"]


@dataclass(frozen=True, slots=True)
class Open:
    """Bring an app to the front, by its icon on the home screen."""

    label: str
    package: str


@dataclass(frozen=True, slots=True)
class Tap:
    """Tap what carries this label; a text field, which may hold the same words, is never meant."""

    label: str
    last: bool = False
    """Of several, the lowest on the screen: a tab at the bottom rather than the title above."""
    unless: str = ""
    """Not needed where this label is on the screen: it is the right page already."""
    beside: str = ""
    """Of several, the one nearest to what carries this label: the "Delete" of one row."""


@dataclass(frozen=True, slots=True)
class Hold:
    """Press what carries this label for long."""

    label: str
    last: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """Bring a switch to a state, by tapping the row that carries its label or, with `own`, the switch itself."""

    label: str
    on: bool
    own: bool = False


@dataclass(frozen=True, slots=True)
class Slide:
    """Drag a slider, the one that carries this label or lies nearest to it."""

    label: str
    to: float
    """Where, in [0, 1] of its length; both ends are reached exactly."""


@dataclass(frozen=True, slots=True)
class Wipe:
    """Swipe over what carries this label, or over the middle of the screen where the label is ""."""

    label: str
    direction: Direction
    """Where the finger goes."""


@dataclass(frozen=True, slots=True)
class Fill:
    """Make a field hold a text: focus it, then type."""

    field: str
    """Its resource id without the package, as the window dump names it."""
    text: str
    replaces: bool = False
    """What is typed replaces what was there, as in a time picker; elsewhere the field is cleared first."""
    keeps: bool = False
    """What stands there is kept where the text begins with it: line breaks are entered, then the rest is typed."""


@dataclass(frozen=True, slots=True)
class Key:
    """Press a key of the phone."""

    name: KeyName


@dataclass(frozen=True, slots=True)
class Wait:
    """Let time pass: something is still loading, playing or counting."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Answer:
    """Tell the person what was asked for."""

    text: str


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask the person what only they know."""

    question: str


@dataclass(frozen=True, slots=True)
class Refuse:
    """End in failure, because the goal cannot be reached."""

    why: str


Touch = Open | Tap | Hold | Turn | Slide | Wipe | Fill
"""Moves that need something to be on the screen."""
Word = Key | Wait | Answer | Ask | Refuse
"""Moves that can be made on any screen."""
Move = Touch | Word
