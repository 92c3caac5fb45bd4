"""Notes as an app: which page is drawn by whom."""

from __future__ import annotations

from collections.abc import Callable

from devices.virtual.app import Phone
from devices.virtual.apps.notes import board, editor
from devices.virtual.state import Page
from devices.virtual.widgets import Node

PAGES: dict[str, Callable[[Phone, Page], Node]] = {
    "board": board.board_page,
    "note": editor.note_page,
    "note_menu": editor.note_menu,
    "delete": editor.delete_dialog,
}


class Notes:
    """Cards of text, in the manner of Google's Keep."""

    package = "org.phoneagent.notes"
    activity = "org.phoneagent.notes.NotesActivity"
    label = "Notes"
    icon = "lightbulb"
    tint = "#f2b13c"

    def start(self) -> Page:
        return Page("board")

    def view(self, phone: Phone, page: Page) -> Node:
        return PAGES[page.name](phone, page)
