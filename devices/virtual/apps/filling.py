"""How each app is filled with what a person would have in it."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from devices.virtual.apps.browser import fill as browser
from devices.virtual.apps.calculator import fill as calculator
from devices.virtual.apps.calendar import fill as calendar
from devices.virtual.apps.calls import fill as calls
from devices.virtual.apps.camera import fill as camera
from devices.virtual.apps.expenses import fill as expenses
from devices.virtual.apps.files import fill as files
from devices.virtual.apps.gallery import fill as gallery
from devices.virtual.apps.mail import fill as mail
from devices.virtual.apps.maps import fill as maps
from devices.virtual.apps.messages import fill as messages
from devices.virtual.apps.music import fill as music
from devices.virtual.apps.recipes import fill as recipes
from devices.virtual.apps.recorder import fill as recorder
from devices.virtual.apps.shop import fill as shop
from devices.virtual.apps.store import fill as store
from devices.virtual.apps.todo import fill as todo
from devices.virtual.apps.tracks import fill as tracks
from devices.virtual.state import PhoneState
from devices.virtual.word_lists import Split

Fill = Callable[[PhoneState, Random, Split], None]
"""Fills one app; the chance it is given is its own, so that no app's filling changes another's."""

FILLS: dict[str, Fill] = {
    "com.google.android.calculator": calculator.fill,
    "org.phoneagent.tracks": tracks.fill,
    "org.phoneagent.music": music.fill,
    "org.phoneagent.maps": maps.fill,
    "com.android.chrome": browser.fill,
    "org.phoneagent.recipes": recipes.fill,
    "org.phoneagent.expenses": expenses.fill,
    "org.phoneagent.shop": shop.fill,
    "com.android.vending": store.fill,
    "com.google.android.calendar": calendar.fill,
    "com.google.android.apps.messaging": messages.fill,
    "com.google.android.dialer": calls.fill,
    "com.google.android.gm": mail.fill,
    "org.phoneagent.todo": todo.fill,
    "com.google.android.documentsui": files.fill,
    "com.android.camera2": camera.fill,
    "com.google.android.apps.photos": gallery.fill,
    "org.phoneagent.recorder": recorder.fill,
}
"""By package, in the order they are filled: who needs what another app holds comes after it."""


def fill_apps(state: PhoneState, split: Split) -> None:
    """Fill every installed app, each from its own chance."""
    for package, fill in FILLS.items():
        if package not in state.removed:
            fill(state, Random(f"{state.seed}/{package}"), split)
