"""What the Calculator app keeps."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Calculator:
    """All of it."""
