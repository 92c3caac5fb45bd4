"""Fills Music: albums of some artists, each song a file in the storage, and a few playlists."""

from __future__ import annotations

from random import Random

from devices.virtual.apps.music import lists
from devices.virtual.apps.music.data import Playlist, Song
from devices.virtual.state import PhoneState, StoredFile
from devices.virtual.word_lists import Split, part

BYTES_A_SECOND = 24_000
"""An MP3 file of 192 kbit/s."""


def playlist_names(split: Split, locale: str) -> tuple[str, ...]:
    return part(lists.PLAYLIST_ZH if locale == "zh" else lists.PLAYLIST, split)


def fill(state: PhoneState, rng: Random, split: Split) -> None:
    chinese = state.look.locale == "zh"
    titles = list(part(lists.TITLE_ZH if chinese else lists.TITLE, split))
    artists = list(part(lists.ARTIST_ZH if chinese else lists.ARTIST, split))
    albums = list(part(lists.ALBUM_ZH if chinese else lists.ALBUM, split))
    for words in (titles, artists, albums):
        rng.shuffle(words)
    left = min(len(titles), rng.choice((6, 9, 12, 16, 20)))
    while left > 0 and albums:
        artist, album = rng.choice(artists[: max(2, len(artists) // 2)]), albums.pop()
        for number in range(1, min(left, rng.randrange(2, 6)) + 1):
            add_song(state, rng, titles.pop(), artist, album, number)
            left -= 1
    known = [song.id for song in state.music.songs]
    names = rng.sample(playlist_names(split, state.look.locale), rng.choice((0, 1, 1, 2)))
    for name in names:
        songs = rng.sample(known, min(len(known), rng.randrange(1, 6)))
        state.music.playlists.append(Playlist(state.new_id(), name, songs))


def add_song(state: PhoneState, rng: Random, title: str, artist: str, album: str, number: int) -> Song:
    """A song with its file."""
    length_s, path = rng.randrange(125, 330), f"Music/{artist} - {title}.mp3"
    song = Song(state.new_id(), title, artist, album, number, length_s, path, liked=rng.random() < 0.15)
    state.music.songs.append(song)
    at_s = state.now_s - rng.randrange(3, 400) * 86_400
    state.files_stored.append(StoredFile(path, "audio", length_s * BYTES_A_SECOND, at_s))
    return song
