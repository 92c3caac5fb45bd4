"""A task: a goal in words, what must be true of the phone afterwards, and a plan that gets there.

The checker is derived, not written: `want` changes a copy of the starting state into what the goal asks for, and the
phone must then equal it in everything its owner would mind. So extra damage fails by itself.
"""

from __future__ import annotations

import pickle
import random
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from typing import Literal

from devices.virtual.phone import VirtualPhone
from devices.virtual.state import PhoneState
from phoneagent.step import Outcome
from phoneagent.tasks.answers import is_accepted
from phoneagent.tasks.moves import Move
from phoneagent.tasks.person import Person
from phoneagent.tasks.splits import Split

_NOT_MINDED = frozenset({
    "now_s", "tasks", "home", "at_home", "awake", "focus", "keyboard_page", "scroll_px", "toast", "toast_until_s",
    "next_id", "pop_ups", "loaded_s", "battery", "edited_s", "id", "left_s", "run_s", "cover", "rotation", "at_s",
    "faults", "position_s", "sleep_ends_s",
    "lasted_s", "unread", "advert", "offer", "ordered_s",
    "lasts_s", "size_bytes", "strokes",
})  # fmt: skip
"""Where the person is and what merely passes; everything else of the state is minded."""

_ASIDE = frozenset({
    "clipboard", "tabs", "tab", "history", "cookies", "shown", "solved", "sums", "center_x_m", "center_y_m", "zoom",
})  # fmt: skip
"""What is used on the way: minded only where the goal itself changes it, such as a history that shall be cleared."""

_WHETHER = frozenset({"ends_s", "started_s", "done_s"})
"""Moments of which only matters whether there is one: a timer runs, or it does not."""


@dataclass(frozen=True)
class Where:
    """The screen that must be in front at the end."""

    package: str
    page: str = ""
    """Name of the page; "" for any page of the app."""
    args: tuple[tuple[str, object], ...] = ()

    def holds(self, phone: VirtualPhone) -> bool:
        page = phone.page()
        here = phone.foreground()[0] == self.package and self.page in ("", page.name)
        return here and all(page.args.get(key) == value for key, value in self.args)


@dataclass(frozen=True)
class Task:
    """One task with its words and values filled in."""

    goal: str
    plan: tuple[Move, ...]
    """What the oracle does; every phrase in it is read off the screen."""
    want: Callable[[PhoneState], None] = lambda state: None
    """Turns the state at the start into the state that is asked for."""
    where: Where | None = None
    goal_zh: str = ""
    possible: bool = True
    """False where the right end is finish(failure)."""
    answers: tuple[str, ...] = ()
    """What the agent must have told the person: any one of these; empty where nothing is asked."""
    person: str = ""
    """What the person says when asked; a task that needs asking cannot be done without it."""
    consents: bool = True
    """Whether the person says yes where the guard asks; False where what it asks about is no part of the goal."""
    either: Callable[[PhoneState, PhoneState], None] | None = None
    """Where several ends are right: makes what is wanted (the first) like what was found, if that is one of them."""

    def asked(self) -> Person:
        """Whom the agent can ask."""
        return Person(self.person, self.consents)


@dataclass(frozen=True)
class Template:
    """A family of tasks that differ in words, values and phrasing."""

    name: str
    app: str
    optimal_steps: int
    """Calls a perfect user makes, finish included, at least."""
    make: Callable[[random.Random, Split, PhoneState], Task]
    """Fills in words and values, and makes the phone fit: the alarm to delete exists, the switch to turn on is off."""
    difficulty: Literal["easy", "medium", "hard"] = "easy"
    sealed: bool = False
    """Never trained on."""
    androidworld: str = ""
    """The AndroidWorld template it corresponds to."""


@dataclass(frozen=True)
class Verdict:
    """What the phone's state says about a run."""

    success: bool
    why: str
    """The first difference that was found; "" on success."""


