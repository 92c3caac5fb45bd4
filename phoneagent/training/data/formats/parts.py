"""What readers of foreign formats share: pictures, JSON files, and rows made of an episode's steps."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from devices.errors import BadPicture
from devices.screen import Box, Screen
from phoneagent.training.data.rows import Row, Turn, call_json
from phoneagent.training.errors import DataError
from tools.call import ToolCall


@dataclass(frozen=True)
class Foreign:
    """One step of somebody else's episode."""

    screen: Screen
    call: ToolCall
    thought: str = ""
    box: Box | None = None


def episode_rows(name: str, goal: str, steps: Sequence[Foreign | None], source: str, split: str) -> Iterator[Row]:
    """The rows of an episode; where a step is None it could not be read, and what follows it is left out too, for its
    history would lie."""
    past: list[Turn] = []
    for number, step in enumerate(steps):
        if step is None:
            return
        screen = step.screen
        size_px = screen.width_px, screen.height_px
        answer = call_json(step.call, *size_px)
        box = (step.box.left, step.box.top, step.box.right, step.box.bottom) if step.box else None
        yield Row(
            id=f"{source}-{name}-{number}", kind=_kind(step.call), goal=goal, history=tuple(past),
            picture=screen.encoded, width_px=size_px[0], height_px=size_px[1], app=screen.app, answer=answer,
            thought=step.thought, box=box, source=source, split=split, seed=-1, template="", locale="",
            episode=f"{source}-{name}", step=number,
        )  # fmt: skip
        past.append(Turn(answer, step.thought, "ok"))


def _kind(call: ToolCall) -> str:
    match call.name, call.arguments.get("status"):
        case "finish", "success":
            return "finishing"
        case "finish", _:
            return "refusing"
        case "ask_user", _:
            return "asking"
    return "next_action"


def picture_at(path: Path) -> Screen | None:
    """The picture of a file; None where it is missing or damaged."""
    try:
        return Screen.from_bytes(path.read_bytes())
    except (OSError, BadPicture):
        return None


def read_json(path: Path) -> object:
    """The content of a JSON file.

    Raises:
        DataError: if it is none.
    """
    try:
        said: object = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(f"{path} cannot be read as JSON: {error}.") from error
    return said
