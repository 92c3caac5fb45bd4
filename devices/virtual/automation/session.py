"""The process that serves uiautomator2's calls on the phone: whether it runs, and what it remembers between calls."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Final, Protocol

PORT: Final = 9008
"""uiautomator2's default, on the phone."""


class Listener(Protocol):
    """A connection to the port."""

    def end(self) -> None:
        """Make its next read the last."""


@dataclass(eq=False)
class Run:
    """One process, from its start to its end."""

    over: threading.Event = field(default_factory=threading.Event)
    killed: bool = False
    """The system ended it."""
    calls: int = 0
    """Answered so far."""


class Automation:
    """Runs while the `app_process` that was started for it runs."""

    def __init__(self) -> None:
        self.run = Run()
        self.run.over.set()
        self.objects: dict[str, str] = {}
        """Bounds of the nodes that `childByText` and its kin named, by name."""
        self.connections: set[Listener] = set()
        self._turning = threading.Lock()  # two shells may start one at once

    @property
    def alive(self) -> bool:
        return not self.run.over.is_set()

    @property
    def stopped(self) -> threading.Event:
        """Set when the process that runs now has ended."""
        return self.run.over

    def start(self) -> Run | None:
        """The new process; None where one runs already: the phone has one UiAutomation to give."""
        with self._turning:
            if self.alive:
                return None
            self.run = Run()
            return self.run

    def stop(self, run: Run | None = None, *, killed: bool = False) -> None:
        """A process ends, by default the one that runs, and its connections with it. An older one has none."""
        with self._turning:
            ends = self.run if run is None else run
            if ends.over.is_set():
                return
            ends.killed = killed
            ends.over.set()
            self.objects.clear()
            connections = list(self.connections)
        for connection in connections:
            connection.end()
