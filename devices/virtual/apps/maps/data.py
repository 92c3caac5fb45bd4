"""What the Maps app keeps."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Maps:
    """All of it."""
