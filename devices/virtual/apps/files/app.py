"""Files as an app: which page is drawn by whom."""

from __future__ import annotations

from collections.abc import Callable

from devices.virtual.app import Phone
from devices.virtual.apps.files import browse, editor, folder, making, menus, picking
from devices.virtual.apps.links import LINKS
from devices.virtual.apps.sharing import RECEIVERS
from devices.virtual.state import Page
from devices.virtual.widgets import Node

PACKAGE = "com.google.android.documentsui"
PAGES: dict[str, Callable[[Phone, Page], Node]] = {
    "browse": browse.browse_page,
    "kind": browse.kind_page,
    "trash": browse.trash_page,
    "trashed": browse.trashed_dialog,
    "empty_trash": browse.empty_dialog,
    "folder": folder.folder_page,
    "sort": folder.sort_dialog,
    "file_menu": menus.file_menu,
    "selection_menu": menus.selection_menu,
    "delete": menus.delete_dialog,
    "info": menus.info_dialog,
    "new": making.new_dialog,
    "new_folder": making.folder_dialog,
    "rename": making.rename_dialog,
    "pick": picking.pick_page,
    "text": editor.text_page,
    "text_menu": editor.text_menu,
    "received": editor.received_dialog,
}


class FilesApp:
    """A file manager with an editor of text files, in the manner of Android's Files and of Markor."""

    package = PACKAGE
    activity = "com.android.documentsui.files.FilesActivity"
    label = "Files"
    icon = "folder"
    tint = "#3d7cf0"

    def start(self) -> Page:
        return Page("browse")

    def view(self, phone: Phone, page: Page) -> Node:
        return PAGES[page.name](phone, page)


RECEIVERS[(PACKAGE, "text")] = lambda words: Page("received", {"value": words, "name": ""}, dialog=True)
for _kind in ("text", "document", "archive"):
    LINKS[f"file/{_kind}"] = (PACKAGE, lambda path: Page("text", {"path": path.removeprefix("//")}))
