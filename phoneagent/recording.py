"""Writing a run to disk as it happens.

Every line is flushed when its step is done and its picture is written before it, so a killed process loses nothing
that it had shown. `phoneagent.runs` says what the files hold and reads them back.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from phoneagent.runs import About, RecordingError, as_line
from phoneagent.step import Outcome, Step

_HIDDEN = "•••"
"""What a recording says in the place of a secret."""


class Recorder:
    """Writes one run as it goes. Leaving it without an outcome records a stop."""

    def __init__(self, runs: Path, about: About) -> None:
        """Make the run's folder.

        Raises:
            RecordingError: if the folder cannot be written to.
        """
        now = datetime.now().astimezone()
        self._about = asdict(about) | {"started": about.started or now.isoformat(timespec="seconds")}
        self._start_s = time.monotonic()
        self._secrets: list[str] = []
        self._ended = False
        with _writing(runs):
            self.folder = _new_folder(runs, f"{now:%Y%m%d-%H%M%S}-{_slug(about.goal)}")
            self._write_about()
            self._lines: TextIO = (self.folder / "steps.jsonl").open("a", encoding="utf-8")

    def write(self, event: Step | Outcome) -> None:
        """Add a step, or how the run ended.

        Raises:
            RecordingError: if it cannot be written.
        """
        with _writing(self.folder):
            match event:
                case Step():
                    self._write_step(event)
                case Outcome():
                    self._ended = True
                    self._append({"outcome": asdict(event), "wall_s": round(self.wall_s, 3)})

    @property
    def wall_s(self) -> float:
        """Seconds since the run began."""
        return time.monotonic() - self._start_s

    def __enter__(self) -> Recorder:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if isinstance(error, Exception) and not self._ended:
            self.write(Outcome("error", f"phoneagent itself failed: {error!r}"))
        elif not self._ended:
            self.write(Outcome("stopped", "The run was left before it ended."))
        self._lines.close()

    def _write_step(self, step: Step) -> None:
        picture = f"{step.number:03d}.{'jpg' if step.screen.is_jpeg else 'png'}"
        (self.folder / picture).write_bytes(step.screen.encoded)
        if step.secret and step.call and (text := str(step.call.arguments.get("text", ""))):
            self._hide(text)
        self._append(as_line(step, picture))

    def _append(self, line: object) -> None:
        self._lines.write(json.dumps(self._scrubbed(line), ensure_ascii=False) + "\n")
        self._lines.flush()

    def _hide(self, secret: str) -> None:
        """Take a secret out of all that is written already; goals and answers may have held it."""
        self._secrets += [secret, json.dumps(secret, ensure_ascii=False)[1:-1], json.dumps(secret)[1:-1]]
        self._write_about()
        path = self.folder / "steps.jsonl"
        self._lines.close()
        lines = [
            json.dumps(self._scrubbed(json.loads(line)), ensure_ascii=False) for line in path.open(encoding="utf-8")
        ]
        path.write_text("".join(line + "\n" for line in lines), "utf-8")
        if _slug(secret) in self.folder.name:
            self.folder = self.folder.rename(_free(self.folder.parent, f"{self.folder.name[:15]}-run"))
        self._lines = (self.folder / "steps.jsonl").open("a", encoding="utf-8")

    def _write_about(self) -> None:
        text = json.dumps(self._scrubbed(self._about), ensure_ascii=False, indent=2)
        (self.folder / "run.json").write_text(text + "\n", "utf-8")

    def _scrubbed(self, told: object) -> object:
        match told:
            case str():
                for secret in self._secrets:
                    told = told.replace(secret, _HIDDEN)
                return told
            case dict():
                return {key: value if key == "picture" else self._scrubbed(value) for key, value in told.items()}
            case list() | tuple():
                return [self._scrubbed(each) for each in told]
            case _:
                return told


def _slug(text: str) -> str:
    return re.sub(r"\W+", "-", text.lower()).strip("-")[:40].rstrip("-") or "run"


def _free(parent: Path, name: str) -> Path:
    """A name that nothing in the folder has yet."""
    path, number = parent / name, 1
    while path.exists():
        number += 1
        path = parent / f"{name}-{number}"
    return path


def _new_folder(runs: Path, name: str) -> Path:
    """Make a folder that no run beside us, started in the same second, has made."""
    runs.mkdir(parents=True, exist_ok=True)
    while True:
        path = _free(runs, name)
        try:
            path.mkdir()
        except FileExistsError:
            continue
        return path


@contextmanager
def _writing(where: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise RecordingError(
            f"The run cannot be recorded in {where}: {error.strerror}. Choose another folder with --runs."
        ) from error
