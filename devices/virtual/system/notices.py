"""The notifications of the phone: what apps posted, and what is set, runs or is connected."""

from __future__ import annotations

from dataclasses import dataclass

from devices.virtual.app import Phone
from devices.virtual.apps.clock.ringing import rings_at
from devices.virtual.apps.clock.times import countdown, local, time_of_day
from devices.virtual.state import Alarm, Page, PhoneState
from devices.virtual.system.notifying import posted

CLOCK = "com.google.android.deskclock"
SOON_S = 12 * 3600
"""An alarm is announced when it rings within half a day."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A line of the shade."""

    key: str
    """No other line has it."""
    package: str
    title: str
    words: str = ""
    at_s: float = 0.0
    lasting: bool = False
    """It cannot be swiped away."""
    page: Page | None = None
    """Where in the app a tap on it leads; None is where the app was left."""


def shown(phone: Phone) -> list[Notice]:
    """What the shade lists, newest first, what lasts at the end."""
    found = [*_posted(phone), *(notice for notice in _alarms(phone) if notice.key not in phone.state.cover.dismissed)]
    ordered = sorted(found, key=lambda notice: -notice.at_s)
    return [*ordered, *_timers(phone), *_system(phone)]


def _posted(phone: Phone) -> list[Notice]:
    """What apps have posted."""
    return [
        Notice(
            f"posted {each.id}", each.package, each.title, each.text, each.at_s,
            page=Page(each.page, dict(each.args)) if each.page else None,
        )
        for each in posted(phone)
    ]  # fmt: skip


def dismiss(state: PhoneState, notice: Notice) -> None:
    """Swipe a notification away."""
    if notice.lasting:
        return
    posted = [each for each in state.notifications if f"posted {each.id}" != notice.key]
    if len(posted) < len(state.notifications):
        state.notifications = posted
    else:
        state.cover.dismissed.append(notice.key)


def _alarms(phone: Phone) -> list[Notice]:
    """The next alarm, when it is near."""
    state = phone.state
    if CLOCK not in phone.apps:
        return []
    now = local(state.now_s)

    def left_s(alarm: Alarm) -> float:
        return (rings_at(alarm, now) - now).total_seconds()

    alarm = min((alarm for alarm in state.alarms if alarm.enabled), key=left_s, default=None)
    if alarm is None or left_s(alarm) > SOON_S:
        return []
    time = time_of_day(phone, alarm.hour, alarm.minute)
    words = f"{time} - {alarm.label}" if alarm.label else time
    return [Notice(f"alarm {alarm.id}", CLOCK, phone.say("Upcoming alarm"), words, state.now_s, page=Page("alarms"))]


def _timers(phone: Phone) -> list[Notice]:
    state = phone.state
    running = [timer for timer in state.timers if timer.ends_s is not None] if CLOCK in phone.apps else []
    return [
        Notice(
            f"timer {timer.id}", CLOCK, timer.label or phone.say("Timer"),
            countdown(max(0.0, (timer.ends_s or 0) - state.now_s)), lasting=True, page=Page("timers"),
        )
        for timer in running
    ]  # fmt: skip


def _system(phone: Phone) -> list[Notice]:
    if not phone.state.cover.usb_connected:
        return []
    title, words = phone.say("USB debugging connected"), phone.say("Tap to turn off USB debugging")
    return [Notice("usb", "android", title, words, lasting=True)]
