"""Qwen-VL's mobile_use as its cookbooks use it, and InfiGUI-R1, which thinks first.

Qwen2.5-VL counts pixels of the picture as its processor resizes it; Qwen3-VL counts 0-999 whatever the size.
Source: QwenLM/Qwen3-VL:cookbooks/mobile_agent.ipynb (its older commits hold the 2.5 version).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from devices.screen import Screen
from phoneagent.dialects.coordinates import IMAGE_PX, PER_999, SmartResize, as_it_is
from phoneagent.dialects.dialect import Correction, Sizes, Understood
from phoneagent.dialects.family import Family
from phoneagent.dialects.mobile_use import TOOL_CALL, call_form, call_text, function_text, mobile_use_call, system_text
from phoneagent.dialects.tool_text import thought_and_call
from phoneagent.dialects.wording import corrected, steps, system, user
from phoneagent.models.model import Prompt, Reply, Sampling
from phoneagent.step import Step
from tools.call import ToolError

ACTIONS = ("click", "long_press", "swipe", "type", "key", "system_button", "open", "wait", "terminate")
ACTIONS_3 = ("click", "long_press", "swipe", "type", "answer", "system_button", "open", "wait", "terminate")
_SENTENCE = re.compile(r"^Action[:：]\s*\"?([^\n]{1,300}?)\"?\s*$", re.MULTILINE)
_ASK_THINKING = "Think step by step inside <think></think>, then make the call."
_ASK_ACTION = (
    "\n\nAnswer with a line `Thought: ...` that says why, a line `Action: ...` that says in a sentence what you do,"
    " then the call in <tool_call></tool_call>."
)


@dataclass(frozen=True)
class Qwen(Family):
    """One turn: the query, the steps so far, the screenshot."""

    actions: tuple[str, ...] = ACTIONS
    thinks: bool = False
    """It is asked to think in tags first."""
    says_action: bool = False
    """It says each action in a sentence, and these sentences are its history."""

    def render(self, goal: str, past: Sequence[Step], screen: Screen, corrections: Sequence[Correction] = ()) -> Prompt:
        """Past steps are text; the tool's description states the size of the picture, or the virtual one."""
        text = system_text(function_text(self.actions, *self.scale.extent(self.sizes(screen))))
        if self.says_action:
            text += _ASK_ACTION
        if self.thinks:
            text += f"\n\n{_ASK_THINKING}"
        progress = steps(past, self.summary, "; ", "none yet")
        query = f"The user query: {goal}\nTask progress (what was done on this phone so far): {progress}"
        turns = (system(text), user(query, self.picture(screen)), *corrected(corrections))
        return Prompt(turns, sampling=self.sampling, schema=call_form(), around=TOOL_CALL)

    def summary(self, step: Step) -> str:
        """One past step in this model's words."""
        if self.says_action and (sentence := _SENTENCE.search(step.said)):
            return sentence.group(1)
        try:
            return call_text(thought_and_call(Reply(step.said))[1])
        except ToolError:
            return str(step.call)

    def parse(self, reply: Reply, sizes: Sizes) -> Understood:
        """The first call of mobile_use, in its tags or bare."""
        thought, call = thought_and_call(reply)
        return Understood(mobile_use_call(call, self.scale, sizes), thought)


QWEN25 = Qwen(
    id="qwen25vl_mobile_use",
    scale=IMAGE_PX,
    fit=SmartResize(28, 3136, 12_845_056),  # preprocessor_config.json of Qwen2.5-VL
    sampling=Sampling(0.0, max_tokens=512),
)
QWEN3 = Qwen(
    id="qwen3vl_mobile_use",
    scale=PER_999,
    fit=as_it_is,
    sampling=Sampling(0.0, max_tokens=2048),
    actions=ACTIONS_3,
    says_action=True,
)
INFIGUI = Qwen(
    id="infigui_r1",
    scale=IMAGE_PX,
    fit=SmartResize(28, 3136, 6400 * 28 * 28),  # InfiGUI-R1's own max_pixels
    sampling=Sampling(0.0, max_tokens=2048),
    thinks=True,
)
