"""What the network shall say of an example: which answer, which text, which notes."""

from __future__ import annotations

from dataclasses import dataclass

from phoneagent.models.small.features import Elements
from phoneagent.models.small.policy import PLAIN, TOUCHES
from phoneagent.models.small.quantities import adding_up_to, amount_in
from phoneagent.models.small.question import FIXED_TEXTS, LISTED, PARTS, Question, parts_of, pieces_of, units_of


@dataclass(frozen=True)
class Target:
    """The right answer as numbers."""

    action: int
    """Of PLAIN; from len(PLAIN) on of the elements' TOUCHES, element by element."""
    text: int = -1
    """Which text, counted as the deciding part does: the element it begins with, then elements' parts, then
    FIXED_TEXTS; -1 where none is asked."""
    end: int = -1
    """The element a text of the goal ends with."""
    tells: bool = False
    """The text is told, not typed."""
    notes: tuple[int, ...] = ()
    """Elements whose text is needed later."""
    listed: tuple[int, ...] = ()
    """Elements that are told together."""


def target_of(question: Question, elements: Elements, answer: str, noted: tuple[str, ...]) -> Target | None:
    """The target of an answer, or None where the network could not give it."""
    names = list(question.scene.names)
    first = elements.first("thing")
    notes = tuple(first + names.index(name) for name in noted if name in names)
    for way, touch in enumerate(TOUCHES):
        name = answer.removeprefix(f"{touch} ")
        if name != answer and name in question.scene.names:
            return Target(len(PLAIN) + len(TOUCHES) * (first + names.index(name)) + way, notes=notes)
    if answer in PLAIN:
        return Target(PLAIN.index(answer), notes=notes)
    verb, _, text = answer.partition(" ")
    if verb not in ("type", "answer"):
        return None
    found = where(question, elements, text, tells=verb == "answer")
    if found is None:
        return None
    listed = (listed_in(question.goal, elements, text) or ()) if found[0] == _listed_number(elements) else ()
    return Target(PLAIN.index(verb), *found, verb == "answer", notes, listed)


def where(question: Question, elements: Elements, text: str, tells: bool) -> tuple[int, int] | None:
    """Where a text is to be had: its number, and its last element where it is the goal's; None where nowhere."""
    count = len(elements.texts)
    if not tells and (run := _in_goal(question.goal, text)) is not None:
        first = elements.first("goal")
        return (first + run[0], first + run[1]) if run[1] < elements.count("goal") else None
    begin = elements.first("note")
    for number, label in enumerate(elements.texts[begin:]):
        for part, told in parts_of(label):
            if told == text and not label.startswith("["):
                return count + PARTS * (begin + number) + part, -1
    for number, label in enumerate(elements.texts[begin:]) if tells else ():
        if (amount := amount_in(label, question.goal)) is not None and str(amount) == text:
            return count + PARTS * (begin + number), -1
    if tells and listed_in(question.goal, elements, text) is not None:
        return _listed_number(elements), -1
    if text in FIXED_TEXTS:
        return count * (1 + PARTS) + FIXED_TEXTS.index(text), -1
    if tells and (run := _in_goal(question.goal, text)) is not None:
        first = elements.first("goal")
        return first + run[0], first + run[1]
    return None


def _listed_number(elements: Elements) -> int:
    return len(elements.texts) * (1 + PARTS) + FIXED_TEXTS.index(LISTED)


def listed_in(goal: str, elements: Elements, text: str) -> tuple[int, ...] | None:
    """The notes and things that say the pieces of a list, each once, or add up to a sum; None where one stands
    nowhere."""
    begin, pieces = elements.first("note"), pieces_of(text)
    if added := adding_up_to(text, goal, elements.texts[begin:]):
        return tuple(begin + number for number in added)
    at = {label: begin + number for number, label in reversed(list(enumerate(elements.texts[begin:])))}
    return tuple(sorted(at[piece] for piece in pieces)) if pieces and all(piece in at for piece in pieces) else None


def _in_goal(goal: str, text: str) -> tuple[int, int] | None:
    """The first and last unit of a text in a goal; as it is written, else whatever its letters' case."""
    units = units_of(goal)
    starts = {unit.start: number for number, unit in enumerate(units)}
    ends = {unit.end: number for number, unit in enumerate(units)}
    for within, wanted in ((goal, text), (goal.casefold(), text.casefold())):
        if len(within) != len(goal):
            continue
        at = within.find(wanted)
        while at >= 0:
            if at in starts and at + len(wanted) in ends:
                return starts[at], ends[at + len(wanted)]
            at = within.find(wanted, at + 1)
    return None
