"""A question as elements that the deciding part weighs against each other: the goal's units, past answers, notes,
things on the screen.

Each element is a text, a row of plain facts about it (where it stands, whether the goal names it, whether it was
touched before), and the words it shares with the others. That two texts say the same is told to the model outright:
a small model learns to use it in minutes, and learns to find it out in days.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from phoneagent.models.small.goal_signs import END, edges_of, quoted_units, sorts_of
from phoneagent.models.small.keying import key_of, next_signs
from phoneagent.models.small.looks import likeness_of, look_of
from phoneagent.models.small.moments import month_of, months_ahead
from phoneagent.models.small.order import Order
from phoneagent.models.small.question import (
    LAST,
    LONGEST_GOAL,
    MOST_NOTES,
    Question,
    pieces_of,
    units_of,
    verb_and_name,
)
from phoneagent.models.small.ranks import ranks_of
from phoneagent.models.small.scene import Scene, Thing
from phoneagent.models.small.spans import spans_of
from phoneagent.models.small.titles import Titles
from phoneagent.models.small.today import days_meant, is_date, is_relative
from phoneagent.models.small.turns import next_named
from phoneagent.models.small.wording import COMMON_WORDS, spaced, triples, words_of, words_of_units

KINDS = ("whole", "goal", "done", "note", "thing")
VERBS = (
    "other", "tap", "hold", "swipe left", "swipe right", "type", "answer", "press back", "press home", "press enter",
    "press recents", "scroll down", "scroll up", "scroll left", "scroll right", "clear", "wait", "finish",
    "impossible", "ask",
)  # fmt: skip
WAVES = 5
"""Places are told as sines and cosines of so many frequencies."""
FACTS = 54
MOST_ROWS = 48

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Elements:
    """A question in numbers; E elements, the first of which stands for the whole."""

    kinds: Ints
    """(E,), indices into KINDS."""
    texts: tuple[str, ...]
    """E texts."""
    verbs: Ints
    """(E,), indices into VERBS; 0 for all but past answers."""
    places: Ints
    """(E,): a goal's unit by its number, a past answer by how long ago it was, a thing by its row."""
    facts: Floats
    """(E, FACTS)."""
    words: tuple[tuple[str, ...], ...]
    """The words of each element, common ones left out; months and times also as `moments.py` calls them."""
    counts: Ints
    """(E,): of a thing, how many there are like it; of any other element, 0."""
    spans: tuple[tuple[int, int, int], ...]
    """Likely texts of the goal: first element, last element, sort (`spans.py`)."""

    def first(self, kind: str) -> int:
        """Where the elements of a kind begin, were there any."""
        return int(np.searchsorted(self.kinds, KINDS.index(kind)))

    def count(self, kind: str) -> int:
        return int((self.kinds == KINDS.index(kind)).sum())


def elements_of(question: Question) -> Elements:
    """A question's elements, in the order of KINDS."""
    goal_units = units_of(question.goal)[:LONGEST_GOAL]
    done = [verb_and_name(answer) for answer in question.done[-LAST:]]
    notes = question.notes[-MOST_NOTES:]
    things = question.scene.names
    about = _About(question, done)

    texts = ["", *(unit.text for unit in goal_units), *(name for _, name, _ in done), *notes]
    texts += [thing.label for thing in things.values()]
    counts = (1, len(goal_units), len(done), len(notes), len(things))
    kinds = np.repeat(np.arange(len(KINDS)), counts)
    places = [0, *range(len(goal_units)), *range(len(done) - 1, -1, -1), *range(len(notes))]
    rows = {id(thing): number for number, row in enumerate(question.scene.rows) for thing in row}
    places += [min(rows[id(thing)], MOST_ROWS - 1) for thing in things.values()]
    verbs = [0] * len(texts)
    for number, (verb, _, _) in enumerate(done):
        verbs[1 + len(goal_units) + number] = VERBS.index(verb) if verb in VERBS else 0

    facts = np.zeros((len(texts), FACTS), np.float32)
    row = 0
    for filler in (
        [about.whole()],
        [about.unit(number) for number in range(len(goal_units))],
        [about.past(number) for number in range(len(done))],
        [about.kept(note) for note in notes],
        [about.thing(name, thing) for name, thing in things.items()],
    ):
        for told in filler:
            facts[row, : len(told)] = told
            row += 1
    words = ((), *about.unit_words, *map(words_of, texts[1 + len(goal_units) :]))
    spans = tuple((1 + start, 1 + end, sort) for start, end, sort in about.spans)
    like = np.zeros(len(texts), np.int64)
    like[len(texts) - len(things) :] = about.counts
    return Elements(kinds, tuple(texts), np.array(verbs), np.array(places), facts, words, like, spans)


