"""Input methods that type what a broadcast tells them: uiautomator2's AdbKeyboard and ADBKeyBoard.

Each listens only while it is the phone's current input method. Source: uiautomator2's `_input.py` for the first, the
README of senzhk/ADBKeyBoard for the second.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from devices.virtual.phone import VirtualPhone

_OK: Final = -1
"""Activity.RESULT_OK; a broadcast that nobody answers has 0."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How a broadcast ended."""

    result: int = 0
    data: str | None = None

    def __str__(self) -> str:
        return f"result={self.result}" + ("" if self.data is None else f', data="{self.data}"')


def hear(phone: VirtualPhone, action: str, extras: Mapping[str, str]) -> Answer:
    """What the current input method does about a broadcast."""
    match phone.ime:
        case "com.github.uiautomator/.AdbKeyboard" if action.startswith("ADB_KEYBOARD_"):
            return _uiautomator(phone, action.removeprefix("ADB_KEYBOARD_"), extras)
        case "com.android.adbkeyboard/.AdbIME":
            _adb_keyboard(phone, action, extras)
    return Answer()


def _uiautomator(phone: VirtualPhone, action: str, extras: Mapping[str, str]) -> Answer:
    done = True
    match action:
        case "INPUT_TEXT":
            done = _type(phone, extras.get("text", ""))
        case "SET_TEXT":
            done = phone.set_focused_text("") and _type(phone, extras.get("text", ""))
        case "CLEAR_TEXT":
            done = phone.set_focused_text("")
        case "EDITOR_CODE" | "SMART_ENTER":
            phone.key("enter")
        case "HIDE":
            pass  # its own small window goes; the field keeps the focus
        case "GET_CLIPBOARD":
            return Answer(_OK, base64.b64encode(phone.clipboard.encode()).decode())
        case _:
            return Answer()
    return Answer(_OK, "success") if done else Answer(0, "no field has the focus")


def _adb_keyboard(phone: VirtualPhone, action: str, extras: Mapping[str, str]) -> None:
    """It never says whether it could."""
    match action:
        case "ADB_INPUT_B64":
            _type(phone, extras.get("msg", ""))
        case "ADB_INPUT_TEXT":
            phone.type_text(extras.get("msg", ""))
        case "ADB_CLEAR_TEXT":
            phone.set_focused_text("")
        case "ADB_EDITOR_CODE":
            phone.key("enter")


def _type(phone: VirtualPhone, encoded: str) -> bool:
    try:
        text = base64.b64decode(encoded).decode()
    except (binascii.Error, UnicodeDecodeError):
        return False
    return phone.focused_text() is not None and phone.type_text(text)
