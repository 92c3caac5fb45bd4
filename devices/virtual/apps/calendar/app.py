"""Calendar as an app: which page is drawn by whom."""

from __future__ import annotations

from collections.abc import Callable

from devices.virtual.app import Phone
from devices.virtual.apps.calendar import form, overview
from devices.virtual.state import Page
from devices.virtual.widgets import Node

PAGES: dict[str, Callable[[Phone, Page], Node]] = {
    "calendar": overview.calendar_page,
    "view": overview.view_dialog,
    "go_to": overview.go_to_dialog,
    "event": form.event_page,
    "date": form.date_dialog,
    "time": form.time_dialog,
    "reminder": form.reminder_dialog,
    "repeat": form.repeat_dialog,
    "delete": form.delete_dialog,
    "discard": form.discard_dialog,
}


class CalendarApp:
    """In the manner of Simple Calendar."""

    package = "com.google.android.calendar"
    activity = "com.android.calendar.AllInOneActivity"
    label = "Calendar"
    icon = "calendar_month"
    tint = "#f57c00"

    def start(self) -> Page:
        return Page("calendar")

    def view(self, phone: Phone, page: Page) -> Node:
        return PAGES[page.name](phone, page)
