"""What is on a person's lists: things to do put together by chance from one split's words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from random import Random

from devices.virtual.apps.todo import lists
from devices.virtual.apps.todo.data import ToDoItem
from devices.virtual.apps.todo.days import today
from devices.virtual.state import PhoneState
from devices.virtual.word_lists import Split, part

HOUR_S = 3600.0


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one split in one language."""

    titles: tuple[str, ...]
    notes: tuple[str, ...]
    list_names: tuple[str, ...]
    default: str


@lru_cache
def words(split: Split, locale: str = "en") -> Words:
    """What may stand on the lists of a split."""
    if locale == "zh":
        own = (lists.TITLE_ZH, lists.NOTES_ZH, lists.LIST_NAME_ZH)
    else:
        own = (lists.TITLE, lists.NOTES, lists.LIST_NAME)
    titles, notes, names = (part(one, split) for one in own)
    return Words(titles, notes, names, "默认清单" if locale == "zh" else "Default list")


def fill(state: PhoneState, rng: Random, split: Split) -> None:
    """A few lists; between nothing and more to do than the screen can show, each title once."""
    chosen, todo, now = words(split, state.look.locale), state.todo, today(state).toordinal()
    todo.lists = [chosen.default, *rng.sample(chosen.list_names, min(rng.choice((1, 2, 2, 3)), len(chosen.list_names)))]
    many = min(rng.choice((2, 4, 6, 8, 10, 12)), len(chosen.titles))
    for title in rng.sample(chosen.titles, many):
        item = ToDoItem(state.new_id(), title, rng.choice(todo.lists))
        item.notes = rng.choice(chosen.notes) if rng.random() < 0.3 else ""
        item.due_day = now + rng.choice((-3, -1, 0, 0, 1, 1, 2, 3, 5, 8, 10, 12, 20)) if rng.random() < 0.75 else 0
        item.priority = rng.choice((0, 0, 1, 2, 3))
        item.done_s = state.now_s - rng.uniform(1, 200) * HOUR_S if rng.random() < 0.25 else None
        todo.items.append(item)
