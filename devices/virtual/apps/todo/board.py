"""The things to do: all, of today, or of one list; a tap on the box completes one."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.parts import floating, menu, nothing_here, page_below, words_of
from devices.virtual.apps.todo.data import ToDoItem
from devices.virtual.apps.todo.days import due_words, today
from devices.virtual.apps.todo.form import blank, page_of
from devices.virtual.state import Page
from devices.virtual.system.dialogs import confirm
from devices.virtual.widgets import (
    Act,
    Node,
    checkbox,
    column,
    fab,
    field_,
    header,
    icon,
    icon_button,
    row,
    scroll,
    text,
)

PRIORITY_TINTS = ("#8a8f98", "#3b78e7", "#d98a00", "#d93025")
"""None, low, medium, high."""
TODAY = "Today"
OF_LIST = "list:"
"""A filter that names a list begins so."""


def board_page(phone: Phone, page: Page) -> Node:
    chosen = words_of(page, "filter")
    name = chosen.removeprefix(OF_LIST)
    title = name if chosen.startswith(OF_LIST) else phone.say(chosen or "My tasks")
    found = _found(phone, page)

    def new() -> None:
        due_day = today(phone.state).toordinal() if chosen == TODAY else 0
        phone.open(blank(list_name=name if chosen.startswith(OF_LIST) else "", due_day=due_day))
        phone.focus("title")

    def search() -> None:
        page.args["searching"] = True
        phone.focus("search")

    bar = row(
        icon_button("menu", phone.say("Open drawer"), phone.to(Page("drawer", dialog=True))),
        text(title, 22, grow=1, id="title"),
        icon_button("search", phone.say("Search"), search),
        icon_button("more_vert", phone.say("More options"), phone.to(Page("board_menu", dialog=True))),
        height=64, gap=4, pad=(4, 0, 4, 0),
    )  # fmt: skip
    if page.args.get("searching"):
        bar = _search_bar(phone, page)
    if found:
        body = scroll("items", *_sections(phone, found), pad=(0, 0, 0, 96))
    elif words_of(page, "query"):
        body = nothing_here("search_off", phone.say("No matching tasks"))
    else:
        body = nothing_here("task_alt", phone.say("There are no tasks here"))
    return column(bar, floating(body, fab("add", phone.say("New task"), new)), height="fill", fill="surface")


def _search_bar(phone: Phone, page: Page) -> Node:
    def typed(words: str) -> None:
        page.args["query"] = words

    def close() -> None:
        page.args["query"], page.args["searching"] = "", False
        phone.focus("")

    field = field_(
        "search", words_of(page, "query"), typed, hint=phone.say("Search tasks"), fill="", width=None, grow=1
    )
    return row(icon_button("arrow_back", phone.say("Close search"), close), field, height=64, pad=(4, 0, 4, 0))


def _found(phone: Phone, page: Page) -> list[ToDoItem]:
    """What the filter and the search let through, in the order of days and priorities."""
    chosen, query = words_of(page, "filter"), words_of(page, "query").lower().strip()
    now = today(phone.state).toordinal()
    found = [
        item
        for item in phone.state.todo.items
        if (item.done_s is None or page.args.get("done"))
        and query in f"{item.title}\n{item.notes}".lower()
        and (chosen != TODAY or 0 < item.due_day <= now)
        and (not chosen.startswith(OF_LIST) or item.list_name == chosen.removeprefix(OF_LIST))
    ]
    return sorted(found, key=lambda item: (item.due_day or 10**9, -item.priority, item.title.lower(), item.id))


def _sections(phone: Phone, items: list[ToDoItem]) -> list[Node]:
    """Under a heading for each day, past days together."""
    now, parts, last = today(phone.state).toordinal(), [], ""
    for item in items:
        if not item.due_day:
            heading = phone.say("No due date")
        else:
            heading = phone.say("Overdue") if item.due_day < now else due_words(phone, item.due_day)
        if heading != last:
            parts.append(header(heading))
            last = heading
        parts.append(_line(phone, item))
    return parts


def _line(phone: Phone, item: ToDoItem) -> Node:
    """The box in the colour of its priority, the title, and what else is known."""
    done = item.done_s is not None
    known = [item.list_name]
    if item.due_day and item.due_day < today(phone.state).toordinal():
        known.insert(0, due_words(phone, item.due_day))
    first_line = item.notes.split("\n")[0]
    words = [text(item.title, 16, ink="on_surface_dim" if done else "on_surface", max_lines=2, id="title")]
    if first_line:
        words.append(text(first_line, 14, ink="on_surface_dim", id="description"))
    marks = [text(" · ".join(known), 12, ink="on_surface_dim", id="due_date")]
    if item.priority:
        names = ("", phone.say("Low"), phone.say("Medium"), phone.say("High"))
        name = names[item.priority]
        mark = icon("flag_fill", 14, ink=PRIORITY_TINTS[item.priority], desc=phone.say("{} priority").format(name))
        marks = [mark, *marks]
    words.append(row(*marks, gap=6))
    box = row(
        checkbox(done, _completes(phone, item), desc=phone.say("Complete “{}”").format(item.title)), width=48,
        height=48, justify="center",
    )  # fmt: skip
    return row(
        box, column(*words, gap=2, width=None, grow=1), gap=4, pad=(12, 8, 24, 8), min_height=64,
        on_tap=phone.to(page_of(item)),
    )  # fmt: skip


def _completes(phone: Phone, item: ToDoItem) -> Act:
    def act() -> None:
        if item.done_s is None:
            item.done_s = phone.state.now_s
            phone.toast(phone.say("Task completed"))
        else:
            item.done_s = None

    return act


def board_menu(phone: Phone, page: Page) -> Node:
    board = page_below(phone)
    showing, chosen = bool(board.args.get("done")), words_of(board, "filter")

    def toggle() -> None:
        board.args["done"] = not showing

    items: list[tuple[str, str, Act]] = [
        ("done_all", phone.say("Hide completed") if showing else phone.say("Show completed"), toggle),
        ("delete_sweep", phone.say("Clear completed"), phone.to(Page("clear_done", dialog=True))),
    ]
    if chosen.startswith(OF_LIST):
        about = {"name": chosen.removeprefix(OF_LIST)}
        items.append(("edit", phone.say("Rename list"), phone.to(Page("rename_list", {**about}, dialog=True))))
        if len(phone.state.todo.lists) > 1:
            items.append(("delete", phone.say("Delete list"), phone.to(Page("delete_list", {**about}, dialog=True))))
    return menu(phone, *items)


def clear_dialog(phone: Phone, page: Page) -> Node:
    """Throw away what is done."""
    todo = phone.state.todo

    def clear() -> None:
        todo.items[:] = [item for item in todo.items if item.done_s is None]
        phone.toast(phone.say("Completed tasks cleared"))

    words = phone.say("Completed tasks will be deleted.")
    return confirm(phone, phone.say("Clear completed?"), words, phone.say("Clear"), clear)
