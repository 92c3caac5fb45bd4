"""The notification shade, quick settings, the overview of used apps, the lock screen, and how one follows another."""

from __future__ import annotations

import numpy as np
import pytest

from devices.virtual import faults
from devices.virtual.phone import VirtualPhone
from devices.virtual.state import Alarm, InstalledApp, Note, Notification, Page, PhoneState, Timer
from devices.virtual.system import notices
from devices.virtual.system.notifying import notify
from devices.virtual.touch import walk
from devices.virtual.widgets import Node

NOTES = "org.phoneagent.notes"
SETTINGS = "com.android.settings"
CONTACTS = "com.google.android.contacts"


@pytest.fixture
def phone() -> VirtualPhone:
    return VirtualPhone(PhoneState(width_px=360, height_px=800, density_dpi=160))


def seen(phone: VirtualPhone) -> list[Node]:
    return [node for node in walk(phone.view()) if node.visible.width > 0 and node.visible.height > 0]


def shown(phone: VirtualPhone) -> list[str]:
    return [words for node in seen(phone) for words in (node.text, node.desc) if words]


def find(phone: VirtualPhone, label: str) -> Node:
    return next(node for node in seen(phone) if label in (node.desc, node.text))


def switch_called(phone: VirtualPhone, label: str) -> Node:
    return next(node for node in seen(phone) if node.desc == label and node.checked is not None)


def tap(phone: VirtualPhone, label: str) -> None:
    phone.tap(*find(phone, label).visible.center_px)


def swipe(phone: VirtualPhone, label: str, dx_px: int, dy_px: int) -> None:
    x_px, y_px = find(phone, label).visible.center_px
    phone.swipe(x_px, y_px, x_px + dx_px, y_px + dy_px)


def pull_down(phone: VirtualPhone) -> None:
    phone.swipe(180, 5, 180, 400)


# --- notifications ----------------------------------------------------------------------------------------------------


def test_a_finger_from_the_top_opens_the_shade_then_quick_settings_and_back_again(phone: VirtualPhone) -> None:
    pull_down(phone)
    assert "No notifications" in shown(phone)
    assert phone.window() == ("com.android.systemui", "NotificationShade")
    phone.swipe(180, 60, 180, 500)
    assert "Flashlight" in shown(phone)
    phone.swipe(180, 780 - 60, 180, 300)
    assert "Flashlight" not in shown(phone)
    phone.swipe(180, 700, 180, 300)
    assert phone.state.cover.shade == ""


@pytest.mark.parametrize("key", ["back", "home"])
def test_a_key_closes_the_shade(phone: VirtualPhone, key: str) -> None:
    phone.launch(SETTINGS)
    phone.key("notifications")
    phone.key(key)
    assert phone.state.cover.shade == ""
    assert phone.state.at_home == (key == "home")


def test_a_notification_leads_to_its_page(phone: VirtualPhone) -> None:
    note = Note(phone.state.new_id(), "Shopping", "Oat milk")
    phone.state.notes.append(note)
    notify(phone, NOTES, "Reminder", "Shopping", "editor", id=note.id)
    pull_down(phone)
    tap(phone, "Reminder")
    assert phone.foreground()[0] == NOTES
    assert phone.page() == Page("editor", {"id": note.id})
    assert phone.state.cover.shade == ""
    assert phone.state.notifications == []


def test_notifications_are_swiped_away_to_either_side_one_by_one(phone: VirtualPhone) -> None:
    notify(phone, NOTES, "First", "one")
    phone.advance(60)
    notify(phone, CONTACTS, "Second", "two")
    pull_down(phone)
    assert shown(phone).index("Second") < shown(phone).index("First"), "the latest is the first"
    swipe(phone, "First", 200, 0)
    assert [each.title for each in phone.state.notifications] == ["Second"]
    swipe(phone, "Second", -150, 0)
    assert phone.state.notifications == []
    assert "No notifications" in shown(phone)


