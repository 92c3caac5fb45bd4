"""Tasks as an app: which page is drawn by whom."""

from __future__ import annotations

from collections.abc import Callable

from devices.virtual.app import Phone
from devices.virtual.apps.sharing import RECEIVERS
from devices.virtual.apps.todo import board, drawer, form
from devices.virtual.state import Page
from devices.virtual.widgets import Node

PACKAGE = "org.phoneagent.todo"
PAGES: dict[str, Callable[[Phone, Page], Node]] = {
    "board": board.board_page,
    "board_menu": board.board_menu,
    "drawer": drawer.drawer_page,
    "new_list": drawer.new_list_dialog,
    "rename_list": drawer.rename_list_dialog,
    "delete_list": drawer.delete_list_dialog,
    "clear_done": board.clear_dialog,
    "item": form.item_page,
    "due": form.due_dialog,
    "date": form.date_dialog,
    "list": form.list_dialog,
    "delete": form.delete_dialog,
    "discard": form.discard_dialog,
}


class ToDoApp:
    """Lists of things to do, in the manner of Tasks.org."""

    package = PACKAGE
    activity = "org.phoneagent.todo.MainActivity"
    label = "Tasks"
    icon = "task_alt"
    tint = "#2a6fdb"

    def start(self) -> Page:
        return Page("board")

    def view(self, phone: Phone, page: Page) -> Node:
        return PAGES[page.name](phone, page)


RECEIVERS[(PACKAGE, "text")] = lambda words: form.blank(title=words.split("\n")[0])
