"""Baselines every benchmark is read against: the oracle, a random tapper, and one that only ever says "done"."""

from __future__ import annotations

import json
import random
import threading

from devices.device import Device
from devices.screen import Point
from phoneagent.dialects.coordinates import SCREEN_PX
from phoneagent.dialects.dialect import Sizes
from phoneagent.dialects.own_tools import own_arguments
from phoneagent.models.model import Prompt, Reply, ToolUse
from phoneagent.tasks.plan import Oracle
from tools.call import ToolCall

DONE = ToolCall("finish", {"status": "success", "message": ""})


class OracleModel:
    """Follows the task's plan by the window's elements, through the Device only; speaks our own tools."""

    name = "oracle"

    def __init__(self, oracle: Oracle, device: Device) -> None:
        self._oracle = oracle
        self._device = device

    def complete(self, prompt: Prompt, cancel: threading.Event | None = None) -> Reply:
        return own_reply(self._oracle.act(self._device.tree()).call, self._oracle.size_px)

    def close(self) -> None: ...


class RandomModel:
    """Taps anywhere, now and then goes back, swipes, or says it is done."""

    name = "random"

    def __init__(self, seed: int, size_px: tuple[int, int]) -> None:
        self._rng = random.Random(seed)
        self._size_px = size_px

    def complete(self, prompt: Prompt, cancel: threading.Event | None = None) -> Reply:
        return own_reply(self._call(Point(self._rng.random(), self._rng.random())), self._size_px)

    def _call(self, at: Point) -> ToolCall:
        choice = self._rng.random()
        if choice < 0.75:
            return ToolCall("tap", {"at": at})
        if choice < 0.85:
            return ToolCall("scroll", {"direction": self._rng.choice(["up", "down", "left", "right"]), "at": at})
        return ToolCall("press_key", {"key": "back"}) if choice < 0.95 else DONE

    def close(self) -> None: ...


class DoNothing:
    """Claims success at once: what a benchmark must score at zero."""

    name = "do-nothing"

    def complete(self, prompt: Prompt, cancel: threading.Event | None = None) -> Reply:
        return own_reply(DONE, (1, 1))

    def close(self) -> None: ...


def own_reply(call: ToolCall, size_px: tuple[int, int]) -> Reply:
    """A call as the reply of a model with our own tools; places are pixels of a screen of this size."""
    sizes = Sizes(size_px, size_px)
    return Reply("", (ToolUse("call", call.name, own_arguments(call, SCREEN_PX, sizes)),))


_OPPOSITE = {"up": "down", "down": "up", "left": "right", "right": "left"}


def compact_json(call: ToolCall, label: str = "") -> str:
    """A call in AgentCPM-GUI's compact JSON, the label first where something on the screen is meant.

    Raises:
        ValueError: if that language has no word for the call.
    """
    said: dict[str, object] = {"thought": label} if label else {}
    arguments = call.arguments
    match call.name:
        case "tap":
            said["POINT"] = _thousandths(arguments["at"])
        case "long_press":
            said |= {"POINT": _thousandths(arguments["at"]), "duration": 1000}
        case "scroll":
            at = arguments.get("at", Point(0.5, 0.5))
            # the language names the finger's direction, ours is the content's
            said |= {"POINT": _thousandths(at), "to": _OPPOSITE[str(arguments["direction"])]}
        case "type_text":
            said["TYPE"] = arguments["text"]
        case "clear_text":
            said["CLEAR"] = None
        case "press_key":
            said["PRESS"] = str(arguments["key"]).upper()
        case "wait":
            said["duration"] = round(float(arguments["seconds"]) * 1000)  # type: ignore[arg-type]
        case "finish":
            said["STATUS"] = "finish" if arguments["status"] == "success" else "impossible"
        case _:
            raise ValueError(f"AgentCPM-GUI's language has no word for {call.name}")
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _thousandths(at: object) -> list[int]:
    assert isinstance(at, Point)
    return [round(at.x * 1000), round(at.y * 1000)]
