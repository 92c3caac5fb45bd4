"""One thing to do: what, until when, how important, in which list; saved by the check mark."""

from __future__ import annotations

from datetime import date, timedelta

from devices.virtual.app import Phone
from devices.virtual.apps.parts import draft, number_of, page_below, words_of
from devices.virtual.apps.todo.data import ToDoItem
from devices.virtual.apps.todo.days import due_words, today
from devices.virtual.state import Page, Plain
from devices.virtual.system import pickers
from devices.virtual.system.dialogs import Choice, choices, confirm
from devices.virtual.widgets import (
    Act,
    Node,
    checkbox,
    column,
    divider,
    field_,
    icon,
    icon_button,
    list_row,
    radio,
    row,
    scroll,
    text,
)

_TINTS = ("#8a8f98", "#3b78e7", "#d98a00", "#d93025")


def blank(title: str = "", list_name: str = "", due_day: int = 0) -> Page:
    """The page of something new to do."""
    args: dict[str, Plain] = {
        "id": 0, "title": title, "notes": "", "due_day": due_day, "priority": 0, "list_name": list_name, "done": False,
    }  # fmt: skip
    return Page("item", args)


def page_of(item: ToDoItem) -> Page:
    """The page of something that is on a list."""
    return Page("item", {"id": item.id, **_known(item)})


def find(phone: Phone, page: Page) -> ToDoItem | None:
    return next((item for item in phone.state.todo.items if item.id == number_of(page, "id")), None)


def _known(item: ToDoItem) -> dict[str, str | int | bool]:
    return {
        "title": item.title, "notes": item.notes, "due_day": item.due_day, "priority": item.priority,
        "list_name": item.list_name, "done": item.done_s is not None,
    }  # fmt: skip


def _changed(page: Page, item: ToDoItem | None) -> bool:
    if item is None:
        return bool(words_of(page, "title").strip())
    return any(page.args.get(name) != value for name, value in _known(item).items())


def item_page(phone: Phone, page: Page) -> Node:
    item = find(phone, page)
    title = words_of(page, "title").strip()

    def leave() -> None:
        if _changed(page, item):
            phone.open(Page("discard", dialog=True))
        else:
            phone.back()

    def save() -> None:
        _save(phone, page, item)

    def tick() -> None:
        page.args["done"] = not page.args.get("done")

    delete = [] if item is None else [icon_button("delete", phone.say("Delete task"), phone.to(
        Page("delete", {"id": item.id}, dialog=True)))]  # fmt: skip
    bar = row(
        icon_button("close", phone.say("Close"), leave),
        text(phone.say("New task") if item is None else phone.say("Edit task"), 22, grow=1, id="title"),
        *delete, icon_button("check", phone.say("Save"), save if title else None), height=64, pad=(4, 0, 4, 0),
    )  # fmt: skip
    done = bool(page.args.get("done"))
    name = row(
        checkbox(done, tick, desc=phone.say("Completed")),
        field_("title", words_of(page, "title"), draft(page, "title"), hint=phone.say("Task name"), size_sp=20,
               fill="", on_submit=save if title else None, width=None, grow=1, id="task_title"),
        gap=0, pad=(24, 0, 16, 0),
    )  # fmt: skip
    notes = row(
        icon("notes"),
        field_("notes", words_of(page, "notes"), draft(page, "notes"), hint=phone.say("Description"), multiline=True,
               fill="", width=None, grow=1, id="notes"),
        gap=0, align="start", pad=(24, 8, 16, 8),
    )  # fmt: skip
    body = scroll("item", name, divider(), *_details(phone, page), divider(), notes)
    return column(bar, body, height="fill", fill="surface", on_back=leave)


