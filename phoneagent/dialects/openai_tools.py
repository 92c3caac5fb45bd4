"""Generic OpenAI tool calls with our own tools, for any model whose server speaks them. Places are screen pixels."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from devices.hierarchy import Element
from devices.screen import Screen
from phoneagent.dialects.coordinates import SCREEN_PX
from phoneagent.dialects.dialect import Correction, Sizes, Understood
from phoneagent.dialects.literals import Datum, read_object
from phoneagent.dialects.own_tools import own_arguments, own_call
from phoneagent.dialects.tool_text import thought_and_call
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
_NO_PICTURE = (
    "The app in front forbids pictures of its screen, so there is none now. What its window says, each thing with the"
    " middle of its place in pixels:"
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
        if screen.window:
            turns.append(user(self.worded(screen)))
        else:
            turns.append(user("The screen now:", Picture(screen, (width, height))))
        for correction in corrections:
            turns += _correction_turns(correction)
        specs = tuple(ToolSpec(tool.name, tool.description, tool.json_schema(width, height)) for tool in self.tools)
        return Prompt(tuple(turns), specs, Sampling(max_tokens=1024), must_call=bool(specs))

    def worded(self, screen: Screen) -> str:
        """A window without a picture: a line for each thing that says something or can be touched."""
        lines = [line for element in screen.window if (line := _line(element))]
        return "\n".join((_NO_PICTURE, *dict.fromkeys(lines)))

    def parse(self, reply: Reply, sizes: Sizes) -> Understood:
        """The first call; where a server's own tool parser is off, the call in the text."""
        thought, call = thought_and_call(reply)
        return Understood(own_call(call.name, call.keywords, SCREEN_PX, sizes), thought)


def reply_of(message: str) -> Reply:
    """The reply that an assistant message of the OpenAI API holds. Text that is no such message is taken as content.

    Raises:
        ToolError: if it is a message whose parts are of the wrong kind.
    """
    try:
        said, end = read_object(message)
    except ToolError:
        return Reply(message)
    if message[end:].strip() or not said.keys() & {"content", "tool_calls", "function_call", "choices"}:
        return Reply(message)
    match said:
        case {"choices": [{"message": dict(inner)}, *_]}:
            said = dict(inner)
    calls = said.get("tool_calls") or ([said["function_call"]] if said.get("function_call") else [])
    if not isinstance(calls, list):
        raise ToolError("tool_calls must be a list")
    return Reply(_content(said.get("content")), tuple(_use(each, number) for number, each in enumerate(calls[:64])))


def _use(said: Datum, number: int) -> ToolUse:
    if not isinstance(said, dict):
        raise ToolError("a tool call is an object")
    inner = said.get("function")
    function = inner if isinstance(inner, dict) else said
    name, arguments, id = function.get("name"), function.get("arguments"), said.get("id")
    if not isinstance(name, str):
        raise ToolError("a tool call needs a function with a name")
    text = arguments if isinstance(arguments, str) else json.dumps({} if arguments is None else arguments)
    return ToolUse(id if isinstance(id, str) else f"call_{number}", name, text)


def _content(said: Datum) -> str:
    match said:
        case str(text):
            return text
        case list(parts):
            return "\n".join(str(part["text"]) for part in parts if isinstance(part, dict) and "text" in part)
        case _:
            return ""


def _line(element: Element) -> str:
    """What a window says of one thing, and where its middle is; "" where that is nothing to act on."""
    said = "" if element.password else element.label
    if not said and not (element.clickable or element.focusable):
        return ""
    words = [element.class_name.rpartition(".")[2], json.dumps(said, ensure_ascii=False)]
    flags = ("clickable", "checked", "focused", "password", "scrollable", "selected")
    words += [flag for flag in flags if getattr(element, flag)] + ([] if element.enabled else ["disabled"])
    x, y = element.box.center_px
    return f"- {' '.join(words)} at ({x}, {y})"


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
