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


@dataclass
class Automation:
    """Runs while the `app_process` that was started for it runs."""

    stopped: threading.Event = field(default_factory=threading.Event)
    objects: dict[str, str] = field(default_factory=dict)
    """Bounds of the nodes that `childByText` and its kin named, by name."""
    connections: set[Listener] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.stopped.set()

    @property
    def alive(self) -> bool:
        return not self.stopped.is_set()

    def start(self) -> bool:
        """False where one runs already: the phone has one UiAutomation to give."""
        if self.alive:
            return False
        self.stopped.clear()
        return True

    def stop(self) -> None:
        """The process ends, and its connections with it."""
        self.stopped.set()
        self.objects.clear()
        for connection in list(self.connections):
            connection.end()
