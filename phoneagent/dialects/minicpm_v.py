"""MiniCPM-V 4.x and MiniCPM5 as they come: tool calls as XML in the text, and boxes for grounding.

No action set of their own is published, so they are offered our tools with coordinates 0-1000; a `mobile_use` call is
understood too. Sources: OpenBMB/MiniCPM-V docs; transformers docs minicpmv4_6; chat templates of Qwen3.5 and MiniCPM5.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from devices.screen import Screen
from phoneagent.dialects.coordinates import PER_1000, numbers_in
from phoneagent.dialects.dialect import Correction, Sizes, Understood
from phoneagent.dialects.family import Family
from phoneagent.dialects.literals import Call
from phoneagent.dialects.mobile_use import mobile_use_call
from phoneagent.dialects.own_tools import own_call
from phoneagent.dialects.tool_text import thought_and_call
from phoneagent.dialects.wording import corrected, news, system, turns, user
from phoneagent.models.model import Message, Prompt, Reply, Sampling, ToolSpec
from phoneagent.step import Step
from tools.call import ToolCall, ToolError
from tools.tool import ToolSpec as OwnToolSpec

_BOX = re.compile(r"<box>")
_AFTER_REF = re.compile(r"</ref>\s*+<box>")
_SYSTEM = (
    "You operate an Android phone for a person. You see its screen; places on it are x and y from 0 to 1000, from the"
    " top left corner. Make exactly one tool call a turn. When the goal is reached, or cannot be reached, call finish."
)


@dataclass(frozen=True)
class MiniCpmTools(Family):
    """Chat with our tools in the chat template's own form; the model's server or local code prints them."""

    tools: tuple[OwnToolSpec, ...] = ()
    turns: int = 8

    def render(self, goal: str, past: Sequence[Step], screen: Screen, corrections: Sequence[Correction] = ()) -> Prompt:
        """Past replies as turns, the newest screenshot only."""
        chat: list[Message] = [system(_SYSTEM), user(goal), *turns(past, self.picture, self.turns, 1)]
        told = news(past)
        chat.append(user(*((f"Result: {told}",) if told else ()), self.picture(screen)))
        specs = tuple(ToolSpec(tool.name, tool.description, tool.json_schema(1000, 1000)) for tool in self.tools)
        return Prompt((*chat, *corrected(corrections)), specs, self.sampling)

    def parse(self, reply: Reply, sizes: Sizes) -> Understood:
        """The first call after the thought, XML or JSON."""
        thought, call = thought_and_call(reply)
        return Understood(tool_call(call, self, sizes), thought)


def tool_call(call: Call, family: Family, sizes: Sizes) -> ToolCall:
    """The canonical call that a call of our own tools, or of mobile_use, means.

    Raises:
        ToolError: if there is no such tool, or an argument is missing or wrong.
    """
    if call.name == "mobile_use" or (not call.name and "action" in call.keywords):
        return mobile_use_call(call, family.scale, sizes)
    return own_call(call.name, call.keywords, family.scale, sizes)


@dataclass(frozen=True)
class MiniCpmBox(Family):
    """Grounding: the answer is a box, read as a tap on its middle."""

    def render(self, goal: str, past: Sequence[Step], screen: Screen, corrections: Sequence[Correction] = ()) -> Prompt:
        """The description and the screenshot."""
        text = f"Where on this screen is: {goal}\nAnswer with <box>x1 y1 x2 y2</box>, numbers from 0 to 1000."
        return Prompt((user(self.picture(screen), text), *corrected(corrections)), sampling=self.sampling)

    def parse(self, reply: Reply, sizes: Sizes) -> Understood:
        """The first box."""
        text = reply.text.rpartition("</think>")[2]
        opening = _AFTER_REF.search(text) or _BOX.search(text)
        inside, closing, _ = text[opening.end() :].partition("</box>") if opening else ("", "", "")
        if not closing:
            raise ToolError("the reply holds no whole <box>")
        if len(numbers_in(inside)) not in (2, 4):
            raise ToolError("a box is written <box>x1 y1 x2 y2</box>")
        return Understood(ToolCall("tap", {"at": self.scale.point(inside, sizes)}))


def minicpm_v_xml(tools: tuple[OwnToolSpec, ...] = ()) -> MiniCpmTools:
    """MiniCPM-V 4.6 and 4.7, and others with Qwen3.5's chat template."""
    return MiniCpmTools("minicpm_v_xml", PER_1000, sampling=Sampling(0.0, max_tokens=2048), tools=tools)


def minicpm5_xml(tools: tuple[OwnToolSpec, ...] = ()) -> MiniCpmTools:
    """MiniCPM5, whose functions and parameters have name attributes."""
    return MiniCpmTools("minicpm5_xml", PER_1000, sampling=Sampling(0.0, max_tokens=2048), tools=tools)


MINICPM_V_BOX = MiniCpmBox("minicpm_v_box", PER_1000, sampling=Sampling(0.0, max_tokens=256))
