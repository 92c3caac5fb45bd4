"""The ways to get text into a field: by key, by clipboard, by a keyboard made for it, by setting the field.

No way lets the text meet a shell unquoted: it travels as JSON, as base64, or as one quoted argument.
"""

from __future__ import annotations

import re
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

from devices import problems
from devices.adb import outputs
from devices.adb.automation import FOCUSED, Automation, AutomationDown
from devices.adb.belongings import Belongings
from devices.adb.client import AdbClient, ShellResult
from devices.adb.fields import Field, held
from devices.adb.users import shell_as_user
from devices.errors import DeviceError, DeviceGone, InputRefused, TextRefused
from devices.hierarchy import Element

KEYCODE_ENTER = 66
LONGEST_KEYED = 100
"""Keys come one by one, some milliseconds each; beyond this pasting is quicker."""
REGISTERED_S = 3.0
"""How long after its installation a keyboard may be unknown to the phone."""
_POLL_S = 0.1
_BROADCAST_OKAY = -1
"""Activity.RESULT_OK, which uiautomator2's keyboard answers; 0 means that nobody received it, or ADBKeyBoard did."""
_BROADCASTS = 8
"""A keyboard that was just switched to may not listen at once."""

KEYBOARDS = {
    "com.github.uiautomator/.AdbKeyboard": ("ADB_KEYBOARD_INPUT_TEXT", "text"),
    "com.android.adbkeyboard/.AdbIME": ("ADB_INPUT_B64", "msg"),
}
"""Keyboards that type what a broadcast holds as base64: the action, and the name of the extra."""

Reached = Callable[[], bool]
"""Waits a moment and says whether the field has changed."""
Way = Callable[[str, Field, Reached], AbstractContextManager[None]]
"""Types on entering; gives clipboard or keyboard back on leaving, once the text has been read back."""


class NotThisWay(Exception):
    """This way of typing does not work here; the field is as it was."""


@dataclass(frozen=True, slots=True)
class Means:
    """What a phone offers for typing."""

    clipboard: bool
    keyboard: str
    """A keyboard that types from a broadcast, if one is installed and may be switched to."""
    refusals: tuple[DeviceError, ...]
    """Why not, where not."""

    @property
    def any_script(self) -> bool:
        """Whether more than ASCII can be typed."""
        return self.clipboard or bool(self.keyboard)


