"""The person's own keyboard and clipboard: noted on disk while we borrow them, and given back.

A `with` block gives back after success, failure and Ctrl-C. What a killed process borrowed, or one that lost its phone,
is given back when the phone is reached again: the note lies in the cache, readable by its owner alone, until then.
"""

from __future__ import annotations

import json
import os
import re
import uuid
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

from devices.adb.automation import Automation
from devices.adb.client import AdbClient
from devices.errors import DeviceError, DeviceGone

_NO_KEYBOARD = ("", "null")
"""What `settings get` says where nothing is set."""

_lent: set[Path] = set()
"""Notes of this process whose blocks are still open; several phones, and several clients of one, may be at work."""


@dataclass(frozen=True, slots=True)
class Borrowed:
    """What was there before we came; None where it was left alone."""

    keyboard: str | None = None
    """Component of the input method."""
    clipboard: str | None = None


def notes_folder() -> Path:
    """Where notes lie: in PHONEAGENT_CACHE, else ~/.cache/phoneagent."""
    return Path(os.environ.get("PHONEAGENT_CACHE") or "~/.cache/phoneagent").expanduser() / "borrowed"


class Belongings:
    """What is the person's own on one phone."""

    def __init__(self, phone: AdbClient, automation: Automation, folder: Path | None = None) -> None:
        self._phone = phone
        self._automation = automation
        self._folder = folder or notes_folder()

    def keyboard(self) -> AbstractContextManager[None]:
        """Whatever input method is set inside the block, the person's own is back after it."""
        own = self._phone.shell(["settings", "get", "secure", "default_input_method"]).out.strip()
        return self._borrowed(Borrowed(keyboard=None if own in _NO_KEYBOARD else own))

    def clipboard(self) -> AbstractContextManager[None]:
        """Whatever is copied inside the block, what the clipboard held is back after it.

        Where a phone does not say what it holds (Android 10 and later tell only the app in front), it is emptied: what
        was typed must not stay in it.

        Raises:
            DeviceError: if the phone does not let us near its clipboard.
        """
        held = self._automation.call("getClipboard")
        return self._borrowed(Borrowed(clipboard=held if isinstance(held, str) else ""))

    def give_back_what_was_left(self) -> list[Borrowed]:
        """Give back what processes that were killed, or lost the phone, did not; what that was, oldest first."""
        if not self._folder.is_dir():
            return []
        notes = [note for note in self._folder.glob("*.json") if not _is_lent(note)]
        given = []
        for note in sorted(notes, key=lambda each: each.stat().st_mtime_ns, reverse=True):
            if not note.name.startswith(f"{self._name}."):
                continue
            if borrowed := _read(note):
                self._give_back(borrowed)
                given.append(borrowed)
            note.unlink(missing_ok=True)
        return given[::-1]

    @contextmanager
    def _borrowed(self, borrowed: Borrowed) -> Iterator[None]:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        # the process in its name tells whether it is still at work
        note = self._folder / f"{self._name}.{os.getpid()}.{uuid.uuid4().hex[:8]}.json"
        _lent.add(note)
        try:
            with os.fdopen(os.open(note, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
                json.dump(asdict(borrowed), file)
            try:
                yield
            finally:
                self._give_back(borrowed)
                note.unlink(missing_ok=True)
        finally:
            _lent.discard(note)

    def _give_back(self, borrowed: Borrowed) -> None:
        try:
            if borrowed.keyboard is not None:
                self._phone.shell(["ime", "set", borrowed.keyboard])
            if borrowed.clipboard is not None:
                self._automation.call("setClipboard", None, borrowed.clipboard)
        except DeviceGone:
            raise  # the note stays for when the phone is back
        except DeviceError:
            pass  # it was reached and would not; asking again later would change nothing

    @cached_property
    def _name(self) -> str:
        """The phone's own number, which stays the same over USB and over the network."""
        own = self._phone.shell(["getprop", "ro.serialno"]).out.strip()
        return re.sub(r"[^\w-]", "_", own or self._phone.serial)


def _read(note: Path) -> Borrowed | None:
    """A note; None where its writer was killed before it was whole, and so before anything was borrowed."""
    try:
        match json.loads(note.read_text("utf-8")):
            case {"keyboard": str() | None as keyboard, "clipboard": str() | None as clipboard}:
                return Borrowed(keyboard, clipboard)
    except (OSError, ValueError):
        pass
    return None


def _is_lent(note: Path) -> bool:
    """Whether whoever wrote a note is still at work, and will give back what it borrowed."""
    pid = note.name.split(".")[-3]
    if not pid.isdigit():
        return False
    if int(pid) == os.getpid():
        return note in _lent
    return _runs(int(pid))


def _runs(pid: int) -> bool:
    if os.name == "nt":
        return False  # asking there means ending it; two runs at once on one phone have to share its keyboard
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
