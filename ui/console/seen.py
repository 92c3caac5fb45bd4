"""What can be seen of a run at one moment: what is on record, and what it is doing now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from devices.screen import Screen
from phoneagent.runs import Recorded, read
from tools.call import ToolCall

State = Literal["running", "stopping", "ended"]


@dataclass(frozen=True, slots=True)
class Question:
    """Something that only a person can say."""

    number: int
    """From 1 within a run, so that a late answer is not taken for the next question's."""
    text: str
    until_s: float
    """When silence becomes a no, by `time.monotonic`."""


@dataclass(frozen=True)
class Seen:
    """A run at one moment."""

    id: str
    recorded: Recorded
    """Its steps, without the bytes of their pictures, and its outcome if it has one."""
    state: State
    doing: str = ""
    """In a word or two, where it does not act: "Thinking"."""
    since_s: float = 0.0
    """When that began, by `time.monotonic`."""
    began_s: float = 0.0
    """When the run began, by `time.monotonic`."""
    screen: Screen | None = None
    """The newest look at the phone, which may belong to a step that is not done yet."""
    number: int = 0
    """The step that the newest look is for; 0 where there is none yet."""
    thought: str = ""
    """The model's words for what it is about to do."""
    call: ToolCall | None = None
    """What it is about to do."""
    question: Question | None = None


def on_record(folder: Path) -> Recorded:
    """A run from its folder, the bytes of its pictures left there.

    Raises:
        RecordingError: if the folder holds no run.
    """
    recorded = read(folder)
    steps = (replace(step, screen=replace(step.screen, encoded=b"")) for step in recorded.steps)
    return replace(recorded, steps=tuple(steps))


def past(folder: Path) -> Seen:
    """A run that nobody is working on any more.

    Raises:
        RecordingError: if the folder holds no run.
    """
    recorded = on_record(folder)
    return Seen(folder.name, recorded, "ended", number=len(recorded.steps))
