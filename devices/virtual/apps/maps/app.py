"""Maps as an app: which page is drawn by whom."""

from __future__ import annotations

from collections.abc import Callable

from devices.virtual.app import Phone
from devices.virtual.apps.links import LINKS
from devices.virtual.apps.maps import explore, place, saved
from devices.virtual.state import Page
from devices.virtual.widgets import Node

PAGES: dict[str, Callable[[Phone, Page], Node]] = {
    "map": explore.map_page,
    "search": explore.search_page,
    "place": place.place_page,
    "directions": place.directions_page,
    "navigation": place.navigation_page,
    "saved": saved.saved_page,
    "track": saved.track_page,
    "delete_track": saved.delete_track_dialog,
    "plan": saved.plan_page,
    "save_track": saved.save_track_dialog,
}


class MapsApp:
    """A map of one town, without a network, in the manner of OsmAnd."""

    package = explore.PACKAGE
    activity = "org.phoneagent.maps.MapActivity"
    label = "Maps"
    icon = "map"
    tint = "#2e8b57"

    def start(self) -> Page:
        return Page("map")

    def view(self, phone: Phone, page: Page) -> Node:
        return PAGES[page.name](phone, page)


LINKS["geo"] = (MapsApp.package, lambda rest: Page("search", {"query": rest.rpartition("q=")[2]}))
