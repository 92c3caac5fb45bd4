"""Training examples on disk: a question and the answer to it a line, JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path

from devices.screen import Box
from phoneagent.models.small.question import Question
from phoneagent.models.small.scene import Scene, Thing, scene_of_rows


@dataclass(frozen=True, slots=True)
class Example:
    """One question and the answer that shall be learnt."""

    question: Question
    answer: str
    """In the model's own words: `phoneagent.models.small.answers`."""
    kind: str = ""
    """Where it comes from: a task template, "grounding" ...; for tables."""
    noted: tuple[str, ...] = ()
    """Names of things on the screen whose text a later step needs."""


def write_examples(path: Path, examples: Iterable[Example]) -> int:
    """Write examples, whole or not at all; returns how many."""
    half = path.with_suffix(".half")
    count = 0
    with half.open("w") as file:
        for count, example in enumerate(examples, 1):  # noqa: B007 (the count outlives the loop)
            file.write(to_line(example) + "\n")
    half.rename(path)
    return count


def read_examples(path: Path) -> list[Example]:
    """Every example of a file, in order."""
    with path.open() as file:
        return [from_line(line) for line in file]


def to_line(example: Example) -> str:
    """One line of JSON."""
    question, scene = example.question, example.question.scene
    rows = [[[thing.label, *astuple(thing.box), *thing.marks] for thing in row] for row in scene.rows]
    said = {
        "goal": question.goal, "done": question.done, "notes": question.notes, "looks": question.looks,
        "size": scene.size_px,
        "keyboard": scene.keyboard, "rows": rows, "answer": example.answer, "noted": example.noted,
        "kind": example.kind,
    }  # fmt: skip
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def from_line(line: str) -> Example:
    """The example of a line."""
    said = json.loads(line)
    question = Question(said["goal"], tuple(said["done"]), _scene(said), tuple(said["notes"]), tuple(said["looks"]))
    return Example(question, said["answer"], said["kind"], tuple(said["noted"]))


def _scene(said: dict) -> Scene:  # type: ignore[type-arg]
    rows = [[_thing(*thing) for thing in row] for row in said["rows"]]
    width_px, height_px = said["size"]
    return scene_of_rows(rows, said["keyboard"], (width_px, height_px))


def _thing(label: str, left: int, top: int, right: int, bottom: int, *marks: str) -> Thing:
    return Thing(label, Box(left, top, right, bottom), marks)
