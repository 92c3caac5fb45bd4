"""Phone as an app: which page is drawn by whom, and the numbers that other apps hand it."""

from __future__ import annotations

from collections.abc import Callable

from devices.virtual.app import Phone
from devices.virtual.apps.calls import blocked, details, dialpad, live, tabs
from devices.virtual.apps.links import LINKS
from devices.virtual.state import Page, PhoneState
from devices.virtual.widgets import Node

PAGES: dict[str, Callable[[Phone, Page], Node]] = {
    "recents": tabs.recents_page,
    "favourites": tabs.favourites_page,
    "people": tabs.people_page,
    "menu": tabs.menu_page,
    "clear": tabs.clear_dialog,
    "details": details.details_page,
    "delete_calls": details.delete_dialog,
    "dialpad": dialpad.dialpad_page,
    "blocked": blocked.blocked_page,
    "block": blocked.block_dialog,
    "unblock": blocked.unblock_dialog,
    "live": live.live_page,
}
PACKAGE = "com.google.android.dialer"


class PhoneApp:
    """Google's Phone, in small."""

    package = PACKAGE
    activity = "com.android.dialer.main.impl.MainActivity"
    label = "Phone"
    icon = "call"
    tint = "#1b73e8"

    def start(self) -> Page:
        return Page("recents")

    def view(self, phone: Phone, page: Page) -> Node:
        return PAGES[page.name](phone, page)

    def runs(self, state: PhoneState) -> bool:
        """A call's seconds count up."""
        return state.calls.live is not None


LINKS["tel"] = (PACKAGE, lambda rest: Page("dialpad", {"digits": rest}))
