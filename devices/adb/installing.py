"""Bringing a keyboard that types any script to a phone: the one inside the uiautomator2 package."""

from __future__ import annotations

import time

from devices import problems
from devices.adb.automation import asset
from devices.adb.client import AdbClient
from devices.adb.users import shell_as_user
from devices.adb.ways import REGISTERED_S, installed
from devices.errors import CannotDo

INSTALL_TIMEOUT_S = 60.0
"""Some phones ask their owner first, who has to find the phone."""
_APK_PATH = "/data/local/tmp/phoneagent-keyboard.apk"
_POLL_S = 0.1


def install_keyboard(phone: AdbClient) -> str:
    """Install the keyboard, unless the phone has one that will do; its component.

    Raises:
        CannotDo: if the phone or its owner refuses.
        DeviceError: if the phone does not know the keyboard even some seconds later.
    """
    if name := installed(phone):
        return name
    # not streamed: a phone that refuses at once hangs up, and what it says is lost
    phone.push_file(asset("app-uiautomator.apk"), _APK_PATH)
    try:
        said = shell_as_user(phone, ["pm", "install"], ["-r", "-t", _APK_PATH], INSTALL_TIMEOUT_S)
    finally:
        phone.shell(["rm", "-f", _APK_PATH])
    if "Success" not in said.said:
        raise problems.error_for(said.said, CannotDo)
    deadline_s = time.monotonic() + REGISTERED_S
    while not (name := installed(phone)):
        if time.monotonic() > deadline_s:
            raise problems.error("keyboard_unknown")
        time.sleep(_POLL_S)
    return name
