"""Recorded runs as rows: what a model did on its way to success, with the screens it saw.

Left out are runs that did not succeed, steps that were refused, failed or had no readable reply, and steps in which a
secret was typed. The history keeps failed steps: the model is told of them too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from phoneagent.runs import Recorded, RecordingError, read
from phoneagent.step import Step
from phoneagent.training.data.rows import Row, Turn, call_json

HIDDEN = "•••"
"""What a recording says in the place of a secret (`phoneagent.recording`)."""


def rows_of(folder: Path, split: str) -> Iterator[Row]:
    """The rows of one run; none where it did not succeed or its recording is damaged."""
    try:
        recorded = read(folder)
    except RecordingError:
        return
    if recorded.outcome is None or recorded.outcome.kind != "success":
        return
    for number, step in enumerate(recorded.steps):
        if _teaches(step):
            yield _row(recorded, step, recorded.steps[:number], split)


def _teaches(step: Step) -> bool:
    is_done = step.call is not None and step.ok and not step.refused
    return is_done and not step.secret and bool(step.screen.encoded) and HIDDEN not in str(step.call)


def _row(recorded: Recorded, step: Step, past: Sequence[Step], split: str) -> Row:
    assert step.call is not None
    screen, name = step.screen, recorded.folder.name
    history = tuple(
        Turn(call_json(each.call, screen.width_px, screen.height_px), each.thought, each.result)
        for each in past
        if each.call is not None
    )
    return Row(
        id=f"{name}-{step.number}", kind=_kind(step, past), goal=recorded.about.goal, history=history,
        picture=screen.encoded, width_px=screen.width_px, height_px=screen.height_px, app=screen.app,
        answer=call_json(step.call, screen.width_px, screen.height_px), thought=step.thought, box=None,
        source="run", split=split, seed=-1, template="", locale="", episode=name, step=step.number - 1,
    )  # fmt: skip


def _kind(step: Step, past: Sequence[Step]) -> str:
    assert step.call is not None
    match step.call.name:
        case "finish":
            return "finishing"
        case "ask_user":
            return "asking"
    return "recovery" if past and not past[-1].ok else "next_action"
