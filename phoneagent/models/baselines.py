"""Baselines every benchmark is read against: the oracle, a random tapper, and one that only ever says "done"."""

from __future__ import annotations

import json
import random
import threading

from devices.device import Device
from devices.screen import Point
from phoneagent.models.model import Prompt, Reply
from phoneagent.tasks.plan import Oracle
from tools.call import ToolCall


class OracleModel:
    """Follows the task's plan by the window's elements, through the Device only; speaks AgentCPM-GUI's JSON."""

    name = "oracle"

    def __init__(self, oracle: Oracle, device: Device) -> None:
        self._oracle = oracle
        self._device = device

    def complete(self, prompt: Prompt, cancel: threading.Event | None = None) -> Reply:
        act = self._oracle.act(self._device.tree())
        return Reply(compact_json(act.call, label=act.target.label if act.target else ""))

    def close(self) -> None: ...


class RandomModel:
    """Taps anywhere, now and then goes back, swipes, or says it is done."""

    name = "random"

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)

    def complete(self, prompt: Prompt, cancel: threading.Event | None = None) -> Reply:
        at = [self._rng.randrange(1001), self._rng.randrange(1001)]
        choice = self._rng.random()
        if choice < 0.75:
            return Reply(json.dumps({"POINT": at}))
        if choice < 0.85:
            return Reply(json.dumps({"POINT": at, "to": self._rng.choice(["up", "down", "left", "right"])}))
        return Reply('{"PRESS":"BACK"}' if choice < 0.95 else '{"STATUS":"finish"}')

    def close(self) -> None: ...


class DoNothing:
    """Claims success at once: what a benchmark must score at zero."""

    name = "do-nothing"

    def complete(self, prompt: Prompt, cancel: threading.Event | None = None) -> Reply:
        return Reply('{"STATUS":"finish"}')

    def close(self) -> None: ...


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
