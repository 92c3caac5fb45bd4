"""What can be done with a file: its own menu, and the one of several that are picked; deleting; what is known of it."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.files.folder import content_of
from devices.virtual.apps.files.rows import open_file
from devices.virtual.apps.files.storage import delete, find, folder_of, name_of, size_of, size_words
from devices.virtual.apps.parts import menu, page_below, words_of
from devices.virtual.apps.sharing import share
from devices.virtual.state import Page, StoredFile
from devices.virtual.system.dates import date_words, local, time_of_day
from devices.virtual.system.dialogs import confirm, dialog
from devices.virtual.widgets import Act, Node, column, row, text

KIND_WORDS = {
    "folder": "Folder", "image": "Image", "video": "Video", "audio": "Audio", "text": "Plain text",
    "document": "Document", "archive": "Compressed file", "page": "Web page",
}  # fmt: skip


def picking_for(phone: Phone, verb: str, paths: str) -> Act:
    return phone.to(Page("pick", {"verb": verb, "paths": paths, "at": folder_of(paths.split("\n")[0])}))


def renaming(phone: Phone, path: str) -> Act:
    def act() -> None:
        phone.open(Page("rename", {"path": path, "name": name_of(path)}, dialog=True))
        phone.focus("file_name")

    return act


def file_menu(phone: Phone, page: Page) -> Node:
    path = words_of(page, "path")
    file = find(phone.state, path) or StoredFile(path, "folder")

    def give() -> None:
        share(phone, "image" if file.kind == "image" else "file", path)

    items: list[tuple[str, str, Act]] = [("folder_open", phone.say("Open"), lambda: open_file(phone, file))]
    if file.kind != "folder":
        items.append(("share", phone.say("Share"), give))
    return menu(
        phone, *items,
        ("edit", phone.say("Rename"), renaming(phone, path)),
        ("drive_file_move", phone.say("Move to…"), picking_for(phone, "move", path)),
        ("content_copy", phone.say("Copy to…"), picking_for(phone, "copy", path)),
        ("delete", phone.say("Delete"), phone.to(Page("delete", {"paths": path}, dialog=True))),
        ("info", phone.say("File info"), phone.to(Page("info", {"path": path}, dialog=True))),
    )  # fmt: skip


def selection_menu(phone: Phone, page: Page) -> Node:
    paths, folder = words_of(page, "paths"), page_below(phone)

    def pick_all() -> None:
        folder.args["picked"] = "\n".join(file.path for file in content_of(phone, folder))

    items: list[tuple[str, str, Act]] = [("select_all", phone.say("Select all"), pick_all)]
    if "\n" not in paths:
        items.append(("edit", phone.say("Rename"), renaming(phone, paths)))
        items.append(("info", phone.say("File info"), phone.to(Page("info", {"path": paths}, dialog=True))))
    return menu(
        phone, *items, ("drive_file_move", phone.say("Move to…"), picking_for(phone, "move", paths)),
        ("content_copy", phone.say("Copy to…"), picking_for(phone, "copy", paths)),
    )  # fmt: skip


def delete_dialog(phone: Phone, page: Page) -> Node:
    paths = words_of(page, "paths").split("\n")

    def yes() -> None:
        for path in paths:
            delete(phone.state, path)
        front = phone.state.tasks[-1].stack
        if front[-1].name == "text":
            phone.back()
        phone.toast(phone.say("Moved to trash"))

    title = phone.say("Delete {} items?").format(len(paths)) if len(paths) > 1 else phone.say("Delete item?")
    words = phone.say("{} will be moved to the trash.").format(", ".join(name_of(path) for path in paths))
    return confirm(phone, title, words, phone.say("Delete"), yes)


def info_dialog(phone: Phone, page: Page) -> Node:
    path = words_of(page, "path")
    file = find(phone.state, path) or StoredFile(path, "folder")
    when = local(file.at_s)
    known = [
        (phone.say("Folder"), folder_of(path) or phone.say("Internal storage")),
        (phone.say("File size"), size_words(size_of(phone.state, path))),
        (phone.say("Kind"), phone.say(KIND_WORDS[file.kind])),
    ]
    if file.at_s:
        changed = f"{date_words(phone, when)}, {time_of_day(phone, when.hour, when.minute)}"
        known.append((phone.say("Last modified"), changed))
    lines = [
        row(text(label, 14, ink="on_surface_dim", width=110), text(value, 14, grow=1, max_lines=2), gap=8)
        for label, value in known
    ]
    buttons = [(phone.say("OK"), phone.back)]
    return dialog(phone, name_of(path), column(*lines, gap=8, pad=(24, 16, 24, 0)), buttons=buttons)
