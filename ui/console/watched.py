"""A dialect that tells what passes through it: the screen before the model thinks, the call before it is made.

The loop yields a step when it is over. Whoever wants to see the next touch before it happens listens here, where
every screenshot goes to the model and every reply comes back, and the loop stays as plain as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from devices.screen import Screen
from phoneagent.dialects.dialect import Correction, Dialect, Sizes, Understood
from phoneagent.models.model import Prompt, Reply
from phoneagent.step import Step


class Watcher(Protocol):
    """Who listens."""

    def thinks(self, number: int, screen: Screen, correction: str) -> None:
        """The model is about to be shown a screen; the correction says why its last reply was sent back, if it was."""

    def understood(self, understood: Understood) -> None:
        """The model's reply was read; what it asks for is about to be judged and done."""


@dataclass(frozen=True)
class WatchedDialect:
    """A dialect with a watcher."""

    dialect: Dialect
    watcher: Watcher

    @property
    def id(self) -> str:
        return self.dialect.id

    def sizes(self, screen: Screen) -> Sizes:
        return self.dialect.sizes(screen)

    def render(self, goal: str, past: Sequence[Step], screen: Screen, corrections: Sequence[Correction] = ()) -> Prompt:
        self.watcher.thinks(len(past) + 1, screen, corrections[-1].why if corrections else "")
        return self.dialect.render(goal, past, screen, corrections)

    def parse(self, reply: Reply, sizes: Sizes) -> Understood:
        understood = self.dialect.parse(reply, sizes)
        self.watcher.understood(understood)
        return understood
