"""What plays: the queue, how far the song has come, and what the buttons do to it. Nothing here is drawn.

What is stored is what was last done; where the music has come to since is worked out from the clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from devices.virtual.apps.music.data import Song
from devices.virtual.state import PhoneState

RESTART_S = 3.0
"""A song that has come further than this is begun again by "previous", as media players do."""


@dataclass(frozen=True, slots=True)
class Now:
    """The song in the player."""

    song: Song
    at: int
    """Its place in the queue."""
    position_s: float
    plays: bool


def library(state: PhoneState) -> list[Song]:
    """The songs whose files are there, by title."""
    there = {file.path for file in state.files_stored}
    return sorted((song for song in state.music.songs if song.path in there), key=lambda song: song.title.lower())


def song_of(state: PhoneState, number: int) -> Song | None:
    """The song with this id, None where there is none."""
    return next((song for song in state.music.songs if song.id == number), None)


def songs_of(state: PhoneState, numbers: Sequence[int]) -> list[Song]:
    """The songs with these ids, in this order; what is no longer there is left out."""
    known = {song.id: song for song in library(state)}
    return [known[number] for number in numbers if number in known]


def now(state: PhoneState) -> Now | None:
    """What is in the player at this moment; None while the queue is empty."""
    music = state.music
    songs = [song_of(state, number) for number in music.queue]
    at = min(music.current, len(songs) - 1)
    song = songs[at] if songs else None
    if song is None:
        return None
    if music.started_s is None:
        return Now(song, at, min(music.position_s, song.length_s), False)
    until_s, plays = state.now_s, True
    if music.sleep_minutes and state.now_s >= music.sleep_ends_s:
        until_s, plays = music.sleep_ends_s, False
    position_s = music.position_s + max(until_s - music.started_s, 0.0)
    while position_s >= song.length_s:
        position_s -= song.length_s
        if music.repeat == "one":
            continue
        if at + 1 == len(songs) and music.repeat == "off":
            return Now(song, at, float(song.length_s), False)
        at = (at + 1) % len(songs)
        song = songs[at] or song
    return Now(song, at, position_s, plays)


def settle(state: PhoneState) -> None:
    """Store where the music has come to; what is done next starts from there."""
    music, present = state.music, now(state)
    if present is None:
        music.current, music.position_s, music.started_s = 0, 0.0, None
        return
    music.current, music.position_s = present.at, present.position_s
    music.started_s = state.now_s if present.plays else None
    if music.sleep_minutes and state.now_s >= music.sleep_ends_s:
        music.sleep_minutes = 0


def play(state: PhoneState, numbers: Sequence[int], at: int = 0) -> None:
    """These songs become the queue, and one of them plays."""
    settle(state)
    music = state.music
    music.queue, music.current, music.position_s, music.started_s = list(numbers), at, 0.0, state.now_s
    if music.shuffle:
        mix(state)


def toggle(state: PhoneState) -> None:
    """Pause, or play on."""
    settle(state)
    music, present = state.music, now(state)
    if present is None:
        return
    if music.started_s is not None:
        music.started_s = None
        return
    if present.position_s >= present.song.length_s:
        music.position_s = 0.0
    music.started_s = state.now_s


def seek(state: PhoneState, share: float) -> None:
    settle(state)
    present = now(state)
    if present is not None:
        state.music.position_s = round(share * present.song.length_s, 1)


def skip(state: PhoneState, by: int) -> None:
    """To the next song, or with -1 back: to the beginning of this one first, if it has come some way."""
    settle(state)
    music = state.music
    if not music.queue:
        return
    if by > 0 or music.position_s <= RESTART_S:
        music.current = (music.current + by) % len(music.queue)
    music.position_s = 0.0


def jump(state: PhoneState, at: int) -> None:
    """Play what stands at a place of the queue."""
    settle(state)
    music = state.music
    music.current, music.position_s, music.started_s = at, 0.0, state.now_s


def mix(state: PhoneState) -> None:
    """The song that is on comes first, the others in an order by chance, the same for the same queue."""
    music = state.music
    first = music.queue[music.current : music.current + 1]
    others = sorted(music.queue[: music.current] + music.queue[music.current + 1 :])
    Random(f"{state.seed}/{first}/{others}").shuffle(others)
    music.queue, music.current = first + others, 0


def set_shuffle(state: PhoneState, on: bool) -> None:
    """Turn shuffling on, which mixes the queue; turned off, the queue stays as it is."""
    settle(state)
    state.music.shuffle = on
    if on and state.music.queue:
        mix(state)


def enqueue(state: PhoneState, number: int, *, next_up: bool = False) -> None:
    """Put a song at the end of the queue, or right after the one that is on."""
    settle(state)
    music = state.music
    music.queue.insert(music.current + 1 if next_up else len(music.queue), number)


def unqueue(state: PhoneState, at: int) -> None:
    """Take one out of the queue; where it was the one that is on, the next one is."""
    settle(state)
    music = state.music
    del music.queue[at]
    if at == music.current:
        music.position_s = 0.0
    if at < music.current or music.current >= len(music.queue):
        music.current = max(music.current - 1, 0)
    if not music.queue:
        music.started_s = None


def sleep_after(state: PhoneState, minutes: int) -> None:
    """Set the sleep timer, or turn it off with 0."""
    settle(state)
    state.music.sleep_minutes, state.music.sleep_ends_s = minutes, state.now_s + minutes * 60


def forget(state: PhoneState, song: Song) -> None:
    """Delete a song's file, and it from wherever it was."""
    music = state.music
    while song.id in music.queue:
        unqueue(state, music.queue.index(song.id))
    for playlist in music.playlists:
        playlist.songs[:] = [number for number in playlist.songs if number != song.id]
    music.songs.remove(song)
    state.files_stored[:] = [file for file in state.files_stored if file.path != song.path]


def length_words(seconds: float) -> str:
    """Such as "3:07" or "1:02:15"."""
    whole = int(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
