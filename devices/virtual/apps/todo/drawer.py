"""The drawer of filters and lists, and making, renaming and deleting a list."""

from __future__ import annotations

from collections.abc import Callable

from devices.virtual.app import Phone
from devices.virtual.apps.parts import draft, page_below, words_of
from devices.virtual.state import Page
from devices.virtual.system.dialogs import confirm, dialog
from devices.virtual.widgets import Act, Node, column, divider, field_, icon, list_row, row, scroll, space, stack, text


def drawer_page(phone: Phone, page: Page) -> Node:
    board, todo = page_below(phone), phone.state.todo
    chosen = words_of(board, "filter")

    def show(name: str) -> Act:
        def act() -> None:
            board.args["filter"] = name
            phone.back()

        return act

    def new() -> None:
        phone.replace(Page("new_list", dialog=True))
        phone.focus("list_name")

    counts = {name: sum(item.list_name == name and item.done_s is None for item in todo.items) for name in todo.lists}
    lines = [
        _line("inbox", phone.say("My tasks"), not chosen, show("")),
        _line("today", phone.say("Today"), chosen == "Today", show("Today")),
        divider(),
        text(phone.say("Lists"), 14, ink="on_surface_dim", bold=True, pad=(24, 16, 24, 8)),
        *(
            _line("list", name, chosen == f"list:{name}", show(f"list:{name}"), str(counts[name] or ""))
            for name in todo.lists
        ),
        divider(),
        _line("add", phone.say("Create new list"), False, new),
    ]
    title = text(phone.say("Tasks"), 22, pad=(24, 24, 24, 16))
    panel = column(title, scroll("drawer", *lines), width=300, height="fill", fill="surface_low", enabled=False)
    return stack(stack(fill="scrim", on_tap=phone.back, desc=phone.say("Close")), row(panel, space(), height="fill"))


def _line(symbol: str, label: str, chosen: bool, act: Act, count: str = "") -> Node:
    trailing = text(count, 14, ink="on_surface_dim") if count else None
    fill = "tonal" if chosen else ""
    return list_row(label, leading=icon(symbol), trailing=trailing, on_tap=act, fill=fill, radius=28, selected=chosen)


def _name_dialog(phone: Phone, page: Page, title: str, on_ok: Callable[[str], None]) -> Node:
    """Asks for a list's name; one that exists already cannot be given."""
    typed = words_of(page, "list_name").strip()

    def ok() -> None:
        phone.back()
        on_ok(typed)

    free = bool(typed) and typed not in phone.state.todo.lists
    field = field_(
        "list_name", words_of(page, "list_name"), draft(page, "list_name"), hint=phone.say("List name"),
        on_submit=ok if free else None, fill="", border="outline", radius=4,
    )  # fmt: skip
    buttons = [(phone.say("Cancel"), phone.back), (phone.say("OK"), ok if free else None)]
    return dialog(phone, title, column(field, pad=(24, 16, 24, 0)), buttons=buttons)


def new_list_dialog(phone: Phone, page: Page) -> Node:
    def make(name: str) -> None:
        phone.state.todo.lists.append(name)
        phone.toast(phone.say("List created"))

    return _name_dialog(phone, page, phone.say("Create new list"), make)


def rename_list_dialog(phone: Phone, page: Page) -> Node:
    old, board, todo = words_of(page, "name"), page_below(phone), phone.state.todo

    def rename(name: str) -> None:
        todo.lists[:] = [name if each == old else each for each in todo.lists]
        for item in todo.items:
            if item.list_name == old:
                item.list_name = name
        board.args["filter"] = f"list:{name}"

    return _name_dialog(phone, page, phone.say("Rename list"), rename)


def delete_list_dialog(phone: Phone, page: Page) -> Node:
    old, board, todo = words_of(page, "name"), page_below(phone), phone.state.todo

    def delete() -> None:
        todo.lists.remove(old)
        todo.items[:] = [item for item in todo.items if item.list_name != old]
        board.args["filter"] = ""
        phone.toast(phone.say("List deleted"))

    words = phone.say("The list “{name}” and its tasks will be deleted.").format(name=old)
    return confirm(phone, phone.say("Delete list?"), words, phone.say("Delete"), delete)
