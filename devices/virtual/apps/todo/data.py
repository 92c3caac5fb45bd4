"""What the Tasks app keeps."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class ToDoItem:
    """One thing to do."""

    id: int
    title: str
    list_name: str
    notes: str = ""
    due_day: int = 0
    """Proleptic ordinal of the day, as `date.toordinal` counts; 0 where it has none."""
    priority: int = 0
    """0 none, 1 low, 2 medium, 3 high."""
    done_s: float | None = None
    """When it was completed; None while it is open."""


@dataclass(slots=True)
class ToDo:
    """All of it."""

    lists: list[str] = field(default_factory=lambda: ["Default list"])
    """Names in the order of the drawer; the first takes in what is not put elsewhere."""
    items: list[ToDoItem] = field(default_factory=list)
