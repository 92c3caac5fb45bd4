"""The virtual phone and its tasks as a Gymnasium environment: pixels and a goal in, one canonical action out.

    import gymnasium, phoneagent.environment
    env = gymnasium.make("phoneagent/Phone-v0", suite="full", split="train")

Gymnasium knows of environments by their import; `gymnasium.make("phoneagent.environment:phoneagent/Phone-v0")` imports
it too. The reward is 1 where the agent says that it is done and the phone's state agrees, else 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import gymnasium
import numpy as np
from gymnasium import spaces
from numpy.typing import NDArray

from devices.errors import DeviceError
from devices.screen import Pixels, Point
from devices.virtual.device import VirtualDevice
from devices.virtual.fonts import drawable
from phoneagent.assemble import TOOLBOX, clock_of
from phoneagent.benchmark import Plan
from phoneagent.episodes import goal_of, new_episode, steps_allowed
from phoneagent.step import Outcome
from phoneagent.tasks.splits import SEED_BASE, Split
from phoneagent.tasks.suites import SUITES
from phoneagent.tasks.task import Episode
from tools.call import ToolCall, ToolError, Value
from tools.gestures import stroke
from tools.tool import Reach

Action = Mapping[str, Any]
Observation = dict[str, Any]

KINDS: tuple[str, ...] = (
    "tap", "double_tap", "long_press", "swipe", "type_text", "clear_text", "home", "back", "enter", "recents", "wait",
    "answer", "ask_user", "finish_success", "finish_failure",
)  # fmt: skip
"""What an action may be, by the number of its `kind`."""
_KEYS = frozenset({"home", "back", "enter", "recents"})
GOAL_CHARS = 600
TEXT_CHARS = 400
SEEDS = 1_000_000
"""Of a split."""


class PhoneEnv(gymnasium.Env[Observation, Action]):
    """A phone with something to do on it. Each reset is another phone and another task."""

    metadata: dict[str, Any] = {"render_modes": ["rgb_array"], "render_fps": 1}  # noqa: RUF012 (so Gymnasium has it)

    def __init__(
        self,
        suite: str = "full",
        split: Split = "train",
        templates: tuple[str, ...] = (),
        size_px: tuple[int, int] = (360, 800),
        locale: str = "en",
        render_mode: str | None = None,
    ) -> None:
        """An environment over the tasks of a suite.

        Args:
            suite: Which tasks.
            split: Whose seeds are drawn; sealed templates belong to the sealed split alone.
            templates: Names of the only tasks to draw; all of the suite's where empty.
            size_px: Width and height of the phone's screen.
            locale: The phone's language.
            render_mode: "rgb_array", or None.
        """
        self._plan = Plan(suite, "", 1, split, size_px=size_px, locale=locale)
        chosen = [each for each in SUITES[suite].templates if not templates or each.name in templates]
        self._templates = [each for each in chosen if split == "sealed" or not each.sealed]
        self.render_mode = render_mode
        width, height = size_px
        self.observation_space = spaces.Dict({
            "pixels": spaces.Box(0, 255, (height, width, 3), np.uint8),
            "goal": spaces.Text(GOAL_CHARS, min_length=0, charset=_charset()),
        })  # fmt: skip
        self.action_space = spaces.Dict({
            "kind": spaces.Discrete(len(KINDS)),
            "at": spaces.Box(0.0, 1.0, (2,), np.float32),
            "to": spaces.Box(0.0, 1.0, (2,), np.float32),
            "text": spaces.Text(TEXT_CHARS, min_length=0, charset=_charset()),
        })  # fmt: skip
        self._episode: Episode | None = None
        self._device: VirtualDevice | None = None
        self._left = 0
        self._answer = ""

    def reset(
        self, *, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[Observation, dict[str, Any]]:
        """Another phone. `options` may name its "template" and its "seed" within the split, from 0."""
        super().reset(seed=seed)
        options = options or {}
        drawn = self._templates[int(self.np_random.integers(len(self._templates)))]
        number = int(self.np_random.integers(SEEDS))
        template = SUITES[self._plan.suite].template(options["template"]) if "template" in options else drawn
        place = SEED_BASE[self._plan.split] + int(options.get("seed", number))
        self._episode = new_episode(self._plan, template, place)
        self._device = VirtualDevice(self._episode.phone)
        self._left, self._answer = steps_allowed(template), ""
        return self._observed(), {"template": template.name, "seed": place}

    def step(self, action: Action) -> tuple[Observation, float, bool, bool, dict[str, Any]]:
        """Make one action. `info["result"]` is what a model would be told of it: an error, or what the person said."""
        assert self._episode is not None
        assert self._device is not None
        call = call_of(action)
        self._left -= 1
        if call.name == "finish":
            succeeded = call.arguments["status"] == "success"
            verdict = self._episode.judge(Outcome("success" if succeeded else "failure", "", self._answer))
            return self._observed(), float(verdict.success), True, False, {"result": verdict.why}
        if call.name == "answer":
            self._answer = str(call.arguments["text"])
        try:
            reach = Reach(self._device, self._episode.task.asked(), clock=clock_of(self._device))
            result = TOOLBOX.run(TOOLBOX.check(call), reach)
        except (ToolError, DeviceError) as error:
            result = str(error)
        return self._observed(), 0.0, False, self._left <= 0, {"result": result}

    def render(self) -> Pixels | None:
        """The screen."""
        if self.render_mode != "rgb_array" or self._episode is None:
            return None
        return self._episode.phone.pixels().copy()

    def _observed(self) -> Observation:
        assert self._episode is not None
        goal = goal_of(self._plan, self._episode)
        known = frozenset(_charset())
        return {
            "pixels": self._episode.phone.pixels().copy(),
            "goal": "".join(char for char in goal if char in known)[:GOAL_CHARS],
        }


def call_of(action: Action) -> ToolCall:
    """The canonical call an action stands for."""
    kind, text = KINDS[int(action["kind"])], str(action["text"])
    at = _place(action["at"])
    arguments: dict[str, Value] = {}
    match kind:
        case "tap" | "double_tap" | "long_press":
            arguments = {"at": at}
        case "swipe":
            arguments = {"start": at, "end": _place(action["to"])}
        case "type_text" | "answer" | "ask_user":
            arguments = {"text": text}
        case "finish_success" | "finish_failure":
            return ToolCall("finish", {"status": kind.removeprefix("finish_"), "message": text})
        case _ if kind in _KEYS:
            return ToolCall("press_key", {"key": kind})
    return ToolCall(kind, arguments)


def action_of(call: ToolCall) -> dict[str, Any]:
    """The action that stands for a canonical call: how an oracle or a model plays here.

    Raises:
        ValueError: if no action does.
    """
    name, arguments = call.name, dict(call.arguments)
    if name == "scroll":
        at = arguments.get("at")
        start, end = stroke(arguments["direction"], at if isinstance(at, Point) else Point(0.5, 0.5))  # type: ignore[arg-type]
        name, arguments = "swipe", {"start": start, "end": end}
    kind = {"press_key": str(arguments.get("key")), "finish": f"finish_{arguments.get('status')}"}.get(name, name)
    if kind not in KINDS:
        raise ValueError(f"no action stands for {call}")
    at, to = arguments.get("at", arguments.get("start")), arguments.get("end")
    return {
        "kind": np.int64(KINDS.index(kind)),
        "at": _numbers(at),
        "to": _numbers(to),
        "text": str(arguments.get("text", arguments.get("message", ""))),
    }


def _numbers(place: Value | None) -> NDArray[np.float32]:
    return np.array((place.x, place.y) if isinstance(place, Point) else (0.0, 0.0), np.float32)


def _place(numbers: NDArray[np.float32]) -> Point:
    x, y = (min(max(float(each), 0.0), 1.0) for each in numbers)
    return Point(x, y)


@cache
def _charset() -> str:
    """All a person may write or read here: what the phone's fonts can draw."""
    return "".join(sorted(drawable() | {" ", "\n"}))


if "phoneagent/Phone-v0" not in gymnasium.registry:
    gymnasium.register(id="phoneagent/Phone-v0", entry_point="phoneagent.environment:PhoneEnv")