class _About:
    """Facts about a question's elements."""

    def __init__(self, question: Question, done: Sequence[tuple[str, str, bool]]) -> None:
        self._question, self._done = question, done
        scene = question.scene
        self._units = units_of(question.goal)[:LONGEST_GOAL]
        self._goal, self._goal_signs = spaced(question.goal), question.goal.casefold()
        self.unit_words = words_of_units(question.goal, self._units, question.notes)
        self._goal_words = set().union(*self.unit_words)
        self._days = days_meant(question.goal, question.notes)
        self._goal_month = month_of(question.goal) or next(((day.month, day.year) for _, _, day in self._days), None)
        self._order = Order(question.goal, [day for _, _, day in self._days])
        self._goal_triples = triples(self._goal)
        self._on_screen = {word for thing in scene.names.values() for word in words_of(thing.label)}
        self._typed = [spaced(name) for verb, name, _ in done if verb == "type"]
        self._typed_words = {word for verb, name, _ in done if verb == "type" for word in words_of(name)}
        self._touched_words = {word for verb, name, _ in done if verb == "tap" for word in words_of(name)}
        self._touched = Counter(name for verb, name, _ in done if verb in ("tap", "hold"))
        self._last = {name: len(done) - at for at, (_, name, _) in enumerate(done)}
        look, looks = look_of(scene), (*question.looks, *[""] * len(question.done))[: len(question.done)]
        self._alike = [likeness_of(look, other) for other in looks[-LAST:]]
        self._shares = {thing.label: self._share(thing.label) for thing in scene.names.values()}
        titles = Titles(scene)
        self._titles, self._beside = titles.named(self._shares), titles.beside()
        self._next = next_named(question.goal, self._shares, [verb_and_name(answer)[1] for answer in question.done])
        self._next_signs, self._keyed_whole = next_signs(question.goal, scene, question.done)
        self.counts = self._counts(scene)
        self._labels = Counter(thing.label for thing in scene.names.values())
        self._row = _rows(scene)
        self._ranks = ranks_of(scene)
        self._quoted = quoted_units(question.goal, len(self._units))
        self.spans = [span for span in spans_of(question.goal) if span[1] < len(self._units)]
        self._edges = edges_of(self.spans, len(self._units))
        self._sorts = [END, *sorts_of(question.goal, self._units), END]

    def _counts(self, scene: Scene) -> list[int]:
        """For each thing what "how many" may ask for: so many pieces it lists, or else so many things have its label,
        and a title that the goal names as much."""
        like = Counter((thing.label, self._titles[id(thing)][0]) for thing in scene.names.values())
        return [
            len(pieces_of(thing.label)) or like[thing.label, self._titles[id(thing)][0]]
            for thing in scene.names.values()
        ]

    def whole(self) -> list[float]:
        scene, done = self._question.scene, self._done
        same = len(done) >= 2 and done[-1] == done[-2]
        return [
            float(scene.keyboard), len(done) / 10, float(bool(done) and done[-1][2]), float(same),
            len(scene.names) / 40, float(not done), len(self._units) / 50, len(self._question.notes) / 5,
            float(any(verb == "type" for verb, _, _ in done)),
            float(any("focused" in thing.marks for thing in scene.names.values())),
            float(bool(done) and done[-1][0] == "wait"), self._alike[-1] if done else 0.0,
            sum(alike > _SAME for alike in self._alike) / 5, float(is_relative(self._question.goal)),
            float(bool(self._days)), float(self._keyed_whole),
        ]  # fmt: skip

    def unit(self, number: int) -> list[float]:
        text, words = self._units[number].text, self.unit_words[number]
        return [
            *(float(any(word in known for word in words))
              for known in (self._on_screen, self._typed_words, self._touched_words)),
            float(text.isdigit()), float(text.isalnum()), float(self._quoted[number]), number / 50,
            float(number == len(self._units) - 1), float(text in COMMON_WORDS), len(text) / 10,
            *self._sorts[number + 1], *self._sorts[number], *self._sorts[number + 2], *self._edges[number],
        ]  # fmt: skip

    def past(self, number: int) -> list[float]:
        _, name, failed = self._done[number]
        told = spaced(name)
        return [
            float(failed), float(bool(name) and told in self._goal), self._share(name),
            float(name in self._question.scene.names), float(bool(name)), self._touched[name] / 3,
            self._alike[number],
        ]  # fmt: skip

    def kept(self, note: str) -> list[float]:
        return [self._share(note), float(spaced(note) in self._typed), float(spaced(note) in self._goal),
                float(is_date(note))]  # fmt: skip

    def thing(self, name: str, thing: Thing) -> list[float]:
        label, told = thing.label, spaced(thing.label)
        (x_px, y_px), (width_px, height_px) = thing.box.center_px, self._question.scene.size_px
        x, y = x_px / width_px, y_px / height_px
        column, of = self._row[id(thing)]
        own = triples(told)
        facts = [
            x, y, thing.box.width / width_px, thing.box.height / height_px,
            column / 4, of / 4, float(column == 0), float(column == of - 1 and of > 1),
            float("on" in thing.marks), float("field" in thing.marks), float("focused" in thing.marks),
            float(label.startswith("[")), float(told in self._goal or self._begun(label)), self._shares[label],
            len(own & self._goal_triples) / max(1, len(own)), len(label) / 40,
            sum(sign.isdigit() for sign in label) / max(1, len(label)),
            self._touched[name] / 3, float(name in self._last), 1 / self._last[name] if name in self._last else 0.0,
            float(told in self._typed), float(any(typed in told for typed in self._typed)),
            float(self._labels[label] > 1), float(label.endswith(("...", "…"))),
            *self._turning(label), *self._ranks.get(id(thing), (0.0, 0.0)),
        ]  # fmt: skip
        for wave in range(WAVES - 1):
            facts += [math.sin(y * math.pi * 2**wave), math.cos(y * math.pi * 2**wave)]
        for wave in range(WAVES - 3):
            facts += [math.sin(x * math.pi * 2**wave), math.cos(x * math.pi * 2**wave)]
        return [
            *facts, self._touched_here(name), *self._titles[id(thing)], float(key_of(label) in self._next_signs),
            *self._order.of(label), float(label in self._next),
            float(self._beside.get(id(thing)) in self._next),
        ]  # fmt: skip

    def _touched_here(self, name: str) -> float:
        """How like this screen the likest one was on which a thing of this name was touched."""
        touched = (alike for (_, own, _), alike in zip(self._done, self._alike, strict=True) if own == name)
        return max(touched, default=0.0)

    def _begun(self, label: str) -> bool:
        """Whether a label that was cut off begins something in the goal."""
        stem = label.rstrip("….")
        return len(stem) < len(label) and len(stem) > 3 and stem.casefold().rstrip() in self._goal_signs

    def _turning(self, label: str) -> tuple[float, float, float]:
        """Whether the goal's month lies before the month that a label shows, is the same, or lies after it."""
        shown = month_of(label) if self._goal_month else None
        if shown is None or self._goal_month is None:
            return 0.0, 0.0, 0.0
        ahead = months_ahead(self._goal_month, shown)
        return float(ahead < 0), float(ahead == 0), float(ahead > 0)

    def _share(self, text: str) -> float:
        """The share of a text's words that the goal has."""
        words = words_of(text)
        return sum(word in self._goal_words for word in words) / max(1, len(words))


_SAME = 0.5
"""From this likeness on, a screen is the same one."""


def _rows(scene: Scene) -> dict[int, tuple[int, int]]:
    """Each thing's number in its row, and how many the row has."""
    return {id(thing): (column, len(row)) for row in scene.rows for column, thing in enumerate(row)}
