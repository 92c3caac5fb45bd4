"""The virtual phone as a whole: whatever is touched, it stays a phone."""

from __future__ import annotations

import pickle
import random
from collections.abc import Sequence

import numpy as np
import pytest

from devices.hierarchy import parse_hierarchy
from devices.screen import Point
from devices.virtual.apps.registry import APPS
from devices.virtual.content import populate
from devices.virtual.device import VirtualDevice
from devices.virtual.phone import LAUNCHER, VirtualPhone
from devices.virtual.state import Page, PhoneState
from devices.virtual.touch import label, walk
from devices.virtual.widgets import Node
from phoneagent.tasks.splits import FIRST_APPS

SETTINGS = "com.android.settings"


def small_phone(seed: int = 1, locale: str = "en", packages: Sequence[str] = tuple(APPS)) -> VirtualPhone:
    state = PhoneState(width_px=360, height_px=800, density_dpi=160, seed=seed)
    state.look.locale = locale
    populate(state, random.Random(seed), packages=packages)
    return VirtualPhone(state)


@pytest.mark.parametrize("locale", ["en", "zh"])
@pytest.mark.parametrize("seed", range(4))
def test_a_random_walk_never_breaks_it_and_dump_and_elements_agree(seed: int, locale: str) -> None:
    phone, rng = small_phone(seed, locale), random.Random(seed)
    for _ in range(120):
        match rng.random():
            case chance if chance < 0.75:
                reacting = [node for node in walk(phone.view()) if node.reacts and node.visible.width > 0]
                node = rng.choice(reacting)
                phone.tap(*node.visible.center_px)
            case chance if chance < 0.85:
                phone.swipe(180, 600, 180, rng.choice((200, 790)))
            case chance if chance < 0.93:
                phone.type_text(rng.choice(("7", "hello world", "你好", "a\nb")))
            case _:
                phone.key(rng.choice(("back", "home", "enter", "tab", "delete")))
        phone.advance(rng.random())
        assert parse_hierarchy(phone.xml()) == phone.nodes()
    assert phone.pixels().shape == (800, 360, 3)


def of_the_app(node: Node) -> list[Node]:
    """What can be tapped outside the system's bars and keyboard, which are the same everywhere."""
    own = [] if node.package else [deep for child in node.children for deep in of_the_app(child)]
    return [node, *own] if node.on_tap is not None and node.enabled and not node.package else own


def test_every_button_row_and_switch_that_can_be_tapped_does_something() -> None:
    """Breadth first over every page that taps lead to, each tap from the same state, on a phone with four apps."""
    phone = small_phone(5, packages=FIRST_APPS)
    queue, known, idle = [phone.snapshot()], set(), []
    while queue and len(known) < 150:
        start = queue.pop(0)
        phone.restore(start)
        for index in range(len(of_the_app(phone.view()))):
            phone.restore(start)
            before, node = pickle.loads(start), of_the_app(phone.view())[index]
            made = node.selected or (node.checked and node.class_name.endswith("RadioButton"))
            if made or node.visible.height <= 0:
                continue  # the tab or choice that is made already, or what is scrolled out of sight
            where = (phone.foreground()[0], phone.page().name)
            assert node.on_tap is not None
            node.on_tap()
            if phone.state == before:
                idle.append((where, label(node)))
            here = (phone.foreground()[0], phone.page().name)
            if here not in known:
                known.add(here)
                queue.append(phone.snapshot())
    assert len(known) > 60, "the walk should reach most of the phone's pages"
    assert {what for _, what in idle} <= {"Open"}, "only opening the app that is open already changes nothing"


def test_a_snapshot_restores_the_phone_to_the_pixel() -> None:
    phone = small_phone(7)
    phone.launch(SETTINGS)
    before, picture = phone.snapshot(), phone.pixels().copy()
    phone.open(Page("display"))
    phone.swipe(180, 600, 180, 300)
    assert not np.array_equal(phone.pixels(), picture)
    phone.restore(before)
    assert np.array_equal(phone.pixels(), picture)
    assert phone.state == pickle.loads(before)


def test_a_frame_is_drawn_once_until_something_changes() -> None:
    phone = small_phone()
    assert phone.pixels() is phone.pixels()
    assert phone.jpeg() is phone.jpeg()
    before = phone.pixels()
    phone.launch(SETTINGS)
    assert phone.pixels() is not before


def test_back_closes_the_keyboard_then_the_page_then_the_app() -> None:
    phone = small_phone()
    phone.launch(SETTINGS)
    phone.open(Page("search", {"query": ""}))
    phone.focus("search")
    assert phone.keyboard_shown
    phone.key("back")
    assert not phone.keyboard_shown
    assert phone.page().name == "search"
    phone.key("back")
    assert phone.page().name == "home"
    phone.key("back")
    assert phone.foreground()[0] == LAUNCHER


def test_the_soft_keyboard_types_what_its_keys_say() -> None:
    phone = small_phone()
    phone.launch(SETTINGS)
    phone.open(Page("search", {"query": ""}))
    phone.focus("search")
    for name in ("h", "i", "space", "shift", "y"):
        key = next(node for node in walk(phone.view()) if node.id.lower() == f"key_{name}")
        phone.tap(*key.visible.center_px)
    assert phone.focused_text() == "hi Y"


def test_a_dark_screen_shows_nothing_and_takes_no_touch() -> None:
    phone = small_phone()
    phone.key("power")
    assert not phone.pixels().any()
    before = pickle.loads(phone.snapshot())
    phone.tap(180, 400)
    assert phone.state == before
    phone.key("wakeup")
    assert phone.pixels().any()


def test_a_list_keeps_its_place_until_its_page_is_left() -> None:
    phone = small_phone()
    phone.launch(SETTINGS)
    phone.swipe(180, 600, 180, 300)
    scrolled = dict(phone.state.scroll_px)
    assert scrolled
    assert max(scrolled.values()) > 0
    phone.open(Page("display"))
    phone.back()
    assert phone.state.scroll_px == scrolled


def test_toasts_pass() -> None:
    phone = small_phone()
    phone.toast("Saved")
    assert phone.toast_text() == "Saved"
    phone.advance(5)
    assert phone.toast_text() is None


def test_a_point_on_the_in_process_device_is_the_pixel_that_was_meant() -> None:
    device = VirtualDevice(small_phone())
    icon = next(element for element in device.tree() if element.label == "Clock" and element.clickable)
    device.tap(Point.from_px(*icon.box.center_px, 360, 800))
    assert device.look().app == "com.google.android.deskclock"
