"""What the Messages app keeps."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Messages:
    """All of it."""
