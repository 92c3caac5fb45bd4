"""What the Camera keeps; its pictures lie in the storage."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Camera:
    """All of it."""

    scene: str = "hills/1"
    """What lies before the camera on the back."""
    face: str = "face/1"
    """What lies before the camera on the front."""
    started_s: float | None = None
    """When the video that is being recorded began; None while none is."""
