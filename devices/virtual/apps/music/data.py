"""What the Music app keeps."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Song:
    id: int
    title: str
    artist: str
    album: str
    number: int
    """Its place on the album, from 1."""
    length_s: int
    path: str
    """The stored file that it is; a song whose file is gone is no longer there."""
    liked: bool = False


@dataclass(slots=True)
class Playlist:
    id: int
    name: str
    songs: list[int] = field(default_factory=list)
    """Ids, in the order they are played."""


@dataclass(slots=True)
class Music:
    """The songs, the playlists, and what is playing."""

    songs: list[Song] = field(default_factory=list)
    playlists: list[Playlist] = field(default_factory=list)
    queue: list[int] = field(default_factory=list)
    """Ids of what is played, in order."""
    current: int = 0
    """Where in the queue the song is that was started."""
    started_s: float | None = None
    """Since when it plays; None while it is paused."""
    position_s: float = 0.0
    """How far it had come when it was last started or paused."""
    shuffle: bool = False
    repeat: str = "off"
    """"off", "all" or "one"."""
    sleep_minutes: int = 0
    """What the sleep timer was set to; 0 while it is off."""
    sleep_ends_s: float = 0.0
    """When the music stops by itself, if the sleep timer is on."""
