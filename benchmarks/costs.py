"""What a step costs, and what every system is measured with: other processes, the canned model, counters."""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cost:
    """What one step of one kind costs; None where a system does not say."""

    own_ms: float
    settle_ms: float
    wall_ms: float
    processes: float
    """Started per step."""
    bytes_to_model: float
    """Words and encoded pictures of one prompt."""
    look_ms: float | None = None
    ask_ms: float | None = None
    act_ms: float | None = None


class Starts:
    """Counts the processes that this one starts."""

    def __init__(self) -> None:
        self.count = 0
        sys.addaudithook(self._hear)

    def _hear(self, event: str, _: tuple[object, ...]) -> None:
        if event in ("subprocess.Popen", "os.posix_spawn", "os.fork", "os.system"):
            self.count += 1


@dataclass(frozen=True)
class Canned:
    """The way to the canned model."""

    url: str

    def answers(self, script: Sequence[str]) -> None:
        """What it says from now on, in turn."""
        body = json.dumps(script).encode()
        urllib.request.urlopen(urllib.request.Request(f"{self.url}/script", body, method="PUT")).read()

    def notes(self) -> list[dict[str, float]]:
        """Of each request since: "model_s" and "bytes"."""
        with urllib.request.urlopen(f"{self.url}/notes") as said:
            notes = json.loads(said.read())
        assert isinstance(notes, list)
        return notes


def cpu_s() -> float:
    """Processor time of this process and of its children that have ended."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)


@contextmanager
def running(*command: str) -> Iterator[dict[str, str]]:
    """A program that says in one line of JSON where it is reached, for as long as the block lasts."""
    process = subprocess.Popen([sys.executable, *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield json.loads(process.stdout.readline())
    finally:
        process.terminate()
        process.communicate()


def median(costs: Sequence[Cost]) -> Cost:
    columns = {name: [getattr(each, name) for each in costs] for name in Cost.__dataclass_fields__}
    return Cost(**{name: round(statistics.median(said), 2) for name, said in columns.items() if None not in said})
