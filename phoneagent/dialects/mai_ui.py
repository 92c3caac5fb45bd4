"""MAI-UI, for navigation and for grounding. Coordinates 0-999; `swipe` names the finger's way.

Source: Tongyi-MAI/MAI-UI: src/prompt.py, src/mai_naivigation_agent.py; Tongyi-MAI/MobileWorld: action translation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from devices.screen import Screen
from phoneagent.dialects.coordinates import PER_999
from phoneagent.dialects.dialect import Correction, Sizes, Understood
from phoneagent.dialects.family import Family
from phoneagent.dialects.forms import POINT, record, text_of
from phoneagent.dialects.mobile_use import TOOL_CALL, call_form, function_text, mobile_use_call, system_text
from phoneagent.dialects.tags import bare, find_object, past_thought
from phoneagent.dialects.tool_text import thought_and_call
from phoneagent.dialects.wording import corrected, news, system, turns, user
from phoneagent.models.model import Message, Prompt, Reply, Sampling
from phoneagent.step import Step
from tools.call import ToolCall, ToolError

_ACTIONS = (
    *("click", "long_press", "double_click", "type", "swipe", "drag", "open", "system_button", "wait"),
    *("answer", "ask_user", "terminate"),
)
_PLACE = text_of(record({"coordinate": POINT}))
_ASK = "Before the call say why you make it inside <thinking></thinking>."


@dataclass(frozen=True)
class MaiUi(Family):
    """Chat in which all replies stay and the last screenshots are shown."""

    pictures: int = 3

    def render(self, goal: str, past: Sequence[Step], screen: Screen, corrections: Sequence[Correction] = ()) -> Prompt:
        """Replies to ask_user come as plain user text."""
        function = function_text(_ACTIONS, *self.scale.extent(self.sizes(screen)), finger_directions=True)
        chat: list[Message] = [system(f"{system_text(function)}\n\n{_ASK}"), user(goal)]
        chat += turns(past, self.picture, len(past), self.pictures)
        told = news(past)
        chat += [user(told)] if told else []
        chat.append(user(self.picture(screen)))
        form = call_form(finger_directions=True)
        return Prompt((*chat, *corrected(corrections)), sampling=self.sampling, schema=form, around=TOOL_CALL)

    def parse(self, reply: Reply, sizes: Sizes) -> Understood:
        """The first call. Other tools than mobile_use are MCP servers', of which we offer none."""
        thought, call = thought_and_call(reply)
        return Understood(mobile_use_call(call, self.scale, sizes, menu="menu"), thought)


@dataclass(frozen=True)
class MaiUiGrounding(Family):
    """One instruction, one place: the answer is a tap on it."""

    def render(self, goal: str, past: Sequence[Step], screen: Screen, corrections: Sequence[Correction] = ()) -> Prompt:
        """The instruction and the screenshot."""
        text = (
            "Find the element of the screen that the instruction means. Say what you see inside"
            " <grounding_think></grounding_think>, then answer with its middle, both numbers from 0 to 999:\n"
            '<answer>\n{"coordinate":[x,y]}\n</answer>'
        )
        turns = (system(text), user(goal, self.picture(screen)), *corrected(corrections))
        return Prompt(turns, sampling=self.sampling, schema=_PLACE, around=("<answer>\n", "\n</answer>"))

    def parse(self, reply: Reply, sizes: Sizes) -> Understood:
        """The coordinate in `<answer>`."""
        thought, said = past_thought(
            bare(reply.text), "(?:grounding_)?think(?:ing)?", find_object, re.compile("<answer>")
        )
        if "coordinate" not in said:
            raise ToolError("the answer holds no coordinate")
        return Understood(ToolCall("tap", {"at": self.scale.point(said["coordinate"], sizes)}), thought)


MAI_UI = MaiUi("mai_ui", PER_999, sampling=Sampling(0.0, max_tokens=2048))
MAI_UI_GROUNDING = MaiUiGrounding("mai_ui_grounding", PER_999, sampling=Sampling(0.0, max_tokens=1024))
