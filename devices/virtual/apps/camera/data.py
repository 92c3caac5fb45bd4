"""What the Camera app keeps."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Camera:
    """All of it."""
