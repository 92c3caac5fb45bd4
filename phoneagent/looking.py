"""Looking at a phone that may be away for a while, or may hide its screen."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace

from devices.device import Device
from devices.errors import BadPicture, DeviceError, DeviceGone, NoSuchDevice, NotAuthorised, ScreenHidden
from devices.screen import Screen
from devices.settle import Clock
from phoneagent.dialects.dialect import Dialect, ReadsWindows
from phoneagent.models.model import Cancelled
from tools.tool import Ask

AWAY = (DeviceGone, NoSuchDevice, NotAuthorised)
"""A phone that was there and comes back by itself: a loose cable, a restart, an adb server that begins anew."""
RETURN_LIMIT_S = 90.0
"""A phone restarts in about a minute."""
BLANK_LIMIT_S = 3.0
"""So long a picture may be missing or black, while an app opens or the screen turns."""
FIRST_PAUSE_S = 0.1
LONGEST_PAUSE_S = 5.0
MOST_HANDOVERS = 3
"""In a row; a screen that stays hidden after so many ends the run."""


@dataclass(frozen=True)
class Lookout:
    """Looks, and waits, reads the window instead, or asks a person, where there is nothing to be seen."""

    device: Device
    dialect: Dialect
    ask: Ask
    clock: Clock
    cancel: threading.Event

    def look(self) -> Screen:
        """The screen as soon as it can be seen.

        Raises:
            DeviceError: if the phone stays away, or hides its screen and nobody is there to help.
            Cancelled: soon after `cancel` is set.
        """
        since_s, pause_s, handovers = self.clock.now_s(), FIRST_PAUSE_S, 0
        while True:
            try:
                return self.device.look()
            except (*AWAY, BadPicture, ScreenHidden) as error:
                passed_s = self.clock.now_s() - since_s
                if passed_s >= _patience_s(error):
                    if not isinstance(error, ScreenHidden):
                        raise
                    if screen := self._worded(error):
                        return screen
                    handovers += 1
                    self._hand_over(error, handovers)
                    since_s, pause_s = self.clock.now_s(), FIRST_PAUSE_S
                    continue
            self._pause(pause_s)
            pause_s = min(2 * pause_s, LONGEST_PAUSE_S)

    def _worded(self, hidden: ScreenHidden) -> Screen | None:
        """The window in words, where the phone tells them and this dialect's models can act on them."""
        if not isinstance(self.dialect, ReadsWindows) or hidden.dark is None:
            return None
        try:
            window = tuple(self.device.tree())
        except DeviceError:
            return None
        return replace(hidden.dark, window=window) if any(each.label for each in window) else None

    def _hand_over(self, hidden: ScreenHidden, times: int) -> None:
        """Let a person do what cannot be seen."""
        if times > MOST_HANDOVERS or self.ask(f"{hidden} Say so when it is done.") is None:
            raise hidden

    def _pause(self, seconds: float) -> None:
        end_s = self.clock.now_s() + seconds
        while (left_s := end_s - self.clock.now_s()) > 1e-6:
            if self.cancel.is_set():
                raise Cancelled
            self.clock.wait(min(left_s, 0.1))


def _patience_s(error: DeviceError) -> float:
    """How long to wait before something is believed to stay as it is."""
    if isinstance(error, AWAY):
        return RETURN_LIMIT_S
    return BLANK_LIMIT_S if isinstance(error, BadPicture) or error.code == "screen_black" else 0.0
