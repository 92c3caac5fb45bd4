"""Music, used by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from devices.virtual.apps.music import player
from devices.virtual.apps.music.data import Playlist, Song
from devices.virtual.state import StoredFile

if TYPE_CHECKING:
    from conftest import Hand

TITLES = ("Anchor", "Birch", "Cloud")


@pytest.fixture
def music(filled: Callable[[str], Hand]) -> Hand:
    hand = filled("org.phoneagent.music")
    kept = hand.state.music
    kept.songs = [
        Song(number, title, "The Band", "Album", number, 100 * number, f"Music/{title}.mp3")
        for number, title in enumerate(TITLES, 1)
    ]
    kept.playlists, kept.queue = [], []
    hand.state.files_stored = [StoredFile(song.path, "audio") for song in kept.songs]
    hand.phone.changed()
    return hand


def test_a_tap_on_a_song_plays_all_from_there(music: Hand) -> None:
    music.tap("Birch")
    assert (music.state.music.queue, music.state.music.current) == ([1, 2, 3], 1)
    assert "Pause" in music.shown()


def test_when_a_song_is_over_the_next_one_plays_and_after_the_last_none(music: Hand) -> None:
    music.tap("Anchor")
    music.phone.advance(150)
    present = player.now(music.state)
    assert present is not None
    assert (present.song.title, present.position_s, present.plays) == ("Birch", 50, True)
    music.phone.advance(1000)
    present = player.now(music.state)
    assert present is not None
    assert (present.song.title, present.plays) == ("Cloud", False)


def test_the_slider_seeks_and_pausing_keeps_the_place(music: Hand) -> None:
    music.tap("Birch")
    music.tap("Now playing")
    music.tap("Position")
    music.tap("Pause")
    music.phone.advance(60)
    present = player.now(music.state)
    assert present is not None
    assert present.position_s == pytest.approx(100, abs=3)
    assert "Play" in music.shown()


def test_shuffling_keeps_the_song_and_mixes_the_same_way_each_time(music: Hand) -> None:
    music.tap("Birch")
    before = music.phone.snapshot()
    orders = []
    for _ in range(2):
        music.phone.restore(before)
        player.set_shuffle(music.state, on=True)
        orders.append(list(music.state.music.queue))
    assert orders[0] == orders[1]
    assert orders[0][0] == 2
    assert sorted(orders[0]) == [1, 2, 3]


def test_a_playlist_is_made_filled_reordered_and_saved(music: Hand) -> None:
    for title in ("Cloud", "Anchor"):
        music.tap(f"More options for {title}")
        music.tap("Add to playlist")
        if title == "Cloud":
            music.tap("New playlist")
            music.phone.type_text("Mine")
            music.tap("Create")
        else:
            music.tap("Mine")
    music.tap("Playlists")
    assert "2 songs · 6:40" in music.shown()
    music.tap("Mine")
    music.tap("More options for Anchor")
    music.tap("Move up")
    (made,) = music.state.music.playlists
    assert (made.name, made.songs) == ("Mine", [1, 3])
    music.tap("More options")
    music.tap("Save as file")
    saved = music.state.files_stored[-1]
    assert saved.path == "Download/Mine.m3u"
    assert saved.content.splitlines() == ["#EXTM3U", "Music/Anchor.mp3", "Music/Cloud.mp3"]


def test_a_deleted_song_leaves_storage_queue_and_playlists(music: Hand) -> None:
    music.state.music.playlists = [Playlist(50, "Mine", [1, 2])]
    music.tap("Anchor")
    music.tap("More options for Anchor")
    music.tap("Delete from device")
    music.tap("Delete", at=-1)
    assert [file.path for file in music.state.files_stored] == ["Music/Birch.mp3", "Music/Cloud.mp3"]
    assert music.state.music.queue == [2, 3]
    assert music.state.music.playlists[0].songs == [2]


def test_a_song_whose_file_is_gone_is_gone(music: Hand) -> None:
    music.state.files_stored.pop(0)
    music.phone.changed()
    assert "Anchor" not in music.shown()


def test_the_sleep_timer_stops_the_music(music: Hand) -> None:
    music.tap("Cloud")
    music.tap("Now playing")
    music.tap("Repeat off")
    music.tap("Sleep timer")
    music.tap("5 minutes")
    music.phone.advance(299)
    assert "Pause" in music.shown()
    music.phone.advance(2)
    assert "Play" in music.shown()


def test_the_queue_is_shown_jumped_in_and_emptied(music: Hand) -> None:
    music.tap("More options for Cloud")
    music.tap("Add to queue")
    music.tap("More options for Anchor")
    music.tap("Play next")
    assert music.state.music.queue == [3, 1]
    music.tap("Now playing")
    music.tap("Queue")
    music.tap("Remove Cloud")
    assert music.state.music.queue == [1]
    music.tap("Clear queue")
    assert "The queue is empty" in music.shown()
