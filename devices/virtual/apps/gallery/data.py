"""What the Gallery keeps; the pictures themselves lie in the storage."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Gallery:
    """All of it."""

    favourites: list[str] = field(default_factory=list)
    """Paths of the pictures one likes best."""
