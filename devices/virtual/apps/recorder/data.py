"""What the Audio Recorder keeps; its recordings lie in the storage."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Recorder:
    """All of it."""

    active: bool = False
    """A recording has begun and is neither saved nor discarded."""
    started_s: float | None = None
    """When it was last started; None while it is paused."""
    run_s: float = 0.0
    """Recorded before that."""
