"""Maps, used by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from devices.virtual.apps.maps import town
from devices.virtual.apps.maps.data import Maps, Place, PlannedTrack, Saved, Street

if TYPE_CHECKING:
    from conftest import Hand

PLACES = [
    Place("Blue Café", "cafe", "Elm Avenue", 10, 2000, 900, "0491 570 100", 8, 18, 4.2),
    Place("Old Hotel", "hotel", "Mill Lane", 90, 2600, 2000, "", 7, 23, 3.9),
    Place("Far Park", "park", "Canal Street", 40, 2900, 3000, "", 6, 22, 4.8),
]


@pytest.fixture
def maps(filled: Callable[[str], Hand]) -> Hand:
    """A town of four streets; the phone is on Elm Avenue."""
    hand = filled("org.phoneagent.maps")
    streets = [
        Street("Elm Avenue", True, 2000), Street("Mill Lane", False, 2000), Street("Canal Street", False, 3000),
        Street("Oak Road", True, 2900),
    ]  # fmt: skip
    hand.state.maps = Maps(
        streets, list(PLACES), here_x_m=2000, here_y_m=1500, center_x_m=2000, center_y_m=1500, zoom=1
    )
    hand.phone.changed()
    return hand


def search(hand: Hand, words: str) -> None:
    hand.tap("Search here")
    hand.phone.type_text(words)


def test_places_are_found_by_name_kind_and_street(maps: Hand) -> None:
    search(maps, "mill")
    assert "Old Hotel" in maps.shown()
    assert "Blue Café" not in maps.shown()
    maps.tap("Clear search")
    maps.tap("Parks")
    assert "Far Park" in maps.shown()
    assert "Old Hotel" not in maps.shown()


def test_a_place_is_saved_marked_and_removed_again(maps: Hand) -> None:
    search(maps, "blue")
    maps.tap("Blue Café", at=-1)
    assert "Open 8:00 to 18:00" in maps.shown()
    maps.tap("Save")
    maps.tap("Add marker")
    assert maps.state.maps.favorites == maps.state.maps.markers == [Saved("Blue Café")]
    maps.tap("Remove marker")
    assert maps.state.maps.markers == []
    maps.back()
    maps.back()
    maps.tap("Saved")
    maps.tap("Remove Blue Café")
    assert maps.state.maps.favorites == []


def test_a_pin_on_the_map_opens_its_place(maps: Hand) -> None:
    maps.tap("Blue Café")
    assert maps.page.args == {"name": "Blue Café"}


def test_directions_need_the_permission_and_lead_along_streets(maps: Hand) -> None:
    search(maps, "hotel")
    maps.tap("Old Hotel", at=-1)
    maps.tap("Directions")
    maps.tap("Don’t allow")
    assert "Location is needed for directions" in maps.shown()
    maps.tap("Use my location")
    maps.tap("While using the app")
    assert {"Head south on Elm Avenue", "Turn left onto Mill Lane", "Arrive at Old Hotel"} <= set(maps.shown())
    maps.tap("Walk")
    maps.tap("Start")
    assert (maps.state.maps.going_to, maps.state.maps.going_by) == ("Old Hotel", "foot")
    maps.tap("Exit")
    assert maps.state.maps.going_to == ""


def test_the_way_to_a_parallel_street_crosses_over_once(maps: Hand) -> None:
    maps.state.maps.here_x_m, maps.state.maps.here_y_m = 2300, 2000
    legs = town.way(maps.state.maps, PLACES[2])
    assert [leg.street for leg in legs] == ["Mill Lane", "Oak Road", "Canal Street"][: len(legs)]
    ends = town.way_points(maps.state.maps, PLACES[2])
    assert ends[-1] == (PLACES[2].x_m, PLACES[2].y_m)


def test_a_track_is_planned_through_places_in_order(maps: Hand) -> None:
    maps.tap("Saved")
    maps.tap("Plan a track")
    for name in ("Far Park", "Blue Café"):
        maps.tap("Add point")
        maps.phone.type_text(name)
        maps.tap(name, at=-1)
    maps.tap("Save")
    maps.phone.type_text("Sunday")
    maps.tap("Save", at=-1)
    assert maps.state.maps.planned == [PlannedTrack("Sunday", ["Far Park", "Blue Café"])]
    assert "2 points" in maps.shown()


def test_the_map_follows_a_finger_and_zooms(maps: Hand) -> None:
    maps.phone.swipe(500, 1000, 300, 1000)
    assert maps.state.maps.center_x_m > 2000
    maps.tap("Zoom in")
    assert maps.state.maps.zoom == 2
    assert not maps.find("Zoom in").enabled


def test_the_same_town_is_drawn_the_same(maps: Hand) -> None:
    one = maps.phone.pixels(0.25)
    maps.phone.changed()
    assert (one == maps.phone.pixels(0.25)).all()
