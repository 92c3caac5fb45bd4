"""What the embedded model speaks: AgentCPM-GUI's compact JSON and one object more, `{"ANSWER":"7:30 AM"}`.

AgentCPM-GUI has no word for telling the person what they wanted to know.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from devices.screen import Screen
from phoneagent.dialects.agentcpm_gui import AgentCpmGui
from phoneagent.dialects.dialect import Correction, Sizes, Understood
from phoneagent.dialects.tags import bare, find_object, past_thought
from phoneagent.dialects.tool_text import THOUGHT
from phoneagent.models.model import Prompt, Reply
from phoneagent.step import Step
from tools.call import ToolCall


@dataclass(frozen=True)
class Embedded(AgentCpmGui):
    """The dialect of the model that ships with phoneagent."""

    id: str = "embedded"

    def render(self, goal: str, past: Sequence[Step], screen: Screen, corrections: Sequence[Correction] = ()) -> Prompt:
        """AgentCPM-GUI's prompt; the model holds itself to what can be said on the screen, tighter than any form."""
        return replace(super().render(goal, past, screen, corrections), schema="")

    def parse(self, reply: Reply, sizes: Sizes) -> Understood:
        _, said = past_thought(bare(reply.text), THOUGHT, find_object)
        match said:
            case {"ANSWER": str(text)} if len(said) == 1:
                return Understood(ToolCall("answer", {"text": text}), "")
        return super().parse(reply, sizes)
