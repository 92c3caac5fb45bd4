"""What is said to a person at the edge: errors as sentences, exit codes, and text that cannot disturb a terminal."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass

DONE_NOTHING = 1
BAD_USAGE = 2
STOPPED = 130
"""What shells give a program that Ctrl-C ended."""


@dataclass(frozen=True, slots=True)
class Told:
    """An error as a person is told it."""

    sentence: str
    exit_code: int


def explain(error: Exception) -> Told | None:
    """The sentence for an error that was made for a person; None for a fault of ours, which shows itself whole."""
    # Imported here: an error of these kinds has them loaded already, and a start without errors is quick
    from devices.errors import DeviceError, NoSuchDevice
    from phoneagent.config import ConfigError
    from phoneagent.models.model import ModelError
    from phoneagent.runs import RecordingError
    from phoneagent.training.errors import TrainingError

    match error:
        case ConfigError() | NoSuchDevice():
            return Told(str(error), BAD_USAGE)
        case DeviceError() | ModelError() | RecordingError() | TrainingError():
            return Told(str(error), DONE_NOTHING)
        case _:
            return None


def plain(text: str, most_chars: int = 200) -> str:
    """Foreign text on one line, without what steers a terminal, cut where it is long."""
    line = "".join(char if char.isprintable() else " " for char in text)
    line = " ".join(line.split())
    return line if len(line) <= most_chars else line[: most_chars - 1] + "…"


def print_json(told: object, indent: int | None = None) -> None:
    """One JSON value on standard output, at once."""
    print(json.dumps(told, ensure_ascii=False, indent=indent), flush=True)


def is_watched() -> bool:
    """Whether a person sits at the terminal and can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()
