"""One run in the background: started, watched, asked, stopped. Knows nothing of browsers."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from dataclasses import dataclass, field, replace

from devices.device import Device
from devices.screen import Screen
from phoneagent import assemble
from phoneagent.config import Settings
from phoneagent.dialects.dialect import Understood
from phoneagent.models.model import Model
from phoneagent.recording import Recorder
from phoneagent.step import Outcome, Step
from ui.console.seen import Question, Seen, on_record
from ui.console.watched import WatchedDialect
from ui.messages import explain

log = logging.getLogger(__name__)

PATIENCE_S = 180.0
"""How long a question waits for a person; then the answer is no."""


@dataclass(frozen=True)
class Parts:
    """Where a run gets its phone and its model from."""

    device: Callable[[Settings], Device]
    model: Callable[[str], AbstractContextManager[Model]]
    """Lends a model for as long as the block lasts."""


@dataclass
class _Asked:
    """A question that waits."""

    question: Question
    over: threading.Event = field(default_factory=threading.Event)
    said: str | None = None


class Run:
    """An agent at work in a thread of its own, so that a browser can look on, answer and stop it at any moment."""

    def __init__(
        self, settings: Settings, goal: str, parts: Parts, recorder: Recorder, patience_s: float = PATIENCE_S
    ) -> None:
        self._settings = settings
        self._goal = goal
        self._parts = parts
        self._recorder = recorder
        self._patience_s = patience_s
        self._cancel = threading.Event()
        self._asked: _Asked | None = None
        self._questions = 0
        self._listeners: set[Callable[[], None]] = set()
        # The browser's stop and answer and the run's own thread all change what is seen
        self._lock = threading.Lock()
        now_s = time.monotonic()
        self._seen = Seen(
            recorder.folder.name, on_record(recorder.folder), "running", "Starting", since_s=now_s, began_s=now_s
        )
        self._thread = threading.Thread(target=self._work, name=f"run {self.id}", daemon=True)

    @property
    def id(self) -> str:
        return self._seen.id

    @property
    def settings(self) -> Settings:
        return self._settings

    @property
    def seen(self) -> Seen:
        """The run as it is now."""
        return self._seen

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """End it soon, even while the model thinks or a question waits."""
        self._cancel.set()
        with self._lock:
            if self._asked:
                self._asked.over.set()
            if self._seen.state == "running":
                self._seen = replace(self._seen, state="stopping")
        self._tell()

    def answer(self, number: int, said: str) -> bool:
        """Answer a question; False where it waits no more."""
        with self._lock:
            asked = self._asked
            if asked is None or asked.question.number != number or asked.over.is_set():
                return False
            asked.said = said
            asked.over.set()
        return True

    def wait(self, timeout_s: float | None = None) -> bool:
        """Wait for its end; whether it came."""
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    @contextmanager
    def listening(self, changed: Callable[[], None]) -> Iterator[None]:
        """Have something called after every change, from whatever thread made it, while the block lasts."""
        with self._lock:
            self._listeners.add(changed)
        try:
            yield
        finally:
            with self._lock:
                self._listeners.discard(changed)

    # What the agent's loop tells on its way, in the run's own thread

    def thinks(self, number: int, screen: Screen, correction: str) -> None:
        doing = f"Asking again: {correction}" if correction else "Thinking"
        self._change(doing=doing, screen=screen, number=number, thought="", call=None)

    def understood(self, understood: Understood) -> None:
        self._change(doing="", thought=understood.thought, call=understood.call)

    def _ask(self, text: str) -> str | None:
        self._questions += 1
        asked = _Asked(Question(self._questions, text, time.monotonic() + self._patience_s))
        with self._lock:
            self._asked = asked
        if self._cancel.is_set():
            asked.over.set()
        self._change(doing="Waiting for you", question=asked.question)
        asked.over.wait(self._patience_s)
        with self._lock:
            self._asked = None
        self._change(doing="", question=None)
        return asked.said

    def _work(self) -> None:
        trouble: Outcome | None = None
        try:
            with self._recorder, closing(self._events()) as events:
                for event in events:
                    self._recorder.write(event)
                    self._change(recorded=on_record(self._recorder.folder))
        except Exception as error:  # the edge: what cannot even be recorded is still shown
            trouble = Outcome("error", _sentence(error))
        recorded = self._seen.recorded
        if trouble and recorded.outcome is None:
            recorded = replace(recorded, outcome=trouble)
        self._change(recorded=recorded, state="ended", doing="", call=None, question=None)

    def _events(self) -> Generator[Step | Outcome]:
        """The run's steps and outcome; what goes wrong is an outcome too."""
        ended = False
        try:
            for event in self._attempt():
                ended = isinstance(event, Outcome)
                yield event
        except Exception as error:  # the edge: it is reported as how the run ended
            sentence = _sentence(error)
            if ended:
                log.warning("After its end, run %s had trouble: %s", self.id, sentence)
            else:
                yield Outcome("error", sentence)

    def _attempt(self) -> Iterator[Step | Outcome]:
        with ExitStack() as stack:
            self._change(doing="Reaching the phone")
            device = self._parts.device(self._settings)
            stack.callback(device.close)
            self._change(doing="Loading the model")
            model = stack.enter_context(self._parts.model(self._settings.model))
            agent = assemble.make_agent(self._settings, model, device, self._ask)
            watched = replace(agent, dialect=WatchedDialect(agent.dialect, self))
            self._change(doing="Looking")
            yield from watched.run(self._goal, self._cancel)

    def _change(self, **fields: object) -> None:
        with self._lock:
            self._seen = replace(self._seen, since_s=time.monotonic(), **fields)  # type: ignore[arg-type]
        self._tell()

    def _tell(self) -> None:
        with self._lock:
            listeners = tuple(self._listeners)
        for changed in listeners:
            changed()


def _sentence(error: Exception) -> str:
    """What a person is told; a fault of ours goes to the log whole."""
    if told := explain(error):
        return told.sentence
    log.exception("A run failed by a fault of phoneagent's own")
    return f"phoneagent itself failed ({type(error).__name__}: {error}). The terminal it runs in shows where."
