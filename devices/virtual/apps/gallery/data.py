"""What the Gallery app keeps."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Gallery:
    """All of it."""
