"""When an alarm rings next, and saying so."""

from __future__ import annotations

from datetime import datetime, timedelta

from devices.virtual.app import Phone
from devices.virtual.apps.clock.times import local
from devices.virtual.apps.parts import number_of
from devices.virtual.state import Alarm, Page


def find(phone: Phone, page: Page) -> Alarm | None:
    """The alarm a dialog is about; None for one that is not made yet, or is gone."""
    return next((alarm for alarm in phone.state.alarms if alarm.id == number_of(page, "id")), None)


def announce(phone: Phone, alarm: Alarm) -> None:
    """Say when an alarm that has just been set will ring."""
    phone.toast(phone.say("Alarm set for {time} from now").format(time=from_now(phone, alarm)))


def rings_at(alarm: Alarm, now: datetime) -> datetime:
    """When an enabled alarm rings next, always later than now."""
    first = now.replace(hour=alarm.hour, minute=alarm.minute, second=0, microsecond=0)
    days = [first + timedelta(days=ahead) for ahead in range(8)]
    return next(day for day in days if day > now and (not alarm.days or day.weekday() in alarm.days))


def from_now(phone: Phone, alarm: Alarm) -> str:
    """How long until it rings, such as "7 hr 20 min"."""
    now = local(phone.state.now_s).replace(second=0, microsecond=0)
    minutes = int((rings_at(alarm, now) - now).total_seconds()) // 60
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    parts = [
        phone.say("{n} d").format(n=days) if days else "",
        phone.say("{n} hr").format(n=hours) if hours else "",
        phone.say("{n} min").format(n=rest) if rest else "",
    ]
    return " ".join(part for part in parts if part)
