"""What the Music app keeps."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Music:
    """All of it."""
