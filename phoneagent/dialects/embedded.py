"""What the embedded model speaks: AgentCPM-GUI's compact JSON, `{"ANSWER":"7:30 AM"}`, and notes to itself.

AgentCPM-GUI has no word for telling the person what they wanted to know. Its past answers are all that the model is
handed of earlier screens, so what it will need of them it writes into its answer: `"NOTES":["Locker code 4711"]`, and
`"SURE":0.8`, so that at the end it knows how sure it was all the way, and `"LOOK"`, by which it knows a screen again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from devices.screen import Screen
from phoneagent.dialects.agentcpm_gui import AgentCpmGui
from phoneagent.dialects.dialect import Correction, Sizes, Understood
from phoneagent.dialects.tags import bare, find_object, past_thought
from phoneagent.dialects.tool_text import THOUGHT
from phoneagent.models.model import Prompt, Reply
from phoneagent.models.small.answers import KEPT
from phoneagent.step import Step
from tools.call import ToolCall


@dataclass(frozen=True)
class Embedded(AgentCpmGui):
    """The dialect of the model that ships with phoneagent."""

    id: str = "embedded"
    turns: int = 24

    def render(self, goal: str, past: Sequence[Step], screen: Screen, corrections: Sequence[Correction] = ()) -> Prompt:
        """AgentCPM-GUI's prompt; the model holds itself to what can be said on the screen, tighter than any form."""
        return replace(super().render(goal, _plainly(past), screen, corrections), schema="")

    def parse(self, reply: Reply, sizes: Sizes) -> Understood:
        _, said = past_thought(bare(reply.text), THOUGHT, find_object)
        acting = {key: value for key, value in said.items() if key not in KEPT}
        match acting:
            case {"ANSWER": str(text)} if len(acting) == 1:
                return Understood(ToolCall("answer", {"text": text}), "")
        if len(acting) == len(said):
            return super().parse(reply, sizes)
        return super().parse(replace(reply, text=json.dumps(acting, ensure_ascii=False)), sizes)


def _plainly(past: Sequence[Step]) -> Sequence[Step]:
    """The steps with nothing said of the last one's result if it was done: that the screen looks as before the model
    tells by the looks, and what is said of a result it takes for a failure."""
    if past and past[-1].ok and past[-1].call and past[-1].call.name != "ask_user":
        return [*past[:-1], replace(past[-1], result="ok")]
    return past
