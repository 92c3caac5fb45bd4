"""UI-Venus: `<think>`, `<action>Click(box=(x,y))</action>`, `<conclusion>`.

1.5 counts 0-1000, 1.0 pixels of the resized picture. Source: inclusionAI/UI-Venus: models/navigation/utils.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from devices.screen import Screen
from phoneagent.dialects.arguments import Arguments, press
from phoneagent.dialects.coordinates import IMAGE_PX, PER_1000, SmartResize
from phoneagent.dialects.dialect import Correction, Sizes, Understood
from phoneagent.dialects.family import Family
from phoneagent.dialects.literals import Call
from phoneagent.dialects.tags import Found, bare, find_call, past_thought
from phoneagent.dialects.wording import corrected, steps, user
from phoneagent.models.model import Prompt, Reply, Sampling
from phoneagent.step import Step
from tools.call import ToolCall, ToolError

_FUNCTIONS = (
    *("Click", "DoubleClick", "LongPress", "Drag", "Scroll", "Type", "Launch", "PressBack", "PressHome", "PressEnter"),
    *("PressRecent", "Wait", "CallUser", "Finished", "Hover", "Hotkey"),
)
_NAMES = re.compile(rf"(?<![\w.])(?:{'|'.join(_FUNCTIONS)})\s{{0,4}}[(（]")
_ACTION = re.compile(r"<action>")
_PROMPT = """You are a GUI agent on a phone. Decide the next action for the task.

### User Task
{goal}

### Previous Actions
{history}

### Available Actions
Click(box=(x1, y1))
LongPress(box=(x1, y1))
Drag(start=(x1, y1), end=(x2, y2))
Scroll(start=(x1, y1), end=(x2, y2))
Type(content='')
Launch(app='')
Wait()
PressBack()
PressHome()
PressEnter()
PressRecent()
CallUser(content='')
Finished(content='')

### Output Format
<think>why</think>
<action>one action</action>
<conclusion>what it does</conclusion>

### Instruction
- If the task is a question, reply with CallUser first, then use Finished."""


@dataclass(frozen=True)
class UiVenus(Family):
    """One turn: task, previous actions, the functions, the screenshot."""

    def render(self, goal: str, past: Sequence[Step], screen: Screen, corrections: Sequence[Correction] = ()) -> Prompt:
        """Past steps are the model's thoughts and actions in their tags."""
        text = _PROMPT.format(goal=goal, history=steps(past, _said))
        return Prompt((user(text, self.picture(screen)), *corrected(corrections)), sampling=self.sampling)

    def parse(self, reply: Reply, sizes: Sizes) -> Understood:
        """The call in `<action>`, whose end may be missing."""
        thought, call = past_thought(bare(reply.text), "think(?:ing)?", _read, _ACTION)
        return Understood(_call(call, self, sizes), thought)


def _read(text: str) -> Found[Call]:
    tag = _ACTION.search(text)
    return find_call(text[tag.end() :] if tag else text, _NAMES)


def _said(step: Step) -> str:
    tag = _ACTION.search(step.said)
    call = step.said[tag.end() :].split("</action>", 1)[0] if tag else str(step.call)
    return f"<think>{step.thought}</think><action>{call}</action>"


def _call(call: Call, family: Family, sizes: Sizes) -> ToolCall:
    given = {key: value for key, value in call.keywords.items() if value not in ([], "") or key == "content"}
    arguments = Arguments(given, family.scale, sizes)
    match call.name:
        case "Click":
            return ToolCall("tap", {"at": arguments.place("box", "point")})
        case "DoubleClick":
            return ToolCall("double_tap", {"at": arguments.place("box", "point")})
        case "LongPress":
            return ToolCall("long_press", {"at": arguments.place("box", "point")})
        case "Scroll" if arguments.get("start") is None and arguments.get("direction") is not None:
            return ToolCall("scroll", {"direction": arguments.direction("direction"), **arguments.place_if_any("box")})
        case "Drag" | "Scroll":
            return ToolCall("swipe", {"start": arguments.place("start"), "end": arguments.place("end")})
        case "Type":
            return ToolCall("type_text", {"text": arguments.text("content")})
        case "Launch":
            return ToolCall("open_app", {"name": arguments.name("app")})
        case "PressBack" | "PressHome" | "PressEnter" | "PressRecent":
            return press(call.name.removeprefix("Press"))
        case "Wait":
            return ToolCall("wait")
        case "CallUser":
            said = arguments.text("content")
            is_question = said.rstrip().endswith(("?", "？"))
            return ToolCall("ask_user" if is_question else "answer", {"text": said})
        case "Finished":
            return ToolCall("finish", {"status": "success", "message": arguments.text("content", default="")})
        case _:
            raise ToolError(f"there is no action {call.name!r} on a phone")


UI_VENUS_10 = UiVenus("ui_venus_10", IMAGE_PX, SmartResize(28, 3136, 12_845_056), Sampling(0.0, max_tokens=2048))
UI_VENUS_15 = UiVenus("ui_venus_15", PER_1000, sampling=Sampling(0.0, max_tokens=2048))