def test_a_finger_that_goes_up_on_a_notification_closes_the_shade(phone: VirtualPhone) -> None:
    notify(phone, NOTES, "First", "one")
    pull_down(phone)
    swipe(phone, "First", 0, -150)
    assert phone.state.cover.shade == ""
    assert len(phone.state.notifications) == 1


def test_many_notifications_scroll_and_are_cleared_together(phone: VirtualPhone) -> None:
    phone.state.timers = [Timer(1, 300, 300.0, phone.state.now_s + 200)]
    for number in range(12):
        notify(phone, NOTES, f"Number {number}", "words")
        phone.advance(1)
    pull_down(phone)
    assert "Number 0" not in shown(phone)
    while "Clear all" not in shown(phone):
        phone.swipe(180, 700, 180, 500)
    assert "Number 0" in shown(phone)
    tap(phone, "Clear all")
    assert phone.state.notifications == []
    assert [notice.title for notice in notices.shown(phone)] == ["Timer"], "what runs stays"


def test_an_app_whose_notifications_are_off_is_not_heard_of(phone: VirtualPhone) -> None:
    notify(phone, NOTES, "Before", "it was turned off")
    phone.state.installed = [InstalledApp(NOTES, notifications=False)]
    assert notify(phone, NOTES, "After", "it") is None
    phone.changed()
    assert not any("Notes:" in words for words in shown(phone))
    pull_down(phone)
    assert "No notifications" in shown(phone)


def test_the_status_bar_has_a_sign_for_each_app_that_has_notified(phone: VirtualPhone) -> None:
    for title in ("one", "two"):
        notify(phone, NOTES, title, "")
    notify(phone, CONTACTS, "three", "")
    phone.changed()
    assert [words for words in shown(phone) if words.endswith(": Notifications")] == [
        "Notes: Notifications",
        "Contacts: Notifications",
    ]


def test_an_alarm_that_is_near_is_announced_until_it_is_swiped_away(phone: VirtualPhone) -> None:
    phone.state.now_s = 6 * 3600.0
    phone.state.alarms = [Alarm(1, 7, 30, label="Work"), Alarm(2, 23, 0)]
    pull_down(phone)
    assert "7:30 AM - Work" in shown(phone)
    swipe(phone, "Upcoming alarm", 200, 0)
    assert "No notifications" in shown(phone)
    assert phone.state.alarms[0].enabled


# --- quick settings ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tile", "switch"),
    [
        ("Bluetooth", "bluetooth"),
        ("Airplane mode", "airplane"),
        ("Do Not Disturb", "do_not_disturb"),
        ("Auto-rotate", "auto_rotate"),
        ("Battery Saver", "battery_saver"),
        ("Flashlight", "flashlight"),
        ("Internet", "wifi"),
    ],
)
def test_a_tile_turns_a_switch_and_tells_how_it_stands(phone: VirtualPhone, tile: str, switch: str) -> None:
    phone.show_shade("quick_settings")
    for _ in range(2):
        before = getattr(phone.state.settings, switch)
        node = switch_called(phone, tile)
        assert node.checked is before
        phone.tap(*node.visible.center_px)
        assert getattr(phone.state.settings, switch) is not before


