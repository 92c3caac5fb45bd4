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
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from phoneagent.models.small.moments import moments, month_of, months_ahead
from phoneagent.models.small.question import LAST, LONGEST_GOAL, MOST_NOTES, Question, Unit, units_of, verb_and_name
from phoneagent.models.small.ranks import ranks_of
from phoneagent.models.small.scene import Scene, Thing
from phoneagent.models.small.spans import SORTS, spans_of

KINDS = ("whole", "goal", "done", "note", "thing")
VERBS = (
    "other", "tap", "hold", "swipe left", "swipe right", "type", "answer", "press back", "press home", "press enter",
    "press recents", "scroll down", "scroll up", "scroll left", "scroll right", "clear", "wait", "finish",
    "impossible", "ask",
)  # fmt: skip
WAVES = 5
"""Places are told as sines and cosines of so many frequencies."""
FACTS = 48
MOST_ROWS = 48
COMMON_WORDS = frozenset(
    "the a an and or of in on at to for from with my your me is are it i you s this that be by as all app".split()  # noqa: SIM905
)

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
        [about.past(name, failed) for _, name, failed in done],
        [about.kept(note) for note in notes],
        [about.thing(name, thing) for name, thing in things.items()],
    ):
        for told in filler:
            facts[row, : len(told)] = told
            row += 1
    words = ((), *about.unit_words, *map(words_of, texts[1 + len(goal_units) :]))
    spans = tuple((1 + start, 1 + end, sort) for start, end, sort in about.spans)
    return Elements(kinds, tuple(texts), np.array(verbs), np.array(places), facts, words, spans)


@lru_cache(maxsize=65536)
def words_of(text: str) -> tuple[str, ...]:
    """A text's words that tell it from others."""
    units = {_plain(unit.text) for unit in units_of(text) if unit.text.isalnum() and unit.text not in COMMON_WORDS}
    return tuple(units.union(*(words for _, _, words in moments(text))))


def _words_of_units(goal: str, units: Sequence[Unit]) -> list[tuple[str, ...]]:
    """The words of each of a goal's units; "3" of "3:45 PM" is the hour 15 as well."""
    known = [set(words_of(unit.text)) for unit in units]
    for start, end, words in moments(goal):
        for unit, own in zip(units, known, strict=True):
            if start <= unit.start < end:
                own.update(words)
    return [tuple(own) for own in known]


def _plain(word: str) -> str:
    """A word without what means nothing: a number's first zeros, a plural's s."""
    if word.isdigit():
        return word.lstrip("0") or "0"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


