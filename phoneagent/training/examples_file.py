"""Training examples on disk: a prompt and the answer to it a line, JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Example:
    """One question to the text model and the answer it shall learn."""

    prompt: str
    """All before the answer, as `phoneagent.models.small.wording.ask` words it."""
    answer: str
    kind: str = ""
    """Where it comes from: a task template, "grounding" ...; for tables."""


def write_examples(path: Path, examples: Iterable[Example]) -> int:
    """Write examples, whole or not at all; returns how many."""
    half = path.with_suffix(".half")
    count = 0
    with half.open("w") as file:
        for count, example in enumerate(examples, 1):  # noqa: B007 (the count outlives the loop)
            file.write(json.dumps(asdict(example), ensure_ascii=False) + "\n")
    half.rename(path)
    return count


def read_examples(path: Path) -> list[Example]:
    """Every example of a file, in order."""
    with path.open() as file:
        return [Example(**json.loads(line)) for line in file]
