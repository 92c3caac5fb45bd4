"""AndroidWorld's JSON actions, and OS-Genesis, which learned from them.

Both answer `... action: {json}` with places in pixels of the screen; AndroidWorld may name an element by its index
instead. Sources: google-research/android_world: env/json_action.py, agents/m3a.py; OS-Copilot/OS-Genesis: evaluation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from devices.screen import Box, Point, Screen
from phoneagent.dialects.arguments import OPPOSITE, Arguments, finish, press
from phoneagent.dialects.coordinates import SCREEN_PX
from phoneagent.dialects.dialect import Correction, Sizes, Understood
from phoneagent.dialects.family import Family
from phoneagent.dialects.forms import NUMBER, TEXT, WHOLE, Schema, any_of, record, text_of, word
from phoneagent.dialects.literals import Datum, read_object
from phoneagent.dialects.tags import Found, bare, find_object, past_thought
from phoneagent.dialects.wording import corrected, steps, user
from phoneagent.models.model import Prompt, Reply, Sampling
from phoneagent.step import Step
from tools.call import ToolCall, ToolError, Value

_MARKER = re.compile(
    r"^[ \t*#]*+action\*{0,2}[ \t]*+[:：]\*{0,2}\s*+(?:```\w{0,16}\s*+)?(?=[{｛])", re.MULTILINE | re.I
)
_REASON = re.compile(r"\A\s*(?:Reason|Low-level thought|Thought)\s*[:：]\s*", re.IGNORECASE)
_ACTIONS = """{"action_type": "click", "x": <x>, "y": <y>}, also double_tap and long_press
{"action_type": "input_text", "text": <text>, "x": <x>, "y": <y>}: taps the field, types, presses enter
{"action_type": "scroll", "direction": <up, down, left, right>}: down shows what is below
{"action_type": "open_app", "app_name": <name>}
{"action_type": "navigate_home"}, {"action_type": "navigate_back"}, {"action_type": "keyboard_enter"}
{"action_type": "wait"}
{"action_type": "answer", "text": <answer to the user's question>}
{"action_type": "status", "goal_status": "complete"} or "infeasible\""""


def _form() -> str:
    """The schema of an action; a place comes before a text or after it."""
    places: list[dict[str, Schema]] = [{"x": NUMBER, "y": NUMBER}, {"index": WHOLE}]
    text: dict[str, Schema] = {"text": TEXT}
    way: dict[str, Schema] = {"direction": word("up", "down", "left", "right")}
    touches = [(name, place) for name in ("click", "double_tap", "long_press") for place in places]
    typed = [keys for place in ({}, *places) for keys in (text | place, place | text)]
    scrolled = [keys for place in ({}, *places) for keys in (way | place, place | way)]
    kinds = [
        *touches,
        *((name, keys) for name in ("input_text", "type") for keys in typed),
        *((name, keys) for name in ("scroll", "swipe") for keys in scrolled),
        *((name, {}) for name in ("navigate_home", "navigate_back", "keyboard_enter", "wait")),
        ("open_app", {"app_name": TEXT}),
        ("answer", text),
        ("status", {"goal_status": TEXT}),
    ]
    return text_of(any_of(record({"action_type": word(name), **keys}) for name, keys in kinds))


_FORM = _form()


@dataclass(frozen=True)
class AndroidWorld(Family):
    """One turn: the goal, the steps, the elements if they are known, the screenshot."""

    elements: Mapping[int, Box] = field(default_factory=dict)
    """The listed elements by index. None are listed where the agent sees pixels only."""
    submits: bool = True
    """Whether typing presses enter afterwards, as AndroidWorld's input_text does."""

    def render(self, goal: str, past: Sequence[Step], screen: Screen, corrections: Sequence[Correction] = ()) -> Prompt:
        """Past steps are the model's reasons."""
        listed = "\n".join(f"{index}: {box}" for index, box in self.elements.items())
        text = (
            f"You operate an Android phone, {screen.width_px}x{screen.height_px} pixels. Answer with one JSON action:\n"
            f"{_ACTIONS}\n\nGoal: {goal}\nHistory:\n{steps(past, _reason)}\n"
            + (f'Elements, which "index" may name instead of x and y:\n{listed}\n' if listed else "")
            + "\nAnswer in this form:\nReason: ...\nAction: {...}"
        )
        turns = (user(text, self.picture(screen)), *corrected(corrections))
        return Prompt(turns, sampling=self.sampling, schema=_FORM, around=("\nAction: ", ""))

    def parse(self, reply: Reply, sizes: Sizes) -> Understood:
        """The object after `Action:`, JSON or Python."""
        thought, said = past_thought(bare(reply.text), "think(?:ing)?", _read)
        return Understood(self._call(Arguments(said, self.scale, sizes)), _REASON.sub("", thought).strip())

    def _call(self, arguments: Arguments) -> ToolCall:
        name = arguments.name("action_type")
        match name:
            case "click":
                return ToolCall("tap", {"at": self._target(arguments)})
            case "double_tap" | "long_press":
                return ToolCall(name, {"at": self._target(arguments)})
            case "input_text" | "type":
                submit: dict[str, Value] = {"submit": True} if self.submits else {}
                return ToolCall(
                    "type_text", {"text": arguments.text("text"), **self._target_if_any(arguments), **submit}
                )
            case "scroll":
                way = arguments.direction("direction")
                return ToolCall("scroll", {"direction": way, **self._target_if_any(arguments)})
            case "swipe":
                way = OPPOSITE[arguments.direction("direction")]
                return ToolCall("scroll", {"direction": way, **self._target_if_any(arguments)})
            case "navigate_home" | "navigate_back" | "keyboard_enter":
                return press(name.rpartition("_")[2])
            case "open_app":
                return ToolCall("open_app", {"name": arguments.name("app_name")})
            case "wait":
                return ToolCall("wait")
            case "answer":
                return ToolCall("answer", {"text": arguments.text("text")})
            case "status":
                return finish(arguments.name("goal_status"))
            case _:
                raise ToolError(f"there is no action_type {name[:40]!r}")

    def _target(self, arguments: Arguments) -> Point:
        index = arguments.get("index")
        if index is None:
            return arguments.place()
        if arguments.get("x", "y") is not None:
            raise ToolError("give an index or x and y, not both")
        number = int(index) if isinstance(index, str) and re.fullmatch(r"[0-9]{1,6}", index.strip()) else index
        if not isinstance(number, int) or isinstance(number, bool) or number not in self.elements:
            raise ToolError(f"there is no element {str(index)[:20]!r} on the screen")
        x_px, y_px = self.elements[number].center_px
        return self.scale.xy(x_px, y_px, arguments.sizes)

    def _target_if_any(self, arguments: Arguments) -> dict[str, Value]:
        if arguments.get("index", "x", "y") is None:
            return {}
        return {"at": self._target(arguments)}


def _read(text: str) -> Found[dict[str, Datum]]:
    marker = _MARKER.search(text)
    if marker is None:
        return find_object(text)
    value, end = read_object(text, marker.end())
    return Found(value, text[: marker.start()], text[end:])


def _reason(step: Step) -> str:
    marker = _MARKER.search(step.said)
    return (_REASON.sub("", step.said[: marker.start()]).strip() if marker else "") or str(step.call)


@dataclass(frozen=True)
class OsGenesis(AndroidWorld):
    """The same actions after a low-level thought; the model also wants the accessibility tree, which pixels lack."""

    submits: bool = False

    def render(self, goal: str, past: Sequence[Step], screen: Screen, corrections: Sequence[Correction] = ()) -> Prompt:
        """Past steps are the model's low-level thoughts."""
        text = (
            f"You operate a phone.\nHigh-level instruction: {goal}\nAction history: {steps(past, _reason)}\n"
            "Accessibility tree: not available\n\nWrite the low-level thought and the action of the next step:\n"
            'Low-level thought: ...\naction: {"action_type": ...}'
        )
        turns = (user(self.picture(screen), text), *corrected(corrections))
        return Prompt(turns, sampling=self.sampling, schema=_FORM, around=("\naction: ", ""))


ANDROIDWORLD = AndroidWorld("androidworld", SCREEN_PX, sampling=Sampling(0.0, max_tokens=1000))
OS_GENESIS = OsGenesis("os_genesis", SCREEN_PX, sampling=Sampling(0.0, max_tokens=512))
