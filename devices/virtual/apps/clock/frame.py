"""What the clock's four tabs share: a title above, the tabs below."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.parts import bottom_bar
from devices.virtual.state import Page
from devices.virtual.widgets import Act, Node, app_bar, column

TABS = ("alarms", "world", "timers", "stopwatch")


def tab_page(phone: Phone, tab: str, title: str, body: Node, *, on_back: Act | None = None) -> Node:
    """One of the four tabs with its content."""

    def go(name: str) -> Act:
        return lambda: phone.replace(Page(name))

    tabs = [
        ("alarm", phone.say("Alarm"), go("alarms")),
        ("public", phone.say("World clock"), go("world")),
        ("hourglass_bottom", phone.say("Timer"), go("timers")),
        ("timer", phone.say("Stopwatch"), go("stopwatch")),
    ]
    return column(
        app_bar(title, on_back=on_back), body, bottom_bar(tabs, TABS.index(tab)), height="fill", fill="surface"
    )