class _About:
    """Facts about a question's elements."""

    def __init__(self, question: Question, done: Sequence[tuple[str, str, bool]]) -> None:
        self._question, self._done = question, done
        scene = question.scene
        self._units = units_of(question.goal)[:LONGEST_GOAL]
        self._goal, self._goal_signs = _spaced(question.goal), question.goal.casefold()
        self.unit_words = _words_of_units(question.goal, self._units)
        self._goal_words = set().union(*self.unit_words)
        self._goal_month = month_of(question.goal)
        self._goal_triples = _triples(self._goal)
        self._on_screen = {word for thing in scene.names.values() for word in words_of(thing.label)}
        self._typed = [_spaced(name) for verb, name, _ in done if verb == "type"]
        self._typed_words = {word for verb, name, _ in done if verb == "type" for word in words_of(name)}
        self._touched_words = {word for verb, name, _ in done if verb == "tap" for word in words_of(name)}
        self._touched = Counter(name for verb, name, _ in done if verb in ("tap", "hold"))
        self._last = {name: len(done) - at for at, (_, name, _) in enumerate(done)}
        self._labels = Counter(thing.label for thing in scene.names.values())
        self._row = _rows(scene)
        self._ranks = ranks_of(scene)
        self._quoted = _quoted(question.goal, len(self._units))
        self.spans = [span for span in spans_of(question.goal) if span[1] < len(self._units)]
        self._edges = _edges(self.spans, len(self._units))
        self._sorts = [_END, *_sorts(question.goal, self._units), _END]

    def whole(self) -> list[float]:
        scene, done = self._question.scene, self._done
        same = len(done) >= 2 and done[-1] == done[-2]
        return [
            float(scene.keyboard), len(done) / 10, float(bool(done) and done[-1][2]), float(same),
            len(scene.names) / 40, float(not done), len(self._units) / 50, len(self._question.notes) / 5,
            float(any(verb == "type" for verb, _, _ in done)),
            float(any("focused" in thing.marks for thing in scene.names.values())),
            float(bool(done) and done[-1][0] == "wait"),
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

    def past(self, name: str, failed: bool) -> list[float]:
        told = _spaced(name)
        return [
            float(failed), float(bool(name) and told in self._goal), self._share(name),
            float(name in self._question.scene.names), float(bool(name)), self._touched[name] / 3,
        ]  # fmt: skip

    def kept(self, note: str) -> list[float]:
        return [self._share(note), float(_spaced(note) in self._typed), float(_spaced(note) in self._goal)]

    def thing(self, name: str, thing: Thing) -> list[float]:
        label, told = thing.label, _spaced(thing.label)
        (x_px, y_px), (width_px, height_px) = thing.box.center_px, self._question.scene.size_px
        x, y = x_px / width_px, y_px / height_px
        column, of = self._row[id(thing)]
        triples = _triples(told)
        facts = [
            x, y, thing.box.width / width_px, thing.box.height / height_px,
            column / 4, of / 4, float(column == 0), float(column == of - 1 and of > 1),
            float("on" in thing.marks), float("field" in thing.marks), float("focused" in thing.marks),
            float(label.startswith("[")), float(told in self._goal or self._begun(label)), self._share(label),
            len(triples & self._goal_triples) / max(1, len(triples)), len(label) / 40,
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
        return facts

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


def _spaced(text: str) -> str:
    """A text so that another one's being in it means whole units."""
    return f" {' '.join(_plain(unit.text) for unit in units_of(text))} "


def _triples(told: str) -> set[str]:
    return {told[at : at + 3] for at in range(len(told) - 2)}


def _quoted(goal: str, count: int) -> list[bool]:
    """Which of a goal's units stand within quotes."""
    inside, quoted = False, []
    for unit in units_of(goal)[:count]:
        if unit.text in '"“”«»「」':
            inside = not inside if unit.text == '"' else unit.text in "“«「"
        quoted.append(inside and unit.text not in '"“”«»「」')
    return quoted


_END = [0.0] * 7


def _sorts(goal: str, units: Sequence[Unit]) -> list[list[float]]:
    """Of what sort each unit is: where a text begins and ends in a goal is seen from the units around it."""
    sorts = []
    for number, unit in enumerate(units):
        before = units[number - 1].end if number else 0
        word = goal[unit.start : unit.end]
        sorts.append([
            float(word in "\"“”«»「」"), float(word in ",;、，；"), float(word in ".!?。！？"), float(word in ":："),
            float(word.isdigit()), float(word[:1].isupper()), float("\n" in goal[before : unit.start]),
        ])  # fmt: skip
    return sorts


def _edges(spans: Sequence[tuple[int, int, int]], count: int) -> list[list[float]]:
    """For each unit, of which sorts a likely text begins with it, and of which one ends with it."""
    edges = [[0.0] * (2 * len(SORTS)) for _ in range(count)]
    for start, end, sort in spans:
        edges[start][sort] = edges[end][len(SORTS) + sort] = 1.0
    return edges


def _rows(scene: Scene) -> dict[int, tuple[int, int]]:
    """Each thing's number in its row, and how many the row has."""
    return {id(thing): (column, len(row)) for row in scene.rows for column, thing in enumerate(row)}