class Ways:
    """The ways of one phone. What it refuses once is not tried again."""

    def __init__(self, phone: AdbClient, automation: Automation, belongings: Belongings) -> None:
        self._phone = phone
        self._automation = automation
        self._belongings = belongings
        self._refused: dict[str, str] = {}

    def for_text(self, text: str) -> list[tuple[str, Way]]:
        """The ways worth trying, best first: ASCII by key, which leaves the clipboard alone; the rest by clipboard."""
        by_key = is_keyable(text)
        short = by_key and len(text) <= LONGEST_KEYED and "\n" not in text  # as a key, a new line may submit
        ways: dict[str, Way] = {"keys": self.keys} if short else {}
        ways |= {"clipboard": self.clipboard, "keyboard": self.keyboard, "field": self.field}
        if by_key:
            ways.setdefault("keys", self.keys)
        return [(name, way) for name, way in ways.items() if name not in self._refused]

    @property
    def refusals(self) -> list[str]:
        """What the phone has refused for good."""
        return [f"{name}: {why}" for name, why in self._refused.items()]

    def means(self) -> Means:
        """Find out what works, without typing anything."""
        refusals: list[DeviceError] = []
        clipboard, keyboard = True, installed(self._phone)
        try:
            kept = self._automation.call("getClipboard")
            if isinstance(kept, str):
                self._automation.call("setClipboard", None, kept)
        except DeviceGone:
            raise
        except DeviceError as error:
            clipboard = False
            refusals.append(error)
        try:
            with self._belongings.keyboard():
                if keyboard:
                    self._switch_to(keyboard)
        except DeviceGone:
            raise
        except DeviceError as error:
            keyboard = ""
            refusals.append(error)
        return Means(clipboard, keyboard, tuple(refusals))

    @contextmanager
    def keys(self, text: str, before: Field, reached: Reached) -> Iterator[None]:
        for number, line in enumerate(text.split("\n")):
            if number:
                self._key(KEYCODE_ENTER)
            for piece in input_pieces(line):
                checked(self._phone.shell(["input", "text", piece]))
        yield

    @contextmanager
    def clipboard(self, text: str, before: Field, reached: Reached) -> Iterator[None]:
        with self._or_not_this_way("clipboard"):
            borrowed = self._belongings.clipboard()
        with borrowed:
            with self._or_not_this_way("clipboard"):
                self._automation.call("setClipboard", None, text)
                self._automation.call("pasteClipboard")
            yield

    @contextmanager
    def keyboard(self, text: str, before: Field, reached: Reached) -> Iterator[None]:
        name = installed(self._phone)
        if not name:
            raise NotThisWay("keyboard: none that types from a broadcast is installed")
        action, extra = KEYBOARDS[name]
        with self._belongings.keyboard():
            with self._or_not_this_way("keyboard"):
                self._switch_to(name)
                # named, because Android 14 and later drop broadcasts that say nobody (zai-org/Open-AutoGLM#180)
                to = ["am", "broadcast", "-p", name.partition("/")[0], "-a", action, "--es", extra]
                for _ in range(_BROADCASTS):
                    said = checked(self._phone.shell([*to, b64encode(text.encode()).decode()]))
                    heard = outputs.read_broadcast(said.out).result == _BROADCAST_OKAY
                    if heard or not isinstance(before, Element) or reached():
                        break
            yield

    @contextmanager
    def field(self, text: str, before: Field, reached: Reached) -> Iterator[None]:
        # an old phone shows a hint as text and does not say so; it must not become part of what is typed
        if not isinstance(before, Element) or held(before):
            raise NotThisWay("field: it is not empty")
        with self._or_not_this_way("field"):
            self._automation.call("setText", FOCUSED, text)
        yield

    def _switch_to(self, keyboard: str) -> None:
        """Make a keyboard the phone's own for a while; right after its installation the phone may not know it yet."""
        deadline_s = time.monotonic() + REGISTERED_S
        for verb in ("enable", "set"):
            while True:
                try:
                    checked(shell_as_user(self._phone, ["ime", verb], [keyboard]))
                    break
                except TextRefused as error:
                    if error.code != "keyboard_unknown" or time.monotonic() > deadline_s:
                        raise
                time.sleep(_POLL_S)

    def _key(self, *codes: int) -> None:
        checked(self._phone.shell(["input", "keyevent", *map(str, codes)]))

    @contextmanager
    def _or_not_this_way(self, name: str) -> Iterator[None]:
        try:
            yield
        except (DeviceGone, InputRefused):
            raise
        except DeviceError as error:
            if isinstance(error, AutomationDown) or error.code in ("clipboard_refused", "settings_refused"):
                self._refused[name] = str(error.args[0])
            raise NotThisWay(f"{name}: {error.args[0]}") from error


def installed(phone: AdbClient) -> str:
    """A keyboard on the phone that types from a broadcast, or ""."""
    present = shell_as_user(phone, ["ime", "list", "-s", "-a"]).out.split()
    return next((name for name in KEYBOARDS if name in present), "")


def checked(said: ShellResult) -> ShellResult:
    """What a command said, if it did not fail: `input` and `ime` tell of refusals in words and may still end with 0."""
    if said.code != 0 or re.search(r"Exception|^Error|^Unknown input method", said.said, re.MULTILINE):
        raise problems.error_for(said.said, TextRefused)
    return said


def is_keyable(text: str) -> bool:
    """Whether keys of a plain keyboard make up a text."""
    return all(" " <= char <= "~" or char == "\n" for char in text)


def input_pieces(line: str) -> list[str]:
    """A line cut for `input text`, which makes a space of "%s": spaces become that, a literal one is cut in two."""
    return [piece.replace(" ", "%s") for piece in re.split(r"(?<=%)(?=s)", line) if piece]
