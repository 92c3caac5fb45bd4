"""The coordinate spaces models speak, and the picture sizes they are shown. Out of range is an error, never clamped."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Literal

from devices.screen import Point
from phoneagent.dialects.dialect import Sizes
from phoneagent.dialects.literals import Datum
from tools.call import ToolError

_NUMBER = re.compile(r"[+-]?(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)")
_AROUND_NUMBERS = re.compile(r"[\s\[\](){}（）【】,，;、]*+")
_POINT_TAG = re.compile(r"</?(?:point|bbox|box)>|<\|(?:box_start|box_end|point_start|point_end)\|>")


@dataclass(frozen=True, slots=True)
class Scale:
    """What a model counts coordinates in."""

    unit: Literal["relative", "image_px", "screen_px", "fraction"]
    full: int = 1000
    """Of a relative scale: the number that means the far edge."""

    def point(self, said: Datum, sizes: Sizes) -> Point:
        """The place that a point (two numbers) or the middle of a box (four) names, in any of the forms models use.

        Raises:
            ToolError: if it is no such thing, or lies off the screen.
        """
        numbers = numbers_in(said)
        if len(numbers) == 4:
            for x, y in (numbers[:2], numbers[2:]):
                self.xy(x, y, sizes)
            return self.xy((numbers[0] + numbers[2]) / 2, (numbers[1] + numbers[3]) / 2, sizes)
        if len(numbers) != 2:
            raise ToolError(f"a place needs 2 numbers (or 4 for a box), not {len(numbers)}")
        return self.xy(numbers[0], numbers[1], sizes)

    def xy(self, x: float, y: float, sizes: Sizes) -> Point:
        """The place at two numbers of this scale.

        Raises:
            ToolError: if it lies off the screen.
        """
        width, height = self.extent(sizes)
        for name, value, limit in (("x", x, width), ("y", y, height)):
            # some prompts say 0-999, some programs divide by 1000: the far edge may be called either
            if not 0 <= value <= max(limit, 1000 if self.unit == "relative" else 0):
                raise ToolError(f"{name}={value:g} is off the screen; {name} runs from 0 to {limit}")
        if self.unit == "relative" and max(x, y) <= 1 and not (x.is_integer() and y.is_integer()):
            raise ToolError(f"coordinates run from 0 to {self.full}, these look like fractions: {x:g}, {y:g}")
        return Point(min(x / width, 1.0), min(y / height, 1.0))

    def extent(self, sizes: Sizes) -> tuple[int, int]:
        """The numbers that mean the right and the bottom edge."""
        match self.unit:
            case "relative":
                return self.full, self.full
            case "image_px":
                return sizes.model_image
            case "screen_px":
                return sizes.screen
            case "fraction":
                return 1, 1

    def say(self, at: Point, sizes: Sizes) -> list[float]:
        """A place as this model would write it."""
        width, height = self.extent(sizes)
        if self.unit == "fraction":
            return [round(at.x, 4), round(at.y, 4)]
        return [round(at.x * width), round(at.y * height)]


PER_1000 = Scale("relative", 1000)
PER_999 = Scale("relative", 999)
IMAGE_PX = Scale("image_px")
SCREEN_PX = Scale("screen_px")
FRACTION = Scale("fraction")


def numbers_in(said: Datum) -> list[float]:
    """The numbers of a place: a list, nested lists, a string in any brackets or tags, or an object with x and y.

    Raises:
        ToolError: if there is anything but numbers in it.
    """
    match said:
        case bool() | None:
            raise ToolError("a place is missing")
        case int() | float():
            return [float(said)]
        case str():
            return _numbers_in_text(said)
        case list():
            if len(said) > 4:
                raise ToolError("a place has 2 numbers, a box 4")
            return [number for item in said for number in numbers_in(item)]
        case dict():
            if set(said) != {"x", "y"}:
                raise ToolError("a place needs x and y")
            return [number for key in ("x", "y") for number in numbers_in(said[key])]


def _numbers_in_text(said: str) -> list[float]:
    if len(said) > 200:
        raise ToolError("a place is written as numbers")
    bare = _POINT_TAG.sub(" ", said)
    numbers: list[float] = []
    at = _end(_AROUND_NUMBERS.match(bare))
    while at < len(bare):
        number = _NUMBER.match(bare, at)
        if number is None:
            raise ToolError(f"a place is written as numbers, not {said[:40]!r}")
        numbers.append(float(number.group()))
        at = _end(_AROUND_NUMBERS.match(bare, number.end()))
    if not numbers:
        raise ToolError(f"a place is missing: {said[:40]!r} holds no numbers")
    return numbers


def _end(found: re.Match[str] | None) -> int:
    return found.end() if found else 0


def as_it_is(width_px: int, height_px: int) -> tuple[int, int]:
    """The screenshot's own size."""
    return width_px, height_px


@dataclass(frozen=True, slots=True)
class LongestSide:
    """Shrinks a picture until its longer side fits. Never enlarges."""

    px: int

    def __call__(self, width_px: int, height_px: int) -> tuple[int, int]:
        longest = max(width_px, height_px)
        if longest <= self.px:
            return width_px, height_px
        return max(1, width_px * self.px // longest), max(1, height_px * self.px // longest)


@dataclass(frozen=True, slots=True)
class SmartResize:
    """The size Qwen-VL image processors resize to. Done on our side, so that theirs changes nothing and both sizes are
    known. Multiples of `factor`; 28 for Qwen2-VL and Qwen2.5-VL (patch 14, merge 2), 32 for Qwen3-VL (patch 16)."""

    factor: int
    min_px: int
    max_px: int

    def __call__(self, width_px: int, height_px: int) -> tuple[int, int]:
        unit = self.factor
        width, height = (max(unit, round(side / unit) * unit) for side in (width_px, height_px))
        area = width_px * height_px
        if width * height > self.max_px:
            shrink = math.sqrt(area / self.max_px)
            width, height = (max(unit, math.floor(side / shrink / unit) * unit) for side in (width_px, height_px))
        elif width * height < self.min_px:
            grow = math.sqrt(self.min_px / area)
            width, height = (math.ceil(side * grow / unit) * unit for side in (width_px, height_px))
        return width, height
