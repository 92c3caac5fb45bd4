"""Settings > Sound & vibration, and Notifications with Do Not Disturb."""

from __future__ import annotations

from collections.abc import Callable

from devices.virtual.app import Phone
from devices.virtual.apps.settings.apps import apps_by_label, flip_notifications, record_of
from devices.virtual.apps.settings.asking import Options, stored_choice, stored_label
from devices.virtual.apps.settings.rows import (
    View,
    ask,
    disc,
    flip,
    link,
    main_switch,
    on_off,
    own_switch,
    paragraph,
    screen,
    sliding,
    stored,
    stored_switch,
)
from devices.virtual.state import Page
from devices.virtual.widgets import Node, header, switch_row

RINGTONES: Options = tuple(
    (name, name) for name in ("Your New Adventure", "Beats", "Dance Party", "Early Twilight", "Zen")
)
CHIMES: Options = tuple((name, name) for name in ("Eureka", "Chime", "Clang", "Ping", "Tweeter"))
ALARM_SOUNDS: Options = tuple((name, name) for name in ("Fresh Start", "Bright Morning", "Cuckoo Clock", "Homecoming"))
DURATIONS: Options = (("0", "Until you turn off"), ("60", "For 1 hour"), ("-1", "Ask every time"))
"""Values: Settings.Secure.ZEN_DURATION."""
LOCK_SCREEN: Options = (
    ("1", "Show all notification content"),
    ("0", "Show sensitive content only when unlocked"),
    ("-1", "Don’t show any notifications"),
)


def sound_page(phone: Phone, page: Page) -> Node:
    say, settings = phone.say, phone.state.settings

    def volume(symbol: str, title: str, name: str) -> Node:
        slid: Callable[[float], None] = lambda value: setattr(settings, name, value)  # noqa: E731
        value = float(getattr(settings, name))
        return sliding(symbol if value > 0 else "volume_off", say(title), value, slid, name)

    return screen(
        phone,
        page,
        say("Sound & vibration"),
        volume("music_note", "Media volume", "media_volume"),
        _call_volume(phone),
        volume("notifications", "Ring & notification volume", "ring_volume"),
        volume("alarm", "Alarm volume", "alarm_volume"),
        link(phone, "dnd", say("Do Not Disturb"), on_off(phone, settings.do_not_disturb)),
        ask(phone, "ringtone", say("Phone ringtone"), stored_label(phone, "system/ringtone", RINGTONES)),
        own_switch(phone, "vibrate_on_ring", say("Vibrate for calls")),
        ask(
            phone, "chime", say("Default notification sound"), stored_label(phone, "system/notification_sound", CHIMES)
        ),
        ask(phone, "alarm_sound", say("Default alarm sound"), stored_label(phone, "system/alarm_alert", ALARM_SOUNDS)),
        header(say("Other sounds and vibrations")),
        stored_switch(phone, "system/dtmf_tone", say("Dial pad tones"), default=True),
        stored_switch(phone, "system/lockscreen_sounds_enabled", say("Screen locking sound"), default=True),
        own_switch(phone, "charging_sounds", say("Charging sounds and vibration")),
        own_switch(phone, "touch_sounds", say("Touch sounds")),
        stored_switch(phone, "system/haptic_feedback_enabled", say("Touch vibration"), default=True),
    )


def _call_volume(phone: Phone) -> Node:
    state = phone.state

    def slid(value: float) -> None:
        state.system_settings["system/volume_voice"] = f"{value:.2f}"

    value = float(stored(state, "system/volume_voice", "0.6"))
    return sliding("call", phone.say("Call volume"), value, slid, "call_volume")


def notifications_page(phone: Phone, page: Page) -> Node:
    say, state = phone.say, phone.state
    return screen(
        phone,
        page,
        say("Notifications"),
        header(say("Manage")),
        link(phone, "app_notifications", say("App notifications"), say("Control notifications from individual apps")),
        link(phone, "notification_history", say("Notification history"), say("Show recent and snoozed notifications")),
        header(say("Privacy")),
        ask(
            phone, "lock_screen", say("Notifications on lock screen"),
            stored_label(phone, "secure/lock_screen_show_notifications", LOCK_SCREEN),
        ),
        header(say("General")),
        link(phone, "dnd", say("Do Not Disturb"), on_off(phone, state.settings.do_not_disturb)),
        stored_switch(phone, "secure/notification_bubbles", say("Bubbles"), say("Conversations can appear as icons")),
        stored_switch(phone, "secure/silent_icons", say("Hide silent notifications in status bar")),
        stored_switch(phone, "secure/show_notification_snooze", say("Allow notification snoozing")),
        stored_switch(phone, "secure/notification_badging", say("Notification dot on app icon"), default=True),
    )  # fmt: skip


def app_notifications(phone: Phone, page: Page) -> Node:
    rows = []
    for app in apps_by_label(phone):
        record = record_of(phone, app.package)
        turn = flip_notifications(phone, app.package)
        rows.append(switch_row(phone.say(app.label), record.notifications, turn, leading=disc(app.icon, app.tint)))
    return screen(phone, page, phone.say("App notifications"), *rows)


def notification_history(phone: Phone, page: Page) -> Node:
    say, state = phone.say, phone.state
    key = "secure/notification_history_enabled"
    on = stored(state, key, "0") == "1"
    note = "No recent notifications" if on else "Turn on notification history to see recent and snoozed notifications"
    bar = main_switch(
        say("Use notification history"), on, lambda: state.system_settings.update({key: str(int(not on))})
    )
    return screen(phone, page, say("Notification history"), bar, paragraph(say(note), "history"))


def dnd_page(phone: Phone, page: Page) -> Node:
    say, settings = phone.say, phone.state.settings
    return screen(
        phone,
        page,
        say("Do Not Disturb"),
        main_switch(say("Use Do Not Disturb"), settings.do_not_disturb, flip(phone, "do_not_disturb")),
        header(say("What can interrupt Do Not Disturb")),
        stored_switch(phone, "secure/zen_allow_repeat_callers", say("Repeat callers"),
                      say("If the same person calls a second time within 15 minutes"), default=True),
        stored_switch(phone, "secure/zen_allow_alarms", say("Alarms"), default=True),
        stored_switch(phone, "secure/zen_allow_media", say("Media sounds"), default=True),
        header(say("General")),
        ask(phone, "dnd_duration", say("Duration for Quick Settings"),
            stored_label(phone, "secure/zen_duration", DURATIONS)),
        paragraph(say("Only get notified by important people and apps")),
    )  # fmt: skip


PAGES: dict[str, View] = {
    "sound": sound_page,
    "ringtone": stored_choice("Phone ringtone", "system/ringtone", RINGTONES),
    "chime": stored_choice("Default notification sound", "system/notification_sound", CHIMES),
    "alarm_sound": stored_choice("Default alarm sound", "system/alarm_alert", ALARM_SOUNDS),
    "notifications": notifications_page,
    "app_notifications": app_notifications,
    "notification_history": notification_history,
    "lock_screen": stored_choice("Notifications on lock screen", "secure/lock_screen_show_notifications", LOCK_SCREEN),
    "dnd": dnd_page,
    "dnd_duration": stored_choice("Duration for Quick Settings", "secure/zen_duration", DURATIONS),
}