def _details(phone: Phone, page: Page) -> list[Node]:
    due_day, list_name = number_of(page, "due_day"), words_of(page, "list_name") or phone.state.todo.lists[0]
    due = list_row(
        due_words(phone, due_day) if due_day else phone.say("No due date"), leading=icon("calendar_today"),
        on_tap=phone.to(Page("due", dialog=True)), id="due_date_row",
    )  # fmt: skip
    names = (phone.say("None"), phone.say("Low"), phone.say("Medium"), phone.say("High"))
    dots = [_priority(page, level, name) for level, name in enumerate(names)]
    priority = row(icon("flag"), text(phone.say("Priority"), 16, grow=1), *dots, gap=12, pad=(24, 4, 16, 4))
    where = list_row(list_name, leading=icon("list"), on_tap=phone.to(Page("list", dialog=True)), id="list_row")
    return [due, divider(), priority, divider(), where]


def _priority(page: Page, level: int, name: str) -> Node:
    def choose() -> None:
        page.args["priority"] = level

    on = number_of(page, "priority") == level
    label = text(name, 12, ink=_TINTS[level], text_align="center")
    return column(
        radio(on, desc=""), label, gap=2, align="center", width=None, on_tap=choose, checked=on, desc=name,
        class_name="android.widget.RadioButton", pad=(2, 6, 2, 6),
    )  # fmt: skip


def _save(phone: Phone, page: Page, item: ToDoItem | None) -> None:
    list_name = words_of(page, "list_name") or phone.state.todo.lists[0]
    if item is None:
        item = ToDoItem(phone.state.new_id(), "", list_name)
        phone.state.todo.items.append(item)
    item.title, item.notes, item.list_name = words_of(page, "title").strip(), words_of(page, "notes"), list_name
    item.due_day, item.priority = number_of(page, "due_day"), number_of(page, "priority")
    if bool(page.args.get("done")) != (item.done_s is not None):
        item.done_s = phone.state.now_s if page.args.get("done") else None
    phone.back()
    phone.toast(phone.say("Task saved"))


def due_dialog(phone: Phone, page: Page) -> Node:
    """The likely days at once, any other through a calendar."""
    form, now = page_below(phone), today(phone.state)
    due_day = number_of(form, "due_day")
    days = (("Today", now), ("Tomorrow", now + timedelta(1)), ("Next week", now + timedelta(7)))

    def set_day(day: int) -> Act:
        def act() -> None:
            form.args["due_day"] = day

        return act

    def pick() -> None:
        # choices() closes this dialog after the act; the calendar must lie below it by then
        start = date.fromordinal(due_day) if due_day else now
        phone.state.tasks[-1].stack.insert(-1, pickers.date_page("date", start))

    options = [Choice(phone.say(name), due_day == day.toordinal(), set_day(day.toordinal())) for name, day in days]
    known = [day.toordinal() for _, day in days]
    options.append(Choice(phone.say("Pick a date"), bool(due_day) and due_day not in known, pick))
    options.append(Choice(phone.say("No due date"), not due_day, set_day(0)))
    return choices(phone, phone.say("Due date"), options)


def date_dialog(phone: Phone, page: Page) -> Node:
    form = page_below(phone)

    def chosen(day: date) -> None:
        form.args["due_day"] = day.toordinal()

    return pickers.date_dialog(phone, page, chosen)


def list_dialog(phone: Phone, page: Page) -> Node:
    form = page_below(phone)
    current = words_of(form, "list_name") or phone.state.todo.lists[0]

    def put(name: str) -> Act:
        def act() -> None:
            form.args["list_name"] = name

        return act

    options = [Choice(name, name == current, put(name)) for name in phone.state.todo.lists]
    return choices(phone, phone.say("List"), options)


def delete_dialog(phone: Phone, page: Page) -> Node:
    item = find(phone, page)

    def delete() -> None:
        if item is not None:
            phone.state.todo.items.remove(item)
        phone.back()
        phone.toast(phone.say("Task deleted"))

    name = item.title if item else ""
    words = phone.say("“{name}” will be deleted.").format(name=name)
    return confirm(phone, phone.say("Delete task?"), words, phone.say("Delete"), delete)


def discard_dialog(phone: Phone, page: Page) -> Node:
    words = phone.say("Your changes have not been saved.")
    return confirm(phone, phone.say("Discard changes?"), words, phone.say("Discard"), phone.back)
