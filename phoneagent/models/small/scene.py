"""A screen as the embedded model is told it: what stands where, in rows of words, everything with its own name.

Built from what was read (`phoneagent.reading`) and seen (`seeing.py`), or in training from a window's
elements with the same errors put in. The model points at a thing; its name is how the answer and its history tell it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from devices.screen import Box

STATUS_BAR = 0.027
NAVIGATION_BAR = 0.966
"""Things above and below these shares of the height belong to the system's bars, which are reached by keys."""
LONGEST_LABEL = 64
MOST_ROWS = 40
KEY_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
DIGIT_KEYS = "1234567890"
KEYBOARD = "[keyboard]"


@dataclass(frozen=True, slots=True)
class Thing:
    """Something on a screen that can be named."""

    label: str
    """Text as it was read, or the name of an icon or a switch's state in brackets: "[add]", "[switch on]"."""
    box: Box
    marks: tuple[str, ...] = ()
    """What the eye adds to a text: "field", "focused", "on"."""


@dataclass(frozen=True)
class Scene:
    """Things in rows, as a person would read them out."""

    rows: tuple[tuple[Thing, ...], ...]
    names: dict[str, Thing]
    """Every thing by a name that no other has: its label, else "what stands before it > label"."""
    keyboard: bool
    """Whether a soft keyboard covers the lower part; its keys are no things."""
    size_px: tuple[int, int]
    """The screen's width and height."""

    @property
    def words(self) -> str:
        """One row a line, things parted by bars."""
        lines = [f"- {' | '.join(_said(thing) for thing in row)}" for row in self.rows]
        return "\n".join([*lines, f"- {KEYBOARD}"] if self.keyboard else lines)


def compose(things: Sequence[Thing], size_px: tuple[int, int]) -> Scene:
    """The scene of these things on a screen of this width and height."""
    height_px = size_px[1]
    on_page = [thing for thing in map(_clean, things) if thing.label and _on_page(thing, height_px)]
    rows = in_rows(on_page)
    keyboard_top = _keyboard_top(rows, height_px)
    if keyboard_top is not None:
        rows = [row for row in rows if row[0].box.center_px[1] < keyboard_top]
    rows = rows[:MOST_ROWS]
    return scene_of_rows(rows, keyboard_top is not None, size_px)


def scene_of_rows(rows: Sequence[Sequence[Thing]], keyboard: bool, size_px: tuple[int, int]) -> Scene:
    """A scene whose rows are known already."""
    return Scene(tuple(tuple(row) for row in rows), _named(rows), keyboard, size_px)


def in_rows(things: Sequence[Thing]) -> list[list[Thing]]:
    """Things whose middles lie at about one height share a row, left to right."""
    rows: list[list[Thing]] = []
    for thing in sorted(things, key=lambda thing: (thing.box.center_px[1], thing.box.left)):
        first = rows[-1][0] if rows else None
        if first is not None and thing.box.center_px[1] - first.box.center_px[1] <= 0.6 * first.box.height:
            rows[-1].append(thing)
        else:
            rows.append([thing])
    return [sorted(row, key=lambda thing: thing.box.left) for row in rows]


def _on_page(thing: Thing, height_px: int) -> bool:
    return STATUS_BAR < thing.box.center_px[1] / height_px < NAVIGATION_BAR


def _clean(thing: Thing) -> Thing:
    """A label on one line, without the signs that part things, and not too long."""
    label = " ".join(thing.label.replace("|", " ").replace(">", " ").split())
    return Thing(label[:LONGEST_LABEL].rstrip(), thing.box, thing.marks)


def _said(thing: Thing) -> str:
    return f"{thing.label} ({' '.join(thing.marks)})" if thing.marks else thing.label


def _keyboard_top(rows: Sequence[Sequence[Thing]], height_px: int) -> float | None:
    """The middle of the first row of keys, None where there is no keyboard; digits alone are a dial pad or a month."""
    keys = [
        number
        for number, row in enumerate(rows)
        if row[0].box.center_px[1] > height_px * 0.45 and any(_reads_like(row, letters) for letters in KEY_ROWS)
    ]
    if len(keys) < 2:
        return None
    first = keys[0] - (keys[0] > 0 and _reads_like(rows[keys[0] - 1], DIGIT_KEYS))
    return rows[first][0].box.center_px[1]


def _reads_like(row: Sequence[Thing], keys: str) -> bool:
    """Whether a row reads like a row of keys, a few of them lost or misread."""
    letters = "".join(thing.label for thing in row if not thing.label.startswith("[")).replace(" ", "").lower()
    return len(letters) <= len(keys) + 3 and _in_order(letters, keys) >= 0.6 * len(keys)


def _in_order(letters: str, keys: str) -> int:
    """So many of the keys come in their order among the letters, others between them left out."""
    longest = [0] * (len(keys) + 1)
    for letter in letters:
        before = 0
        for at, key in enumerate(keys, 1):
            longest[at], before = (before + 1 if letter == key else max(longest[at], longest[at - 1])), longest[at]
    return longest[-1]


def _named(rows: Sequence[Sequence[Thing]]) -> dict[str, Thing]:
    """Names in reading order: a label where only one thing has it, else that after what it belongs to.

    That is the nearest such label before it: words of its own row before numbers of it, and those before another row's.
    """
    often = Counter(thing.label for row in rows for thing in row)
    names: dict[str, Thing] = {}
    before = ""
    for row in rows:
        titled = False
        for thing in row:
            if often[thing.label] == 1:
                names[thing.label] = thing
                if not thing.label.startswith("[") and (not titled or _is_wordy(thing.label)):
                    before, titled = thing.label, titled or _is_wordy(thing.label)
                continue
            name = f"{before} > {thing.label}" if before else thing.label
            number = 2
            while name in names:
                name = f"{before} > {thing.label} {number}".removeprefix(" > ")
                number += 1
            names[name] = thing
    return names


def _is_wordy(label: str) -> bool:
    """Whether a label is made of words rather than of a number, as a title is beside its duration."""
    return 2 * sum(sign.isalpha() for sign in label) > len(label.replace(" ", ""))
