"""Canonical calls in a dialect's own words: what a model of that family shall learn to say.

The other way round from `Dialect.parse`, and held to it: what is said here is read back, and a call that does not come
back as it was is not taught. Not every call can be said in every dialect.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from devices.screen import Box, Point
from phoneagent.dialects.agentcpm_gui import PRESSES, AgentCpmGui
from phoneagent.dialects.arguments import OPPOSITE
from phoneagent.dialects.canonical import means_the_same, to_json
from phoneagent.dialects.dialect import Dialect, Sizes
from phoneagent.dialects.family import Family
from phoneagent.dialects.minicpm_v import MiniCpmBox, MiniCpmTools
from phoneagent.dialects.own_tools import own_arguments
from phoneagent.dialects.qwen import Qwen
from phoneagent.models.model import Reply
from phoneagent.training.errors import TrainingError
from tools.call import ToolCall, ToolError, Value

WORDS_OF_ENDS = ("finish", "take_over")
"""Calls whose words are for the person: a dialect that has no room for them still says the call."""


class Unsayable(Exception):
    """The dialect has no words for this call."""


def say(dialect: Dialect, call: ToolCall, thought: str, sizes: Sizes, box: Box | None = None) -> str:
    """The call in the dialect's words, with the thought where the dialect has a place for one inside the call.

    Args:
        dialect: Whose words.
        call: What is to be said.
        thought: Why, or the label of what is touched.
        sizes: The two coordinate spaces of the picture.
        box: What the call touches, for families that answer with a box.

    Raises:
        Unsayable: if it cannot be said, or would be read as something else.
        TrainingError: if no writer is known for the dialect.
    """
    if isinstance(dialect, Qwen) and call.name == "scroll":
        call = _as_swipe(call)
    said = _said(dialect, call, thought, sizes, box)
    try:
        read = dialect.parse(Reply(said), sizes).call
    except ToolError as error:
        raise Unsayable(f"{dialect.id} cannot read its own {call.name}: {error}") from error
    if isinstance(dialect, MiniCpmBox):
        return said  # the middle of a box is as good a place in it as any
    expected = to_json(call, sizes)
    if call.name in WORDS_OF_ENDS:
        expected.pop("text", None)
    across = max(max(sizes.screen) / 1000, *(max(s / i for s, i in zip(sizes.screen, sizes.model_image, strict=True)),))
    if not means_the_same(to_json(read, sizes), expected, int(across) + 3):
        raise Unsayable(f"{dialect.id} reads {said!r} as {read}")
    return said


def _said(dialect: Dialect, call: ToolCall, thought: str, sizes: Sizes, box: Box | None) -> str:
    match dialect:
        case MiniCpmTools(id="minicpm5_xml"):
            return _xml(call, dialect, sizes, '<function name="{}">', '<param name="{}">{}</param>', "</function>")
        case MiniCpmTools():
            inside = "<parameter={}>\n{}\n</parameter>"
            return _xml(call, dialect, sizes, "<tool_call>\n<function={}>", inside, "</function>\n</tool_call>")
        case MiniCpmBox():
            return _box(call, box, sizes)
        case AgentCpmGui():
            return _compact(_agentcpm(call, thought, sizes))
        case Qwen():
            arguments = _mobile_use(call, dialect, sizes)
            if arguments["action"] not in dialect.actions:
                raise Unsayable(f"{dialect.id} has no {arguments['action']}")
            shown = json.dumps({"name": "mobile_use", "arguments": arguments}, ensure_ascii=False)
            before = f"Thought: {_line(thought)}\nAction: {_sentence(call, thought)}\n" if dialect.says_action else ""
            return f"{before}<tool_call>\n{shown}\n</tool_call>"
    raise TrainingError(
        f"Nobody wrote yet how {dialect.id} says a call; train in minicpm_v_xml, minicpm5_xml, minicpm_v_box,"
        " agentcpm_gui, qwen25vl_mobile_use or qwen3vl_mobile_use."
    )


def _xml(call: ToolCall, family: Family, sizes: Sizes, head: str, parameter: str, end: str) -> str:
    said = json.loads(own_arguments(call, family.scale, sizes))
    lines = (
        parameter.format(key, value if isinstance(value, str) else json.dumps(value)) for key, value in said.items()
    )
    return "\n".join([head.format(call.name), *lines, end])


def _box(call: ToolCall, box: Box | None, sizes: Sizes) -> str:
    if call.name != "tap" or box is None:
        raise Unsayable("only what has a box can be answered with one")
    (width, height), corners = sizes.screen, (box.left, box.top, box.right, box.bottom)
    x0, y0, x1, y1 = (round(1000 * value / full) for value, full in zip(corners, (width, height) * 2, strict=True))
    return f"<box>{x0} {y0} {x1} {y1}</box>"


_KEYS_OF = {name: sign for sign, name in PRESSES.items()}


def _agentcpm(call: ToolCall, thought: str, sizes: Sizes) -> dict[str, object]:
    head: dict[str, object] = {"thought": thought} if thought else {}
    given = call.arguments

    def point(key: str) -> list[float]:
        return _per_mille(given[key], sizes)

    match call.name:
        case "tap":
            return head | {"POINT": point("at")}
        case "long_press":
            return head | {"POINT": point("at"), "duration": _ms(given.get("duration_s", 1.0))}
        case "swipe":
            held = {"duration": _ms(given["duration_s"])} if "duration_s" in given else {}
            return head | {"POINT": point("start"), "to": point("end")} | held
        case "scroll":
            at = point("at") if "at" in given else [500, 500]
            return head | {"POINT": at, "to": OPPOSITE[str(given["direction"])]}
        case "type_text" if set(given) == {"text"}:
            return head | {"TYPE": given["text"]}
        case "clear_text" if not given:
            return head | {"CLEAR": None}
        case "press_key" if given["key"] in _KEYS_OF:
            return head | {"PRESS": _KEYS_OF[str(given["key"])]}
        case "wait":
            return head | {"duration": _ms(given.get("seconds", 1.0))}
        case "finish" if given["status"] == "success":
            return {"STATUS": "finish"}
        case "finish":
            return {"thought": given.get("message", ""), "STATUS": "impossible"}
        case "ask_user":
            return {"thought": given.get("text", ""), "STATUS": "need_feedback"}
    raise Unsayable(f"AgentCPM-GUI has no {call.name}")


def _mobile_use(call: ToolCall, family: Family, sizes: Sizes) -> dict[str, object]:
    given = call.arguments

    def place(key: str) -> list[float]:
        at = given[key]
        assert isinstance(at, Point)
        return family.scale.say(at, sizes)

    match call.name:
        case "tap":
            return {"action": "click", "coordinate": place("at")}
        case "long_press":
            return {"action": "long_press", "coordinate": place("at"), "time": given.get("duration_s", 1)}
        case "swipe":
            return {"action": "swipe", "coordinate": place("start"), "coordinate2": place("end")}
        case "type_text" if set(given) == {"text"}:
            return {"action": "type", "text": given["text"]}
        case "press_key" if given["key"] in ("back", "home", "enter"):
            return {"action": "system_button", "button": str(given["key"]).capitalize()}
        case "open_app":
            return {"action": "open", "text": given["name"]}
        case "wait":
            return {"action": "wait", "time": given.get("seconds", 1)}
        case "answer":
            return {"action": "answer", "text": given["text"]}
        case "finish":
            return {"action": "terminate", "status": given["status"]}
    raise Unsayable(f"mobile_use has no {call.name}")


def _as_swipe(scroll: ToolCall) -> ToolCall:
    """The finger's way that brings into view what a scroll means."""
    at = scroll.arguments.get("at", Point(0.5, 0.5))
    assert isinstance(at, Point)
    dx, dy = {"down": (0.0, -0.2), "up": (0.0, 0.2), "right": (-0.2, 0.0), "left": (0.2, 0.0)}[
        str(scroll.arguments["direction"])
    ]
    x, y = min(max(at.x, 0.25), 0.75), min(max(at.y, 0.25), 0.75)
    return ToolCall("swipe", {"start": Point(x - dx, y - dy), "end": Point(x + dx, y + dy)})


_DONE: Mapping[str, Callable[[ToolCall], str]] = {
    "type_text": lambda call: f"Type {str(call.arguments['text'])!r}.",
    "press_key": lambda call: f"Press {call.arguments['key']}.",
    "open_app": lambda call: f"Open {call.arguments['name']}.",
    "answer": lambda call: "Answer the question.",
    "finish": lambda call: f"End with {call.arguments['status']}.",
}


def _sentence(call: ToolCall, thought: str) -> str:
    """What is done, in a sentence."""
    said = _DONE.get(call.name)
    words = said(call) if said else f"{call.name.replace('_', ' ').capitalize()}{f' {thought}' if thought else ''}."
    return _line(words).replace('"', "'")


def _line(words: str) -> str:
    return " ".join(words.split())[:200] or "It is the next step."


def _per_mille(at: Value, sizes: Sizes) -> list[float]:
    assert isinstance(at, Point)
    return [round(1000 * at.x), round(1000 * at.y)]


def _ms(seconds: Value) -> int:
    return round(float(str(seconds)) * 1000)


def _compact(said: Mapping[str, object]) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))
