"""What the Browser app keeps."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Browser:
    """All of it."""
