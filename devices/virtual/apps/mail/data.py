"""What the Mail app keeps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Folder = Literal["inbox", "sent", "drafts", "archive", "spam", "trash"]


@dataclass(slots=True)
class Attachment:
    """A file that came or goes with a mail."""

    name: str
    kind: str
    """As `StoredFile.kind`."""
    size_bytes: int = 0
    content: str = ""


@dataclass(slots=True)
class Letter:
    """One mail."""

    id: int
    sender: str
    """Name of who wrote it."""
    sender_address: str
    to: list[str]
    """Addresses."""
    subject: str
    body: str
    at_s: float = 0.0
    folder: Folder = "inbox"
    unread: bool = False
    starred: bool = False
    labels: list[str] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    link: str = ""
    """Address of a button at the end of the body, "" for none."""
    link_words: str = ""
    """What the button says."""


@dataclass(slots=True)
class Mail:
    """All of it."""

    owner: str = ""
    address: str = ""
    labels: list[str] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)
