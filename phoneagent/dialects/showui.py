"""ShowUI: a Python dict with action, value and position; places as fractions. A bare pair of numbers is a tap.

Source: showlab/ShowUI: QUICK_START.md, data/template/shared_navigation.py (its smartphone actions).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from devices.screen import Screen
from phoneagent.dialects.arguments import Arguments
from phoneagent.dialects.coordinates import FRACTION, SmartResize, numbers_in
from phoneagent.dialects.dialect import Correction, Sizes, Understood
from phoneagent.dialects.family import Family
from phoneagent.dialects.literals import read_value
from phoneagent.dialects.tags import bare, find_object
from phoneagent.dialects.wording import corrected, steps, user
from phoneagent.models.model import Prompt, Reply, Sampling
from phoneagent.step import Step
from tools.call import ToolCall, ToolError

_GROUNDING = re.compile(r"[\[(]{1,2}[^\[\](){}]{1,80}[\])]{1,2}\Z")
_COMPLETE = re.compile(r"(?:the )?(?:task )?(?:is )?(?:completed?|finished|done|success(?:ful)?)[.!]?", re.IGNORECASE)
_FAILED = re.compile(r"(?:the )?(?:task )?(?:is )?(?:impossible|infeasible|failed|failure)[.!]?", re.IGNORECASE)
_PROMPT = """You navigate a smartphone. Given a task, its screen and the past actions, output the next action.
Actions:
1. `TAP`: tap, position [x,y].
2. `INPUT`: type the string value into the element at position [x,y].
3. `SWIPE`: swipe from the first to the second point, position [[x1,y1], [x2,y2]].
4. `ENTER`: press enter.
5. `ANSWER`: say the answer, or 'task complete', as value.
Write a dictionary with these keys: {'action': 'NAME', 'value': None, 'position': None}
Positions are fractions of the screenshot, 0 to 1."""


@dataclass(frozen=True)
class ShowUi(Family):
    """One turn: the actions, the task, the past dicts, the screenshot."""

    def render(self, goal: str, past: Sequence[Step], screen: Screen, corrections: Sequence[Correction] = ()) -> Prompt:
        """Past actions are the model's own dicts."""
        text = f"{_PROMPT}\n\nTask: {goal}\nPast actions:\n{steps(past, lambda step: step.said.strip())}\n"
        return Prompt((user(text, self.picture(screen)), *corrected(corrections)), sampling=self.sampling)

    def parse(self, reply: Reply, sizes: Sizes) -> Understood:
        """The first dict; of a grounding answer the place."""
        text = bare(reply.text)
        if _GROUNDING.match(text):
            return Understood(ToolCall("tap", {"at": self.scale.point(read_value(text)[0], sizes)}))
        found = find_object(text)
        arguments = Arguments(found.value, self.scale, sizes)
        return Understood(_call(arguments), found.before.strip(" \n\t[("))


def _call(arguments: Arguments) -> ToolCall:
    name = arguments.name("action").upper()
    match name:
        case "TAP" | "CLICK":
            return ToolCall("tap", {"at": arguments.place("position")})
        case "INPUT":
            return ToolCall("type_text", {"text": arguments.text("value"), **arguments.place_if_any("position")})
        case "SWIPE":
            numbers = numbers_in(arguments.get("position"))
            if len(numbers) != 4:
                raise ToolError("SWIPE needs two points as its position")
            start, end = (arguments.scale.xy(x, y, arguments.sizes) for x, y in (numbers[:2], numbers[2:]))
            return ToolCall("swipe", {"start": start, "end": end})
        case "ENTER":
            return ToolCall("press_key", {"key": "enter"})
        case "ANSWER":
            said = arguments.text("value")
            if _COMPLETE.fullmatch(said.strip()):
                return ToolCall("finish", {"status": "success", "message": ""})
            if _FAILED.fullmatch(said.strip()):
                return ToolCall("finish", {"status": "failure", "message": said})
            return ToolCall("answer", {"text": said})
        case _:
            raise ToolError(f"there is no action {name[:40]!r} on a phone")


SHOWUI = ShowUi("showui", FRACTION, SmartResize(28, 256 * 28 * 28, 1344 * 28 * 28), Sampling(0.0, max_tokens=256))
