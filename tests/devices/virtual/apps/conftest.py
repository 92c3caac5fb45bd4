"""A hand that uses a virtual phone by what is written on it."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from devices.virtual import touch
from devices.virtual.content import populate
from devices.virtual.phone import VirtualPhone
from devices.virtual.state import Page, PhoneState
from devices.virtual.widgets import Node


class Hand:
    """Taps, types and reads; what cannot be seen cannot be tapped."""

    def __init__(self, package: str) -> None:
        self.phone = VirtualPhone(PhoneState())
        self.phone.launch(package)

    @property
    def state(self) -> PhoneState:
        return self.phone.state

    @property
    def page(self) -> Page:
        return self.phone.page()

    def shown(self) -> list[str]:
        """Every text and description in sight, from top to bottom."""
        return [words for node in self._seen() for words in (node.text, node.desc) if words]

    def find(self, label: str, at: int = 0) -> Node:
        found = [node for node in self._seen() if label in (node.text, node.desc, node.key, node.hint)]
        assert found, f"no {label!r} among {self.shown()}"
        return found[at]

    def tap(self, label: str, at: int = 0) -> None:
        self.phone.tap(*self.find(label, at).visible.center_px)

    def hold(self, label: str) -> None:
        self.phone.long_press(*self.find(label).visible.center_px)

    def type(self, field: str, words: str) -> None:
        self.tap(field)
        assert self.phone.type_text(words)

    def back(self) -> None:
        """The back key, as often as it takes to put the keyboard away and leave."""
        if self.phone.keyboard_shown:
            self.phone.key("back")
        self.phone.key("back")

    def _seen(self) -> list[Node]:
        return [node for node in touch.walk(self.phone.view()) if node.visible.width > 0 and node.visible.height > 0]


@pytest.fixture
def clock() -> Hand:
    return Hand("com.google.android.deskclock")


@pytest.fixture
def contacts() -> Hand:
    return Hand("com.google.android.contacts")


@pytest.fixture
def notes() -> Hand:
    return Hand("org.phoneagent.notes")


@pytest.fixture
def filled() -> Callable[[str], Hand]:
    """Opens an app of a phone that somebody has used for a while."""

    def opened(package: str) -> Hand:
        hand = Hand(package)
        populate(hand.state, Random(7))
        hand.phone.changed()
        return hand

    return opened


@pytest.fixture
def todo() -> Hand:
    return Hand("org.phoneagent.todo")


@pytest.fixture
def files() -> Hand:
    return Hand("com.google.android.documentsui")


@pytest.fixture
def camera() -> Hand:
    return Hand("com.android.camera2")


@pytest.fixture
def gallery() -> Hand:
    return Hand("com.google.android.apps.photos")


@pytest.fixture
def recorder() -> Hand:
    return Hand("org.phoneagent.recorder")


@pytest.fixture
def fresh() -> Callable[[str], Hand]:
    """Opens an app of a phone on which there is nothing yet."""
    return Hand
