"""What the Files app keeps."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Files:
    """All of it."""
