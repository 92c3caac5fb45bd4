"""Settings > Battery, Location, System and About phone."""

from __future__ import annotations

from datetime import UTC, datetime

from devices.virtual.app import Phone
from devices.virtual.apps.settings.asking import Options, stored_choice, stored_label
from devices.virtual.apps.settings.rows import (
    View,
    ask,
    fact,
    flip,
    link,
    main_switch,
    on_off,
    own_switch,
    paragraph,
    screen,
    stored_switch,
)
from devices.virtual.state import Page
from devices.virtual.system.launcher import date_words
from devices.virtual.system.status_bar import clock, uses_24_hours
from devices.virtual.widgets import (
    Node,
    button,
    column,
    header,
    icon,
    list_row,
    radio,
    row,
    space,
    stack,
    switch_row,
    text,
)

LANGUAGES = (("en", "English (United States)"), ("zh", "简体中文（中国）"))
"""Each in its own language, as phones list them."""
SCHEDULES: Options = (("0", "No schedule"), ("1", "Based on percentage"), ("2", "Based on your routine"))
ANDROID_VERSION = "15"
MODEL = "Virtual Phone"


def battery_page(phone: Phone, page: Page) -> Node:
    say, state = phone.say, phone.state
    full = stack(fill="primary", height=10, width=None, grow=max(state.battery, 1), radius=5)
    rest = stack(fill="surface_high", height=10, width=None, grow=max(100 - state.battery, 1), radius=5)
    days = "About {} left"
    return screen(
        phone,
        page,
        say("Battery"),
        text(f"{state.battery}%", 44, pad=(24, 0, 24, 0), id="usage_summary"),
        text(say(days).format(say("{} hours").format(max(state.battery // 3, 1))), 14, ink="on_surface_dim",
             pad=(24, 2, 24, 12)),
        row(full, rest, gap=4, pad=(24, 0, 24, 16)),
        link(phone, "battery_saver", say("Battery Saver"), on_off(phone, state.settings.battery_saver),
             symbol="battery_saver"),
        own_switch(phone, "battery_percentage", say("Battery percentage"), say("Show battery percentage in status bar"),
                   symbol="percent"),
        stored_switch(phone, "global/adaptive_battery_management_enabled", say("Adaptive Battery"),
                      say("Extends battery life based on your phone use"), default=True),
    )  # fmt: skip


def battery_saver(phone: Phone, page: Page) -> Node:
    say = phone.say
    return screen(
        phone,
        page,
        say("Battery Saver"),
        main_switch(say("Use Battery Saver"), phone.state.settings.battery_saver, flip(phone, "battery_saver")),
        ask(phone, "saver_schedule", say("Set a schedule"),
            stored_label(phone, "global/automatic_power_save_mode", SCHEDULES)),
        stored_switch(phone, "global/low_power_sticky_auto_disable_enabled", say("Turn off when charged"),
                      say("Battery Saver turns off when your phone is at 90%"), default=True),
        paragraph(say("Battery Saver limits or turns off background activity, some visual "
                      "effects, certain features, and some network connections.")),
    )  # fmt: skip


def location_page(phone: Phone, page: Page) -> Node:
    say, state = phone.say, phone.state
    note = "Location may use GPS, Wi-Fi, mobile networks and sensors to estimate where the device is."
    return screen(
        phone,
        page,
        say("Location"),
        main_switch(say("Use location"), state.settings.location, flip(phone, "location")),
        header(say("Recent access")),
        text(say("No apps recently accessed location"), 14, ink="on_surface_dim", pad=(24, 8, 24, 12)),
        link(phone, "location_services", say("Location services"), symbol="my_location"),
        paragraph(say(note)),
    )


def location_services(phone: Phone, page: Page) -> Node:
    say = phone.say
    return screen(
        phone,
        page,
        say("Location services"),
        stored_switch(phone, "global/wifi_scan_always_enabled", say("Wi-Fi scanning"),
                      say("Apps can scan for Wi-Fi networks even when Wi-Fi is off"), default=True),
        stored_switch(phone, "global/ble_scan_always_enabled", say("Bluetooth scanning"),
                      say("Apps can scan for nearby devices even when Bluetooth is off")),
        stored_switch(phone, "global/location_accuracy", say("Location Accuracy"),
                      say("Improves the location with Wi-Fi and mobile networks"), default=True),
    )  # fmt: skip


def system_page(phone: Phone, page: Page) -> Node:
    say = phone.say
    language = dict(LANGUAGES)[phone.state.look.locale]
    return screen(
        phone,
        page,
        say("System"),
        link(phone, "language", say("Languages"), language, symbol="language"),
        link(phone, "keyboard", say("Keyboard"), say("On-screen keyboard"), symbol="keyboard"),
        link(phone, "gestures", say("Gestures"), symbol="swipe"),
        link(phone, "date", say("Date & time"), "UTC", symbol="schedule"),
        link(phone, "update", say("Software updates"), say("Updated to Android {}").format(ANDROID_VERSION),
             symbol="system_update"),
    )  # fmt: skip


def language_page(phone: Phone, page: Page) -> Node:
    look = phone.state.look

    def row_of(locale: str, name: str) -> Node:
        chosen = look.locale == locale
        return list_row(
            name,
            leading=radio(chosen),
            checked=chosen,
            on_tap=lambda: setattr(look, "locale", locale),
        )

    say = phone.say
    return screen(
        phone,
        page,
        say("Languages"),
        header(say("System language")),
        *(row_of(locale, name) for locale, name in LANGUAGES),
        paragraph(say("The language of the phone and of its apps.")),
    )


def keyboard_page(phone: Phone, page: Page) -> Node:
    say = phone.say
    return screen(
        phone,
        page,
        say("Keyboard"),
        stored_switch(phone, "secure/show_ime_with_hard_keyboard", say("Use on-screen keyboard"),
                      say("Keep it on screen while the physical keyboard is active")),
        stored_switch(phone, "secure/autofill_suggestions", say("Show suggestions"), default=True),
        stored_switch(phone, "secure/spell_checker_enabled", say("Spell checker"), default=True),
        own_switch(phone, "touch_sounds", say("Touch sounds")),
    )  # fmt: skip


def gestures_page(phone: Phone, page: Page) -> Node:
    say = phone.say
    return screen(
        phone,
        page,
        say("Gestures"),
        stored_switch(phone, "secure/camera_gesture", say("Quickly open camera"),
                      say("To open camera, press the power button twice"), default=True),
        stored_switch(phone, "secure/doze_tap_gesture", say("Tap to check phone"), default=True),
        stored_switch(phone, "secure/doze_pulse_on_pick_up", say("Lift to check phone"), default=True),
        stored_switch(phone, "secure/one_handed_mode_enabled", say("One-handed mode")),
    )  # fmt: skip


def date_page(phone: Phone, page: Page) -> Node:
    say, state = phone.say, phone.state
    now = datetime.fromtimestamp(state.now_s, UTC)
    hours = uses_24_hours(state)

    def turn() -> None:
        state.system_settings["system/time_12_24"] = "12" if hours else "24"

    return screen(
        phone,
        page,
        say("Date & time"),
        stored_switch(phone, "global/auto_time", say("Set time automatically"), default=True),
        list_row(say("Date"), say("{date}, {year}").format(date=date_words(phone), year=now.year), enabled=False),
        list_row(say("Time"), clock(state), enabled=False),
        stored_switch(phone, "global/auto_time_zone", say("Set time zone automatically"), default=True),
        list_row(say("Time zone"), "GMT+00:00", enabled=False),
        switch_row(say("Use 24-hour format"), hours, turn, "13:00" if hours else "1:00 PM"),
    )


def update_page(phone: Phone, page: Page) -> Node:
    say = phone.say
    return screen(
        phone,
        page,
        say("Software updates"),
        column(icon("check_circle", 48, ink="primary"), text(say("Your system is up to date"), 20, max_lines=2),
               text(say("Android version {}").format(ANDROID_VERSION), 14, ink="on_surface_dim"),
               gap=10, align="start", pad=(24, 8, 24, 24)),
        row(button(say("Check for update"), lambda: phone.toast(say("Your system is up to date"))), space(),
            pad=(24, 0, 24, 0)),
    )  # fmt: skip


def about_page(phone: Phone, page: Page) -> Node:
    say, state = phone.say, phone.state
    on_wifi = state.settings.wifi and state.settings.wifi_name
    return screen(
        phone,
        page,
        say("About phone"),
        header(say("Basic info")),
        ask(phone, "rename_phone", say("Device name"), state.settings.device_name),
        fact(phone, say("Phone number (SIM)"), "(555) 010-0199"),
        header(say("Device details")),
        fact(phone, say("Model"), MODEL),
        fact(phone, say("Android version"), ANDROID_VERSION),
        fact(phone, say("Device identifiers"), f"VIRTUAL{state.seed:04d}"),
        fact(phone, say("IP address"), "192.168.1.23" if on_wifi else say("Unavailable")),
        fact(phone, say("Wi-Fi MAC address"), "02:00:5e:10:20:30"),
        fact(phone, say("Build number"), f"VP{ANDROID_VERSION}.240905.{state.seed:03d}"),
    )


PAGES: dict[str, View] = {
    "battery": battery_page,
    "battery_saver": battery_saver,
    "saver_schedule": stored_choice("Set a schedule", "global/automatic_power_save_mode", SCHEDULES),
    "location": location_page,
    "location_services": location_services,
    "system": system_page,
    "language": language_page,
    "keyboard": keyboard_page,
    "gestures": gestures_page,
    "date": date_page,
    "update": update_page,
    "about": about_page,
}
