"""Every run of one console by its id, so that a page that is closed or loaded anew loses none."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from devices.device import Device
from phoneagent import assemble
from phoneagent.config import ConfigError, Settings
from phoneagent.models.model import Model
from phoneagent.recording import Recorder
from phoneagent.runs import RecordingError
from ui.console.seen import Seen, past
from ui.console.worker import PATIENCE_S, Parts, Run

_KEPT = 20
"""So many ended runs keep their last screen in memory; older ones are read from their folders."""
_STOP_WITHIN_S = 10.0


class Runs:
    """Starts runs and finds them again. An id is the name of the run's folder."""

    def __init__(
        self,
        settings: Settings,
        make_device: Callable[[Settings], Device] = assemble.make_device,
        make_model: Callable[[str], Model] | None = None,
        patience_s: float = PATIENCE_S,
    ) -> None:
        self.settings = settings
        self._shelf = Shelf(make_model or partial(assemble.make_model, constrain=settings.constrain))
        self._parts = Parts(make_device, self._shelf.lend)
        self._patience_s = patience_s
        self._runs: dict[str, Run] = {}
        self._lock = threading.Lock()  # two tabs may press Run at once

    def start(self, goal: str, device: str, model: str) -> Run:
        """Begin a run in the background.

        Raises:
            ConfigError: if something was said that cannot be meant, or the phone is busy.
            RecordingError: if it cannot be recorded.
        """
        goal, device, model = goal.strip(), device.strip(), model.strip()
        for said, what in ((goal, "Say what to do."), (device, "Choose a phone."), (model, "Choose a model.")):
            if not said:
                raise ConfigError(what)
        settings = assemble.named(replace(self.settings, device=device, model=model))
        dialect = assemble.choose_dialect(settings).dialect
        with self._lock:
            for other in self.running():
                if _may_be_same_phone(device, other.settings.device):
                    raise ConfigError(
                        f"{other.settings.device} is busy with “{other.seen.recorded.about.goal}”. Stop that run first,"
                        " or choose another phone."
                    )
            recorder = Recorder(Path(settings.runs), assemble.about(settings, goal, dialect.id))
            run = Run(settings, goal, self._parts, recorder, self._patience_s)
            self._runs[run.id] = run
            self._forget()
            run.start()
        return run

    def running(self) -> list[Run]:
        """Those that have not ended, oldest first."""
        return [run for run in tuple(self._runs.values()) if run.seen.state != "ended"]

    def find(self, id: str) -> Run | None:
        """A run of this console."""
        return self._runs.get(id)

    def seen(self, id: str) -> Seen | None:
        """A run as it is now, or as it was recorded; None where there is none."""
        if run := self.find(id):
            return run.seen
        folder = Path(self.settings.runs) / id
        if not id or Path(id).name != id or not (folder / "run.json").is_file():
            return None
        try:
            return past(folder)
        except RecordingError:
            return None

    def close(self) -> None:
        """Stop all runs, so that every phone is given back as it was found."""
        for run in (running := self.running()):
            run.stop()
        for run in running:
            run.wait(_STOP_WITHIN_S)
        self._shelf.close()

    def _forget(self) -> None:
        ended = [id for id, run in self._runs.items() if run.seen.state == "ended"]
        for id in ended[:-_KEPT]:
            del self._runs[id]


def _may_be_same_phone(one: str, other: str) -> bool:
    """Whether two runs would touch one phone; every virtual phone is a new one."""
    if not (one.startswith("adb:") and other.startswith("adb:")):
        return False
    return one == other or "adb:" in (one, other)


class Shelf:
    """Keeps the model of the last run loaded, for loading one can take longer than a run."""

    def __init__(self, make_model: Callable[[str], Model]) -> None:
        self._make_model = make_model
        self._kept: tuple[str, Model] | None = None
        self._lock = threading.Lock()  # two runs may end at once

    @contextmanager
    def lend(self, said: str) -> Iterator[Model]:
        """A model for one run at a time.

        Raises:
            ConfigError: if there is no such kind of model.
            ModelError: if it cannot be loaded.
        """
        model = self._take(said) or self._make_model(said)
        try:
            yield model
        except BaseException:
            model.close()
            raise
        if said.startswith("scripted:"):  # its lines are used up
            model.close()
        else:
            self._put(said, model)

    def close(self) -> None:
        """Let go of what is kept."""
        self._take("")

    def _take(self, said: str) -> Model | None:
        """The kept model if it is the one; another is closed first, as two may not fit in memory."""
        with self._lock:
            kept, self._kept = self._kept, None
        if kept and kept[0] == said:
            return kept[1]
        if kept:
            kept[1].close()
        return None

    def _put(self, said: str, model: Model) -> None:
        with self._lock:
            spare, self._kept = self._kept, (said, model)
        if spare:
            spare[1].close()
