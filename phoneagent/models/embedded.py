"""The embedded model: reads a screenshot, looks at it, and decides; it sees the picture and nothing else.

It is handed the prompt of the `embedded` dialect (AgentCPM-GUI's with answers), like any server, takes goal, past
answers and the newest picture from it, and replies in that dialect's compact JSON.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from safetensors.torch import load_file

from devices.screen import Point, Screen
from phoneagent.models.checkpoints.loading import load_checkpoint
from phoneagent.models.model import Message, ModelError, Picture, Prompt, Reply
from phoneagent.models.small.answers import answers_on, from_json, to_json
from phoneagent.models.small.assembly import HEAD, NAMES, embedded_folder
from phoneagent.models.small.deciding import Decider, Decision
from phoneagent.models.small.scene import Scene, Thing, compose
from phoneagent.models.small.seeing import Eye, EyeHead
from phoneagent.models.small.wording import ask
from phoneagent.reading import Line, Reader, likeness

_QUESTION = re.compile(r"<Question>(.*)</Question>(.*)", re.DOTALL)
_FAILED = "上一步结果："
"""How the dialect begins the line that says why the last call could not be done."""
SURE = 0.34
"""Less likely answers are guesses, and a guess on a phone is worse than giving up. Chosen on 46 runs of the dev
split, where it would have kept all true successes but one and made honest failures of ten of fifteen false ones."""
GIVING_UP = '{"thought":"I am not sure what to do here","STATUS":"impossible"}'
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
        self, folder: Path | None = None, reader: Reads | None = None, eye: Sees | None = None, sure: float = SURE
    ) -> None:
        """Load it.

        Args:
            folder: An assembled checkpoint; the shipped one where None.
            reader: Reads the text of screens.
            eye: Looks at screens; the checkpoint's own where None.
            sure: How likely an answer must be to be given, 0 to 1; for "finish" twice that.

        Raises:
            ModelError: if its weights are missing or damaged; the message names the remedy.
        """
        folder = folder or embedded_folder()
        # On a processor: so small a model gains nothing from a GPU that a larger one may be using
        loaded = load_checkpoint(folder, device="cpu", say=lambda line: None)
        model: Any = loaded.model
        tokenizer: Any = loaded.processor.tokenizer
        names = tuple(json.loads((folder / NAMES).read_text())["names"])
        head = EyeHead(model.config.vision_config.hidden_size, len(names))
        head.load_state_dict({name: weight.float() for name, weight in load_file(folder / HEAD).items()})
        self._eye: Sees = eye or Eye(model.model.vision_tower, head, names)
        self._decider = Decider(model.model.language_model, model.lm_head, tokenizer)
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
        goal, done, screen = question_of(prompt.messages)
        scene = self.scene(screen)
        if not scene.names:
            return Reply(WAIT)  # a blank or black screen: something may yet come
        decided = self.decide(goal, done, scene, cancel)
        needed = 2 * self._sure if decided.words == "finish" else self._sure
        said = to_json(decided.words, scene, (screen.width_px, screen.height_px))
        if decided.sure < needed:
            said = GIVING_UP
        return Reply(said, tokens_in=decided.tokens_in, tokens_out=decided.passes)

    def scene(self, screen: Screen) -> Scene:
        """The screen as the text part is told it."""
        return compose(self._eye.see(screen, self._reader.read(screen)), screen.height_px)

    def decide(self, goal: str, done: Sequence[str], scene: Scene, cancel: threading.Event | None = None) -> Decision:
        """The answer in the text part's own words.

        Raises:
            Cancelled: soon after `cancel` is set.
        """
        return self._decider.decide(ask(goal, done, scene), answers_on(scene, goal), cancel)

    def point_at(self, label: str, screen: Screen, cancel: threading.Event | None = None) -> Point | None:
        """Where something is that a person asks for by its label; None where nothing stands on the screen.

        What is written there nearly as it was said needs no thought; for the rest the text part chooses among the
        things on the screen.

        Raises:
            Cancelled: soon after `cancel` is set.
        """
        scene = self.scene(screen)
        if not scene.names:
            return None
        name = max(scene.names, key=lambda each: likeness(scene.names[each].label, label))
        if likeness(scene.names[name].label, label) < WRITTEN:
            taps = [f"tap {each}" for each in scene.names]
            decided = self._decider.decide(ask(f'Tap "{label}"', (), scene), taps, cancel)
            name = decided.words.removeprefix("tap ")
        x_px, y_px = scene.names[name].box.center_px
        width_px, height_px = screen.width_px, screen.height_px
        return Point(min(max(x_px / width_px, 0.0), 1.0), min(max(y_px / height_px, 0.0), 1.0))

    def close(self) -> None:
        pass


def question_of(messages: Sequence[Message]) -> tuple[str, list[str], Screen]:
    """The goal, the past answers in the model's own words, and the screen to answer on.

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
    done = [from_json(_text(message)) for message in messages[:asked] if message.role == "assistant"]
    if done and _FAILED in found[2]:
        done[-1] += " (failed)"
    return found[1], done, picture.screen


def _picture(message: Message) -> Picture | None:
    return next((part for part in message.parts if isinstance(part, Picture)), None)


def _text(message: Message) -> str:
    return "".join(part for part in message.parts if isinstance(part, str))
