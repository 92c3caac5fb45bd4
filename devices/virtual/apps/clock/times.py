"""Times as the clock says them."""

from __future__ import annotations

from datetime import UTC, datetime

from devices.virtual.app import Phone
from devices.virtual.system.status_bar import uses_24_hours


def local(now_s: float) -> datetime:
    """The phone's clock; it has one time zone, its own."""
    return datetime.fromtimestamp(now_s, UTC)


def time_of_day(phone: Phone, hour: int, minute: int) -> str:
    """Such as "7:30 AM"."""
    if uses_24_hours(phone.state):
        return f"{hour:02d}:{minute:02d}"
    pattern = phone.say("{time} AM") if hour < 12 else phone.say("{time} PM")
    return pattern.format(time=f"{hour % 12 or 12}:{minute:02d}")


def day_names(phone: Phone) -> list[str]:
    """Short names of the days, Monday first."""
    return [
        phone.say("Mon"), phone.say("Tue"), phone.say("Wed"), phone.say("Thu"),
        phone.say("Fri"), phone.say("Sat"), phone.say("Sun"),
    ]  # fmt: skip


def date_words(phone: Phone, when: datetime) -> str:
    """Such as "Mon, 21 Sep"."""
    months = [
        phone.say("Jan"), phone.say("Feb"), phone.say("Mar"), phone.say("Apr"), phone.say("May"), phone.say("Jun"),
        phone.say("Jul"), phone.say("Aug"), phone.say("Sep"), phone.say("Oct"), phone.say("Nov"), phone.say("Dec"),
    ]  # fmt: skip
    return phone.say("{weekday}, {month} {day}").format(
        weekday=day_names(phone)[when.weekday()], month=months[when.month - 1], day=when.day
    )


def countdown(seconds: float) -> str:
    """Such as "4:59" or "1:00:05"."""
    whole = max(0, int(seconds + 0.999))
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def stopwatch_time(seconds: float) -> str:
    """Such as "00:05.32"."""
    hundredths = int(seconds * 100 + 0.5)
    return f"{hundredths // 6000:02d}:{hundredths // 100 % 60:02d}.{hundredths % 100:02d}"
