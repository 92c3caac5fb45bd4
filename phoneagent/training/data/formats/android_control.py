"""AndroidControl: TFRecord files of episodes with pictures, a goal, a sentence a step and JSON actions in pixels.

Source: google-research/google-research:android_control/README.md. Each step gives a row for the goal; each step whose
sentence is no other step's gives one more for that sentence alone (AndroidControl's "low level"). The end of an episode
is its last picture, on which nothing is done any more.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from devices.errors import BadPicture
from devices.screen import Point, Screen
from phoneagent.training.data.formats.parts import Foreign, episode_rows
from phoneagent.training.data.formats.tfrecord import Feature, examples
from phoneagent.training.data.rows import Row
from phoneagent.training.errors import DataError
from tools.call import ToolCall


class AndroidControl:
    """Reads it."""

    def files(self, path: Path) -> list[Path]:
        return [path] if path.is_file() else sorted(each for each in path.glob("android_control*") if each.is_file())

    def rows(self, path: Path, split_of: Callable[[str], str]) -> Iterator[Row]:
        """The steps of every episode of a file.

        Raises:
            DataError: if the file holds none.
        """
        try:
            for episode in examples(path):
                yield from _episode(episode, split_of)
        except (OSError, ValueError, EOFError) as error:
            raise DataError(f"{path} is no TFRecord file of AndroidControl: {error}.") from error


def _episode(episode: Mapping[str, Feature], split_of: Callable[[str], str]) -> Iterator[Row]:
    name = str(next(iter(episode.get("episode_id", [])), ""))
    goal = "".join(_texts(episode, "goal"))
    screens = [_picture(each) for each in episode.get("screenshots", [])]
    calls = [_call(each, screen) for each, screen in zip(_texts(episode, "actions"), screens, strict=False)]
    steps: list[Foreign | None] = [
        Foreign(screen, call) if screen is not None and call is not None else None
        for screen, call in zip(screens, calls, strict=False)
    ]
    last = screens[len(calls)] if len(screens) > len(calls) else None
    done = [Foreign(last, ToolCall("finish", {"status": "success", "message": ""}))] if last is not None else []
    split = split_of(name)
    yield from episode_rows(name, goal, [*steps, *done], "AndroidControl", split)
    yield from _single_steps(name, steps, _texts(episode, "step_instructions"), split)


def _single_steps(name: str, steps: Sequence[Foreign | None], sentences: Sequence[str], split: str) -> Iterator[Row]:
    for number, (step, sentence) in enumerate(zip(steps, sentences, strict=False)):
        if step is not None and sentence and sentences.count(sentence) == 1:
            yield from episode_rows(f"{name}-low-{number}", sentence, [step], "AndroidControl", split)


def _texts(episode: Mapping[str, Feature], key: str) -> list[str]:
    return [each.decode("utf-8", "replace") for each in episode.get(key, []) if isinstance(each, bytes)]


def _picture(said: bytes | int | float) -> Screen | None:
    try:
        return Screen.from_bytes(said) if isinstance(said, bytes) else None
    except BadPicture:
        return None


def _call(said: str, screen: Screen | None) -> ToolCall | None:
    """The call an action means; None where it is none of those of the README."""
    if screen is None:
        return None
    match json.loads(said):
        case {"action_type": "click" | "long_press" as kind, "x": x, "y": y}:
            at = Point.nearest(x, y, screen.width_px, screen.height_px)
            return ToolCall("tap" if kind == "click" else "long_press", {"at": at})
        case {"action_type": "scroll", "direction": "up" | "down" | "left" | "right" as way}:
            return ToolCall("scroll", {"direction": way})
        case {"action_type": "open_app", "app_name": str(app)}:
            return ToolCall("open_app", {"name": app})
        case {"action_type": "input_text", "text": str(text)}:
            return ToolCall("type_text", {"text": text})
        case {"action_type": "type", "x": x, "y": y, "text": str(text)}:
            at = Point.nearest(x, y, screen.width_px, screen.height_px)
            return ToolCall("type_text", {"text": text, "at": at, "submit": True})
        case {"action_type": "navigate_home" | "navigate_back" as key}:
            return ToolCall("press_key", {"key": key.removeprefix("navigate_")})
        case {"action_type": "wait"}:
            return ToolCall("wait")
    return None


ANDROID_CONTROL = AndroidControl()
