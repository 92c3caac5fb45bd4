"""The folder that pictures are moved or copied to."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.files.storage import (
    TOP_FOLDERS,
    duplicate,
    folder_of,
    is_folder,
    join,
    move,
    name_of,
    subfolders,
)
from devices.virtual.apps.parts import words_of
from devices.virtual.state import Page, PhoneState
from devices.virtual.widgets import Act, Node, app_bar, column, icon, list_row, scroll

_PLACES = ("DCIM", "Download", "Pictures", "Documents", "Movies")


def places(state: PhoneState) -> list[str]:
    """The folders that take pictures in: the usual ones and what lies right in them."""
    found = [place for place in _PLACES if place in TOP_FOLDERS]
    inner = [join(place, name) for place in found for name in subfolders(state, place)]
    return sorted({*found, *inner}, key=str.lower)


def pick_page(phone: Phone, page: Page) -> Node:
    paths, verb = words_of(page, "paths").split("\n"), words_of(page, "verb")

    def put(folder: str) -> Act:
        def act() -> None:
            made = [(move if verb == "move" else duplicate)(phone.state, path, folder) for path in paths]
            phone.back()
            below = phone.state.tasks[-1].stack[-1]
            below.args.pop("picked", None)
            if verb == "move" and below.name == "photo":
                below.args["path"] = made[0]
            done = phone.say("Moved to {}") if verb == "move" else phone.say("Copied to {}")
            phone.toast(done.format(name_of(folder)))

        return act

    here = {folder_of(path) for path in paths}
    lines = [
        list_row(name_of(folder), folder_of(folder) or phone.say("Internal storage"), leading=icon("folder_fill"),
                 on_tap=put(folder))
        for folder in places(phone.state) if not (verb == "move" and folder in here) and is_folder(phone.state, folder)
    ]  # fmt: skip
    title = phone.say("Move to…") if verb == "move" else phone.say("Copy to…")
    return column(app_bar(title, on_back=phone.back), scroll("pick", *lines), height="fill", fill="surface")
