"""Typing any script, reading it back, and giving the phone its own clipboard and keyboard back.

Four ways, the next tried only while the field is as it was: paste (any script, any keyboard), a keyboard made for this
if the phone has one (base64 in a broadcast), setting the field's text, and `input text` for printable ASCII. No way
lets the text meet a shell unquoted.
"""

from __future__ import annotations

import re
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass

from devices import problems
from devices.adb import outputs
from devices.adb.automation import FOCUSED, Automation, AutomationDown
from devices.adb.client import AdbClient, ShellResult
from devices.errors import DeviceError, DeviceGone, InputRefused, NoTree, TextRefused
from devices.hierarchy import Element, parse_hierarchy

KEYCODE_DEL = 67
KEYCODE_ENTER = 66
KEYCODE_MOVE_END = 123
ARRIVAL_S = 1.0
"""How long a field may take to show what was typed."""
_POLL_S = 0.05
_LONGEST_CLEAR = 400
_BROADCAST_OKAY = -1
"""Activity.RESULT_OK, which uiautomator2's keyboard answers; 0 means that nobody received it, or ADBKeyBoard did."""

_KEYBOARDS = {
    "com.github.uiautomator/.AdbKeyboard": ("ADB_KEYBOARD_INPUT_TEXT", "text", "ADB_KEYBOARD_CLEAR_TEXT"),
    "com.android.adbkeyboard/.AdbIME": ("ADB_INPUT_B64", "msg", "ADB_CLEAR_TEXT"),
}
"""Keyboards that type what a broadcast holds as base64: the action, the name of the extra, the action that empties."""


@dataclass(frozen=True, slots=True)
class Unseen:
    """Something takes text, but the window does not say what it holds; nothing can be read back."""


Field = Element | Unseen
Way = Callable[[str, Field], AbstractContextManager[None]]
"""Types on entering; gives clipboard or keyboard back on leaving, once the text has been read back."""


class Keyboard:
    """Types on one phone."""

    def __init__(self, phone: AdbClient, automation: Automation) -> None:
        self._phone = phone
        self._automation = automation

    def type_text(self, text: str) -> None:
        """Put text into the focused field, after what is there.

        Raises:
            TextRefused: if nothing has the focus, or the field does not show the text.
        """
        if not text:
            return
        before, tried = self._field(), []
        ways: tuple[Way, ...] = (self._pasted, self._broadcast, self._set, self._keyed)
        for way in ways:
            try:
                with way(text, before):
                    after = self._wait_for(lambda field: arrived(before, field, text), before)
            except _NotThisWay as error:
                tried.append(str(error))
                continue
            if isinstance(after, Unseen) or arrived(before, after, text):
                return
            if _changed(before, after):
                raise TextRefused(
                    f"The field took the text differently: it now reads {_held(after)[:200]!r}.",
                    remedy="Clear the field before typing again.",
                )
            tried.append(f"{way.__name__.strip('_')}: the field did not change")
        raise problems.error("text_lost", f"({'; '.join(tried)})")

    def clear(self) -> None:
        """Empty the focused field.

        Raises:
            TextRefused: if nothing has the focus.
        """
        before = self._field()
        if isinstance(before, Element) and not _held(before):
            return
        for method, arguments in (("clearInputText", ()), ("setText", (FOCUSED, ""))):
            with suppress(AutomationDown, TextRefused, DeviceError):
                self._automation.call(method, *arguments)
                after = self._wait_for(lambda field: _emptied(before, field), before, within_s=0.3)
                if _emptied(before, after):
                    return
        length = min(len(_held(before)), _LONGEST_CLEAR) if isinstance(before, Element) else _LONGEST_CLEAR
        self._key(KEYCODE_MOVE_END, *[KEYCODE_DEL] * length)

    # --- the ways --------------------------------------------------------------------------------------------------

    @contextmanager
    def _pasted(self, text: str, before: Field) -> Iterator[None]:
        with _or_not_this_way("paste"):
            kept = self._automation.call("getClipboard")
            self._automation.call("setClipboard", None, text)
            self._automation.call("pasteClipboard")
        try:
            yield
        finally:
            with suppress(DeviceError):  # what was typed must not stay in the clipboard, even if the old is unreadable
                self._automation.call("setClipboard", None, kept if isinstance(kept, str) else "")

    @contextmanager
    def _broadcast(self, text: str, before: Field) -> Iterator[None]:
        present = self._phone.shell(["ime", "list", "-s", "-a"]).out.split()
        keyboard = next((name for name in _KEYBOARDS if name in present), None)
        if keyboard is None:
            raise _NotThisWay("no keyboard that types from a broadcast is installed")
        action, extra, _ = _KEYBOARDS[keyboard]
        own = self._phone.shell(["settings", "get", "secure", "default_input_method"]).out.strip()
        with _or_not_this_way("broadcast"):
            for verb in ("enable", "set"):
                _checked(self._phone.shell(["ime", verb, keyboard]))
        try:
            with _or_not_this_way("broadcast"):
                self._send(action, extra, b64encode(text.encode()).decode(), before)
            yield
        finally:
            if own and own != "null" and own != keyboard:
                self._phone.shell(["ime", "set", own])

    def _send(self, action: str, extra: str, encoded: str, before: Field) -> None:
        """Broadcast until the keyboard has come up and taken it."""
        deadline_s = time.monotonic() + 2 * ARRIVAL_S
        while True:
            said = self._phone.shell(["am", "broadcast", "-a", action, "--es", extra, encoded])
            if outputs.read_broadcast(_checked(said).out).result == _BROADCAST_OKAY:
                return
            if self._wait_for(lambda field: _changed(before, field), before, within_s=0.3) != before:
                return
            if time.monotonic() > deadline_s or isinstance(before, Unseen):
                return

    @contextmanager
    def _set(self, text: str, before: Field) -> Iterator[None]:
        # an old phone shows a hint as text and does not say so; it must not become part of what is typed
        if not isinstance(before, Element) or _held(before):
            raise _NotThisWay("set: the field is not empty")
        with _or_not_this_way("set"):
            self._automation.call("setText", FOCUSED, text)
        yield

    @contextmanager
    def _keyed(self, text: str, before: Field) -> Iterator[None]:
        if not all(" " <= char <= "~" or char == "\n" for char in text):
            raise _NotThisWay("`input text` types printable ASCII only")
        for number, line in enumerate(text.split("\n")):
            if number:
                self._key(KEYCODE_ENTER)
            for piece in input_pieces(line):
                _checked(self._phone.shell(["input", "text", piece]))
        yield

    def _key(self, *codes: int) -> None:
        _checked(self._phone.shell(["input", "keyevent", *map(str, codes)]))

    # --- reading back ----------------------------------------------------------------------------------------------

    def _field(self) -> Field:
        """The field that has the focus.

        Raises:
            TextRefused: if nothing takes text.
        """
        try:
            xml = self._automation.call("dumpWindowHierarchy", False, 50)
            elements = parse_hierarchy(xml) if isinstance(xml, str) else []
        except (AutomationDown, NoTree):
            elements = []
        focused = [element for element in elements if element.focused]
        fields = [element for element in focused if element.class_name.endswith(("EditText", "TextView", "TextField"))]
        if fields or (focused and self._keyboard_shown()):
            return (fields or focused)[-1]
        if not self._keyboard_shown():
            raise TextRefused("Nothing on the screen takes text.", remedy="Tap a text field first.")
        return Unseen()

    def _keyboard_shown(self) -> bool:
        return outputs.read_input_method(self._phone.shell(["dumpsys", "input_method"]).out).keyboard_shown

    def _wait_for(self, done: Callable[[Field], bool], before: Field, within_s: float = ARRIVAL_S) -> Field:
        """The field as soon as it is as wished, or as it is at the end."""
        if isinstance(before, Unseen):
            return before
        deadline_s = time.monotonic() + within_s
        while True:
            try:
                after = self._field()
            except TextRefused:
                return Unseen()  # typing moved the focus away, as a code field does when it is full
            if done(after) or time.monotonic() > deadline_s:
                return after
            time.sleep(_POLL_S)


