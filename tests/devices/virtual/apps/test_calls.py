"""Phone, used by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from devices.virtual.apps.calls.data import Call
from devices.virtual.apps.links import follow
from devices.virtual.state import Contact

if TYPE_CHECKING:
    from conftest import Hand

NUMBER = "(303) 555-0123"


@pytest.fixture
def calls(fresh: Callable[[str], Hand]) -> Hand:
    hand = fresh("com.google.android.dialer")
    hand.state.next_id = 10
    hand.state.contacts.append(Contact(1, "Elif Kaya", NUMBER, starred=True))
    hand.state.calls.calls.append(Call(2, "07700 900123", "missed", hand.state.now_s - 60))
    hand.phone.changed()
    return hand


def test_a_number_is_dialled_key_by_key(calls: Hand) -> None:
    calls.tap("Key pad")
    assert not calls.find("Dial").reacts
    for sign in "303":
        calls.tap(sign, at=-1)
    assert "Elif Kaya" in calls.shown()
    calls.tap("Backspace")
    calls.tap("Dial")
    assert calls.state.calls.live is not None
    assert calls.state.calls.live.number == "30"


def test_a_call_is_answered_counts_its_seconds_and_ends(calls: Hand) -> None:
    calls.tap("Contacts")
    calls.tap("Elif Kaya")
    assert "Calling…" in calls.shown()
    calls.phone.advance(69)
    assert "1:05" in calls.shown()
    for button in ("Mute", "Speaker", "Hold"):
        calls.tap(button)
    live = calls.state.calls.live
    assert live is not None
    assert (live.muted, live.speaker, live.held) == (True, True, True)
    calls.tap("End call")
    assert calls.state.calls.live is None
    assert calls.state.calls.calls[-1].lasted_s == 65


def test_a_call_goes_on_behind_other_pages(calls: Hand) -> None:
    calls.tap("Favorites")
    calls.tap("Elif Kaya")
    calls.back()
    calls.tap("Return to call with Elif Kaya")
    calls.tap("End call")
    assert calls.state.calls.live is None


def test_a_caller_is_blocked_and_unblocked(calls: Hand) -> None:
    calls.tap("07700 900123")
    calls.tap("Block")
    calls.tap("Block", at=-1)
    assert calls.state.calls.blocked == ["07700 900123"]
    calls.back()
    calls.tap("More options")
    calls.tap("Blocked numbers")
    calls.tap("Unblock 07700 900123")
    calls.tap("Unblock", at=-1)
    assert not calls.state.calls.blocked


def test_in_airplane_mode_nobody_is_called(calls: Hand) -> None:
    calls.state.settings.airplane = True
    calls.tap("Call 07700 900123")
    assert calls.state.calls.live is None
    assert "airplane mode" in calls.state.toast


def test_there_is_no_voicemail(calls: Hand) -> None:
    calls.tap("Voicemail")
    assert calls.page.name == "recents"


def test_a_link_to_a_number_is_dialled_by_a_person(calls: Hand) -> None:
    assert follow(calls.phone, "tel:5550100")
    assert calls.state.calls.live is None
    calls.tap("Dial")
    assert calls.state.calls.live is not None
