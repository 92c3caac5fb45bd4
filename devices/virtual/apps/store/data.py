"""What the App store app keeps."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class AppStore:
    """All of it."""