def test_dark_theme_and_brightness_are_set_in_the_shade(phone: VirtualPhone) -> None:
    phone.show_shade("quick_settings")
    tap(phone, "Dark theme")
    assert phone.state.look.dark
    slider = find(phone, "Brightness")
    phone.tap(slider.visible.left + slider.visible.width // 4, slider.visible.center_px[1])
    assert phone.state.settings.brightness == pytest.approx(0.25, abs=0.02)
    tap(phone, "Settings")
    assert phone.foreground()[0] == SETTINGS


# --- recents ----------------------------------------------------------------------------------------------------------


def used(phone: VirtualPhone) -> VirtualPhone:
    for package in (SETTINGS, NOTES, CONTACTS):
        phone.launch(package)
    phone.key("recents")
    return phone


def test_a_card_opens_its_app_where_it_was_left(phone: VirtualPhone) -> None:
    phone.launch(SETTINGS)
    phone.open(Page("display"))
    phone.launch(NOTES)
    phone.key("recents")
    assert phone.foreground()[0] not in (NOTES, SETTINGS)
    phone.swipe(100, 400, 300, 400)
    tap(phone, "Settings")
    assert phone.foreground()[0] == SETTINGS
    assert phone.page() == Page("display")


def test_a_card_that_is_swiped_up_is_closed_with_its_app(phone: VirtualPhone) -> None:
    used(phone).swipe(180, 500, 180, 200)
    assert [task.package for task in phone.state.tasks] == [SETTINGS, NOTES]


def test_all_cards_are_cleared_at_once_and_home_is_left(phone: VirtualPhone) -> None:
    tap(used(phone), "Clear all")
    assert phone.state.tasks == []
    assert phone.foreground()[0].endswith("launcher")
    phone.key("recents")
    assert "No recent items" in shown(phone)


def test_the_key_closes_the_overview_again_and_the_button_opens_it_where_it_works(phone: VirtualPhone) -> None:
    used(phone).key("recents")
    assert phone.foreground()[0] == CONTACTS
    phone.state.recents_button = True
    phone.changed()
    tap(phone, "Overview")
    assert phone.state.cover.recents


# --- lock screen and animations ---------------------------------------------------------------------------------------


def test_only_the_right_pin_opens_a_locked_phone(phone: VirtualPhone) -> None:
    faults.inflict(phone.state, "locked")
    phone.changed()
    pull_down(phone)
    phone.key("recents")
    assert phone.state.cover.shade == ""
    phone.swipe(180, 600, 180, 200)
    for pin in ("0000", faults.PIN):
        for digit in pin:
            tap(phone, digit)
        assert "••••" in shown(phone)
        tap(phone, "Enter")
        assert phone.state.cover.locked == (pin != faults.PIN)
    assert phone.page() == Page("home")


def test_screens_follow_at_once_unless_animations_are_on(phone: VirtualPhone) -> None:
    phone.launch(SETTINGS)
    assert not phone.moving
    phone.state.animations = 1.0
    before = phone.pixels()
    pull_down(phone)
    assert phone.moving
    phone.advance(0.05)
    during = phone.pixels()
    phone.advance(1)
    after = phone.pixels()
    assert not phone.moving
    assert (during[-100:] == before[-100:]).all(), "the blind has not come down so far"
    assert (during[:50] == after[:50]).all()
    assert not np.array_equal(during, after)


@pytest.mark.parametrize("act", ["open", "back", "home"])
def test_what_moves_ends_at_what_is_shown_without_animations(act: str) -> None:
    pictures = []
    for scale in (0.0, 2.0):
        phone = VirtualPhone(PhoneState(width_px=360, height_px=800, density_dpi=160, animations=scale))
        phone.launch(SETTINGS)
        phone.advance(2)
        if act == "back":
            phone.open(Page("display"))
            phone.advance(2)
        {"open": lambda: phone.open(Page("display")), "back": phone.back, "home": phone.home}[act]()  # noqa: B023
        assert phone.moving == bool(scale)
        phone.advance(2)
        pictures.append(phone.pixels())
    assert np.array_equal(*pictures)


def test_faults_covers_and_notifications_are_part_of_a_snapshot(phone: VirtualPhone) -> None:
    phone.state.notifications.append(Notification(1, NOTES, "Title", "text", phone.state.now_s))
    faults.inflict(phone.state, "locked")
    kept = phone.snapshot()
    faults.mend(phone.state, "locked")
    phone.state.notifications.clear()
    phone.restore(kept)
    assert faults.has(phone.state, "locked")
    assert phone.state.cover.locked
    assert [each.title for each in phone.state.notifications] == ["Title"]
