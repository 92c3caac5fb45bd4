"""The kinds of activity, and lengths, times and days as the tracker writes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

Say = Callable[[str], str]
"""Puts an English interface text into the phone's language."""


@dataclass(frozen=True, slots=True)
class Kind:
    label: str
    icon: str
    speed_m_s: float
    """What a person does on the whole."""


KINDS: dict[str, Kind] = {
    "running": Kind("Running", "directions_run", 2.8),
    "cycling": Kind("Cycling", "directions_bike", 5.6),
    "hiking": Kind("Hiking", "hiking", 1.2),
    "walking": Kind("Walking", "directions_walk", 1.4),
    "swimming": Kind("Swimming", "pool", 0.7),
    "rowing": Kind("Rowing", "rowing", 2.2),
    "skiing": Kind("Skiing", "downhill_skiing", 4.0),
}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def day_of(at_s: float) -> datetime:
    """Midnight before a moment, on the phone's clock."""
    return datetime.fromtimestamp(at_s, UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def monday_of(at_s: float) -> datetime:
    """When the week of a moment began."""
    day = day_of(at_s)
    return day - timedelta(days=day.weekday())


def day_words(say: Say, at_s: float) -> str:
    """Such as "Mon, Sep 21"."""
    day = day_of(at_s)
    return say("{weekday}, {month} {day}").format(
        weekday=say(DAYS[day.weekday()]), month=say(MONTHS[day.month - 1]), day=day.day
    )


def distance_words(distance_m: int) -> str:
    """Such as "5.23 km" or "850 m"."""
    return f"{distance_m / 1000:.2f} km" if distance_m >= 1000 else f"{distance_m} m"


def duration_words(seconds: float) -> str:
    """Such as "1:05:00" or "42:00"."""
    hours, minutes, rest = int(seconds) // 3600, int(seconds) // 60 % 60, int(seconds) % 60
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes:02d}:{rest:02d}"


def speed_words(distance_m: int, duration_s: float) -> str:
    """Such as "9.8 km/h"."""
    return f"{distance_m / max(duration_s, 1) * 3.6:.1f} km/h"
