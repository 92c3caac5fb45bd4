"""What a model is to the agent: something that completes a prompt."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from devices.screen import Screen


@dataclass(frozen=True)
class Picture:
    """A screenshot inside a message. Whoever sends it resizes and encodes it, once per size."""

    screen: Screen
    size_px: tuple[int, int]
    """(width, height) the model is to see; the screen's own where nothing is resized."""


Part = str | Picture


@dataclass(frozen=True)
class ToolUse:
    """A call in a model's own form (OpenAI tool calls), before any dialect has read it."""

    id: str
    name: str
    arguments: str
    """A JSON object as text, word for word as the model wrote it."""


@dataclass(frozen=True)
class Message:
    """One turn of a conversation."""

    role: Literal["system", "user", "assistant", "tool"]
    parts: tuple[Part, ...] = ()
    tool_uses: tuple[ToolUse, ...] = ()
    """Of an assistant turn."""
    tool_use_id: str = ""
    """Of a tool turn: the call it answers."""


@dataclass(frozen=True)
class ToolSpec:
    """A function tool as the model is shown it."""

    name: str
    description: str
    parameters: str
    """JSON schema of its arguments, as text."""


@dataclass(frozen=True)
class Sampling:
    """How a model family wants to be sampled."""

    temperature: float = 0.0
    top_p: float = 1.0
    max_tokens: int = 512
    stop: tuple[str, ...] = ()
    frequency_penalty: float = 0.0


@dataclass(frozen=True)
class Prompt:
    """All a model is given for one reply."""

    messages: tuple[Message, ...]
    tools: tuple[ToolSpec, ...] = ()
    sampling: Sampling = field(default_factory=Sampling)
    schema: str = ""
    """JSON schema, as text, of the one object that the reply is, or holds. A server that can write nothing else is
    asked to; elsewhere it changes nothing."""
    around: tuple[str, str] = ("", "")
    """What stands before and after that object where the reply is more than it; before it the model writes freely."""
    must_call: bool = False
    """Whether a reply without a call of one of the tools is none. Likewise."""


@dataclass(frozen=True)
class Reply:
    """What a model said, word for word."""

    text: str
    tool_uses: tuple[ToolUse, ...] = ()
    truncated: bool = False
    """It ran into its token limit; what it said last may be half a call."""
    tokens_in: int = 0
    tokens_out: int = 0
    reasoning: str = ""
    """Thinking that the server returned apart from the text."""
    cost_usd: float | None = None
    """What it cost in dollars, where the server says so."""


class ModelError(Exception):
    """The model could not be asked or loaded. The message is for a person: what happened and what to do."""


class Cancelled(Exception):
    """The person stopped the run while the model was thinking."""


class Model(Protocol):
    """Completes prompts."""

    @property
    def name(self) -> str:
        """What a person calls it: a hub id, a file, "embedded"."""

    def complete(self, prompt: Prompt, cancel: threading.Event | None = None) -> Reply:
        """One reply.

        Raises:
            ModelError: if there is none to be had.
            Cancelled: soon after `cancel` is set.
        """

    def close(self) -> None: ...


def pictures(messages: Sequence[Message]) -> list[Picture]:
    """The pictures of a conversation, oldest first."""
    return [part for message in messages for part in message.parts if isinstance(part, Picture)]
