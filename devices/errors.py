"""What can go wrong between us and the phone.

DeviceError
├── DeviceGone        the phone stopped answering: unplugged, rebooted, adb died
├── NotAuthorised     the phone waits for "Allow USB debugging?"
├── NoSuchDevice      no phone at that address, or several and none was chosen
├── InputRefused      the phone forbids injected touches (INJECT_EVENTS)
├── TextRefused       the phone did not take the text as it was meant
├── ScreenHidden      a secure window or a dark screen: there is no picture to act on
├── BadPicture        what the phone sent as a screenshot is no picture
├── NoTree            the phone would not describe its window
└── CannotDo          the phone has no such app, key or service
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from devices.screen import Screen


class DeviceError(Exception):
    """Something a person must know about their phone; it ends a run.

    The message is one sentence that says what happened. `remedy` says what to do about it, and `code` names the row of
    `devices.problems` that it came from, if any.
    """

    def __init__(self, message: str, *, remedy: str = "", code: str = "") -> None:
        super().__init__(message)
        self.remedy = remedy
        self.code = code

    def __str__(self) -> str:
        said = super().__str__()
        return f"{said} {self.remedy}".rstrip()


class DeviceGone(DeviceError):
    """The phone stopped answering: unplugged, rebooted, or adb died."""


class NotAuthorised(DeviceError):
    """The phone waits for its owner to accept this computer."""


class NoSuchDevice(DeviceError):
    """There is no phone at that address, or there are several and none was chosen."""


class InputRefused(DeviceError):
    """The phone forbids injected touches."""


class TextRefused(DeviceError):
    """The phone did not take the text as it was meant."""


class ScreenHidden(DeviceError):
    """A secure window or a dark screen: there is no picture to act on."""

    dark: Screen | None = None
    """What the phone sent in its place, where it sent anything: for records, and never for a model."""


class BadPicture(DeviceError):
    """What the phone sent as a screenshot is no picture."""


class NoTree(DeviceError):
    """The phone would not describe its window. Agents that look only at pixels go on without it."""


class CannotDo(DeviceError):
    """The phone has no such app, key or service. The agent tells the model and goes on."""
