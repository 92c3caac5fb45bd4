"""Generic OpenAI tool calls with our own tools, for any model whose server speaks them. Places are screen pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from devices.screen import Screen
from phoneagent.dialects.coordinates import SCREEN_PX
from phoneagent.dialects.dialect import Correction, Sizes, Understood
from phoneagent.dialects.literals import Datum, read_value
from phoneagent.dialects.own_tools import own_arguments, own_call
from phoneagent.dialects.wording import corrected, done, reproof, system, user
from phoneagent.models.model import Message, Picture, Prompt, Reply, Sampling, ToolSpec, ToolUse
from phoneagent.step import Step
from tools.call import ToolError
from tools.tool import ToolSpec as OwnToolSpec

_SYSTEM = (
    "You operate an Android phone for a person. You see its screen as a picture of {width} x {height} pixels, x to the"
    " right and y down from the top left corner. Make exactly one tool call a turn, then look at the next picture."
    " When the goal is reached, or cannot be reached, call finish."
)


@dataclass(frozen=True)
class OpenAiTools:
    """The dialect of servers with tool calls."""

    tools: tuple[OwnToolSpec, ...] = ()
    turns: int = 8
    """Past calls that are repeated, each with its result."""
    id: str = "openai_tools"

    def sizes(self, screen: Screen) -> Sizes:
        """The screenshot as it is."""
        size = (screen.width_px, screen.height_px)
        return Sizes(size, size)

    def render(self, goal: str, past: Sequence[Step], screen: Screen, corrections: Sequence[Correction] = ()) -> Prompt:
        """Calls and tool turns in pairs; the newest screenshot follows as a user turn, where every server allows it."""
        width, height = self.sizes(screen).model_image
        turns = [system(_SYSTEM.format(width=width, height=height)), user(goal)]
        for step in done(past)[-self.turns :]:
            turns += _past_turns(step, self.sizes(screen))
        turns.append(user("The screen now:", Picture(screen, (width, height))))
        for correction in corrections:
            turns += _correction_turns(correction)
        specs = tuple(ToolSpec(tool.name, tool.description, tool.json_schema(width, height)) for tool in self.tools)
        return Prompt(tuple(turns), specs, Sampling(max_tokens=1024))

    def parse(self, reply: Reply, sizes: Sizes) -> Understood:
        """The first call; where a server's own tool parser is off, the call in the text."""
        if not reply.tool_uses:
            raise ToolError("the reply holds no tool call")
        use = reply.tool_uses[0]
        return Understood(own_call(use.name, arguments_of(use), SCREEN_PX, sizes), reply.text.strip())


def arguments_of(use: ToolUse) -> dict[str, Datum]:
    """The arguments of a call: an object as text, now and then encoded twice, or nothing at all.

    Raises:
        ToolError: if they are cut short or no object.
    """
    said: Datum = use.arguments.strip() or "{}"
    for _ in range(3):
        if isinstance(said, dict):
            return said
        if not isinstance(said, str):
            break
        text = said
        said, end = read_value(text)
        if text[end:].strip():
            raise ToolError(f"the arguments of {use.name} go on after their object")
    raise ToolError(f"the arguments of {use.name} must be a JSON object")


def _past_turns(step: Step, sizes: Sizes) -> list[Message]:
    if step.call is None:
        return []
    use = ToolUse(f"call_{step.number}", step.call.name, own_arguments(step.call, SCREEN_PX, sizes))
    thought = (step.thought,) if step.thought else ()
    return [Message("assistant", thought, (use,)), Message("tool", (step.result or "ok",), tool_use_id=use.id)]


def _correction_turns(correction: Correction) -> list[Message]:
    """A reply that could not be read. Servers refuse a conversation in which any call is left without its answer."""
    reply = correction.reply
    if not reply.tool_uses:
        return list(corrected([correction]))
    first, *others = reply.tool_uses
    turns = [Message("assistant", (reply.text,) if reply.text else (), reply.tool_uses)]
    turns.append(Message("tool", (reproof(correction),), tool_use_id=first.id))
    return turns + [Message("tool", ("skipped",), tool_use_id=use.id) for use in others]
