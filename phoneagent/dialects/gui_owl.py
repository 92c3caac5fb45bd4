"""GUI-Owl with Mobile-Agent-v3, GUI-Owl-1.5, and UI-S1.

GUI-Owl answers as the executor of Mobile-Agent-v3 under three headings; GUI-Owl-1.5 makes mobile_use calls on a virtual
1000x1000 screen; UI-S1 puts the bare arguments into `<action>`. Source: X-PLUG/MobileAgent: Mobile-Agent-v3/mobile_v3,
Mobile-Agent-v3.5/mobile_use, UI-S1.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from devices.screen import Screen
from phoneagent.dialects.coordinates import IMAGE_PX, PER_1000, SmartResize
from phoneagent.dialects.dialect import Correction, Sizes, Understood
from phoneagent.dialects.family import Family
from phoneagent.dialects.literals import Call, Datum
from phoneagent.dialects.mobile_use import (
    TOOL_CALL,
    action,
    arguments_form,
    call_form,
    function_text,
    mobile_use_call,
    system_text,
)
from phoneagent.dialects.tags import Found, bare, find_object, past_thought
from phoneagent.dialects.tool_text import THOUGHT, find_tool_call, thought_and_call
from phoneagent.dialects.wording import corrected, done, news, steps, system, turns, user
from phoneagent.models.model import Message, Prompt, Reply, Sampling
from phoneagent.step import Step
from tools.call import ToolCall, ToolError

_HEADING = re.compile(r"^[ \t]*+#{2,4}[ \t]*+(\w[\w ]{0,30}?)[ \t]*+(?:#{2,4}|[:：]|$)[ \t]*+", re.MULTILINE)
_SENTENCE = re.compile(r"^Action[:：]\s*\"?([^\n]{1,300}?)\"?\s*$", re.MULTILINE)
_ACTION_TAG = re.compile(r"<action>")
_UNDER_ACTION = ("### Action ###\n", "\n### Description ###\n")
_IN_ACTION = ("<action>\n", "\n</action>")
_EXECUTOR_ACTIONS = ("click", "long_press", "swipe", "type", "system_button", "open", "wait", "answer", "terminate")
_ACTIONS_15 = (
    *("click", "long_press", "swipe", "type", "answer", "interact", "system_button", "open", "wait", "terminate"),
)
_ACTIONS_S1 = ("click", "long_press", "swipe", "type", "key", "system_button", "open", "wait", "terminate")
_EXECUTOR = """You operate an Android phone for a user. The picture shows its screen, {width}x{height} pixels.

### User Request ###
{goal}

### Actions ###
{actions}

### Latest Actions ###
{history}

