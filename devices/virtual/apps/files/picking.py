"""Where to move or copy something: folders to walk through, and a button that does it."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.files.storage import duplicate, folder_of, join, move, name_of, subfolders
from devices.virtual.apps.parts import nothing_here, words_of
from devices.virtual.state import Page
from devices.virtual.widgets import Act, Node, button, column, icon, icon_button, list_row, row, scroll, text


def pick_page(phone: Phone, page: Page) -> Node:
    at, verb, paths = words_of(page, "at"), words_of(page, "verb"), words_of(page, "paths").split("\n")

    def go(folder: str) -> Act:
        def act() -> None:
            page.args["at"] = folder

        return act

    def do() -> None:
        for path in paths:
            (move if verb == "move" else duplicate)(phone.state, path, at)
        phone.back()
        below = phone.state.tasks[-1].stack[-1]
        below.args.pop("picked", None)
        if verb == "move" and below.name == "text":
            phone.back()
        done = phone.say("Moved to {}") if verb == "move" else phone.say("Copied to {}")
        phone.toast(done.format(name_of(at) or phone.say("Internal storage")))

    moved = {name_of(path) for path in paths if folder_of(path) == at}
    names = [name for name in subfolders(phone.state, at) if verb == "copy" or name not in moved]
    lines = [list_row(name, leading=icon("folder_fill"), on_tap=go(join(at, name))) for name in names]
    title = phone.say("Move to…") if verb == "move" else phone.say("Copy to…")
    up = go(folder_of(at)) if at else None
    bar = row(
        icon_button("close", phone.say("Cancel"), phone.back), text(title, 22, grow=1, id="title"),
        icon_button("create_new_folder", phone.say("New folder"),
                    phone.to(Page("new_folder", {"path": at, "name": ""}, dialog=True))),
        height=64, gap=4, pad=(4, 0, 4, 0),
    )  # fmt: skip
    here = row(
        icon_button("arrow_upward", phone.say("Parent folder"), up),
        text(name_of(at) or phone.say("Internal storage"), 16, bold=True, grow=1, id="current_folder"),
        gap=8, pad=(4, 0, 24, 0), fill="surface_high",
    )  # fmt: skip
    same = verb == "move" and all(folder_of(path) == at for path in paths)
    label = phone.say("Move here") if verb == "move" else phone.say("Copy here")
    foot = row(button(label, None if same or not at else do), justify="end", pad=(16, 12, 16, 12), fill="surface_high")
    body = scroll("pick", *lines) if lines else nothing_here("folder_open", phone.say("No folders"))
    return column(bar, here, body, foot, height="fill", fill="surface")
