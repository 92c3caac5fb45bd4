"""Bringing a keyboard that types any script to a phone: the one inside the uiautomator2 package."""

from __future__ import annotations

import time

from devices import problems
from devices.adb.automation import asset
from devices.adb.client import AdbClient, command_line
from devices.adb.ways import REGISTERED_S, installed
from devices.errors import CannotDo

INSTALL_TIMEOUT_S = 60.0
"""Some phones ask their owner first, who has to find the phone."""
_POLL_S = 0.1


def install_keyboard(phone: AdbClient) -> str:
    """Install the keyboard, unless the phone has one that will do; its component.

    Raises:
        CannotDo: if the phone or its owner refuses.
        DeviceError: if the phone does not know the keyboard even some seconds later.
    """
    if name := installed(phone):
        return name
    apk = asset("app-uiautomator.apk").read_bytes()
    words = command_line(["cmd", "package", "install", "-r", "-t", "-S", str(len(apk))])
    with phone.open(f"exec:{words}", INSTALL_TIMEOUT_S) as stream:
        stream.send(apk)
        said = stream.read_to_end().decode("utf-8", "replace")
    if "Success" not in said:
        raise problems.error_for(said, CannotDo)
    deadline_s = time.monotonic() + REGISTERED_S
    while not (name := installed(phone)):
        if time.monotonic() > deadline_s:
            raise problems.error("keyboard_unknown")
        time.sleep(_POLL_S)
    return name
