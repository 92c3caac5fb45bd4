"""Due days as the Tasks app says them."""

from __future__ import annotations

from datetime import date

from devices.virtual.app import Phone
from devices.virtual.state import PhoneState
from devices.virtual.system.dates import date_words, local


def today(state: PhoneState) -> date:
    return local(state.now_s).date()


def due_words(phone: Phone, due_day: int) -> str:
    """Such as "Today", "Tomorrow" or "Mon, Sep 21"; the year only where it is another one."""
    now, due = today(phone.state), date.fromordinal(due_day)
    near = {-1: "Yesterday", 0: "Today", 1: "Tomorrow"}.get((due - now).days)
    if near:
        return phone.say(near)
    words = date_words(phone, due)
    return words if due.year == now.year else phone.say("{date}, {year}").format(date=words, year=due.year)
