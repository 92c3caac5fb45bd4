"""A console without a browser: doubles of model and phone, and waiting for what a run shows."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from devices.device import Device
from phoneagent.config import Settings
from phoneagent.models.model import Cancelled, Model, Prompt, Reply
from phoneagent.models.scripted import ScriptedModel
from ui.console.registry import Runs
from ui.console.seen import Seen
from ui.console.worker import Run

WITHIN_S = 30.0


class Thinker:
    """A model that thinks until it is stopped."""

    name = "thinker"

    def __init__(self) -> None:
        self.thinking = threading.Event()

    def complete(self, prompt: Prompt, cancel: threading.Event | None = None) -> Reply:
        self.thinking.set()
        assert cancel is not None
        assert cancel.wait(WITHIN_S)
        raise Cancelled

    def close(self) -> None: ...


def scripted(*replies: str) -> Callable[[str], Model]:
    """Makes a model that says these lines, anew for every run."""
    return lambda said: ScriptedModel([Reply(text, tokens_in=900, tokens_out=20) for text in replies])


def until(run: Run, is_so: Callable[[Seen], bool]) -> Seen:
    """Wait until a run shows something."""
    changed = threading.Event()
    with run.listening(changed.set):
        while not is_so(seen := run.seen):
            assert changed.wait(WITHIN_S)
            changed.clear()
    return seen


@pytest.fixture
def console(tmp_path: Path) -> Iterator[Callable[..., Runs]]:
    """Makes the runs of a console of these models and phones."""
    made: list[Runs] = []

    def make(model: Callable[[str], Model], phone: Device | Callable[[Settings], Device], **more: Any) -> Runs:  # noqa: ANN401
        settings = Settings(device="fake:", model="scripted:lines", runs=str(tmp_path / "runs"))
        make_device = phone if callable(phone) else lambda _: phone
        made.append(Runs(settings, make_device, model, **more))
        return made[-1]

    yield make
    for each in made:
        each.close()
