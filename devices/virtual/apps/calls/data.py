"""What the Phone app keeps."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class CallLog:
    """All of it."""
