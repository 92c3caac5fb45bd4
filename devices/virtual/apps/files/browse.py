"""Where one begins: kinds of files, the storage and how full it is, the trash."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.files.rows import line, symbol
from devices.virtual.apps.files.storage import (
    TOTAL_BYTES,
    folder_of,
    name_of,
    restore,
    size_words,
    used_bytes,
)
from devices.virtual.apps.parts import nothing_here, search_line, words_of
from devices.virtual.state import Page, StoredFile
from devices.virtual.system.dialogs import confirm, dialog
from devices.virtual.widgets import Node, app_bar, button, column, icon, list_row, row, scroll, space, stack, text

KINDS = (
    ("image", "Images", "image"), ("video", "Videos", "movie"), ("audio", "Audio", "music_note"),
    ("text", "Text files", "article"), ("document", "Documents & other", "description"),
)  # fmt: skip


def browse_page(phone: Phone, page: Page) -> Node:
    query = words_of(page, "query").lower().strip()
    search = search_line(phone, page, phone.say("Search this phone"))
    if query:
        found = [file for file in phone.state.files_stored if query in name_of(file.path).lower()]
        return column(search, _list(phone, found, phone.say("No matching files")), height="fill", fill="surface")
    download = Page("folder", {"path": "Download"})
    kinds = [_tile(phone, symbol, phone.say(label), Page("kind", {"kind": kind, "label": label}))
             for kind, label, symbol in KINDS]  # fmt: skip
    tiles = [*kinds, _tile(phone, "download", phone.say("Downloads"), download)]
    grid = column(row(*tiles[:3], gap=8), row(*tiles[3:], gap=8), gap=8, pad=(16, 0, 16, 0))
    return column(
        search,
        scroll("browse", _heading(phone.say("Categories")), grid, _heading(phone.say("Storage devices")),
               _storage(phone), _trash(phone), pad=(0, 0, 0, 24)),
        height="fill", fill="surface",
    )  # fmt: skip


def _heading(words: str) -> Node:
    return text(words, 14, ink="on_surface_dim", bold=True, pad=(24, 20, 24, 12))


def _tile(phone: Phone, symbol: str, label: str, to: Page) -> Node:
    return column(
        icon(symbol, ink="primary"), text(label, 13, text_align="center", max_lines=2), gap=6, align="center",
        justify="center", width=None, grow=1, height=84, fill="surface_high", radius=16, pad=(4, 8, 4, 8),
        on_tap=phone.to(to),
    )  # fmt: skip


def _storage(phone: Phone) -> Node:
    used = used_bytes(phone.state)
    words = phone.say("{used} of {total} used").format(used=size_words(used), total=size_words(TOTAL_BYTES))
    share = used / TOTAL_BYTES
    bar = stack(
        row(width="fill", height=4, fill="outline_dim", radius=2),
        row(row(grow=share, width=None, height=4, fill="primary", radius=2), space(1 - share)), height=4,
    )  # fmt: skip
    top = Page("folder", {"path": ""})
    return column(
        list_row(phone.say("Internal storage"), words, leading=icon("storage"), on_tap=phone.to(top)),
        column(bar, pad=(64, 0, 24, 8)),
    )


def _trash(phone: Phone) -> Node:
    count = len(phone.state.files.trash)
    words = phone.say("1 item") if count == 1 else phone.say("{} items").format(count)
    return list_row(phone.say("Recycle bin"), words, leading=icon("delete"), on_tap=phone.to(Page("trash")))


def _list(phone: Phone, files: list[StoredFile], none: str) -> Node:
    if not files:
        return nothing_here("search_off", none)
    ordered = sorted(files, key=lambda file: (file.kind != "folder", -file.at_s, file.path))
    return scroll("files", *(line(phone, file) for file in ordered), pad=(0, 0, 0, 24))


def kind_page(phone: Phone, page: Page) -> Node:
    """All files of one kind, wherever they lie."""
    kinds = ("document", "archive") if page.args["kind"] == "document" else (page.args["kind"],)
    found = [file for file in phone.state.files_stored if file.kind in kinds]
    bar = app_bar(phone.say(words_of(page, "label")), on_back=phone.back)
    return column(bar, _list(phone, found, phone.say("No items")), height="fill", fill="surface")


def trash_page(phone: Phone, page: Page) -> Node:
    trash = phone.state.files.trash
    empty = phone.to(Page("empty_trash", dialog=True)) if trash else None
    bar = app_bar(phone.say("Recycle bin"), on_back=phone.back,
                  actions=[button(phone.say("Empty"), empty, style="text")])  # fmt: skip
    if not trash:
        return column(bar, nothing_here("delete", phone.say("Trash is empty")), height="fill", fill="surface")
    lines = [
        list_row(name_of(file.path), folder_of(file.path) or phone.say("Internal storage"), leading=symbol(file),
                 on_tap=phone.to(Page("trashed", {"path": file.path}, dialog=True)))
        for file in trash
    ]  # fmt: skip
    return column(bar, scroll("trash", *lines), height="fill", fill="surface")


def trashed_dialog(phone: Phone, page: Page) -> Node:
    """Back to where it was, or away for good?"""
    path = words_of(page, "path")

    def put_back() -> None:
        restore(phone.state, path)
        phone.back()
        phone.toast(phone.say("Restored"))

    def destroy() -> None:
        phone.state.files.trash[:] = [file for file in phone.state.files.trash if file.path != path]
        phone.back()

    buttons = [(phone.say("Delete forever"), destroy), (phone.say("Restore"), put_back)]
    words = phone.say("It was in {}.").format(folder_of(path) or phone.say("Internal storage"))
    return dialog(phone, name_of(path), words=words, buttons=buttons)


def empty_dialog(phone: Phone, page: Page) -> Node:
    words = phone.say("All items in the trash will be gone for good.")
    return confirm(phone, phone.say("Empty trash?"), words, phone.say("Empty"), phone.state.files.trash.clear)
