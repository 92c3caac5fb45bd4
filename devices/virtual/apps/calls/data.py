"""What the Phone app keeps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(slots=True)
class Call:
    """One call that was made or came; whose number it is, the contacts say."""

    id: int
    number: str
    kind: Literal["in", "out", "missed"]
    at_s: float = 0.0
    lasted_s: int = 0


@dataclass(slots=True)
class LiveCall:
    """The call that is going on."""

    number: str
    started_s: float | None
    muted: bool = False
    speaker: bool = False
    held: bool = False
    tones: str = ""
    """Keys pressed during the call."""


@dataclass(slots=True)
class CallLog:
    """All of it."""

    calls: list[Call] = field(default_factory=list)
    blocked: list[str] = field(default_factory=list)
    """Numbers that may not ring."""
    live: LiveCall | None = None
