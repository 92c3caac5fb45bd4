"""A run as it goes, on standard error."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from phoneagent.step import Outcome, Step
from ui.messages import is_watched, plain

_MARKS = {"success": ("✓", "green"), "failure": ("✗", "red"), "stopped": ("■", "yellow"), "error": ("!", "red")}


class Live:
    """Shows steps and outcome, a spinner while something is under way, and puts questions."""

    def __init__(self) -> None:
        self.console = Console(stderr=True, highlight=False)
        columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
        hidden = not self.console.is_terminal
        self._progress = Progress(*columns, console=self.console, transient=True, disable=hidden)
        self._task = self._progress.add_task("")
        self._last_s = time.monotonic()

    def __enter__(self) -> Live:
        self._progress.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._progress.stop()

    def doing(self, what: str) -> None:
        """Say what is under way, and count its seconds."""
        self._progress.reset(self._task, description=what)

    def note(self, said: str) -> None:
        """Say something beside the steps."""
        self.console.print(Text(f"  {plain(said, 600)}", "dim"))

    def show(self, event: Step | Outcome) -> None:
        """Add a step's lines, or how it ended."""
        match event:
            case Step():
                now_s = time.monotonic()
                self.console.print(step_lines(event, now_s - self._last_s))
                self._last_s = now_s
                self.doing(f"step {event.number + 1}")
            case Outcome():
                self._progress.stop()
                self.console.print(outcome_line(event))

    def begin(self) -> None:
        """The first step begins now."""
        self._last_s = time.monotonic()
        self.doing("step 1")

    def ask(self, question: str) -> str | None:
        """Put a question to the person at the terminal; None where nobody sits there."""
        if not is_watched():
            self.console.print(Text(f"   ? {plain(question, 500)}  (nobody is there to ask)", "yellow"))
            return None
        self._progress.stop()
        try:
            return self.console.input(Text(f"   ? {plain(question, 500)}\n     › ", "bold yellow"))
        except (EOFError, KeyboardInterrupt):
            return None
        finally:
            self._progress.start()


def step_lines(step: Step, took_s: float) -> Table:
    """A step: its number, its call and words, what came of it, and how long all of it took."""
    said = Text(plain(str(step.call), 120) if step.call else "nothing was done", "bold" if step.call else "red")
    if step.secret:
        said = Text("type_text(a secret)", "bold")
    if step.thought:
        said.append(f"  {plain(step.thought)}", "not bold cyan")
    for attempt in step.attempts:
        said.append(f"\nnot understood, asked again: {plain(attempt.why, 160)}", "not bold yellow")
    if step.result not in ("", "ok"):
        said.append(f"\n{plain(step.result)}", "not bold dim" if step.ok else "not bold yellow")
    grid = Table.grid(padding=(0, 1), expand=True)
    grid.add_column(justify="right", width=3, style="dim")
    grid.add_column(ratio=1)
    grid.add_column(justify="right", width=8, style="dim")
    grid.add_row(str(step.number), said, f"{took_s:.2f} s")
    return grid


def outcome_line(outcome: Outcome) -> Text:
    """How a run ended, in one line, and its answer if there is one."""
    sign, colour = _MARKS[outcome.kind]
    line = Text(f"{sign} {outcome.kind}", f"bold {colour}").append(
        f"  {plain(outcome.reason, 600)}", "not bold default"
    )
    return line.append(f"\n  answer: {plain(outcome.answer, 2000)}", "default") if outcome.answer else line


@contextmanager
def stopping() -> Iterator[threading.Event]:
    """An event that Ctrl-C or SIGTERM sets, so that a run ends cleanly; a second Ctrl-C ends it at once."""
    cancel = threading.Event()

    def stop(number: int, frame: FrameType | None) -> None:
        if cancel.is_set():
            raise KeyboardInterrupt
        # from a thread of its own: this handler may interrupt a wait for the event that holds the event's lock
        threading.Thread(target=cancel.set, name="stop").start()

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield cancel
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
