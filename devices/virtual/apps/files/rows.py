"""A file or folder as a line of a list, and what a tap on it opens."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.files.storage import files_in, name_of, size_words, subfolders
from devices.virtual.apps.gallery.pictures import thumbnail
from devices.virtual.apps.links import can_follow, follow
from devices.virtual.state import Page, StoredFile
from devices.virtual.system.dates import ago
from devices.virtual.widgets import Act, Node, checkbox, icon, icon_button, list_row, stack

_LOOKS = {
    "folder": ("folder_fill", "#5f6b7a"), "audio": ("music_note", "#c2587a"), "text": ("article", "#3d7cf0"),
    "document": ("description", "#d14b3c"), "archive": ("folder_zip", "#a8742a"), "video": ("movie", "#7b5cc4"),
    "image": ("image", "#2e9b6b"), "page": ("public", "#3b78c9"),
}  # fmt: skip


def symbol(file: StoredFile) -> Node:
    """A picture of what a file is: its own picture, or a coloured sign of its kind."""
    if file.kind in ("image", "video") and file.content:
        return thumbnail(file, width=40, height=40, mark=20)
    name, tint = _LOOKS.get(file.kind, _LOOKS["document"])
    if name_of(file.path).lower().endswith(".pdf"):
        name = "picture_as_pdf"
    return stack(icon(name, 22, ink="white"), align="center", width=40, height=40, radius=20, fill=tint)


def open_file(phone: Phone, file: StoredFile) -> None:
    """A folder and a text open here, the rest in the app that shows it."""
    if file.kind == "folder":
        phone.open(Page("folder", {"path": file.path}))
    elif file.kind == "text":
        phone.open(Page("text", {"path": file.path}))
    elif file.kind in ("document", "archive") or not can_follow(phone, f"file:{file.path}"):
        phone.open(Page("info", {"path": file.path}, dialog=True))
    else:
        follow(phone, f"file:{file.path}")


def about(phone: Phone, file: StoredFile) -> str:
    """The line under a name: how large it is and from when, or how much is in it."""
    if file.kind == "folder":
        count = len(files_in(phone.state, file.path)) + len(subfolders(phone.state, file.path))
        return phone.say("{} items").format(count) if count != 1 else phone.say("1 item")
    return f"{size_words(file.size_bytes)} · {ago(phone, file.at_s)}"


def line(phone: Phone, file: StoredFile, *, picked: bool | None = None, on_pick: Act | None = None) -> Node:
    """A file's line. While things are being picked a tap picks; else it opens, and holding it begins to pick."""
    name = name_of(file.path)
    if picked is not None:
        return list_row(name, about(phone, file), leading=symbol(file), trailing=checkbox(picked), on_tap=on_pick,
                        checked=picked, fill="tonal" if picked else "")  # fmt: skip
    menu = Page("file_menu", {"path": file.path}, dialog=True)
    more = icon_button("more_vert", phone.say("More options for {}").format(name), phone.to(menu))

    def tapped() -> None:
        open_file(phone, file)

    return list_row(name, about(phone, file), leading=symbol(file), trailing=more, on_tap=tapped,
                    on_long_press=on_pick, pad=(24, 8, 8, 8))  # fmt: skip
