"""Dates and times as the phone says them, wherever it says them."""

from __future__ import annotations

from datetime import UTC, date, datetime

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


def month_names(phone: Phone) -> list[str]:
    """Short names of the months, January first."""
    return [
        phone.say("Jan"), phone.say("Feb"), phone.say("Mar"), phone.say("Apr"), phone.say("May"), phone.say("Jun"),
        phone.say("Jul"), phone.say("Aug"), phone.say("Sep"), phone.say("Oct"), phone.say("Nov"), phone.say("Dec"),
    ]  # fmt: skip


def date_words(phone: Phone, when: date) -> str:
    """Such as "Mon, Sep 21"."""
    return phone.say("{weekday}, {month} {day}").format(
        weekday=day_names(phone)[when.weekday()], month=month_names(phone)[when.month - 1], day=when.day
    )


def day_and_month(phone: Phone, when: date) -> str:
    """Such as "Sep 21"."""
    return phone.say("{month} {day}").format(month=month_names(phone)[when.month - 1], day=when.day)


def ago(phone: Phone, at_s: float) -> str:
    """When something came, as lists say it: the time of today, else the day, with the year of another year."""
    when, now = local(at_s), local(phone.state.now_s)
    if when.date() == now.date():
        return time_of_day(phone, when.hour, when.minute)
    if when.year == now.year:
        return day_and_month(phone, when)
    return phone.say("{date}, {year}").format(date=day_and_month(phone, when), year=when.year)
