"""The arguments of a foreign call, looked up by their many names and read into true types."""

from __future__ import annotations

import re
from collections.abc import Mapping

from devices.screen import Point
from phoneagent.dialects.coordinates import Scale
from phoneagent.dialects.dialect import Sizes
from phoneagent.dialects.literals import Datum
from tools.call import ToolCall, ToolError, Value

KEYS = {
    "home": "home",
    "back": "back",
    "enter": "enter",
    "return": "enter",
    "recent": "recents",
    "recents": "recents",
    "app_switch": "recents",
    "appselect": "recents",
    "overview": "recents",
    "menu": "menu",
    "power": "power",
    "delete": "delete",
    "del": "delete",
    "backspace": "delete",
    "tab": "tab",
    "volume_up": "volume_up",
    "volume_down": "volume_down",
    "volume_mute": "volume_mute",
}
"""What models call the phone's keys, and what we call them."""
DIRECTIONS = ("up", "down", "left", "right")
OPPOSITE = {"up": "down", "down": "up", "left": "right", "right": "left"}
_SECONDS = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,6})?)\s*(ms|milliseconds?|s|secs?|seconds?|秒)?", re.IGNORECASE)


class Arguments:
    """The arguments of one call."""

    def __init__(self, said: Mapping[str, Datum], scale: Scale, sizes: Sizes) -> None:
        self.said = said
        self.scale = scale
        self.sizes = sizes

    def get(self, *names: str) -> Datum:
        """The first of the names that is there and not null."""
        return next((self.said[name] for name in names if self.said.get(name) is not None), None)

    def text(self, *names: str, default: str | None = None) -> str:
        """A string. A number is taken for its digits: models leave out quotes around phone numbers.

        Raises:
            ToolError: if it is missing and there is no default, or is no string.
        """
        match self.get(*names):
            case str(text):
                return text
            case None if default is not None:
                return default
            case None:
                raise ToolError(f"{names[0]} is missing")
            case bool():
                raise ToolError(f"{names[0]} must be a string")
            case int(number) | float(number):
                return str(number)
            case _:
                raise ToolError(f"{names[0]} must be a string")

    def name(self, *names: str) -> str:
        """A string that is not blank.

        Raises:
            ToolError: if it is missing or blank.
        """
        text = self.text(*names).strip()
        if not text:
            raise ToolError(f"{names[0]} is empty")
        return text

    def place(self, *names: str) -> Point:
        """A place; with no names, or none of them there, the separate numbers x and y.

        Raises:
            ToolError: if it is missing or lies off the screen.
        """
        said = self.get(*names)
        if said is None and "x" in self.said and "y" in self.said:
            said = [self.said["x"], self.said["y"]]
        if said is None:
            raise ToolError(f"{names[0] if names else 'x and y'} is missing")
        return self.scale.point(said, self.sizes)

    def place_if_any(self, *names: str) -> dict[str, Value]:
        """`{"at": place}`, or nothing where no place is given."""
        if self.get(*names, "x", "y") is None:
            return {}
        return {"at": self.place(*names)}

    def seconds(self, *names: str) -> float | None:
        """A length of time in seconds: a number, or words such as "5 seconds".

        Raises:
            ToolError: if it is no length of time.
        """
        match self.get(*names):
            case None | "":
                return None
            case bool():
                raise ToolError(f"{names[0]} must be a number of seconds")
            case int(number) | float(number) if number >= 0:
                return float(number)
            case str(text) if found := _SECONDS.fullmatch(text.strip()):
                unit = (found.group(2) or "s").lower()
                return float(found.group(1)) / (1000 if unit.startswith("m") else 1)
            case _:
                raise ToolError(f"{names[0]} must be a number of seconds")

    def held(self, *names: str) -> dict[str, Value]:
        """`{"duration_s": seconds}`, or nothing where none is given or it is 0."""
        seconds = self.seconds(*names)
        return {"duration_s": seconds} if seconds else {}

    def direction(self, *names: str) -> str:
        """up, down, left or right.

        Raises:
            ToolError: if it is something else.
        """
        return direction(self.text(*names))


def direction(said: str) -> str:
    """up, down, left or right.

    Raises:
        ToolError: if it is something else.
    """
    word = said.strip().lower()
    if word not in DIRECTIONS:
        raise ToolError(f"the direction is one of {', '.join(DIRECTIONS)}, not {said[:20]!r}")
    return word


def press(said: str) -> ToolCall:
    """A press of the key that a model names.

    Raises:
        ToolError: if there is no such key.
    """
    word = re.sub(r"[\s-]+", "_", said.strip().lower()[:40]).removeprefix("keycode_")
    if word not in KEYS:
        raise ToolError(f"there is no key {said[:40]!r}")
    return ToolCall("press_key", {"key": KEYS[word]})


def finish(said: str, message: str = "") -> ToolCall:
    """The end of a run, only for words that plainly say which end it is.

    Raises:
        ToolError: if the word is none of them.
    """
    match said.strip().lower():
        case "success" | "successful" | "complete" | "completed" | "done":
            return ToolCall("finish", {"status": "success", "message": message})
        case "failure" | "fail" | "failed" | "infeasible" | "impossible":
            return ToolCall("finish", {"status": "failure", "message": message})
        case _:
            raise ToolError(f"the status is success or failure, not {said[:40]!r}")
