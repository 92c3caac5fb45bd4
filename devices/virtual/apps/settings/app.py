"""Settings, the app: all its pages by name."""

from __future__ import annotations

from dataclasses import dataclass

from devices.virtual.app import Phone
from devices.virtual.apps.settings import apps, connected, display, home, network, sound, system, wifi
from devices.virtual.apps.settings.rows import View
from devices.virtual.state import Page
from devices.virtual.widgets import Node

PAGES: dict[str, View] = (
    home.PAGES | network.PAGES | wifi.PAGES | connected.PAGES | apps.PAGES | sound.PAGES | display.PAGES | system.PAGES
)


@dataclass(frozen=True, slots=True)
class SettingsApp:
    """A VirtualApp; every page is a function of the phone and the page's arguments."""

    package: str = "com.android.settings"
    activity: str = ".Settings"
    label: str = "Settings"
    icon: str = "settings"
    tint: str = "#5f6368"

    def start(self) -> Page:
        return Page("home")

    def view(self, phone: Phone, page: Page) -> Node:
        return PAGES[page.name](phone, page)
