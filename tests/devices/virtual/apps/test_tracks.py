"""The activity tracker, used by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from devices.virtual.apps.tracks.data import Track

if TYPE_CHECKING:
    from conftest import Hand

DAY_S = 86_400


@pytest.fixture
def tracks(filled: Callable[[str], Hand]) -> Hand:
    hand = filled("org.phoneagent.tracks")
    now_s = hand.state.now_s
    hand.state.tracks.records = [
        Track(901, "Canal", "running", now_s - 60, 3600, 9000, 12),
        Track(902, "Hills", "cycling", now_s - 30 * DAY_S, 7200, 40_250, 300),
        Track(903, "Park", "running", now_s - 20 * DAY_S, 1500, 4020, 5),
    ]
    hand.phone.changed()
    return hand


def test_the_latest_activity_stands_first_with_its_figures(tracks: Hand) -> None:
    words = tracks.shown()
    assert words.index("Canal") < words.index("Park") < words.index("Hills")
    assert {"9.00 km", "1:00:00", "40.25 km"} <= set(words)


def test_a_chip_leaves_one_kind(tracks: Hand) -> None:
    tracks.tap("Cycling")
    assert "Hills" in tracks.shown()
    assert "Canal" not in tracks.shown()


def test_statistics_add_up_this_week_or_all_time(tracks: Hand) -> None:
    tracks.tap("Statistics")
    assert "9.00 km" in tracks.shown()
    tracks.tap("All time")
    assert {"13.02 km", "1:25:00", "40.25 km"} <= set(tracks.shown())


def test_recording_asks_for_the_place_first_and_then_counts_by_itself(tracks: Hand) -> None:
    tracks.tap("Record")
    assert tracks.state.tracks.started_s is None
    tracks.tap("While using the app")
    tracks.tap("Record")
    before = tracks.phone.version
    tracks.phone.advance(125)
    assert tracks.phone.version > before
    assert "02:05" in tracks.shown()
    tracks.tap("Stop")
    made = tracks.state.tracks.records[-1]
    assert (made.kind, made.duration_s, made.distance_m) == ("running", 125, 350)
    assert tracks.state.tracks.started_s is None


def test_an_activity_is_renamed_and_its_kind_changed(tracks: Hand) -> None:
    tracks.tap("Park")
    tracks.tap("Edit")
    tracks.tap("name")
    tracks.phone.set_focused_text("Pond")
    tracks.phone.key("back")
    tracks.tap("Hiking")
    tracks.tap("Save")
    assert [(one.name, one.kind) for one in tracks.state.tracks.records if one.id == 903] == [("Pond", "hiking")]


def test_an_activity_is_deleted_after_a_yes(tracks: Hand) -> None:
    tracks.hold("Park")
    tracks.tap("Delete")
    tracks.tap("Delete", at=-1)
    assert [one.name for one in tracks.state.tracks.records] == ["Canal", "Hills"]
