"""The albums, which are the folders with pictures in them, and the pictures of one."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.files.storage import folder_of, name_of
from devices.virtual.apps.gallery.pictures import thumbnail
from devices.virtual.apps.parts import nothing_here, words_of
from devices.virtual.apps.sharing import share
from devices.virtual.state import Page, PhoneState, StoredFile
from devices.virtual.widgets import Act, Node, app_bar, column, icon, icon_button, row, scroll, space, stack, text

FAVOURITES = "*"
"""The album of what one likes best."""


def pictures_of(state: PhoneState, album: str) -> list[StoredFile]:
    """Newest first. An empty album is that of the folder of nothing; "*" holds the favourites of all."""
    seen = [file for file in state.files_stored if file.kind in ("image", "video")]
    if album == FAVOURITES:
        seen = [file for file in seen if file.path in state.gallery.favourites]
    else:
        seen = [file for file in seen if folder_of(file.path) == album]
    return sorted(seen, key=lambda file: (-file.at_s, file.path))


def album_name(phone: Phone, album: str) -> str:
    return phone.say("Favorites") if album == FAVOURITES else name_of(album) or phone.say("Internal storage")


def albums_page(phone: Phone, page: Page) -> Node:
    folders = {folder_of(file.path) for file in phone.state.files_stored if file.kind in ("image", "video")}
    albums = sorted(folders, key=lambda album: name_of(album).lower())
    if phone.state.gallery.favourites:
        albums.insert(0, FAVOURITES)

    def shoot() -> None:
        phone.launch("com.android.camera2")

    camera = shoot if "com.android.camera2" in phone.apps else None
    bar = app_bar(phone.say("Gallery"), actions=[
        icon_button("brush", phone.say("New drawing"), phone.to(Page("draw", {"strokes": "", "tool": "#1f1f1f 10"}))),
        icon_button("photo_camera", phone.say("Open camera"), camera),
    ])  # fmt: skip
    cards = [_card(phone, album) for album in albums if pictures_of(phone.state, album)]
    if not cards:
        return column(bar, nothing_here("photo_library", phone.say("No pictures yet")), height="fill", fill="surface")
    blank = [space()] if len(cards) % 2 else []
    cells = [*cards, *blank]
    rows = [row(*cells[at : at + 2], gap=16, align="start") for at in range(0, len(cells), 2)]
    return column(bar, scroll("albums", *rows, gap=16, pad=(16, 8, 16, 32)), height="fill", fill="surface")


def _card(phone: Phone, album: str) -> Node:
    found = pictures_of(phone.state, album)
    face = stack(thumbnail(found[0], height=150), height=150)
    mark = [icon("favorite_fill", 16, ink="error")] if album == FAVOURITES else []
    name = row(*mark, text(album_name(phone, album), 15, bold=True, grow=1, id="dir_name"), gap=6)
    return column(
        face, column(name, text(str(len(found)), 13, ink="on_surface_dim", id="photo_cnt"), pad=(4, 8, 4, 0)),
        width=None, grow=1, on_tap=phone.to(Page("album", {"album": album})),
    )  # fmt: skip


def picked_in(page: Page) -> list[str]:
    return [path for path in words_of(page, "picked").split("\n") if path]


def album_page(phone: Phone, page: Page) -> Node:
    album = words_of(page, "album")
    found = pictures_of(phone.state, album)
    picked = [path for path in picked_in(page) if any(file.path == path for file in found)]

    def toggle(path: str) -> Act:
        def act() -> None:
            left = [each for each in picked if each != path]
            page.args["picked"] = "\n".join(left if path in picked else [*picked, path])

        return act

    def drop() -> None:
        page.args["picked"] = ""

    cells = [_cell(phone, file, album, picked, toggle(file.path)) for file in found]
    cells += [space() for _ in range(-len(cells) % 3)]
    rows = [row(*cells[at : at + 3], gap=4, align="fill") for at in range(0, len(cells), 3)]
    body = scroll("album", *rows, gap=4, pad=(4, 0, 4, 24))
    if not found:
        body = nothing_here("photo_library", phone.say("No pictures here"))
    if picked:
        return column(_picking_bar(phone, picked, drop), body, height="fill", fill="surface", on_back=drop)
    return column(app_bar(album_name(phone, album), on_back=phone.back), body, height="fill", fill="surface")


def _cell(phone: Phone, file: StoredFile, album: str, picked: list[str], pick: Act) -> Node:
    """A picture over its name: a tap on either shows it, or picks it while some are picked."""
    show = phone.to(Page("photo", {"path": file.path, "album": album}))
    parts = [thumbnail(file, height=124)]
    if file.path in picked:
        parts.append(column(icon("check_circle_fill", 28, ink="primary"), height="fill", pad=(6, 6, 6, 6),
                            fill="#00000055", align="start"))  # fmt: skip
    name = name_of(file.path)
    return column(
        stack(*parts, height=124), text(name, 13, max_lines=2, text_align="center", pad=(4, 4, 4, 8)),
        width=None, grow=1, on_tap=pick if picked else show, on_long_press=pick, desc=name,
        selected=file.path in picked,
    )  # fmt: skip


def _picking_bar(phone: Phone, picked: list[str], drop: Act) -> Node:
    paths = "\n".join(picked)
    return row(
        icon_button("close", phone.say("Cancel selection"), drop),
        text(phone.say("{} selected").format(len(picked)), 20, grow=1, id="title"),
        icon_button("share", phone.say("Share"),
                    (lambda: share(phone, "image", picked[0])) if len(picked) == 1 else None),
        icon_button("drive_file_move", phone.say("Move to…"), phone.to(Page("pick", {"verb": "move", "paths": paths}))),
        icon_button("content_copy", phone.say("Copy to…"), phone.to(Page("pick", {"verb": "copy", "paths": paths}))),
        icon_button("delete", phone.say("Delete"), phone.to(Page("delete", {"paths": paths}, dialog=True))),
        height=64, gap=0, pad=(4, 0, 4, 0), fill="surface_high",
    )  # fmt: skip