class Episode:
    """A task on a phone: laid out, waiting to be done and judged."""

    def __init__(self, template: Template, task: Task, phone: VirtualPhone) -> None:
        self.template = template
        self.task = task
        self.phone = phone
        phone.changed()
        self._wanted: PhoneState = pickle.loads(phone.snapshot())  # ten times faster than a deep copy
        task.want(self._wanted)
        self._wanted.next_id = phone.state.next_id
        self._ignored = _NOT_MINDED | (_ASIDE - _touched(phone.state, self._wanted))
        """Names of what nobody minds in this task."""

    @property
    def wanted(self) -> PhoneState:
        """The phone as the goal asks for it."""
        return self._wanted

    def done(self) -> Verdict:
        """Whether the phone is as the goal asks, whatever the agent said."""
        if self.task.either is not None:
            self.task.either(self._wanted, self.phone.state)
        difference = _difference("phone", self._wanted, self.phone.state, self._ignored)
        if difference:
            return Verdict(False, difference)
        if self.task.where is not None and not self.task.where.holds(self.phone):
            return Verdict(False, f"{self.phone.foreground()[0]} / {self.phone.page().name} is in front")
        return Verdict(True, "")

    def judge(self, outcome: Outcome) -> Verdict:
        """Success needs both: the agent says so, and the phone is so."""
        verdict = self.done()
        if not self.task.possible:
            refused = outcome.kind == "failure" and verdict.success
            return Verdict(refused, "" if refused else verdict.why or f"the run ended in {outcome.kind}")
        if outcome.kind != "success":
            return Verdict(False, f"the run ended in {outcome.kind}: {outcome.reason}")
        if verdict.success and self.task.answers and not is_accepted(outcome.answer, self.task.answers):
            return Verdict(False, f"the answer was {outcome.answer!r}, not {self.task.answers[0]!r}")
        return verdict


def _touched(before: object, after: object) -> frozenset[str]:
    """Names of the fields of `_ASIDE` that a goal changes."""
    if not is_dataclass(before) or type(before) is not type(after):
        return frozenset()
    names: set[str] = set()
    for member in fields(before):
        one, other = getattr(before, member.name), getattr(after, member.name)
        if member.name in _ASIDE:
            names |= {member.name} if one != other else set()
        else:
            names |= _touched(one, other)
    return frozenset(names)


def _difference(name: str, wanted: object, found: object, ignored: frozenset[str]) -> str:
    """The first thing that differs, in words; "" where nothing its owner minds does."""
    if is_dataclass(wanted) and not isinstance(wanted, type) and type(wanted) is type(found):
        for member in fields(wanted):
            if member.name in ignored:
                continue
            one, other = getattr(wanted, member.name), getattr(found, member.name)
            if member.name == "permissions":  # what an app asked for on the way was granted for the goal's sake
                other = {key: granted for key, granted in other.items() if key in one}
            if member.name == "notifications" and isinstance(wanted, PhoneState):
                # new ones come by themselves, and an app that is opened takes its own away
                other = [each for each in other if each.id <= wanted.next_id]
                one = [each for each in one if each in other]
            if member.name in _WHETHER:
                one, other = one is not None, other is not None
            said = _difference(f"{name}.{member.name}", one, other, ignored)
            if said:
                return said
        return ""
    if isinstance(wanted, list) and isinstance(found, list) and wanted and is_dataclass(wanted[0]):
        return _difference_of_lists(name, wanted, found, ignored)
    return "" if wanted == found else f"{name} is {found!r}, not {wanted!r}"


def _difference_of_lists(name: str, wanted: list[object], found: list[object], ignored: frozenset[str]) -> str:
    """Records match in any order: an app may sort what it keeps."""
    left = list(found)
    unmatched = []
    for record in wanted:  # most are just as they were, which is quickly seen
        try:
            left.remove(record)
        except ValueError:
            unmatched.append(record)
    for record in unmatched:
        match = next((other for other in left if not _difference("", record, other, ignored)), None)
        if match is None:
            return f"{name} lacks {record!r}"
        left.remove(match)
    return f"{name} has also {left[0]!r}" if left else ""
