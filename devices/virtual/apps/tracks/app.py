"""The activity tracker as an app: which page is drawn by whom."""

from __future__ import annotations

from collections.abc import Callable

from devices.virtual.app import Phone
from devices.virtual.apps.tracks import pages, recording
from devices.virtual.state import Page, PhoneState
from devices.virtual.widgets import Node

PAGES: dict[str, Callable[[Phone, Page], Node]] = {
    "list": pages.list_page,
    "track": pages.track_page,
    "track_menu": pages.track_menu,
    "delete": pages.delete_dialog,
    "statistics": pages.statistics_page,
    "recording": recording.recording_page,
    "kind": recording.kind_dialog,
    "edit": recording.edit_page,
}


class TracksApp:
    """A recorder of runs, rides and walks, in the manner of OpenTracks."""

    package = recording.PACKAGE
    activity = "org.phoneagent.tracks.TracksActivity"
    label = "Tracks"
    icon = "route"
    tint = "#d3632b"

    def start(self) -> Page:
        return Page("list")

    def runs(self, state: PhoneState) -> bool:
        """The page of a recording counts on by itself."""
        return state.tracks.started_s is not None

    def view(self, phone: Phone, page: Page) -> Node:
        return PAGES[page.name](phone, page)
