"""What the activity tracker keeps."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Track:
    """An activity that was recorded."""

    id: int
    name: str
    kind: str
    """A key of `kinds.KINDS`, such as "running"."""
    at_s: float
    """When it began."""
    duration_s: int
    distance_m: int
    climb_m: int = 0


@dataclass(slots=True)
class Tracks:
    """All activities, and the one that is being recorded."""

    records: list[Track] = field(default_factory=list)
    started_s: float | None = None
    """Since when one is being recorded; None while none is."""
    kind: str = "running"
    """Of the one that is being recorded, or of the next one."""
