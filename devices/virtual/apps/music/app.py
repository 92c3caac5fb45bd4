"""Music as an app: which page is drawn by whom."""

from __future__ import annotations

from collections.abc import Callable

from devices.virtual.app import Phone
from devices.virtual.apps.music import collections, library, playing, playlists
from devices.virtual.state import Page, PhoneState
from devices.virtual.widgets import Node

PAGES: dict[str, Callable[[Phone, Page], Node]] = {
    "library": library.library_page,
    "album": collections.album_page,
    "artist": collections.artist_page,
    "playlist": collections.playlist_page,
    "song_menu": collections.song_menu,
    "details": collections.details_dialog,
    "delete_song": collections.delete_song_dialog,
    "new_playlist": playlists.new_dialog,
    "rename": playlists.rename_dialog,
    "add_to": playlists.add_dialog,
    "playlist_menu": playlists.playlist_menu,
    "delete_playlist": playlists.delete_dialog,
    "player": playing.player_page,
    "queue": playing.queue_page,
    "sleep": playing.sleep_dialog,
}


class MusicApp:
    """A player of the songs on the phone, in the manner of Retro Music."""

    package = "org.phoneagent.music"
    activity = "org.phoneagent.music.MusicActivity"
    label = "Music"
    icon = "music_note"
    tint = "#b23a6f"

    def start(self) -> Page:
        return Page("library")

    def runs(self, state: PhoneState) -> bool:
        """Also past the last song's end, which is to be seen too."""
        return state.music.started_s is not None

    def view(self, phone: Phone, page: Page) -> Node:
        return PAGES[page.name](phone, page)
