"""What the Calendar app keeps."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Calendar:
    """All of it."""
