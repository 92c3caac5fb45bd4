"""What the Expenses app keeps."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Expenses:
    """All of it."""
