"""Doubles that tests of several rooms share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np
import pytest
from hypothesis import HealthCheck, settings

from devices.device import App, Frame, Key, Problem
from devices.errors import DeviceError, NoTree
from devices.hierarchy import Element
from devices.screen import Point, Screen

# How long something takes says as much of the machine as of the code; benchmarks/ measures that, tests do not.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

WIDTH_PX, HEIGHT_PX = 90, 200


@dataclass
class FakePhone:
    """A phone that shows another plain picture after every act, unless it is told to show certain ones."""

    shows: Sequence[int] = ()
    """Grey levels shown in turn, one an act, the last one for good; a new one each time where empty."""
    fails: dict[str, DeviceError] = field(default_factory=dict)
    """What goes wrong when a verb is used: "look", "tap", "type", "open" ..."""
    fails_after: int = 0
    """So many acts go well first."""
    elements: Sequence[Element] | None = None
    app: str = "com.example.app"
    done: list[str] = field(default_factory=list)
    address: str = "fake:"
    on_act: Callable[[], None] = lambda: None

    def look(self) -> Screen:
        self._fail("look")
        grey = self.shows[min(len(self.done), len(self.shows) - 1)] if self.shows else 20 + 40 * len(self.done) % 200
        return Screen.from_pixels(np.full((HEIGHT_PX, WIDTH_PX, 3), grey, np.uint8), self.app)

    def glance(self) -> Frame:
        return np.asarray(cv2.cvtColor(self.look().pixels, cv2.COLOR_RGB2GRAY), np.uint8)

    def tap(self, at: Point) -> None:
        self._act("tap", f"{at.x:.3f} {at.y:.3f}")

    def double_tap(self, at: Point) -> None:
        self._act("double_tap", f"{at.x:.3f} {at.y:.3f}")

    def long_press(self, at: Point, duration_s: float = 0.8) -> None:
        self._act("long_press", f"{at.x:.3f} {at.y:.3f} {duration_s}")

    def swipe(self, start: Point, end: Point, duration_s: float = 0.3) -> None:
        self._act("swipe", f"{start.x:.3f} {start.y:.3f} {end.x:.3f} {end.y:.3f}")

    def type_text(self, text: str) -> None:
        self._act("type", text)

    def clear_text(self) -> None:
        self._act("clear")

    def press(self, key: Key) -> None:
        self._act("press", key)

    def open_app(self, name: str) -> None:
        self._act("open", name)

    def apps(self) -> list[App]:
        return [App("com.example.app", "Example")]

    def tree(self) -> list[Element]:
        if self.elements is None:
            raise NoTree("This phone describes nothing.")
        return list(self.elements)

    def health(self) -> list[Problem]:
        return []

    def close(self) -> None:
        self.done.append("close")

    def _act(self, verb: str, told: str = "") -> None:
        self._fail(verb)
        self.done.append(f"{verb} {told}".strip())
        self.on_act()

    def _fail(self, verb: str) -> None:
        if verb in self.fails and len(self.done) >= self.fails_after:
            raise self.fails[verb]


class JumpingClock:
    """Time that passes only by waiting, and then at once."""

    def __init__(self) -> None:
        self._now_s = 0.0

    def now_s(self) -> float:
        return self._now_s

    def wait(self, seconds: float) -> None:
        self._now_s += seconds


@pytest.fixture
def jumping_clock() -> JumpingClock:
    return JumpingClock()


@pytest.fixture
def fake_phone() -> type[FakePhone]:
    """The double itself, to be made as each test needs it."""
    return FakePhone
