"""The four tabs of the library: songs, albums, artists, playlists; and what plays, above the tabs."""

from __future__ import annotations

from collections.abc import Sequence

from devices.virtual.app import Phone
from devices.virtual.apps.music import player
from devices.virtual.apps.music.covers import cover
from devices.virtual.apps.music.data import Playlist, Song
from devices.virtual.apps.parts import bottom_bar, floating, nothing_here, search_line, words_of
from devices.virtual.state import Page, Plain
from devices.virtual.widgets import (
    Act,
    Node,
    app_bar,
    column,
    divider,
    fab,
    icon,
    icon_button,
    list_row,
    row,
    scroll,
    stack,
    text,
)  # fmt: skip

TABS = ("songs", "albums", "artists", "playlists")


def library_page(phone: Phone, page: Page) -> Node:
    tab = words_of(page, "tab") or "songs"

    def show(name: str) -> Act:
        return lambda: phone.replace(Page("library", {"tab": name}))

    body = {"songs": _songs, "albums": _albums, "artists": _artists, "playlists": _playlists}[tab](phone, page)
    tabs = [
        ("music_note", phone.say("Songs"), show("songs")),
        ("album", phone.say("Albums"), show("albums")),
        ("person", phone.say("Artists"), show("artists")),
        ("queue_music", phone.say("Playlists"), show("playlists")),
    ]
    return column(*body, *mini_player(phone), bottom_bar(tabs, TABS.index(tab)), height="fill", fill="surface")


def mini_player(phone: Phone) -> list[Node]:
    """A line with the song that is on; a tap opens the player. Nothing while the queue is empty."""
    present = player.now(phone.state)
    if present is None:
        return []
    song = present.song
    names = column(
        text(song.title, 16, bold=True, id="mini_title"), text(song.artist, 14, ink="on_surface_dim"),
        width=None, grow=1, gap=2,
    )  # fmt: skip
    symbol, name = ("pause_fill", phone.say("Pause")) if present.plays else ("play_arrow_fill", phone.say("Play"))
    line = row(
        cover(song.album, 44), names, icon_button(symbol, name, lambda: player.toggle(phone.state)),
        icon_button("skip_next_fill", phone.say("Next song"), lambda: player.skip(phone.state, 1)),
        gap=12, pad=(16, 8, 8, 8), fill="surface_low", on_tap=phone.to(Page("player")), desc=phone.say("Now playing"),
    )  # fmt: skip
    return [divider(), line]


def song_line(phone: Phone, song: Song, act: Act, where: dict[str, Plain], leading: Node | None = None) -> Node:
    """A song of a list: a tap plays it, the three dots open its menu."""
    options = Page("song_menu", {"id": song.id, **where}, dialog=True)
    more = icon_button("more_vert", phone.say("More options for {name}").format(name=song.title), phone.to(options))
    length = text(player.length_words(song.length_s), 14, ink="on_surface_dim", id="duration")
    return list_row(
        song.title, f"{song.artist} · {song.album}", leading=leading or cover(song.album, 44),
        trailing=row(length, more, width=None), on_tap=act, on_long_press=phone.to(options), pad=(16, 8, 4, 8),
    )  # fmt: skip


def song_lines(phone: Phone, songs: Sequence[Song], where: dict[str, Plain] | None = None) -> list[Node]:
    """A line each; a tap plays all of them from there on."""
    numbers = [song.id for song in songs]

    def play(at: int) -> Act:
        return lambda: player.play(phone.state, numbers, at)

    return [song_line(phone, song, play(at), (where or {}) | {"at": at}) for at, song in enumerate(songs)]


def _songs(phone: Phone, page: Page) -> list[Node]:
    query = words_of(page, "query").lower().strip()
    songs = [
        song for song in player.library(phone.state) if query in f"{song.title} {song.artist} {song.album}".lower()
    ]
    search = search_line(phone, page, phone.say("Search your music"))
    if not songs:
        return [search, nothing_here("music_off", phone.say("No songs") if not query else phone.say("No results"))]

    def shuffle_all() -> None:
        player.set_shuffle(phone.state, on=True)
        player.play(phone.state, [song.id for song in songs], 0)

    mixed = row(
        icon("shuffle", ink="primary"), text(phone.say("Shuffle all"), 14, bold=True, ink="primary", grow=1),
        gap=16, pad=(28, 0, 24, 0), height=48, on_tap=shuffle_all,
    )  # fmt: skip
    return [search, scroll("songs", mixed, *song_lines(phone, songs), pad=(0, 0, 0, 16))]


def _albums(phone: Phone, page: Page) -> list[Node]:
    albums = {song.album: song.artist for song in player.library(phone.state)}
    cards = [_album_card(phone, album, artist) for album, artist in sorted(albums.items())]
    rows = [row(*cards[at : at + 2], gap=16, align="start") for at in range(0, len(cards), 2)]
    if len(cards) % 2:
        rows[-1].children.append(column(width=None, grow=1))
    empty = nothing_here("album", phone.say("No albums"))
    body = scroll("albums", *rows, gap=16, pad=(16, 8, 16, 24)) if rows else empty
    return [app_bar(phone.say("Albums")), body]


def _album_card(phone: Phone, album: str, artist: str) -> Node:
    return column(
        cover(album, 150, 12), text(album, 16, max_lines=2, id="title"), text(artist, 14, ink="on_surface_dim"),
        gap=4, width=None, grow=1, on_tap=phone.to(Page("album", {"name": album})),
    )  # fmt: skip


def _artists(phone: Phone, page: Page) -> list[Node]:
    songs = player.library(phone.state)
    names = sorted({song.artist for song in songs})
    lines = [
        list_row(
            name, count_words(phone, sum(song.artist == name for song in songs)),
            leading=stack(icon("person", ink="on_tonal"), align="center", width=44, height=44, radius=22, fill="tonal"),
            on_tap=phone.to(Page("artist", {"name": name})), pad=(16, 8, 16, 8),
        )
        for name in names
    ]  # fmt: skip
    body = scroll("artists", *lines) if lines else nothing_here("person", phone.say("No artists"))
    return [app_bar(phone.say("Artists")), body]


def count_words(phone: Phone, count: int) -> str:
    """Such as "12 songs"."""
    return phone.say("1 song") if count == 1 else phone.say("{count} songs").format(count=count)


def _playlists(phone: Phone, page: Page) -> list[Node]:
    lines = [_playlist_line(phone, playlist) for playlist in phone.state.music.playlists]
    empty = nothing_here("queue_music", phone.say("No playlists yet"))
    body = scroll("playlists", *lines, pad=(0, 0, 0, 96)) if lines else empty

    def new() -> None:
        phone.open(Page("new_playlist", {"name": ""}, dialog=True))
        phone.focus("name")

    return [app_bar(phone.say("Playlists")), floating(body, fab("add", phone.say("New playlist"), new))]


def _playlist_line(phone: Phone, playlist: Playlist) -> Node:
    songs = player.songs_of(phone.state, playlist.songs)
    length = player.length_words(sum(song.length_s for song in songs))
    options = Page("playlist_menu", {"id": playlist.id}, dialog=True)
    more = icon_button("more_vert", phone.say("More options for {name}").format(name=playlist.name), phone.to(options))
    art = stack(icon("queue_music", ink="on_tonal"), align="center", width=48, height=48, radius=8, fill="tonal")
    return list_row(
        playlist.name, f"{count_words(phone, len(songs))} · {length}", leading=art, trailing=more,
        on_tap=phone.to(Page("playlist", {"id": playlist.id})), on_long_press=phone.to(options), pad=(16, 8, 4, 8),
    )  # fmt: skip
