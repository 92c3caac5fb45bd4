"""The app store, used by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from devices.virtual.apps.store import shelf
from devices.virtual.apps.store.data import Listing
from devices.virtual.apps.store.guests import GUESTS
from devices.virtual.core import LAUNCHER

if TYPE_CHECKING:
    from conftest import Hand

CHESS, SUDOKU, WORDS = "com.example.chess", "com.example.sudoku", "com.example.wordgarden"


@pytest.fixture
def store(fresh: Callable[[str], Hand]) -> Hand:
    hand = fresh(shelf.STORE)
    hand.state.removed = [guest.package for guest in GUESTS]
    names = (CHESS, SUDOKU, WORDS, "org.phoneagent.notes")
    hand.state.store.catalogue = [Listing(name, "1.0", "1.0") for name in names]
    hand.phone.changed()
    return hand


def look_up(store: Hand, name: str) -> None:
    store.tap("Search apps & games")
    store.phone.type_text(name.lower())
    store.tap(name)


def test_an_app_arrives_as_time_passes_and_is_in_the_launcher(store: Hand) -> None:
    look_up(store, "Chess Corner")
    store.tap("Install")
    store.phone.advance(2)
    assert any("%" in words for words in store.shown())
    assert CHESS not in store.phone.apps
    store.phone.advance(20)
    assert CHESS in store.phone.apps
    store.tap("Open")
    assert store.phone.foreground()[0] == CHESS
    store.phone.home()
    assert store.phone.foreground()[0] == LAUNCHER
    assert "Chess Corner" in {app.label for app in store.phone.packages()}


def test_loading_can_be_cancelled(store: Hand) -> None:
    look_up(store, "Chess Corner")
    store.tap("Install")
    store.tap("Cancel")
    store.phone.advance(60)
    assert CHESS not in store.phone.apps


def test_a_paid_app_is_installed_only_after_paying(store: Hand) -> None:
    look_up(store, "Sudoku Daily")
    store.tap("$2.99")
    assert not store.state.store.bought
    store.tap("Pay $2.99")
    store.phone.advance(60)
    assert store.state.store.bought == [SUDOKU]
    assert SUDOKU in store.phone.apps


def test_an_app_is_uninstalled_after_a_question(store: Hand) -> None:
    look_up(store, "Notes")
    store.tap("Uninstall")
    store.tap("Uninstall", at=-1)
    assert "org.phoneagent.notes" not in store.phone.apps
    assert "Install" in store.shown()


def test_an_offer_is_waved_away_and_nothing_is_bought(store: Hand) -> None:
    store.state.store.offer = WORDS
    store.phone.changed()
    look_up(store, "Word Garden")
    assert "Subscribe" in store.shown()
    store.tap("No thanks")
    assert "Subscribe" not in store.shown()
    assert not store.state.store.bought


def test_a_review_is_kept(store: Hand) -> None:
    look_up(store, "Notes")
    store.phone.swipe(540, 1800, 540, 300)
    store.tap("4 stars")
    store.type("review", "Good")
    store.tap("Post")
    listing = shelf.find(store.state, "org.phoneagent.notes")
    assert listing is not None
    assert (listing.stars, listing.review) == (4, "Good")


def test_every_guest_has_a_page_of_its_own(store: Hand) -> None:
    for guest in GUESTS:
        shelf.install(store.state, guest.package)
        store.phone.launch(guest.package)
        assert guest.label in store.shown() or guest.needs
