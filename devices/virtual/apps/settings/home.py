"""The first page of Settings, and the search over all of them."""

from __future__ import annotations

from dataclasses import dataclass

from devices.virtual.app import Phone
from devices.virtual.apps.settings.rows import View, link, on_off
from devices.virtual.state import Page
from devices.virtual.system.status_bar import battery_icon
from devices.virtual.widgets import Node, column, field_, icon, icon_button, list_row, row, scroll, space, text


@dataclass(frozen=True, slots=True)
class Entry:
    """Something the search finds."""

    title: str
    where: str
    """Title of the section it is in, "" for a section itself."""
    page: str
    also: str = ""
    """Other words people search it by."""


def home_page(phone: Phone, page: Page) -> Node:
    say, state = phone.say, phone.state
    settings = state.settings
    search = row(
        icon("search"), text(say("Search settings"), 16, ink="on_surface_dim", grow=1), fill="surface_high", radius=28,
        height=52, pad=(18, 0, 18, 0), gap=16, on_tap=lambda: _open_search(phone), id="search_action_bar",
    )  # fmt: skip
    return column(
        scroll(
            "list",
            text(say("Settings"), 34, pad=(24, 40, 24, 20), id="homepage_title"),
            column(search, pad=(16, 0, 16, 12)),
            link(phone, "network", say("Network & internet"), say("Mobile, Wi-Fi, hotspot"), symbol="wifi"),
            link(phone, "connected", say("Connected devices"), say("Bluetooth, pairing"), symbol="devices"),
            link(phone, "apps", say("Apps"), say("Recent apps, app info"), symbol="apps"),
            link(phone, "notifications", say("Notifications"), say("Notification history, app notifications"),
                 symbol="notifications"),
            link(phone, "battery", say("Battery"), f"{state.battery}%", symbol=battery_icon(state.battery)),
            link(phone, "storage", say("Storage"), say("{} used").format("38%"), symbol="storage"),
            link(phone, "sound", say("Sound & vibration"), say("Volume, vibration, Do Not Disturb"),
                 symbol="volume_up"),
            link(phone, "display", say("Display"), say("Dark theme, font size, brightness"), symbol="brightness_6"),
            link(phone, "wallpaper", say("Wallpaper & style"), say("Colors, wallpaper"), symbol="palette"),
            link(phone, "location", say("Location"), on_off(phone, settings.location), symbol="location_on"),
            link(phone, "system", say("System"), say("Languages, gestures, time"), symbol="info"),
            link(phone, "about", say("About phone"), settings.device_name, symbol="smartphone"),
            space(height=24),
            id="recycler_view",
        ),
        height="fill", fill="surface",
    )  # fmt: skip


def _open_search(phone: Phone) -> None:
    phone.open(Page("search", {"query": ""}))
    phone.focus("search")


def search_page(phone: Phone, page: Page) -> Node:
    query = str(page.args.get("query", ""))

    def typed(words: str) -> None:
        page.args["query"] = words

    field = field_("search", query, typed, hint=phone.say("Search settings"), fill="", width=None, grow=1,
                   pad=(4, 12, 4, 12), id="search_src_text")  # fmt: skip
    clear = [icon_button("close", phone.say("Clear search"), lambda: typed(""))] if query else []
    bar = row(
        icon_button("arrow_back", phone.say("Navigate up"), phone.back), field, *clear, fill="surface_high", radius=28,
        height=56, pad=(4, 0, 4, 0),
    )  # fmt: skip
    found = matches(phone, query)
    rows = [list_row(phone.say(entry.title), phone.say(entry.where) if entry.where else "", leading=icon("search"),
                     on_tap=phone.to(Page(entry.page))) for entry in found]  # fmt: skip
    if query.strip() and not rows:
        rows = [text(phone.say("No results"), 16, ink="on_surface_dim", text_align="center", pad=(24, 48, 24, 0))]
    return column(column(bar, pad=(12, 10, 12, 8)), scroll("results", *rows), height="fill", fill="surface")


def matches(phone: Phone, query: str) -> list[Entry]:
    """What has all the words, in English or in the phone's language; what begins with them comes first."""
    words = query.lower().split()

    def names(entry: Entry) -> str:
        return f"{phone.say(entry.title)} {entry.title} {entry.also}".lower()

    found = [entry for entry in ENTRIES if words and all(word in names(entry) for word in words)]
    return sorted(found, key=lambda entry: not names(entry).startswith(words[0]))


def _section(where: str, *lines: tuple[str, str] | tuple[str, str, str]) -> list[Entry]:
    return [Entry(line[0], where, line[1], line[2] if len(line) == 3 else "") for line in lines]


ENTRIES: list[Entry] = [
    *_section("", ("Network & internet", "network"), ("Connected devices", "connected"), ("Apps", "apps"),
              ("Notifications", "notifications"), ("Battery", "battery"), ("Storage", "storage"),
              ("Sound & vibration", "sound"), ("Display", "display"), ("Wallpaper & style", "wallpaper"),
              ("Location", "location", "gps"), ("System", "system"), ("About phone", "about")),
    *_section("Network & internet", ("Internet", "internet"), ("Wi-Fi", "internet", "wifi wi-fi wlan"),
              ("Airplane mode", "network", "flight"), ("SIMs", "mobile"), ("Mobile data", "mobile"),
              ("Roaming", "mobile"), ("Hotspot & tethering", "hotspot"), ("Data Saver", "data_saver"),
              ("Private DNS", "network")),
    *_section("Connected devices", ("Bluetooth", "bluetooth"), ("Pair new device", "pair"), ("NFC", "nfc"),
              ("Quick Share", "nearby")),
    *_section("Apps", ("All apps", "all_apps")),
    *_section("Notifications", ("App notifications", "app_notifications"),
              ("Notification history", "notification_history"), ("Do Not Disturb", "dnd", "dnd quiet")),
    *_section("Battery", ("Battery Saver", "battery_saver", "power"), ("Battery percentage", "battery"),
              ("Adaptive Battery", "battery")),
    *_section("Sound & vibration", ("Media volume", "sound"), ("Ring & notification volume", "sound"),
              ("Alarm volume", "sound"), ("Vibrate for calls", "sound"), ("Phone ringtone", "sound"),
              ("Charging sounds and vibration", "sound"), ("Touch sounds", "sound")),
    *_section("Display", ("Brightness level", "display"), ("Adaptive brightness", "display"),
              ("Dark theme", "display", "dark mode night"), ("Font size", "font", "text"),
              ("Screen timeout", "display", "sleep"), ("Night Light", "night_light"),
              ("Auto-rotate screen", "display", "rotation")),
    *_section("System", ("Languages", "language"), ("Keyboard", "keyboard"), ("Gestures", "gestures"),
              ("Date & time", "date", "clock"), ("Software updates", "update")),
    *_section("About phone", ("Device name", "about"), ("Model", "about"), ("Android version", "about"),
              ("IP address", "about"), ("Build number", "about")),
]  # fmt: skip

PAGES: dict[str, View] = {"home": home_page, "search": search_page}
