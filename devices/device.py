"""The one shape of a phone: look at it, touch it, type on it.

`devices.adb.phone.AdbPhone` (real phones, and the virtual one over ADB) and
`devices.virtual.device.VirtualDevice` (the virtual phone in this process) are Devices.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from devices.hierarchy import Element
from devices.screen import Point, Screen

Key = Literal["home", "back", "enter", "recents", "menu", "volume_up", "volume_down", "power", "delete", "tab"]

Frame = NDArray[np.uint8]
"""A small grey picture of the screen, shape (height, width), only for telling whether it rests."""


@dataclass(frozen=True, slots=True)
class App:
    """An app a person could open from the launcher."""

    package: str
    label: str
    """The name under its icon; the package where the phone did not say."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about the phone that a person should mend; see `devices.problems` for the table."""

    code: str
    what: str
    remedy: str


class Device(Protocol):
    """A phone. Every verb raises DeviceError, and nothing else, when the phone does not do it."""

    @property
    def address(self) -> str:
        """What `devices.connect.connect` takes to reach this phone again, such as "adb:R5CT20" or "virtual:"."""

    def look(self) -> Screen:
        """A screenshot as it is now, with the foreground package."""

    def glance(self) -> Frame:
        """A small grey picture, far cheaper than a look."""

    def tap(self, at: Point) -> None: ...

    def double_tap(self, at: Point) -> None: ...

    def long_press(self, at: Point, duration_s: float = 0.8) -> None: ...

    def swipe(self, start: Point, end: Point, duration_s: float = 0.3) -> None: ...

    def type_text(self, text: str) -> None:
        """Put text into the focused field, after what is there, any script.

        Raises:
            TextRefused: if nothing has the focus or the field did not take the text.
        """

    def clear_text(self) -> None:
        """Empty the focused field."""

    def press(self, key: Key) -> None: ...

    def open_app(self, name: str) -> None:
        """Bring an app to the front by its label or package.

        Raises:
            CannotDo: if no such app is installed; the message lists near names.
        """

    def apps(self) -> list[App]: ...

    def tree(self) -> list[Element]:
        """The window's elements, in drawing order.

        Raises:
            NoTree: if the phone would not say.
        """

    def health(self) -> list[Problem]: ...

    def close(self) -> None: ...
