"""The answer to "Allow USB debugging?": whether computers may talk to this phone, as its owner says.

And whether the phone says anything at all: at a silent one a computer waits, and calls it offline.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self


@dataclass(frozen=True, slots=True)
class Computer:
    """Who asks to be let in."""

    name: str
    """As its key calls it: USER@HOST."""
    fingerprint: str
    """MD5 of its key, as Android's AdbDebuggingManager shows it."""

    @classmethod
    def of_key(cls, key: bytes) -> Self:
        """From a public key as adb sends it: base64, a space, the computer's name."""
        encoded, _, name = key.rstrip(b"\0").partition(b" ")
        try:
            blob = base64.b64decode(encoded)
        except binascii.Error:
            blob = encoded
        digest = hashlib.md5(blob, usedforsecurity=False).hexdigest().upper()
        pairs = ":".join(digest[at : at + 2] for at in range(0, len(digest), 2))
        return cls(name.decode("utf-8", "replace"), pairs)


@dataclass
class Gate:
    """Open lets every computer in at once; shut lets them wait until the owner allows it."""

    is_open: bool = True
    is_silent: bool = False
    on_change: Callable[[], None] = lambda: None
    """Told when other computers wait than before."""
    _waiting: list[tuple[Computer, Callable[[], None]]] = field(default_factory=list)
    _knocking: list[Callable[[], None]] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)  # hosts ask from threads of their own

    @property
    def waiting(self) -> list[Computer]:
        """The computers that wait for the owner."""
        with self._lock:
            return [computer for computer, _ in self._waiting]

    def knock(self, answer: Callable[[], None]) -> None:
        """A computer has connected: answer it, or let it wait as long as the phone is silent."""
        with self._lock:
            if self.is_silent:
                self._knocking.append(answer)
                return
        answer()

    def fall_silent(self) -> None:
        with self._lock:
            self.is_silent = True

    def speak_again(self) -> None:
        """Answer all who have knocked."""
        with self._lock:
            self.is_silent = False
            knocking, self._knocking = self._knocking, []
        for answer in knocking:
            answer()

    def ask(self, computer: Computer, let_in: Callable[[], None]) -> None:
        """A computer has shown a key that the phone does not know."""
        with self._lock:
            is_open = self.is_open
            if not is_open:
                self._waiting.append((computer, let_in))
        if is_open:
            let_in()
        else:
            self.on_change()

    def leave(self, let_in: Callable[[], None]) -> None:
        """A computer that waited has gone."""
        with self._lock:
            left = [(computer, other) for computer, other in self._waiting if other != let_in]
            gone, self._waiting = len(left) < len(self._waiting), left
        if gone:
            self.on_change()

    def allow(self, *, always: bool = True) -> None:
        """The owner says yes: who waits comes in, and so does who comes later, if always."""
        with self._lock:
            self.is_open = self.is_open or always
            waiting, self._waiting = self._waiting, []
        for _, let_in in waiting:
            let_in()
        self.on_change()

    def refuse(self) -> None:
        """The owner says no: who waits goes on waiting in vain, unauthorized."""
        with self._lock:
            self._waiting.clear()
        self.on_change()

    def shut(self) -> None:
        """From now on computers must be allowed anew."""
        with self._lock:
            self.is_open = False
