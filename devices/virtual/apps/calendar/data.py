"""What the Calendar app keeps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Repeat = Literal["", "daily", "weekly", "monthly", "yearly"]


@dataclass(slots=True)
class Event:
    """One entry; a repeating one stands for all its days."""

    id: int
    title: str
    start_s: int
    """Seconds since 1970 on the phone's own clock, as PhoneState.now_s."""
    end_s: int
    place: str = ""
    description: str = ""
    all_day: bool = False
    repeat: Repeat = ""
    reminder_min: int = 10
    """Minutes before the start; -1 for none."""


@dataclass(slots=True)
class Calendar:
    """All of it."""

    events: list[Event] = field(default_factory=list)
