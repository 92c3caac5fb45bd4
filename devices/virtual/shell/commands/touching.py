"""`input`: touches and keys from the shell.

Source of words and failures: InputShellCommand of Android's services.
"""

from __future__ import annotations

import re
from typing import Final

from devices.virtual import keys
from devices.virtual.handset import NotPermitted
from devices.virtual.shell.commands.java import not_permitted, thrown
from devices.virtual.shell.process import SHELL_FAILURE, Process

_AT: Final = "com.android.server.input.InputShellCommand"
_SOURCES: Final = frozenset(
    {
        "keyboard",
        "dpad",
        "gamepad",
        "touchscreen",
        "mouse",
        "stylus",
        "trackball",
        "touchpad",
        "touchnavigation",
        "joystick",
    }
)
_SWIPE_MS: Final = 300
"""The default of `swipe`, and of `draganddrop`."""
LONG_PRESS_S: Final = 0.5
_USAGE: Final = (
    "Usage: input [<source>] [-d DISPLAY_ID] <command> [<arg>...]",
    "",
    "The sources are: " + ", ".join(sorted(_SOURCES)),
    "The commands are: text, keyevent, tap, swipe, draganddrop, press, roll, motionevent, keycombination",
)


def input_(process: Process) -> int:
    words = process.args[1:]
    if words and words[0] in _SOURCES:
        words = words[1:]
    if words[:1] == ["-d"]:
        words = words[2:]
    try:
        return _input(process, words)
    except NotPermitted as why:
        at = "com.android.server.input.InputManagerService.injectInputEventToTarget(InputManagerService.java:911)"
        return not_permitted(process, words[0], why, at)


def _input(process: Process, words: list[str]) -> int:
    match words:
        case []:
            process.say(*_USAGE)
            return SHELL_FAILURE
        case ["text", text, *_]:
            return _text(process, text)
        case ["tap", *where]:
            return _tap(process, where)
        case ["swipe" | "draganddrop" as command, *where]:
            return _swipe(process, command, where)
        case ["keyevent", *names]:
            return _keyevent(process, names)
        case ["keycombination", *names]:
            return _keyevent(process, [name for name in names if name != "-t"])
        case ["motionevent", action, x, y]:
            return _motion(process, action, x, y)
        case ["press"] | ["roll", _, _]:
            return 0  # a trackball's, which this phone has not
        case [command, *_] if command in ("text", "motionevent", "roll"):
            exception = f'java.lang.IllegalArgumentException: Argument expected after "{command}"'
            return thrown(process, command, exception, f"{_AT}.onCommand")
    process.not_known(f"input {words[0]}")
    process.say(f"Error: Unknown command: {words[0]}", *_USAGE)
    return SHELL_FAILURE


def _text(process: Process, text: str) -> int:
    """Type what the virtual keyboard's map has keys for; `%s` is a space. One without a key, and nothing is typed."""
    text = text.replace("%s", " ")
    if not all(char.isascii() and (char.isprintable() or char in "\n\t") for char in text):
        return thrown(
            process, "text", "java.lang.NullPointerException: Attempt to get length of null array", f"{_AT}.sendText"
        )
    with process.handset.touch() as phone:
        for piece in re.split("([\n\t])", text):
            if piece in ("\n", "\t"):
                phone.key("enter" if piece == "\n" else "tab")
            elif piece:
                phone.type_text(piece)
    return 0


def _numbers(words: list[str]) -> list[float] | None:
    try:
        return [float(word) for word in words]
    except ValueError:
        return None


def _bad_arguments(process: Process, command: str) -> int:
    exception = f"java.lang.IllegalArgumentException: Invalid arguments for command: {command}"
    return thrown(process, command, exception, f"{_AT}.onCommand")


def _tap(process: Process, words: list[str]) -> int:
    where = _numbers(words[:2])
    if where is None or len(where) != 2:
        return _bad_arguments(process, "tap")
    with process.handset.touch() as phone:
        phone.tap(int(where[0]), int(where[1]))
    return 0


def _swipe(process: Process, command: str, words: list[str]) -> int:
    where = _numbers(words)
    if where is None or len(where) not in (4, 5):
        return _bad_arguments(process, command)
    duration_ms = where[4] if len(where) == 5 and where[4] > 0 else _SWIPE_MS
    with process.handset.touch() as phone:
        phone.swipe(int(where[0]), int(where[1]), int(where[2]), int(where[3]), duration_ms / 1000)
    return 0


def _keyevent(process: Process, words: list[str]) -> int:
    names = [word for word in words if not word.startswith("--")]
    for option in set(words) - set(names) - {"--longpress", "--doubletap", "--async"}:
        process.not_known(f"input keyevent {option}")
    if not names:
        return _bad_arguments(process, "keyevent")
    times = 2 if "--doubletap" in words else 1
    for name in names:
        code = keys.key_code(name)
        if code is None:
            process.not_known(f"input keyevent {name}")
            continue  # Android sends KEYCODE_UNKNOWN and says nothing
        with process.handset.touch() as phone:
            for _ in range(times):
                keys.press(phone, code)
    return 0


def _motion(process: Process, action: str, x: str, y: str) -> int:
    """A finger goes down, moves and up again, in commands of their own."""
    where = _numbers([x, y])
    number = {"DOWN": 0, "UP": 1, "MOVE": 2, "CANCEL": 3}.get(action.upper())
    if where is None or number is None:
        return _bad_arguments(process, "motionevent")
    process.handset.move_finger(number, where[0], where[1])
    return 0
