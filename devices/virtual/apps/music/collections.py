"""A page of songs that belong together: an album, an artist, a playlist; and the menu of a song."""

from __future__ import annotations

from collections.abc import Sequence

from devices.virtual.app import Phone
from devices.virtual.apps.music import player
from devices.virtual.apps.music.covers import cover
from devices.virtual.apps.music.data import Playlist, Song
from devices.virtual.apps.music.library import count_words, mini_player, song_lines
from devices.virtual.apps.parts import menu, nothing_here, number_of, words_of
from devices.virtual.state import Page, Plain
from devices.virtual.system.dialogs import confirm, dialog
from devices.virtual.widgets import Act, Node, app_bar, button, column, icon_button, row, scroll, text


def playlist_of(phone: Phone, number: int) -> Playlist | None:
    """The playlist with this id, None once it is gone."""
    return next((playlist for playlist in phone.state.music.playlists if playlist.id == number), None)


def album_page(phone: Phone, page: Page) -> Node:
    songs = [song for song in player.library(phone.state) if song.album == words_of(page, "name")]
    return _songs_page(phone, words_of(page, "name"), sorted(songs, key=lambda song: song.number))


def artist_page(phone: Phone, page: Page) -> Node:
    songs = [song for song in player.library(phone.state) if song.artist == words_of(page, "name")]
    return _songs_page(phone, words_of(page, "name"), sorted(songs, key=lambda song: (song.album, song.number)))


def playlist_page(phone: Phone, page: Page) -> Node:
    playlist = playlist_of(phone, number_of(page, "id"))
    if playlist is None:
        return column(app_bar("", on_back=phone.back), height="fill", fill="surface")
    songs = player.songs_of(phone.state, playlist.songs)
    more = phone.to(Page("playlist_menu", {"id": playlist.id, "open": True}, dialog=True))
    options = icon_button("more_vert", phone.say("More options"), more)
    return _songs_page(phone, playlist.name, songs, [options], {"playlist": playlist.id})


def _songs_page(
    phone: Phone, title: str, songs: Sequence[Song], actions: Sequence[Node] = (), where: dict[str, Plain] | None = None
) -> Node:
    bar = app_bar(title, on_back=phone.back, actions=actions)
    if not songs:
        return column(bar, nothing_here("music_note", phone.say("No songs")), height="fill", fill="surface")
    numbers = [song.id for song in songs]

    def shuffle() -> None:
        player.set_shuffle(phone.state, on=True)
        player.play(phone.state, numbers, 0)

    figures = f"{count_words(phone, len(songs))} · {player.length_words(sum(song.length_s for song in songs))}"
    buttons = row(
        button(phone.say("Play all"), lambda: player.play(phone.state, numbers)),
        button(phone.say("Shuffle"), shuffle, style="tonal"), gap=12,
    )  # fmt: skip
    words = column(text(figures, 14, ink="on_surface_dim"), buttons, gap=12, width=None, grow=1)
    head = row(cover(songs[0].album, 96, 12), words, gap=16, pad=(16, 8, 16, 16))
    return column(
        bar, scroll("songs", head, *song_lines(phone, songs, where), pad=(0, 0, 0, 16)), *mini_player(phone),
        height="fill", fill="surface",
    )  # fmt: skip


def song_menu(phone: Phone, page: Page) -> Node:
    """What can be done with a song; more of it where the song stands in a playlist."""
    song = player.song_of(phone.state, number_of(page, "id"))
    if song is None:
        return menu(phone)
    chosen = song

    def queue(*, next_up: bool) -> Act:
        def queued() -> None:
            player.enqueue(phone.state, chosen.id, next_up=next_up)
            phone.toast(phone.say("Added to the queue"))

        return queued

    about: dict[str, Plain] = {"id": song.id}
    items: list[tuple[str, str, Act]] = [
        ("playlist_play", phone.say("Play next"), queue(next_up=True)),
        ("queue_music", phone.say("Add to queue"), queue(next_up=False)),
        ("playlist_add", phone.say("Add to playlist"), phone.to(Page("add_to", about, dialog=True))),
        *_in_playlist(phone, page),
        ("album", phone.say("Go to album"), phone.to(Page("album", {"name": song.album}))),
        ("person", phone.say("Go to artist"), phone.to(Page("artist", {"name": song.artist}))),
        ("info", phone.say("Details"), phone.to(Page("details", about, dialog=True))),
        ("delete", phone.say("Delete from device"), phone.to(Page("delete_song", about, dialog=True))),
    ]
    return menu(phone, *items)


def _in_playlist(phone: Phone, page: Page) -> list[tuple[str, str, Act]]:
    """Moving a song up and down and taking it out."""
    playlist, at = playlist_of(phone, number_of(page, "playlist")), number_of(page, "at")
    if playlist is None or at >= len(playlist.songs):
        return []
    songs = playlist.songs

    def move(by: int) -> Act:
        return lambda: songs.insert(at + by, songs.pop(at))

    def remove() -> None:
        del songs[at]
        phone.toast(phone.say("Removed from the playlist"))

    items: list[tuple[str, str, Act]] = []
    if at > 0:
        items.append(("arrow_upward", phone.say("Move up"), move(-1)))
    if at + 1 < len(songs):
        items.append(("arrow_downward", phone.say("Move down"), move(1)))
    return [*items, ("remove", phone.say("Remove from playlist"), remove)]


def details_dialog(phone: Phone, page: Page) -> Node:
    """What is known of a song's file."""
    song = player.song_of(phone.state, number_of(page, "id"))
    lines: list[tuple[str, str]] = []
    if song is not None:
        lines = [
            (phone.say("Title"), song.title), (phone.say("Artist"), song.artist), (phone.say("Album"), song.album),
            (phone.say("Length"), player.length_words(song.length_s)), (phone.say("File path"), song.path),
        ]  # fmt: skip
    rows = [
        column(text(name, 12, ink="on_surface_dim"), text(value, 16, max_lines=3), gap=2, pad=(24, 12, 24, 0))
        for name, value in lines
    ]
    return dialog(phone, phone.say("Details"), *rows, buttons=[(phone.say("OK"), phone.back)])


def delete_song_dialog(phone: Phone, page: Page) -> Node:
    song = player.song_of(phone.state, number_of(page, "id"))

    def delete() -> None:
        if song is not None:
            player.forget(phone.state, song)
            phone.toast(phone.say("Song deleted"))

    words = phone.say("The file of “{name}” will be deleted from this phone.").format(name=song.title if song else "")
    return confirm(phone, phone.say("Delete song?"), words, phone.say("Delete"), delete)
