"""Recorded runs: what is in their files, and reading them back. `phoneagent.recording` writes them.

A run's folder holds `run.json`, one picture a step, and `steps.jsonl`: a line a step, then a line with the outcome.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from pydantic import BaseModel, TypeAdapter, ValidationError

from devices.errors import BadPicture
from devices.screen import Point, Screen
from phoneagent.step import Attempt, Outcome, Step, Timing
from tools.call import ToolCall, Value

_FORMAT = 1


class RecordingError(Exception):
    """A run could not be written or read. The message is for a person."""


@dataclass(frozen=True)
class About:
    """What a run was: enough to do it again."""

    goal: str
    device: str
    """Address."""
    model: str
    dialect: str
    version: str = ""
    """Of phoneagent."""
    started: str = ""
    """ISO time."""
    settings: Mapping[str, str | int | float | bool] = field(default_factory=dict)
    """Without secrets."""
    format: int = _FORMAT


@dataclass(frozen=True)
class Recorded:
    """A run read back."""

    folder: Path
    about: About
    steps: tuple[Step, ...]
    outcome: Outcome | None
    """None where the process was killed before the run ended."""
    wall_s: float = 0.0


class _Place(BaseModel):
    x: float
    y: float


class _Call(BaseModel):
    name: str
    arguments: dict[str, _Place | str | bool | int | float] = {}
    confirm: bool = False


class _StepLine(BaseModel):
    number: int
    picture: str
    width_px: int
    height_px: int
    app: str = ""
    said: str = ""
    thought: str = ""
    call: _Call | None = None
    result: str = ""
    ok: bool = True
    refused: bool = False
    secret: bool = False
    attempts: tuple[Attempt, ...] = ()
    timing: Timing = Timing()
    tokens_in: int = 0
    tokens_out: int = 0
    cost_usd: float | None = None


class _EndLine(BaseModel):
    outcome: Outcome
    wall_s: float = 0.0


def read(folder: Path) -> Recorded:
    """A run from its folder. A last line that was cut off is left out.

    Raises:
        RecordingError: if the folder holds no run or its lines are damaged.
    """
    try:
        about = TypeAdapter(About).validate_json((folder / "run.json").read_bytes())
        text = (folder / "steps.jsonl").read_text("utf-8", "replace") if (folder / "steps.jsonl").exists() else ""
    except OSError as error:
        raise RecordingError(
            f"{folder} is no recorded run: {error.strerror}. Give the folder that holds its run.json."
        ) from error
    except ValidationError as error:
        raise RecordingError(f"{folder / 'run.json'} is damaged: {error.errors()[0]['msg']}.") from error
    steps: list[Step] = []
    *lines, last = text.split("\n")  # what follows the last newline was cut off, or is empty
    for number, line in enumerate(lines, 1):
        try:
            if line.startswith('{"outcome"'):
                end = _EndLine.model_validate_json(line)
                return Recorded(folder, about, tuple(steps), end.outcome, end.wall_s)
            steps.append(_as_step(_StepLine.model_validate_json(line), folder))
        except ValidationError as error:
            if number == len(lines) and not last:
                break
            raise RecordingError(
                f"{folder / 'steps.jsonl'}, line {number} is damaged: {error.errors()[0]['msg']}."
            ) from error
    return Recorded(folder, about, tuple(steps), None)


def find(runs: Path, name: str) -> Path:
    """The folder of a run: a path, a run's name or the beginning of it, or "last".

    Raises:
        RecordingError: if there is none, or several.
    """
    if (path := Path(name).expanduser()).joinpath("run.json").is_file():
        return path
    all_runs = sorted(path.parent for path in runs.glob("*/run.json"))
    if name == "last" and all_runs:
        return all_runs[-1]
    match [path for path in all_runs if path.name.startswith(name)]:
        case [only]:
            return only
        case []:
            raise RecordingError(
                f"There is no run {name!r} in {runs}. Give its folder, the beginning of its name, or last."
            )
        case several:
            raise RecordingError(
                f"{len(several)} runs begin with {name!r}: {', '.join(path.name for path in several[:5])}."
            )


def as_line(step: Step, picture: str) -> dict[str, object]:
    call = None
    if step.call:
        arguments = {
            key: asdict(value) if isinstance(value, Point) else value for key, value in step.call.arguments.items()
        }
        call = {"name": step.call.name, "arguments": arguments, "confirm": step.call.confirm}
    screen = {"width_px": step.screen.width_px, "height_px": step.screen.height_px, "app": step.screen.app}
    told = {
        name: getattr(step, name)
        for name in ("said", "thought", "result", "ok", "refused", "secret", "tokens_in", "tokens_out", "cost_usd")
    }
    timing = {name: round(value, 2) for name, value in asdict(step.timing).items()}
    attempts = [asdict(each) for each in step.attempts]
    return {
        "number": step.number,
        "picture": picture,
        **screen,
        "call": call,
        **told,
        "attempts": attempts,
        "timing": timing,
    }


def _as_step(line: _StepLine, folder: Path) -> Step:
    told = {name: getattr(line, name) for name in _StepLine.model_fields if name in Step.__dataclass_fields__}
    return Step(**told | {"screen": _screen(line, folder), "call": _call(line.call)})


def _call(line: _Call | None) -> ToolCall | None:
    if line is None:
        return None
    arguments: dict[str, Value] = {}
    for key, value in line.arguments.items():
        try:
            arguments[key] = Point(value.x, value.y) if isinstance(value, _Place) else value
        except ValueError as error:
            raise RecordingError(f"The recorded call {line.name} points off the screen: {error}.") from error
    return ToolCall(line.name, arguments, line.confirm)


def _screen(line: _StepLine, folder: Path) -> Screen:
    """The step's screen; without bytes where its picture is lost or lies elsewhere."""
    if Path(line.picture).name == line.picture:
        try:
            return Screen.from_bytes((folder / line.picture).read_bytes(), line.app)
        except (OSError, BadPicture):
            pass
    return Screen(line.width_px, line.height_px, b"", line.app)
