"""Android's key codes by name, and what they do on the virtual phone.

Numbers: android.view.KeyEvent.
"""

from __future__ import annotations

import string
from typing import Final

from devices.virtual.phone import VirtualPhone

_CODES: Final = {
    "SOFT_LEFT": 1, "HOME": 3, "BACK": 4, "CALL": 5, "ENDCALL": 6, "STAR": 17, "POUND": 18,
    "DPAD_UP": 19, "DPAD_DOWN": 20, "DPAD_LEFT": 21, "DPAD_RIGHT": 22, "DPAD_CENTER": 23,
    "VOLUME_UP": 24, "VOLUME_DOWN": 25, "POWER": 26, "CAMERA": 27, "CLEAR": 28,
    "COMMA": 55, "PERIOD": 56, "TAB": 61, "SPACE": 62, "ENTER": 66, "DEL": 67, "GRAVE": 68, "MINUS": 69, "EQUALS": 70,
    "LEFT_BRACKET": 71, "RIGHT_BRACKET": 72, "BACKSLASH": 73, "SEMICOLON": 74, "APOSTROPHE": 75, "SLASH": 76, "AT": 77,
    "PLUS": 81, "MENU": 82, "NOTIFICATION": 83, "SEARCH": 84, "MEDIA_PLAY_PAUSE": 85, "PAGE_UP": 92, "PAGE_DOWN": 93,
    "ESCAPE": 111, "FORWARD_DEL": 112, "MOVE_HOME": 122, "MOVE_END": 123, "VOLUME_MUTE": 164, "APP_SWITCH": 187,
    "BRIGHTNESS_DOWN": 220, "BRIGHTNESS_UP": 221, "SLEEP": 223, "WAKEUP": 224, "SOFT_SLEEP": 276,
    "CUT": 277, "COPY": 278, "PASTE": 279,
    **{digit: 7 + index for index, digit in enumerate(string.digits)},
    **{letter: 29 + index for index, letter in enumerate(string.ascii_uppercase)},
}  # fmt: skip
_NAMES: Final = {code: name for name, code in _CODES.items()}
LAST_CODE: Final = 316
"""Codes up to here are keys of Android 15. The phone ignores those not named above: nothing on it reacts to them."""

_KEYS: Final = {
    "HOME": "home", "BACK": "back", "ESCAPE": "back", "ENTER": "enter", "DEL": "delete", "TAB": "tab", "MENU": "menu",
    "APP_SWITCH": "recents", "NOTIFICATION": "notifications", "VOLUME_UP": "volume_up",
    "VOLUME_DOWN": "volume_down", "POWER": "power", "SLEEP": "sleep", "SOFT_SLEEP": "sleep", "WAKEUP": "wakeup",
}  # fmt: skip
_TYPED: Final = {
    "COMMA": ",", "PERIOD": ".", "SPACE": " ", "GRAVE": "`", "MINUS": "-", "EQUALS": "=",
    "LEFT_BRACKET": "[", "RIGHT_BRACKET": "]", "BACKSLASH": "\\", "SEMICOLON": ";", "APOSTROPHE": "'", "SLASH": "/",
    "AT": "@", "PLUS": "+", "STAR": "*", "POUND": "#",
    **{digit: digit for digit in string.digits},
    **{letter: letter.lower() for letter in string.ascii_uppercase},
}  # fmt: skip
_SHIFT: Final = 1
"""KeyEvent.META_SHIFT_ON."""


def key_code(word: str) -> int | None:
    """The code of a number or of a name with or without KEYCODE_; None for what is neither."""
    if word.isdecimal():
        return int(word) if int(word) <= LAST_CODE else None
    return _CODES.get(word.removeprefix("KEYCODE_"))


def press(phone: VirtualPhone, code: int, meta: int = 0) -> None:
    """Press the key of a code."""
    name = _NAMES.get(code, "")
    if name in _KEYS:
        phone.key(_KEYS[name])
    elif name in _TYPED:
        phone.type_text(_TYPED[name].upper() if meta & _SHIFT else _TYPED[name])
    elif name == "PASTE":
        phone.type_text(phone.clipboard)
