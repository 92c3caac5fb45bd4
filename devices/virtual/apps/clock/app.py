"""The Clock as an app: which page is drawn by whom."""

from __future__ import annotations

from collections.abc import Callable

from devices.virtual.app import Phone
from devices.virtual.apps.clock import alarms, picker, stopwatch, timers, world
from devices.virtual.state import Page, PhoneState
from devices.virtual.widgets import Node

PAGES: dict[str, Callable[[Phone, Page], Node]] = {
    "alarms": alarms.alarms_page,
    "alarm_label": alarms.label_dialog,
    "time": picker.time_dialog,
    "world": world.world_page,
    "cities": world.cities_page,
    "timers": timers.timers_page,
    "new_timer": timers.new_timer_page,
    "stopwatch": stopwatch.stopwatch_page,
}


class Clock:
    """Google's Clock, in small."""

    package = "com.google.android.deskclock"
    activity = "com.android.deskclock.DeskClock"
    label = "Clock"
    icon = "schedule"
    tint = "#3f6fd8"

    def start(self) -> Page:
        return Page("alarms")

    def runs(self, state: PhoneState) -> bool:
        return state.stopwatch.started_s is not None or any(timer.ends_s for timer in state.timers)

    def view(self, phone: Phone, page: Page) -> Node:
        return PAGES[page.name](phone, page)
