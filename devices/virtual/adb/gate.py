"""The answer to "Allow USB debugging?": whether computers may talk to this phone, as its owner says."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Gate:
    """Open lets every computer in at once; shut lets them wait until the owner allows it."""

    is_open: bool = True
    _waiting: dict[int, tuple[str, Callable[[], None]]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)  # hosts ask from threads of their own

    @property
    def waiting(self) -> list[str]:
        """The computers that wait, as their keys call them: USER@HOST."""
        with self._lock:
            return [name for name, _ in self._waiting.values()]

    def ask(self, computer: str, let_in: Callable[[], None]) -> None:
        """A computer has shown a key that the phone does not know."""
        with self._lock:
            if not self.is_open:
                self._waiting[len(self._waiting)] = (computer, let_in)
                return
        let_in()

    def allow(self) -> None:
        """The owner says yes: who waits comes in, and so does who comes later."""
        with self._lock:
            self.is_open = True
            waiting, self._waiting = self._waiting, {}
        for _, let_in in waiting.values():
            let_in()

    def refuse(self) -> None:
        """The owner says no: who waits goes on waiting in vain, unauthorized."""
        with self._lock:
            self._waiting.clear()
