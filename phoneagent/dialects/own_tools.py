"""Calls of our own tools by name, as models make them that are told of them: OpenAI tool calls and XML calls."""

from __future__ import annotations

import json
from collections.abc import Mapping

from devices.screen import Point
from phoneagent.dialects.arguments import Arguments, finish, press
from phoneagent.dialects.coordinates import Scale
from phoneagent.dialects.dialect import Sizes
from phoneagent.dialects.literals import Datum
from tools.call import ToolCall, ToolError, Value

NAMES = (
    *("tap", "double_tap", "long_press", "swipe", "scroll", "type_text", "clear_text", "press_key", "open_app", "wait"),
    *("answer", "ask_user", "take_note", "take_over", "finish"),
)


def own_call(name: str, said: Mapping[str, Datum], scale: Scale, sizes: Sizes) -> ToolCall:
    """The call of one of our own tools.

    Raises:
        ToolError: if there is no such tool, or an argument is missing or wrong.
    """
    arguments = Arguments(said, scale, sizes)
    name = name.strip().lower().removeprefix("functions.")
    match name:
        case "tap" | "double_tap":
            return ToolCall(name, {"at": arguments.place("at")})
        case "long_press":
            return ToolCall(name, {"at": arguments.place("at"), **_held(arguments)})
        case "swipe":
            return ToolCall(name, {**_way(arguments), **_held(arguments)})
        case "scroll":
            return ToolCall(name, {"direction": arguments.direction("direction"), **arguments.place_if_any("at")})
        case "type_text":
            flags = {flag: True for flag in ("clear", "submit") if _is_true(arguments.get(flag))}
            return ToolCall(name, {"text": arguments.text("text"), **arguments.place_if_any("at"), **flags})
        case "clear_text":
            return ToolCall(name, arguments.place_if_any("at"))
        case "press_key":
            return press(arguments.name("key", "name"))
        case "open_app":
            return ToolCall(name, {"name": arguments.name("name", "app", "app_name")})
        case "wait":
            seconds = arguments.seconds("seconds", "duration_s", "duration", "time")
            return ToolCall(name, {} if seconds is None else {"seconds": seconds})
        case "answer":
            return ToolCall(name, {"text": arguments.text("text", "message", "answer")})
        case "ask_user" | "take_note":
            return ToolCall(name, {"text": arguments.text("text", "question", "message", default="")})
        case "take_over":
            return ToolCall(name, {"reason": arguments.text("reason", "text", "message", default="")})
        case "finish":
            return finish(arguments.name("status"), arguments.text("message", "text", default=""))
        case _:
            raise ToolError(f"there is no tool {name[:40]!r}; there are {', '.join(NAMES)}")


def own_arguments(call: ToolCall, scale: Scale, sizes: Sizes) -> str:
    """The arguments of a canonical call as JSON text, the way `own_call` reads them."""
    said: dict[str, object] = {}
    for name, value in call.arguments.items():
        if not isinstance(value, Point):
            said[name] = value
            continue
        suffix = {"start": "1", "end": "2"}.get(name, "")
        x, y = scale.say(value, sizes)
        said |= {f"x{suffix}": x, f"y{suffix}": y}
    return json.dumps(said, ensure_ascii=False)


def _way(arguments: Arguments) -> dict[str, Value]:
    if arguments.get("x1") is None:
        return {"start": arguments.place("start"), "end": arguments.place("end")}
    ends = [[arguments.said.get(f"x{n}"), arguments.said.get(f"y{n}")] for n in "12"]
    start, end = (arguments.scale.point(list(each), arguments.sizes) for each in ends)
    return {"start": start, "end": end}


def _held(arguments: Arguments) -> dict[str, Value]:
    milliseconds = arguments.get("duration_ms")
    if milliseconds is None:
        return arguments.held("duration_s", "seconds", "duration")
    return {"duration_s": (arguments.seconds("duration_ms") or 0.0) / 1000}


def _is_true(said: Datum) -> bool:
    return said is True or (isinstance(said, str) and said.strip().lower() == "true")
