"""The virtual phone as a Device in this process, without sockets: for training, benchmarks and unit tests."""

from __future__ import annotations

import difflib

import cv2
import numpy as np

from devices.device import App, Frame, Key, Problem
from devices.errors import CannotDo, DeviceGone, TextRefused
from devices.hierarchy import Element
from devices.screen import Point, Screen
from devices.virtual.phone import VirtualPhone

STEP_S = 1.0
"""Virtual time a touch or key takes, so that clocks and toasts move as they would under a person's finger."""
GLANCE_WIDTH_PX = 90


class VirtualDevice:
    """Touches the phone's own methods; what it shows is what the ADB front would send."""

    def __init__(self, phone: VirtualPhone) -> None:
        self.phone = phone
        self._closed = False

    @property
    def address(self) -> str:
        return "virtual:inproc"

    def look(self) -> Screen:
        self._open()
        return Screen.from_pixels(self.phone.pixels(), self.phone.foreground()[0])

    def glance(self) -> Frame:
        self._open()
        pixels = self.phone.pixels()
        height = round(GLANCE_WIDTH_PX * pixels.shape[0] / pixels.shape[1])
        small = cv2.resize(pixels, (GLANCE_WIDTH_PX, height), interpolation=cv2.INTER_AREA)
        return np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), np.uint8)

    def tap(self, at: Point) -> None:
        self._open()
        self.phone.tap(*at.to_px(*self.phone.size_px))
        self.phone.advance(STEP_S)

    def double_tap(self, at: Point) -> None:
        self.tap(at)
        self.tap(at)

    def long_press(self, at: Point, duration_s: float = 0.8) -> None:
        self._open()
        self.phone.long_press(*at.to_px(*self.phone.size_px), duration_s)
        self.phone.advance(STEP_S)

    def swipe(self, start: Point, end: Point, duration_s: float = 0.3) -> None:
        self._open()
        size = self.phone.size_px
        self.phone.swipe(*start.to_px(*size), *end.to_px(*size), duration_s)
        self.phone.advance(STEP_S)

    def type_text(self, text: str) -> None:
        self._open()
        if not self.phone.type_text(text):
            raise TextRefused("Nothing on the screen takes text.", remedy="Tap a text field first.")
        self.phone.advance(STEP_S)

    def clear_text(self) -> None:
        self._open()
        if not self.phone.set_focused_text(""):
            raise TextRefused("Nothing on the screen takes text.", remedy="Tap a text field first.")

    def press(self, key: Key) -> None:
        self._open()
        self.phone.key(key)
        self.phone.advance(STEP_S)

    def open_app(self, name: str) -> None:
        self._open()
        known = {app.label: app.package for app in self.apps()}
        package = next((package for label, package in known.items() if name.lower() in (label.lower(), package)), None)
        if package is None:
            near = difflib.get_close_matches(name, known, cutoff=0.3) or list(known)
            raise CannotDo(f"No app is called {name!r}.", remedy=f"There are: {', '.join(near)}.")
        self.phone.launch(package)
        self.phone.advance(STEP_S)

    def apps(self) -> list[App]:
        return [App(app.package, app.label) for app in self.phone.packages()]

    def tree(self) -> list[Element]:
        self._open()
        return self.phone.nodes()

    def health(self) -> list[Problem]:
        return []

    def close(self) -> None:
        self._closed = True

    def _open(self) -> None:
        if self._closed:
            raise DeviceGone("This virtual phone has been closed.")
