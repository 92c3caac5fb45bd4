"""Tasks, used by hand."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from devices.virtual.apps.todo.data import ToDoItem
from devices.virtual.apps.todo.days import today

if TYPE_CHECKING:
    from conftest import Hand


def _with(hand: Hand, *titles: str, due_day: int = 0) -> Hand:
    hand.state.todo.items += [ToDoItem(hand.state.new_id(), title, "Default list", due_day=due_day) for title in titles]
    hand.phone.changed()
    return hand


def test_something_to_do_is_written_down_with_its_day_priority_and_notes(todo: Hand) -> None:
    todo.tap("New task")
    todo.phone.type_text("Buy a kite")
    todo.tap("No due date")
    todo.tap("Tomorrow")
    todo.tap("High")
    todo.type("notes", "a red one")
    todo.tap("Save")
    (item,) = todo.state.todo.items
    tomorrow = (today(todo.state) + timedelta(1)).toordinal()
    assert (item.title, item.due_day, item.priority, item.notes) == ("Buy a kite", tomorrow, 3, "a red one")
    assert {"Tomorrow", "Buy a kite", "High priority"} <= set(todo.shown())


def test_a_day_is_picked_from_the_calendar(todo: Hand) -> None:
    _with(todo, "Kite")
    todo.tap("Kite")
    todo.tap("No due date")
    todo.tap("Pick a date")
    todo.tap("Next month")
    todo.tap("14")
    todo.tap("OK")
    todo.tap("Save")
    due = today(todo.state).replace(day=1) + timedelta(32)
    assert todo.state.todo.items[0].due_day == due.replace(day=14).toordinal()


def test_what_is_ticked_goes_and_can_be_shown_again(todo: Hand) -> None:
    _with(todo, "Kite", "Soup")
    todo.tap("Complete “Kite”")
    assert "Kite" not in todo.shown()
    assert todo.state.todo.items[0].done_s == todo.state.now_s
    todo.tap("More options")
    todo.tap("Show completed")
    assert "Kite" in todo.shown()
    todo.tap("Complete “Kite”")
    assert todo.state.todo.items[0].done_s is None


def test_the_drawer_shows_one_list_and_makes_new_ones(todo: Hand) -> None:
    _with(todo, "Kite")
    todo.tap("Open drawer")
    todo.tap("Create new list")
    todo.phone.type_text("Work")
    todo.tap("OK")
    assert todo.state.todo.lists == ["Default list", "Work"]
    todo.tap("Open drawer")
    todo.tap("Work")
    assert "Kite" not in todo.shown()
    todo.tap("New task")
    todo.phone.type_text("Report")
    todo.tap("Save")
    assert todo.state.todo.items[-1].list_name == "Work"


def test_a_list_goes_with_what_is_on_it_after_a_yes(todo: Hand) -> None:
    todo.state.todo.lists.append("Work")
    _with(todo, "Kite")
    todo.state.todo.items[0].list_name = "Work"
    todo.phone.changed()
    todo.tap("Open drawer")
    todo.tap("Work", at=-1)
    todo.tap("More options")
    todo.tap("Delete list")
    todo.tap("Delete")
    assert todo.state.todo.lists == ["Default list"]
    assert todo.state.todo.items == []


def test_leaving_with_changes_asks_first(todo: Hand) -> None:
    _with(todo, "Kite")
    todo.tap("Kite")
    todo.tap("Low")
    todo.back()
    todo.tap("Cancel")
    todo.back()
    todo.tap("Discard")
    assert todo.page.name == "board"
    assert todo.state.todo.items[0].priority == 0


def test_past_days_stand_together_as_overdue(todo: Hand) -> None:
    _with(todo, "Kite", due_day=today(todo.state).toordinal() - 1)
    assert {"Overdue", "Yesterday · Default list"} <= set(todo.shown())


def test_tasks_are_searched(todo: Hand) -> None:
    _with(todo, "Kite", "Soup")
    todo.tap("Search")
    todo.phone.type_text("sou")
    assert "Kite" not in todo.shown()
    assert "Soup" in todo.shown()