Choose one action. Answer in exactly this form:
### Thought ###
Why you choose it.
### Action ###
One JSON object with the key action and its arguments, such as {{"action": "click", "coordinate": [x, y]}}
### Description ###
What the action does, in one sentence."""


@dataclass(frozen=True)
class GuiOwl(Family):
    """The executor of Mobile-Agent-v3, driven alone."""

    def render(self, goal: str, past: Sequence[Step], screen: Screen, corrections: Sequence[Correction] = ()) -> Prompt:
        """One turn with everything in it."""
        width, height = self.sizes(screen).model_image
        told = function_text(_EXECUTOR_ACTIONS, width, height)
        history = steps(past, _description, none="No actions have been taken yet.")
        text = _EXECUTOR.format(width=width, height=height, goal=goal, actions=told, history=history)
        turns = (user(text, self.picture(screen)), *corrected(corrections))
        form = arguments_form()
        return Prompt(turns, sampling=self.sampling, schema=form, around=_UNDER_ACTION)

    def parse(self, reply: Reply, sizes: Sizes) -> Understood:
        """The object under the heading Action; without headings a mobile_use call."""
        text = bare(reply.text)
        under = _under_headings(text)
        if "action" in under:
            found = find_object(under["action"], open_ends=0)
            return Understood(self._call(found.value, sizes), under.get("thought", "").strip())
        if "important notes" in under:
            return Understood(ToolCall("take_note", {"text": under["important notes"].strip()}))
        thought, call = thought_and_call(reply)
        return Understood(mobile_use_call(call, self.scale, sizes), thought)

    def _call(self, said: dict[str, Datum], sizes: Sizes) -> ToolCall:
        if isinstance(said.get("arguments"), dict):
            raise ToolError('write the action flat, as {"action": ..., ...}')
        return action(said, self.scale, sizes)


def _under_headings(text: str) -> dict[str, str]:
    """What stands under each heading; of headings that come twice the first."""
    found: dict[str, str] = {}
    headings = list(islice(_HEADING.finditer(text), 64))
    for heading, end in zip(headings, [*(each.start() for each in headings[1:]), len(text)], strict=False):
        found.setdefault(heading.group(1).strip().lower(), text[heading.end() : end])
    return found


def _description(step: Step) -> str:
    return _under_headings(step.said).get("description", "").strip() or str(step.call)


@dataclass(frozen=True)
class GuiOwl15(Family):
    """Chat with the last screenshots; steps before them are text."""

    pictures: int = 4

    def render(self, goal: str, past: Sequence[Step], screen: Screen, corrections: Sequence[Correction] = ()) -> Prompt:
        """Old steps as sentences in the query, recent ones as turns with their screenshots."""
        recent = done(past)[-(self.pictures - 1) :]
        old = [step for step in done(past) if step not in recent]
        lines = steps(old, _sentence, none="none yet")
        text = system_text(function_text(_ACTIONS_15, *self.scale.extent(self.sizes(screen))))
        ask = "Answer with a line `Action: ...` (one sentence), then the call in <tool_call></tool_call>."
        chat: list[Message] = [system(f"{text}\n\n{ask}"), user(f"Task: {goal}\nEarlier steps: {lines}")]
        chat += turns(recent, self.picture, len(recent), self.pictures)
        told = news(past)
        chat.append(user(*((f"Result: {told}",) if told else ()), self.picture(screen)))
        form = call_form()
        return Prompt((*chat, *corrected(corrections)), sampling=self.sampling, schema=form, around=TOOL_CALL)

    def parse(self, reply: Reply, sizes: Sizes) -> Understood:
        """The first call of mobile_use."""
        thought, call = thought_and_call(reply)
        return Understood(mobile_use_call(call, self.scale, sizes), thought)


def _sentence(step: Step) -> str:
    found = _SENTENCE.search(step.said)
    return found.group(1) if found else str(step.call)


@dataclass(frozen=True)
class UiS1(Family):
    """Thought in tags, then the arguments of mobile_use in `<action>`."""

    def render(self, goal: str, past: Sequence[Step], screen: Screen, corrections: Sequence[Correction] = ()) -> Prompt:
        """The task, past replies as turns with the last screenshot only."""
        width, height = self.sizes(screen).model_image
        text = (
            f"You operate a phone. {function_text(_ACTIONS_S1, width, height)}\n"
            "Answer with <think>why</think>, then on new lines <action>, the arguments as one"
            " JSON object, and </action>."
        )
        chat = [system(text), user(f"User Instruction: {goal}"), *turns(past, self.picture, 8, 1)]
        told = news(past)
        chat.append(user(*((f"Result: {told}",) if told else ()), self.picture(screen)))
        form = arguments_form()
        return Prompt((*chat, *corrected(corrections)), sampling=self.sampling, schema=form, around=_IN_ACTION)

    def parse(self, reply: Reply, sizes: Sizes) -> Understood:
        """The object in `<action>`."""
        thought, call = past_thought(bare(reply.text), THOUGHT, _in_action_tag, _ACTION_TAG)
        return Understood(mobile_use_call(call, self.scale, sizes), thought)


def _in_action_tag(text: str) -> Found[Call]:
    tag = _ACTION_TAG.search(text)
    found = find_tool_call(text[tag.end() :] if tag else text)
    return Found(found.value, text[: tag.start()] if tag else "", found.after)


GUI_OWL = GuiOwl("gui_owl", IMAGE_PX, SmartResize(28, 3136, 12_845_056), Sampling(0.0, max_tokens=2048))
GUI_OWL_15 = GuiOwl15("gui_owl_15", PER_1000, sampling=Sampling(0.0, max_tokens=2048))
UI_S1 = UiS1("ui_s1", IMAGE_PX, SmartResize(28, 3136, 12_800 * 28 * 28), Sampling(0.0, max_tokens=2048))
