"""The `mobile_use` tool of Qwen's cookbooks and what descends from it: GUI-Owl, UI-S1, InfiGUI, MAI-UI, MiniCPM-V.

Source of the actions: QwenLM/Qwen3-VL:cookbooks/utils/agent_function_call.py, Tongyi-MAI/MAI-UI:src/prompt.py.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from phoneagent.dialects.arguments import OPPOSITE, Arguments, finish, press
from phoneagent.dialects.coordinates import Scale
from phoneagent.dialects.dialect import Sizes
from phoneagent.dialects.forms import NUMBER, POINT, TEXT, Schema, any_of, record, text_of, word
from phoneagent.dialects.literals import Call, Datum
from tools.call import ToolCall, ToolError

_WORDS: dict[str, str] = {
    "click": "Tap the point `coordinate`.",
    "long_press": "Press the point `coordinate` for `time` seconds.",
    "double_click": "Tap the point `coordinate` twice.",
    "swipe": "Move a finger from `coordinate` to `coordinate2`.",
    "drag": "Move what lies at `start_coordinate` to `end_coordinate`.",
    "type": "Type `text` into the focused field.",
    "key": "Press the key that adb calls `text`, such as volume_up.",
    "system_button": "Press the system button `button`.",
    "open": "Open the app named `text`.",
    "wait": "Wait `time` seconds.",
    "answer": "Answer the user's question with `text`.",
    "ask_user": "Ask the user `text` and wait for the reply.",
    "interact": "Ask the person to clear what blocks the screen, as `text` says.",
    "terminate": "End the task with `status` success or failure.",
}
_PARAMETERS: dict[str, dict[str, object]] = {
    "coordinate": {"type": "array", "description": "(x, y): x counts to the right, y downwards."},
    "coordinate2": {"type": "array", "description": "(x, y) where the finger lifts."},
    "start_coordinate": {"type": "array", "description": "(x, y) where the drag begins."},
    "end_coordinate": {"type": "array", "description": "(x, y) where the drag ends."},
    "direction": {"type": "string", "enum": ["up", "down", "left", "right"], "description": "The finger's way."},
    "text": {"type": "string"},
    "time": {"type": "number", "description": "Seconds."},
    "button": {"type": "string", "enum": ["Back", "Home", "Menu", "Enter"]},
    "status": {"type": "string", "enum": ["success", "failure"]},
}


def mobile_use_call(
    call: Call, scale: Scale, sizes: Sizes, *, menu: str = "recents", other: str = "the only tool is mobile_use"
) -> ToolCall:
    """The canonical call that a call of `mobile_use` means.

    Args:
        menu: What the system button Menu presses.
        other: What to say about calls of other tools.

    Raises:
        ToolError: if it is another tool, no action of it, or an argument is missing or wrong.
    """
    if call.name not in ("mobile_use", ""):
        raise ToolError(f"there is no tool {call.name[:40]!r} here; {other}")
    return action(call.keywords, scale, sizes, menu=menu)


def action(said: Mapping[str, Datum], scale: Scale, sizes: Sizes, *, menu: str = "recents") -> ToolCall:
    """The canonical call for the arguments of `mobile_use`.

    Raises:
        ToolError: if it is no action of it, or an argument is missing or wrong.
    """
    arguments = Arguments(said, scale, sizes)
    name = arguments.name("action").lower()
    match name:
        case "click" | "tap" | "left_click":
            return ToolCall("tap", {"at": arguments.place("coordinate")})
        case "double_click" | "double_tap":
            return ToolCall("double_tap", {"at": arguments.place("coordinate")})
        case "long_press":
            return ToolCall(name, {"at": arguments.place("coordinate"), **arguments.held("time")})
        case "swipe" if arguments.get("direction") is not None and arguments.get("coordinate2") is None:
            where = arguments.place_if_any("coordinate")
            return ToolCall("scroll", {"direction": OPPOSITE[arguments.direction("direction")], **where})
        case "swipe" | "drag":
            start = arguments.place("coordinate", "start_coordinate")
            return ToolCall("swipe", {"start": start, "end": arguments.place("coordinate2", "end_coordinate")})
        case "type":
            return ToolCall("type_text", {"text": arguments.text("text"), **arguments.place_if_any("coordinate")})
        case "clear" | "clear_text":
            return ToolCall("clear_text", arguments.place_if_any("coordinate"))
        case "key":
            return press(arguments.name("text", "key"))
        case "system_button":
            button = press(arguments.name("button"))
            return ToolCall("press_key", {"key": menu}) if button.arguments["key"] == "menu" else button
        case "open" | "open_app":
            return ToolCall("open_app", {"name": arguments.name("text", "app", "app_name", "name")})
        case "wait":
            seconds = arguments.seconds("time", "seconds", "duration")
            return ToolCall("wait", {} if seconds is None else {"seconds": seconds})
        case "answer":
            return ToolCall("answer", {"text": arguments.text("text", "answer")})
        case "ask_user" | "interact" | "call_user":
            return ToolCall("ask_user", {"text": arguments.text("text", default="")})
        case "take_note" | "note":
            return ToolCall("take_note", {"text": arguments.text("text", default="")})
        case "terminate":
            return finish(arguments.name("status"), arguments.text("text", default=""))
        case _:
            raise ToolError(f"mobile_use has no action {name[:40]!r}")


def function_text(actions: Sequence[str], width: int, height: int, *, finger_directions: bool = False) -> str:
    """The tool's signature as one line of JSON, for a system prompt. Width and height are those of its coordinates."""
    used = " ".join(_WORDS[each] for each in actions)
    names = [name for name in _PARAMETERS if f"`{name}`" in used or (finger_directions and name == "direction")]
    properties = {"action": {"type": "string", "enum": list(actions)}} | {name: _PARAMETERS[name] for name in names}
    described = " ".join(f"`{each}`: {_WORDS[each]}" for each in actions)
    screen = f"Touch the screen of a phone, which is {width}x{height}. Touch the middle of things."
    function = {
        "name": "mobile_use",
        "description": f"{screen} {described}",
        "parameters": {"type": "object", "properties": properties, "required": ["action"]},
    }
    return json.dumps({"type": "function", "function": function}, ensure_ascii=False)


