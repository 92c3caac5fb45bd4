"""Making, renaming, deleting and saving playlists, and adding songs to them."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.music import player
from devices.virtual.apps.music.collections import playlist_of
from devices.virtual.apps.music.data import Playlist
from devices.virtual.apps.parts import draft, menu, number_of, words_of
from devices.virtual.state import Page, PhoneState, StoredFile
from devices.virtual.system.dialogs import confirm, dialog
from devices.virtual.widgets import Act, Node, column, field_, icon, list_row, row, scroll


def new_dialog(phone: Phone, page: Page) -> Node:
    """What shall the playlist be called? A song that waits is its first."""
    song = number_of(page, "song")

    def create() -> None:
        name = words_of(page, "name").strip()
        phone.state.music.playlists.append(Playlist(phone.state.new_id(), name, [song] if song else []))
        phone.back()
        phone.toast(phone.say("Playlist created"))

    return _name_dialog(phone, page, phone.say("New playlist"), phone.say("Create"), create)


def rename_dialog(phone: Phone, page: Page) -> Node:
    playlist = playlist_of(phone, number_of(page, "id"))

    def rename() -> None:
        if playlist is not None:
            playlist.name = words_of(page, "name").strip()
        phone.back()

    return _name_dialog(phone, page, phone.say("Rename playlist"), phone.say("Save"), rename)


def _name_dialog(phone: Phone, page: Page, title: str, yes: str, act: Act) -> Node:
    named = bool(words_of(page, "name").strip())
    field = field_(
        "name", words_of(page, "name"), draft(page, "name"), hint=phone.say("Playlist name"),
        on_submit=act if named else None,
    )  # fmt: skip
    buttons = [(phone.say("Cancel"), phone.back), (yes, act if named else None)]
    return dialog(phone, title, row(field, pad=(24, 16, 24, 0)), buttons=buttons)


def add_dialog(phone: Phone, page: Page) -> Node:
    """To which playlist shall a song be added?"""
    number = number_of(page, "id")

    def new() -> None:
        phone.replace(Page("new_playlist", {"name": "", "song": number}, dialog=True))
        phone.focus("name")

    def add(playlist: Playlist) -> Act:
        def added() -> None:
            playlist.songs.append(number)
            phone.back()
            phone.toast(phone.say("Added to “{name}”").format(name=playlist.name))

        return added

    lines = [
        list_row(phone.say("New playlist"), leading=icon("add", ink="primary"), on_tap=new),
        *(list_row(each.name, leading=icon("queue_music"), on_tap=add(each)) for each in phone.state.music.playlists),
    ]
    inside = column(*lines, pad=(0, 12, 0, 0)) if len(lines) < 8 else scroll("playlists", *lines, height=400)
    return dialog(phone, phone.say("Add to playlist"), inside, buttons=[(phone.say("Cancel"), phone.back)])


def playlist_menu(phone: Phone, page: Page) -> Node:
    playlist = playlist_of(phone, number_of(page, "id"))
    if playlist is None:
        return menu(phone)
    chosen = playlist

    def rename() -> None:
        phone.open(Page("rename", {"id": chosen.id, "name": chosen.name}, dialog=True))
        phone.focus("name")

    def save() -> None:
        file = exported(phone.state, chosen)
        phone.state.files_stored[:] = [other for other in phone.state.files_stored if other.path != file.path] + [file]
        phone.toast(phone.say("Saved as {path}").format(path=file.path))

    return menu(
        phone,
        ("edit", phone.say("Rename"), rename),
        ("save", phone.say("Save as file"), save),
        ("delete", phone.say("Delete playlist"), phone.to(Page("delete_playlist", dict(page.args), dialog=True))),
    )


def exported(state: PhoneState, playlist: Playlist) -> StoredFile:
    """The file that a playlist becomes: the paths of its songs, one a line."""
    content = "\n".join(["#EXTM3U", *(song.path for song in player.songs_of(state, playlist.songs))]) + "\n"
    path = f"Download/{playlist.name}.m3u"
    return StoredFile(path, "text", len(content.encode()), state.now_s, content)


def delete_dialog(phone: Phone, page: Page) -> Node:
    playlist = playlist_of(phone, number_of(page, "id"))

    def delete() -> None:
        if playlist is not None:
            phone.state.music.playlists.remove(playlist)
        if page.args.get("open"):
            phone.back()
        phone.toast(phone.say("Playlist deleted"))

    words = phone.say("“{name}” will be deleted; its songs stay.").format(name=playlist.name if playlist else "")
    return confirm(phone, phone.say("Delete playlist?"), words, phone.say("Delete"), delete)
