"""The embedded model: reads a screenshot, looks at it, and decides; it sees the picture and nothing else.

It is handed the prompt of the `embedded` dialect (AgentCPM-GUI's with answers), like any server, takes goal, past
answers and the newest picture from it, and replies in that dialect's compact JSON.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from devices.screen import Point, Screen
from phoneagent.models.model import Message, ModelError, Picture, Prompt, Reply
from phoneagent.models.small.answers import from_json, look_in, notes_of, sure_of, to_json
from phoneagent.models.small.deciding import Decision
from phoneagent.models.small.parts import ASSETS, load_decider, load_eye
from phoneagent.models.small.question import Question
from phoneagent.models.small.scene import Scene, Thing, compose
from phoneagent.reading import Line, Reader, likeness
from tools.talk import ANSWERED

_QUESTION = re.compile(r"<Question>(.*)</Question>(.*)", re.DOTALL)
_FAILED = "上一步结果："
"""How the dialect begins the line that says why the last call could not be done."""
SURE = 0.3
"""Less likely answers are guesses, and a guess on a phone is worse than giving up."""
SURE_ALL_THE_WAY = 0.3
"""So likely all answers of a run must be together for it to be called done. On 592 runs of the dev split, told their
scenes, both give up one in nine of those that ended well and three in five of those that only seemed to; from here on
a false success fewer costs nearly two true ones (`benchmarks/told.py`, docs/training.md)."""
GIVING_UP = '{"thought":"I am not sure what to do here","STATUS":"impossible"}'
NOT_SURE = '{"thought":"It may be done, but I was not sure of every step; please look","STATUS":"impossible"}'
WAIT = '{"duration":1000}'
WRITTEN = 0.8
"""So alike a text on the screen and a label mean the same."""


class Reads(Protocol):
    """Finds the lines of text on a screen."""

    def read(self, screen: Screen) -> list[Line]: ...


class Sees(Protocol):
    """Makes things of a screen and the lines on it."""

    def see(self, screen: Screen, lines: Sequence[Line]) -> list[Thing]: ...


class EmbeddedModel:
    """The model that ships with phoneagent."""

    def __init__(
        self, parts: Path = ASSETS, reader: Reads | None = None, eye: Sees | None = None, sure: float = SURE
    ) -> None:
        """Load it. It runs on a processor: so small a model gains nothing from a GPU that a larger one may be using.

        Args:
            parts: The folder of its trained parts.
            reader: Reads the text of screens.
            eye: Looks at screens; the trained one where None.
            sure: How likely an answer must be to be given, 0 to 1; 0 lets it guess, and call anything done.

        Raises:
            ModelError: if a part is missing or damaged; the message names the remedy.
        """
        self._decider = load_decider(parts)
        self._eye: Sees = eye or load_eye(parts)
        self._sure = sure
        self._reader: Reads = reader or Reader()

    @property
    def name(self) -> str:
        return "embedded"

    def complete(self, prompt: Prompt, cancel: threading.Event | None = None) -> Reply:
        """One reply in AgentCPM-GUI's compact JSON.

        Raises:
            ModelError: if the prompt holds no picture or no question.
            Cancelled: soon after `cancel` is set.
        """
        goal, said, screen = question_of(prompt.messages)
        scene = self.scene(screen)
        if not scene.names:
            return Reply(WAIT)  # a blank or black screen: something may yet come
        question = Question(goal, tuple(said.done), scene, (*said.notes, *said.told), tuple(said.looks))
        decided = self.decide(question, cancel)
        notes = (*said.told, *decided.notes)  # what the person answered is shown once, so it is kept
        words = to_json(decided.words, scene, notes, decided.sure)
        if decided.sure < self._sure:
            words = GIVING_UP
        elif self._sure and decided.words == "finish" and said.sure * decided.sure < SURE_ALL_THE_WAY:
            words = NOT_SURE
        return Reply(words, tokens_in=decided.elements, tokens_out=1)

    def scene(self, screen: Screen) -> Scene:
        """The screen as the deciding part is told it."""
        return compose(self._eye.see(screen, self._reader.read(screen)), (screen.width_px, screen.height_px))

    def decide(self, question: Question, cancel: threading.Event | None = None) -> Decision:
        """The answer in the model's own words.

        Raises:
            Cancelled: soon after `cancel` is set.
        """
        return self._decider.decide(question, cancel=cancel)

    def point_at(self, label: str, screen: Screen, cancel: threading.Event | None = None) -> Point | None:
        """Where something is that a person asks for by its label; None where nothing stands on the screen.

        What is written there nearly as it was said needs no thought; for the rest the deciding part chooses among the
        things on the screen.

        Raises:
            Cancelled: soon after `cancel` is set.
        """
        scene = self.scene(screen)
        if not scene.names:
            return None
        name = max(scene.names, key=lambda each: likeness(scene.names[each].label, label))
        if likeness(scene.names[name].label, label) < WRITTEN:
            decided = self._decider.decide(Question(f'Tap "{label}"', (), scene), tuple(scene.names), cancel)
            name = decided.words.removeprefix("tap ")
        return Point.nearest(*scene.names[name].box.center_px, screen.width_px, screen.height_px)

    def close(self) -> None:
        pass


@dataclass
class Said:
    """What the model said on earlier screens of a run."""

    done: list[str] = field(default_factory=list)
    looks: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    """What the person has just answered, if they were asked."""
    sure: float = 1.0
    """How likely all past answers were together."""


def question_of(messages: Sequence[Message]) -> tuple[str, Said, Screen]:
    """The goal, what was said before, and the screen to answer on.

    Raises:
        ModelError: if there is no picture, or no question beside it.
    """
    asked = next((at for at in range(len(messages) - 1, -1, -1) if _picture(messages[at]) is not None), None)
    if asked is None:
        raise ModelError("The embedded model needs a screenshot, and the prompt holds none.")
    found = _QUESTION.search(_text(messages[asked]))
    picture = _picture(messages[asked])
    if found is None or picture is None:
        raise ModelError("The embedded model is asked in the embedded dialect; choose that one.")
    said = Said()
    for message in messages[:asked]:
        if message.role == "assistant":
            said.done.append(from_json(_text(message)))
            said.looks.append(look_in(_text(message)))
            said.sure *= sure_of(_text(message))
            said.notes += [note for note in notes_of(_text(message)) if note not in said.notes]
    _, failed, result = found[2].partition(_FAILED)
    if said.done and failed:
        if said.done[-1] == "ask":
            said.told.append(result.partition("\n")[0].removeprefix(ANSWERED))
        else:
            said.done[-1] += " (failed)"
    return found[1], said, picture.screen


def _picture(message: Message) -> Picture | None:
    return next((part for part in message.parts if isinstance(part, Picture)), None)


def _text(message: Message) -> str:
    return "".join(part for part in message.parts if isinstance(part, str))
