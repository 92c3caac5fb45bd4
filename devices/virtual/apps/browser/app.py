"""The Browser as an app: which page is drawn by whom."""

from __future__ import annotations

from collections.abc import Callable

from devices.virtual.app import Phone
from devices.virtual.apps.browser import shelves, window
from devices.virtual.apps.links import LINKS
from devices.virtual.state import Page
from devices.virtual.widgets import Node

PAGES: dict[str, Callable[[Phone, Page], Node]] = {
    "window": window.window_page,
    "address": window.address_page,
    "menu": window.menu_dialog,
    "tabs": shelves.tabs_page,
    "close_all": shelves.close_all_dialog,
    "bookmarks": shelves.bookmarks_page,
    "history": shelves.history_page,
    "clear": shelves.clear_dialog,
    "downloads": shelves.downloads_page,
}


class BrowserApp:
    """Google's Chrome, in small, on an internet that is smaller still."""

    package = "com.android.chrome"
    activity = "com.google.android.apps.chrome.Main"
    label = "Chrome"
    icon = "public"
    tint = "#3b78c9"

    def start(self) -> Page:
        return Page("window")

    def view(self, phone: Phone, page: Page) -> Node:
        return PAGES[page.name](phone, page)


LINKS["http"] = (BrowserApp.package, lambda rest: Page("window", {"go": rest.removeprefix("//")}))
LINKS["https"] = LINKS["http"]
LINKS["file/page"] = (BrowserApp.package, lambda path: Page("window", {"go": f"file:///sdcard/{path.lstrip('/')}"}))
