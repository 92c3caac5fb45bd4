"""What a dialect is: it words the task for one model family and reads that family's replies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from devices.screen import Screen
from phoneagent.models.model import Prompt, Reply
from phoneagent.step import Step
from tools.call import ToolCall


@dataclass(frozen=True, slots=True)
class Sizes:
    """The two coordinate spaces a reply can be written in."""

    screen: tuple[int, int]
    """(width, height) of the screenshot in pixels."""
    model_image: tuple[int, int]
    """(width, height) of the picture the model saw, in pixels."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A reply that was read."""

    call: ToolCall
    thought: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """A reply that could not be read, and what the model is told about it."""

    reply: Reply
    why: str


class Dialect(Protocol):
    """One model family's language. Nothing foreign leaves it: calls are canonical, places are Points."""

    @property
    def id(self) -> str: ...

    def sizes(self, screen: Screen) -> Sizes:
        """What size of picture this family is shown."""

    def render(self, goal: str, past: Sequence[Step], screen: Screen, corrections: Sequence[Correction] = ()) -> Prompt:
        """The prompt for the next step; `corrections` are this step's replies that could not be read."""

    def parse(self, reply: Reply, sizes: Sizes) -> Understood:
        """Read one reply.

        Raises:
            ToolError: if it is not exactly one allowed call; the message tells the model why.
        """


@runtime_checkable
class ReadsWindows(Protocol):
    """A dialect whose models can act on a window in words, where the phone forbids a picture (`Screen.window`)."""

    def worded(self, screen: Screen) -> str:
        """What the window says, with places in this dialect's scale."""
