"""Asking for an alarm's time."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.clock.ringing import announce, find
from devices.virtual.apps.clock.times import local
from devices.virtual.state import Alarm, Page
from devices.virtual.system import pickers
from devices.virtual.widgets import Node


def pick_time(phone: Phone, alarm: Alarm | None = None) -> None:
    """Ask for the time of an alarm, or of a new one that starts at this hour; the hour can be typed at once."""
    hour, minute = (alarm.hour, alarm.minute) if alarm else (local(phone.state.now_s).hour, 0)
    phone.open(pickers.time_page(phone, "time", hour, minute, id=alarm.id if alarm else 0))
    phone.focus("hour")


def time_dialog(phone: Phone, page: Page) -> Node:
    """OK: the alarm is changed or made, enabled, and its card lies open."""

    def done(hour: int, minute: int) -> None:
        alarm = find(phone, page)
        if alarm is None:
            alarm = Alarm(phone.state.new_id(), hour, minute)
            phone.state.alarms.append(alarm)
        alarm.hour, alarm.minute, alarm.enabled = hour, minute, True
        phone.state.tasks[-1].stack[-1].args["open"] = alarm.id
        announce(phone, alarm)

    return pickers.time_dialog(phone, page, done)
