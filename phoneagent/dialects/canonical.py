"""Canonical actions as JSON in pixels of the screen, and when two of them mean the same.

`parse` prints this form, and the corpora of real replies expect it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from devices.screen import Point
from phoneagent.dialects.dialect import Sizes
from tools.call import ToolCall, Value

Json = Mapping[str, object]

_FOREIGN = {"name": "app", "reason": "text", "message": "text"}
"""Arguments whose canonical JSON key differs from the tool's."""
_OWN = {
    "open_app": {"app": "name"},
    "take_over": {"text": "reason"},
    "finish": {"text": "message"},
}
_PLACES = {"at": ("x", "y"), "start": ("x1", "y1"), "end": ("x2", "y2")}


def to_json(call: ToolCall, sizes: Sizes) -> dict[str, object]:
    """A call as a canonical action."""
    said: dict[str, object] = {"action": call.name}
    for name, value in call.arguments.items():
        if isinstance(value, Point):
            said |= zip(_PLACES[name], value.to_px(*sizes.screen), strict=True)
        elif name == "duration_s" and isinstance(value, (int, float)):
            said["duration_ms"] = round(value * 1000)
        elif name == "seconds" and isinstance(value, float) and value.is_integer():
            said[name] = int(value)
        elif value != "" or name == "text":
            said[_FOREIGN.get(name, name)] = value
    if call.confirm:
        said["confirm"] = True
    if call.name in ("ask_user", "take_note") and said.get("text") == "":
        del said["text"]
    return said


def from_json(said: Json, sizes: Sizes) -> ToolCall:
    """The call a canonical action stands for.

    Raises:
        ValueError: if it holds no action, or a value no tool takes.
    """
    name = said.get("action")
    if not isinstance(name, str):
        raise ValueError(f"this is no canonical action: {dict(said)}")
    keys = {json: own for own, pair in _PLACES.items() for json in pair}
    arguments: dict[str, Value] = {}
    for key, value in said.items():
        if key in ("action", "confirm"):
            continue
        if key in keys:
            pair = _PLACES[keys[key]]
            arguments[keys[key]] = Point.from_px(_number(said, pair[0]), _number(said, pair[1]), *sizes.screen)
        elif key == "duration_ms":
            arguments["duration_s"] = _number(said, key) / 1000
        elif isinstance(value, (str, int, float)):
            arguments[_OWN.get(name, {}).get(key, key)] = value
        else:
            raise ValueError(f"{key} of {name} cannot be {value!r}")
    return ToolCall(name, arguments, confirm=said.get("confirm") is True)


def means_the_same(answer: Json, expected: Json, tolerance_px: int = 1) -> bool:
    """Whether an answer is what was expected: only the keys that are expected count, places within a tolerance.

    `finger` in an expected swipe stands for any swipe whose main motion goes that way.
    """
    if expected.get("error"):
        return bool(answer.get("error")) and "action" not in answer and "actions" not in answer
    answer, expected = _newline_submits(answer), _newline_submits(expected)
    return all(_agrees(answer, key, value, tolerance_px) for key, value in expected.items())


def is_right(answer: Json, case: Json) -> bool:
    """Whether an answer to a case of a corpus is what it expects, or one of what it accepts."""
    tolerance = case.get("tol", 1)
    tolerance_px = tolerance if isinstance(tolerance, int) else 1
    accepted = case.get("accept", [])
    options = [case["expect"], *(accepted if isinstance(accepted, list) else [])]
    return any(_fits(answer, option, tolerance_px) for option in options)


def _fits(answer: Json, option: object, tolerance_px: int) -> bool:
    if isinstance(option, Mapping):
        return means_the_same(answer, option, tolerance_px)
    actions = answer.get("actions")
    if not isinstance(option, Sequence) or not isinstance(actions, Sequence) or len(option) != len(actions):
        return False
    return all(means_the_same(each, other, tolerance_px) for each, other in zip(actions, option, strict=True))


def _agrees(answer: Json, key: str, value: object, tolerance_px: int) -> bool:
    given = answer.get(key)
    if key == "finger":
        return _finger(answer) == value
    if key in ("x", "y", "x1", "y1", "x2", "y2"):
        return (
            isinstance(given, (int, float)) and isinstance(value, (int, float)) and abs(given - value) <= tolerance_px
        )
    return given == value


def _finger(swipe: Json) -> str:
    across, down = (_number(swipe, f"{axis}2") - _number(swipe, f"{axis}1") for axis in "xy")
    if abs(across) > abs(down):
        return "right" if across > 0 else "left"
    return "down" if down > 0 else "up"


def _newline_submits(action: Json) -> Json:
    text = action.get("text")
    if action.get("action") == "type_text" and isinstance(text, str) and text.endswith("\n"):
        return {**action, "text": text[:-1], "submit": True}
    return action


def _number(said: Json, key: str) -> float:
    value = said.get(key)
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        raise ValueError(f"{key} must be a number, not {value!r}")
    return value
