"""What the Recorder app keeps."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Recorder:
    """All of it."""
