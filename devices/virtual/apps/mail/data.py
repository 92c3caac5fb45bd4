"""What the Mail app keeps."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Mail:
    """All of it."""
