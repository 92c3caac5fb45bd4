"""What the Recipes app keeps."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Recipes:
    """All of it."""
