"""Calls and durations as a person would say them."""

from __future__ import annotations

from devices.screen import Point
from tools.call import ToolCall

_TOUCHES = {"tap": "Tap", "double_tap": "Double tap", "long_press": "Hold"}
_SAID = {
    "answer": ("Answer", "text"),
    "ask_user": ("Ask", "text"),
    "take_note": ("Note", "text"),
    "take_over": ("Hand over", "reason"),
    "open_app": ("Open", "name"),
    "type_text": ("Type", "text"),
    "press_key": ("Press", "key"),
    "scroll": ("Scroll", "direction"),
}


def describe(call: ToolCall) -> tuple[str, str]:
    """A call as its verb and what it is about: ("Open", "Clock")."""
    told = call.arguments
    match call.name:
        case "tap" | "double_tap" | "long_press":
            return _TOUCHES[call.name], place(told.get("at"))
        case "swipe":
            return "Swipe", f"{place(told.get('start'))} → {place(told.get('end'))}"
        case "wait":
            return "Wait", f"{told.get('seconds', '')} s"
        case "clear_text":
            return "Clear", "the field"
        case "finish":
            return ("Done", "") if told.get("status") == "success" else ("Give up", "")
        case name if name in _SAID:
            verb, argument = _SAID[name]
            return verb, str(told.get(argument, ""))
        case _:
            return call.name, ", ".join(f"{key}={value}" for key, value in told.items())


def place(at: object) -> str:
    """A place as per cent of the screen."""
    return f"{at.x:.0%} across, {at.y:.0%} down" if isinstance(at, Point) else ""


def duration(ms: float) -> str:
    return f"{ms:.0f} ms" if ms < 1000 else f"{ms / 1000:.1f} s"