class _NotThisWay(Exception):
    """This way of typing does not work here; the field is as it was."""


@contextmanager
def _or_not_this_way(name: str) -> Iterator[None]:
    try:
        yield
    except (DeviceGone, InputRefused):
        raise
    except DeviceError as error:
        raise _NotThisWay(f"{name}: {error.args[0]}") from error


def _checked(said: ShellResult) -> ShellResult:
    """What a command said, if it did not fail: `input` and `ime` tell of refusals in words and may still end with 0."""
    if said.code != 0 or re.search(r"Exception|^Error", said.said, re.MULTILINE):
        raise problems.error_for(said.said, TextRefused)
    return said


def input_pieces(line: str) -> list[str]:
    """A line cut for `input text`, which makes a space of "%s": spaces become that, a literal one is cut in two."""
    return [piece.replace(" ", "%s") for piece in re.split(r"(?<=%)(?=s)", line) if piece]


def arrived(before: Field, after: Field, text: str) -> bool:
    """Whether a field shows what was typed. Formatting of numbers, folded spaces and case are the field's own."""
    if isinstance(after, Unseen):
        return isinstance(before, Unseen)
    if isinstance(before, Element) and after.text == before.text:
        return bool(after.hint) and text == after.hint  # the very words of the hint look the same, typed or not
    if after.password:
        return True  # dots say nothing but that something came
    old = _held(before) if isinstance(before, Element) else ""
    for form in (_folded, _bare):
        wanted, there = form(text), form(_held(after))
        if wanted and (there == wanted or there.count(wanted) > form(old).count(wanted)):
            return True
    return not _folded(text) and _held(after) != old  # nothing but spaces


def _held(field: Element) -> str:
    """What a field holds; its hint, which it shows while empty, is not that."""
    return "" if field.hint and field.text == field.hint else field.text


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _bare(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _changed(before: Field, after: Field) -> bool:
    return isinstance(before, Element) and isinstance(after, Element) and before.text != after.text


def _emptied(before: Field, after: Field) -> bool:
    return isinstance(after, Unseen) or not _held(after) or _changed(before, after)