_FORMS: dict[str, Schema] = {
    **dict.fromkeys(("coordinate", "coordinate2", "start_coordinate", "end_coordinate"), POINT),
    "direction": word("up", "down", "left", "right"),
    "time": NUMBER,
}
"""Of arguments that are no texts."""
TOOL_CALL = ("<tool_call>\n", "\n</tool_call>")
"""What stands around a call."""


def call_form(*, finger_directions: bool = False) -> str:
    """The schema of a whole call."""
    arguments = json.loads(arguments_form(finger_directions=finger_directions))
    return text_of(record({"name": word("mobile_use"), "arguments": arguments}))


def arguments_form(*, finger_directions: bool = False) -> str:
    """The schema of the arguments: an object for each action there is, offered or not, with what its words name."""
    forms = [_form(action, re.findall(r"`(\w+)`", words)) for action, words in _WORDS.items()]
    if finger_directions:
        forms += [_form("swipe", keys) for keys in (["direction", "coordinate"], ["coordinate", "direction"])]
    return text_of(any_of(forms))


def _form(action: str, keys: Sequence[str]) -> Schema:
    optional = ["time"] + ["coordinate"] * (keys == ["direction", "coordinate"]) + ["text"] * (action == "terminate")
    said = {name: _FORMS.get(name, TEXT) for name in (*keys, *(["text"] if action == "terminate" else []))}
    return record({"action": word(action), **said}, *optional)


def system_text(function: str) -> str:
    """The system turn of a Hermes-style tool prompt around one function's signature."""
    return (
        "You are a helpful assistant.\n\n# Tools\n\nYou may call one function a turn to help the user.\n\n"
        f"Its signature stands in <tools></tools>:\n<tools>\n{function}\n</tools>\n\n"
        "Make the call as a JSON object with name and arguments in <tool_call></tool_call> tags:\n"
        '<tool_call>\n{"name": <function-name>, "arguments": <args-json-object>}\n</tool_call>'
    )


def call_text(call: Call) -> str:
    """The arguments of a call as one line of JSON."""
    return json.dumps(dict(call.keywords), ensure_ascii=False)
