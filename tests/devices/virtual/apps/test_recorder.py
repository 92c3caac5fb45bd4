"""The audio recorder, used by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from devices.virtual.apps.recorder.recording import keep

if TYPE_CHECKING:
    from conftest import Hand


@pytest.fixture
def allowed(recorder: Hand) -> Hand:
    recorder.tap("While using the app")
    return recorder


def _kept(hand: Hand, name: str) -> None:
    keep(hand.state, name, 65)
    hand.phone.changed()


def test_a_pause_is_not_recorded(allowed: Hand) -> None:
    allowed.tap("Record")
    allowed.phone.advance(3)
    allowed.tap("Pause recording")
    allowed.phone.advance(60)
    allowed.tap("Resume recording")
    allowed.phone.advance(2)
    allowed.tap("Stop recording")
    allowed.tap("Save")
    (file,) = allowed.state.files_stored
    assert (file.path, file.kind, file.lasts_s) == ("Recordings/Record-1.m4a", "audio", 5)
    assert {"Record-1"} <= set(allowed.shown())
    assert not allowed.state.recorder.active


def test_a_recording_can_be_dropped_instead_of_saved(allowed: Hand) -> None:
    allowed.tap("Record")
    allowed.tap("Stop recording")
    allowed.tap("Discard")
    assert allowed.state.files_stored == []
    assert not allowed.state.recorder.active


def test_without_the_microphone_it_asks_again(recorder: Hand) -> None:
    recorder.tap("Don’t allow")
    recorder.tap("Record")
    assert not recorder.state.recorder.active
    assert "Don’t allow" in recorder.shown()


def test_the_screen_moves_by_itself_while_it_records(allowed: Hand) -> None:
    allowed.tap("Record")
    before = allowed.phone.version
    allowed.phone.advance(0.1)
    assert allowed.phone.version > before


def test_a_recording_is_played_renamed_and_deleted(allowed: Hand) -> None:
    _kept(allowed, "talk")
    allowed.tap("Records")
    allowed.tap("talk")
    allowed.tap("Play")
    allowed.phone.advance(64)
    assert "1:04" in allowed.shown()
    allowed.tap("More options")
    allowed.tap("Rename")
    allowed.phone.type_text("s")
    allowed.tap("OK")
    assert allowed.state.files_stored[0].path == "Recordings/talks.m4a"
    allowed.tap("More options")
    allowed.tap("Delete")
    allowed.tap("Delete", at=-1)
    assert allowed.state.files_stored == []
    assert allowed.page.name == "records"
