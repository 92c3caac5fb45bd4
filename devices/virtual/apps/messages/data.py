"""What the Messages app keeps."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Text:
    """One short message."""

    id: int
    words: str
    mine: bool
    """Sent from this phone, not received."""
    at_s: float = 0.0


@dataclass(slots=True)
class Conversation:
    """All messages with one number; whose number it is, the contacts say."""

    id: int
    number: str
    texts: list[Text] = field(default_factory=list)
    """The newest last."""
    unread: bool = False
    archived: bool = False
    pinned: bool = False


@dataclass(slots=True)
class Messages:
    """All of it."""

    conversations: list[Conversation] = field(default_factory=list)
