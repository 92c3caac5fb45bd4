"""Every control in sight does something, on every page that taps can reach."""

from __future__ import annotations

import pickle
from random import Random

import pytest

from devices.virtual import touch
from devices.virtual.content import populate
from devices.virtual.phone import VirtualPhone
from devices.virtual.state import PhoneState
from devices.virtual.widgets import Node

PACKAGES = (
    "com.google.android.deskclock", "com.google.android.contacts", "org.phoneagent.notes", "org.phoneagent.todo",
    "com.google.android.calculator", "org.phoneagent.tracks", "org.phoneagent.music", "org.phoneagent.maps",
    "com.android.chrome",
    "com.google.android.calendar", "com.google.android.apps.messaging", "com.google.android.dialer",
    "com.google.android.gm",
    "com.google.android.documentsui", "com.android.camera2", "com.google.android.apps.photos",
    "org.phoneagent.recorder",
    "org.phoneagent.recipes", "org.phoneagent.expenses", "org.phoneagent.shop", "com.android.vending",
)  # fmt: skip
MOST = 24
"""Of more controls on one page, such as the days of a month, only every second or third is tried."""
ALREADY_THERE = (
    "recents",
    "favourites",
    "date",
    "alarms",
    "world",
    "timers",
    "stopwatch",
    "new_timer",
    "people",
    "time",
    "pad",
    "record",
    "edit",
)
"""A tab, a half of the day, the chosen day, a delete key or operator where nothing stands: as on any phone."""


def _controls(phone: VirtualPhone) -> list[Node]:
    """What reacts in the app's own part of the screen and can be met by a finger; what is chosen already need not."""
    height_px = phone.size_px[1]
    found = [
        node
        for node in touch.walk(phone.view())
        if node.reacts
        and not node.selected
        and not (node.checked and node.class_name == "android.widget.RadioButton")
        and node.visible.height > 0
        and node.visible.bottom <= height_px - 48 * phone.px_per_dp
        and touch.at(phone.view(), *node.visible.center_px, touch.takes_taps) is node
    ]
    return found[:: len(found) // MOST + 1]


def _place(phone: VirtualPhone) -> tuple[str, ...]:
    """Where the phone is, as far as it makes other controls appear."""
    page = phone.page()
    flags = [f"{name}={bool(value)}" for name, value in sorted(page.args.items())]
    used = phone.state.stopwatch.started_s is not None, bool(phone.state.stopwatch.laps_s), bool(phone.state.timers)
    return (phone.foreground()[0], page.name, *flags, str(used))


@pytest.mark.parametrize("locale", ["en", "zh"])
@pytest.mark.parametrize("package", PACKAGES)
def test_a_tap_on_any_control_changes_the_phone(package: str, locale: str) -> None:
    state = PhoneState()
    state.look.locale = locale
    populate(state, Random(11))
    phone = VirtualPhone(state)
    phone.launch(package)
    waiting, known, idle = [phone.snapshot()], {_place(phone)}, set()
    while waiting and len(known) < 40:
        here = waiting.pop(0)
        phone.restore(here)
        for at in [node.visible.center_px for node in _controls(phone)]:
            phone.restore(here)
            phone.tap(*at)
            if phone.state == pickle.loads(here):
                idle.add((phone.page().name, phone.touches[-1].met))
            phone.focus("")
            if phone.foreground()[0] == package and _place(phone) not in known:
                known.add(_place(phone))
                waiting.append(phone.snapshot())
    assert len(known) >= 4
    assert not {(page, label) for page, label in idle if page not in ALREADY_THERE}, "nothing happened there"
