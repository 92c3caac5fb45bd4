"""Times as the clock says them."""

from __future__ import annotations

from devices.virtual.system.dates import date_words, day_names, local, time_of_day

__all__ = ["countdown", "date_words", "day_names", "local", "stopwatch_time", "time_of_day"]


def countdown(seconds: float) -> str:
    """Such as "4:59" or "1:00:05"."""
    whole = max(0, int(seconds + 0.999))
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def stopwatch_time(seconds: float) -> str:
    """Such as "00:05.32"."""
    hundredths = int(seconds * 100 + 0.5)
    return f"{hundredths // 6000:02d}:{hundredths // 100 % 60:02d}.{hundredths % 100:02d}"
