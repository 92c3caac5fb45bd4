"""What the Tasks app keeps."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class ToDo:
    """All of it."""
