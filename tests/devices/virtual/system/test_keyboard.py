"""The soft keyboard."""

from __future__ import annotations

from string import ascii_letters, digits

import pytest

from devices.virtual.phone import VirtualPhone
from devices.virtual.state import Page
from devices.virtual.system import keyboard
from devices.virtual.touch import walk


@pytest.fixture
def phone() -> VirtualPhone:
    phone = VirtualPhone()
    phone.launch("com.android.settings")
    phone.open(Page("search", {"query": ""}))
    phone.focus("search")
    return phone


def press(phone: VirtualPhone, *keys: str) -> str | None:
    for key in keys:
        node = next(node for node in walk(phone.view()) if node.id == f"key_{key}")
        phone.tap(*node.visible.center_px)
    return phone.focused_text()


def test_keys_type_what_is_on_them(phone: VirtualPhone) -> None:
    assert press(phone, "h", "i", "space", ".", "delete", "u") == "hi u"


def test_shift_holds_for_one_letter(phone: VirtualPhone) -> None:
    assert press(phone, "shift", "A", "b") == "Ab"


def test_symbols_stay_until_letters_are_asked_for(phone: VirtualPhone) -> None:
    assert press(phone, "symbols", "1", "2", "@", "letters", "a") == "12@a"


def test_every_letter_and_digit_is_on_some_page(phone: VirtualPhone) -> None:
    seen = set()
    for page in ("letters", "shift", "symbols"):
        phone.state.keyboard_page = page
        view = keyboard.view(phone, phone.press_soft_key)
        seen |= {node.id.removeprefix("key_") for node in walk(view) if node.id}
    assert set(ascii_letters + digits + "@.,-_+()/&'?!") <= seen


def test_keys_are_wide_enough_for_a_finger(phone: VirtualPhone) -> None:
    keys = [node for node in walk(phone.view()) if node.id.startswith("key_")]
    assert min(node.box.width for node in keys) >= 80
    assert max(node.box.right for node in keys) <= phone.state.width_px
