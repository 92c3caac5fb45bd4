"""What the Shop app keeps."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Shop:
    """All of it."""
