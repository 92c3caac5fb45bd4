"""The Calculator as an app: which page is drawn by whom."""

from __future__ import annotations

from collections.abc import Callable

from devices.virtual.app import Phone
from devices.virtual.apps.calculator import pad
from devices.virtual.state import Page
from devices.virtual.widgets import Node

PAGES: dict[str, Callable[[Phone, Page], Node]] = {
    "pad": pad.pad_page,
    "menu": pad.pad_menu,
    "history": pad.history_page,
    "clear": pad.clear_dialog,
}


class CalculatorApp:
    """Google's Calculator, in small."""

    package = "com.google.android.calculator"
    activity = "com.android.calculator2.Calculator"
    label = "Calculator"
    icon = "calculate"
    tint = "#3c6e57"

    def start(self) -> Page:
        return Page("pad")

    def view(self, phone: Phone, page: Page) -> Node:
        return PAGES[page.name](phone, page)
