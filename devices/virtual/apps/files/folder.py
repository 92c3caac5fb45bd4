"""A folder: what is in it, in some order; holding a line begins to pick several."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.files.rows import line
from devices.virtual.apps.files.storage import files_in, find, join, name_of, subfolders
from devices.virtual.apps.parts import floating, nothing_here, page_below, words_of
from devices.virtual.apps.sharing import share
from devices.virtual.state import Page, StoredFile
from devices.virtual.system.dialogs import Choice, choices
from devices.virtual.widgets import Act, Node, column, fab, icon, icon_button, row, scroll, text

ORDERS = (("name", "Name (A to Z)"), ("newest", "Date (newest first)"), ("oldest", "Date (oldest first)"),
          ("largest", "Size (largest first)"))  # fmt: skip


def picked_in(page: Page) -> list[str]:
    """The paths that are picked on a folder's page."""
    return [path for path in words_of(page, "picked").split("\n") if path]


def content_of(phone: Phone, page: Page) -> list[StoredFile]:
    """Folders first, then files in the chosen order."""
    path = words_of(page, "path")
    folders = [_folder(phone, join(path, name)) for name in subfolders(phone.state, path)]
    files = files_in(phone.state, path)
    match words_of(page, "order"):
        case "newest":
            files.sort(key=lambda file: -file.at_s)
        case "oldest":
            files.sort(key=lambda file: file.at_s)
        case "largest":
            files.sort(key=lambda file: -file.size_bytes)
        case _:
            files.sort(key=lambda file: name_of(file.path).lower())
    return [*folders, *files]


def _folder(phone: Phone, path: str) -> StoredFile:
    return find(phone.state, path) or StoredFile(path, "folder")


def folder_page(phone: Phone, page: Page) -> Node:
    path, shown = words_of(page, "path"), content_of(phone, page)
    there = {file.path for file in shown}
    picked = [each for each in picked_in(page) if each in there]

    def toggle(file: StoredFile) -> Act:
        def act() -> None:
            left = [each for each in picked if each != file.path]
            page.args["picked"] = "\n".join(left if file.path in picked else [*picked, file.path])

        return act

    def drop() -> None:
        page.args["picked"] = ""

    lines = [line(phone, file, picked=file.path in picked if picked else None, on_pick=toggle(file)) for file in shown]
    body = scroll("folder", *lines, pad=(0, 0, 0, 96)) if lines else nothing_here("folder_open", phone.say("No items"))
    if picked:
        return column(_picking_bar(phone, page, picked, drop), body, height="fill", fill="surface", on_back=drop)

    new = Page("new", {"path": path, "name": "", "ending": ".md"}, dialog=True)
    bar = row(
        icon_button("arrow_back", phone.say("Navigate up"), phone.back),
        text(name_of(path) or phone.say("Internal storage"), 22, grow=1, id="title"),
        icon_button("create_new_folder", phone.say("New folder"),
                    phone.to(Page("new_folder", {"path": path, "name": ""}, dialog=True))),
        icon_button("sort", phone.say("Sort by"), phone.to(Page("sort", dialog=True))),
        height=64, gap=0, pad=(4, 0, 4, 0),
    )  # fmt: skip
    where = row(icon("folder_open", 16), text(_where(phone, path), 12, ink="on_surface_dim", id="path"), gap=8,
                pad=(24, 0, 24, 8))  # fmt: skip
    return column(bar, where, floating(body, fab("note_add", phone.say("New file"), phone.to(new))), height="fill",
                  fill="surface")  # fmt: skip


def _where(phone: Phone, path: str) -> str:
    """The way from the top down to a folder."""
    return " › ".join([phone.say("Internal storage"), *(part for part in path.split("/") if part)])


def _picking_bar(phone: Phone, page: Page, picked: list[str], drop: Act) -> Node:
    only = find(phone.state, picked[0]) if len(picked) == 1 else None

    def give() -> None:
        share(phone, "image" if only is not None and only.kind == "image" else "file", picked[0])

    ask = Page("delete", {"paths": "\n".join(picked)}, dialog=True)
    options = Page("selection_menu", {"paths": "\n".join(picked)}, dialog=True)
    sharing = give if only is not None and only.kind != "folder" else None
    return row(
        icon_button("close", phone.say("Cancel selection"), drop),
        text(phone.say("{} selected").format(len(picked)), 20, grow=1, id="title"),
        icon_button("share", phone.say("Share"), sharing),
        icon_button("delete", phone.say("Delete"), phone.to(ask)),
        icon_button("more_vert", phone.say("More options"), phone.to(options)),
        height=64, gap=0, pad=(4, 0, 4, 0), fill="surface_high",
    )  # fmt: skip


def sort_dialog(phone: Phone, page: Page) -> Node:
    folder = page_below(phone)

    def sort(order: str) -> Act:
        def act() -> None:
            folder.args["order"] = order

        return act

    chosen = words_of(folder, "order") or "name"
    return choices(phone, phone.say("Sort by"), [Choice(phone.say(words), chosen == order, sort(order))
                                                 for order, words in ORDERS])  # fmt: skip
