"""A recorded run again: its calls on a phone without a model, or its screens as if they were a phone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from devices.device import App, Device, Frame, Key, Problem
from devices.errors import BadPicture, DeviceError, NoTree
from devices.hierarchy import Element
from devices.screen import Point, Screen
from devices.settle import REAL_CLOCK, Clock, settle
from phoneagent.loops import changed_cells, signature
from phoneagent.runs import Recorded
from phoneagent.step import Step
from tools.call import ToolCall, ToolError
from tools.tool import Reach
from tools.toolbox import TALK, Toolbox

_SAME_SHARE = 0.03
"""Two screens with fewer changed cells than this show the same; a changed row of a list is about 0.08."""
_GLANCE_PX = 160
"""Width of the small pictures of a replayed phone."""


@dataclass(frozen=True)
class Replayed:
    """One recorded call, made again."""

    number: int
    call: ToolCall
    result: str
    ok: bool
    differs: str
    """What is not as it was recorded, or ""."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the phone ended as it did when the run was recorded."""

    same: bool
    reason: str


def replay(
    recorded: Recorded, device: Device, toolbox: Toolbox, cancel: threading.Event, clock: Clock = REAL_CLOCK
) -> Iterator[Replayed | Verdict]:
    """Make a run's calls again: each as it is done, then whether the outcome is the same.

    It stops where another app is in front than the one recorded: a tap meant for one app is not made in another.
    """
    reach = Reach(device, cancel=cancel, clock=clock)
    differences: list[str] = []
    try:
        for step in recorded.steps:
            if cancel.is_set():
                yield Verdict(False, f"Stopped before step {step.number}.")
                return
            now = device.look()
            if step.screen.app and now.app and now.app != step.screen.app:
                yield Verdict(False, f"Step {step.number} was made in {step.screen.app}; the phone shows {now.app}.")
                return
            if step.call is None or step.refused or step.call.name in TALK:
                continue
            if step.secret:
                yield Verdict(False, f"Step {step.number} typed a secret, which no recording holds.")
                return
            again = _again(step, now, toolbox, reach)
            differences += [f"step {step.number}: {again.differs}"] if again.differs else []
            yield again
        yield _verdict(recorded, device.look(), differences)
    except DeviceError as error:
        yield Verdict(False, str(error))


def _again(step: Step, now: Screen, toolbox: Toolbox, reach: Reach) -> Replayed:
    assert step.call is not None
    try:
        result, ok = toolbox.run(step.call, reach), True
    except ToolError as error:
        result, ok = str(error), False
    settle(reach.device.glance, clock=reach.clock)
    if ok != step.ok:
        differs = f"it {'worked' if ok else 'failed'} and was recorded as {step.result!r}"
    else:
        differs = _other_picture(step.screen, now)
    return Replayed(step.number, step.call, result, ok, differs)


def _verdict(recorded: Recorded, last: Screen, differences: list[str]) -> Verdict:
    """Judge by the last screen where the recording holds one after the last touch, else by the steps."""
    ended = recorded.steps[-1] if recorded.steps else None
    if ended is None:
        return Verdict(False, "The recording holds no step.")
    if ended.call is None or ended.call.name in TALK:
        final = _other_picture(ended.screen, last)
        how = f"; on the way, {'; '.join(differences)}" if differences else ""
        if final:
            return Verdict(False, f"At the end {final}{how}.")
        return Verdict(True, f"The phone shows what it showed when the run was recorded{how}.")
    if differences:
        return Verdict(False, f"Not as recorded: {'; '.join(differences)}.")
    return Verdict(True, "Every call went as recorded; the recording holds no picture of the end.")


def _other_picture(then: Screen, now: Screen) -> str:
    """How far two screens differ, in words, or ""."""
    if not then.encoded:
        return ""
    one, other = signature(then), signature(now)
    share = changed_cells(one, other) / one.size
    return f"{share:.0%} of the picture is another than was recorded" if share > _SAME_SHARE else ""


class ReplayDevice:
    """A phone that shows a run's recorded screens, one further with every touch, whatever is touched."""

    def __init__(self, recorded: Recorded) -> None:
        """Take the screens before each touch, and the last.

        Raises:
            BadPicture: if the recording has no picture at all.
        """
        steps = recorded.steps
        self._screens = [
            step.screen
            for step in steps
            if step.screen.encoded and (step is steps[-1] or (step.call and step.call.name not in TALK))
        ]
        if not self._screens:
            raise BadPicture(f"The run in {recorded.folder} holds no picture.", remedy="Choose another run.")
        self._at = 0
        self.address = f"replay:{recorded.folder}"

    def look(self) -> Screen:
        return self._screens[self._at]

    def glance(self) -> Frame:
        screen = self.look()
        size_px = (_GLANCE_PX, round(_GLANCE_PX * screen.height_px / screen.width_px))
        small = cv2.resize(screen.pixels, size_px, interpolation=cv2.INTER_AREA)
        return np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), np.uint8)

    def tap(self, at: Point) -> None:
        self._go_on()

    def double_tap(self, at: Point) -> None:
        self._go_on()

    def long_press(self, at: Point, duration_s: float = 0.8) -> None:
        self._go_on()

    def swipe(self, start: Point, end: Point, duration_s: float = 0.3) -> None:
        self._go_on()

    def type_text(self, text: str) -> None:
        self._go_on()

    def clear_text(self) -> None:
        self._go_on()

    def press(self, key: Key) -> None:
        self._go_on()

    def open_app(self, name: str) -> None:
        self._go_on()

    def apps(self) -> list[App]:
        packages = dict.fromkeys(screen.app for screen in self._screens if screen.app)
        return [App(package, package) for package in packages]

    def tree(self) -> list[Element]:
        raise NoTree("A recording describes no window.")

    def health(self) -> list[Problem]:
        return []

    def close(self) -> None: ...

    def _go_on(self) -> None:
        self._at = min(self._at + 1, len(self._screens) - 1)
