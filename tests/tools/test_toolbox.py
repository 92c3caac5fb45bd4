"""The toolbox checks what a model asked for and does it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.errors import CannotDo, DeviceGone
from devices.screen import Point
from devices.settle import Clock
from tools.call import ToolCall, ToolError, Value
from tools.gestures import stroke
from tools.tool import Reach, tool
from tools.toolbox import Toolbox

Phones = Callable[..., Any]
BOX = Toolbox()


def test_a_tool_is_told_by_its_signature_and_docstring() -> None:
    spec = {each.name: each for each in BOX.specs()}["long_press"]
    assert spec.description == "Press and hold."
    schema = json.loads(spec.json_schema())
    assert list(schema["properties"]) == ["x", "y", "duration_s"]
    assert schema["required"] == ["x", "y"]
    assert schema["properties"]["x"]["maximum"] == 1000
    assert schema["properties"]["duration_s"] == {
        "type": "number",
        "description": "How long to hold, in seconds.",
        "minimum": 0.05,
        "maximum": 10,
        "default": 0.8,
    }


def test_a_start_and_an_end_are_flattened_and_can_be_pixels() -> None:
    spec = {each.name: each for each in BOX.specs()}["swipe"]
    properties = json.loads(spec.json_schema(1080, 2400))["properties"]
    assert list(properties) == ["x1", "y1", "x2", "y2", "duration_s"]
    assert (properties["x2"]["maximum"], properties["y2"]["maximum"]) == (1080, 2400)


def test_every_tool_and_every_argument_is_described() -> None:
    for spec in BOX.specs():
        assert spec.description, spec.name
        assert all(each.description for each in spec.parameters), spec.name
        json.loads(spec.json_schema())


def test_keys_are_the_choices_of_press_key() -> None:
    spec = {each.name: each for each in BOX.specs()}["press_key"]
    assert "home" in spec.parameters[0].choices


@pytest.mark.parametrize(
    ("name", "arguments", "done"),
    [
        ("tap", {"at": Point(0.5, 0.25)}, "tap 0.500 0.250"),
        ("double_tap", {"at": Point(0, 1)}, "double_tap 0.000 1.000"),
        ("long_press", {"at": Point(0, 0)}, "long_press 0.000 0.000 0.8"),
        ("swipe", {"start": Point(0, 0), "end": Point(1, 1)}, "swipe 0.000 0.000 1.000 1.000"),
        ("scroll", {"direction": "down"}, "swipe 0.500 0.700 0.500 0.300"),
        ("type_text", {"text": "it's $(reboot) %s 😀 你好"}, "type it's $(reboot) %s 😀 你好"),
        ("type_text", {"text": 5550123}, "type 5550123"),
        ("press_key", {"key": "back"}, "press back"),
        ("open_app", {"name": "Clock"}, "open Clock"),
    ],
)
def test_a_call_reaches_the_phone(fake_phone: Phones, name: str, arguments: dict[str, Value], done: str) -> None:
    device = fake_phone()
    assert BOX.run(ToolCall(name, arguments), Reach(device)) == "ok"
    assert device.done == [done]


def test_typing_can_focus_empty_and_submit(fake_phone: Phones, jumping_clock: Clock) -> None:
    device = fake_phone()
    call = ToolCall("type_text", {"text": "hi", "at": Point(0, 0), "clear": True, "submit": True})
    BOX.run(call, Reach(device, clock=jumping_clock))
    assert device.done == ["tap 0.000 0.000", "clear", "type hi", "press enter"]


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (ToolCall("tab", {}), "Did you mean tap?"),
        (ToolCall("fly", {}), "There are tap"),
        (ToolCall("tap", {}), "tap: the argument at is missing"),
        (ToolCall("tap", {"at": "the button"}), "tap: at = 'the button'"),
        (ToolCall("tap", {"at": Point(0, 0), "speed": 3}), "there is no argument speed"),
        (ToolCall("wait", {"seconds": 1e9}), "wait: seconds"),
        (ToolCall("wait", {"seconds": float("nan")}), "wait: seconds"),
        (ToolCall("press_key", {"key": "self-destruct"}), "press_key: key"),
        (ToolCall("scroll", {"direction": "sideways"}), "'up', 'down', 'left' or 'right'"),
        (ToolCall("finish", {"status": "maybe"}), "'success' or 'failure'"),
    ],
)
def test_a_wrong_call_is_told_to_the_model_and_touches_nothing(fake_phone: Phones, call: ToolCall, said: str) -> None:
    device = fake_phone()
    with pytest.raises(ToolError) as refused:
        BOX.run(call, Reach(device))
    assert said in str(refused.value)
    assert device.done == []


def test_what_the_phone_cannot_do_is_for_the_model(fake_phone: Phones) -> None:
    device = fake_phone(fails={"open": CannotDo("There is no app Clok.", remedy="Near names: Clock.")})
    with pytest.raises(ToolError, match="Near names: Clock"):
        BOX.run(ToolCall("open_app", {"name": "Clok"}), Reach(device))


def test_a_phone_that_is_gone_is_not(fake_phone: Phones) -> None:
    device = fake_phone(fails={"tap": DeviceGone("The phone is gone.")})
    with pytest.raises(DeviceGone):
        BOX.run(ToolCall("tap", {"at": Point(0, 0)}), Reach(device))


@pytest.mark.parametrize("name", ["ask_user", "take_over"])
def test_a_question_that_nobody_answers_is_told_to_the_model(fake_phone: Phones, name: str) -> None:
    with pytest.raises(ToolError, match="Nobody"):
        BOX.run(ToolCall(name), Reach(fake_phone()))


def test_an_answer_comes_back_to_the_model(fake_phone: Phones) -> None:
    reach = Reach(fake_phone(), ask=lambda question: "blue" if "colour" in question else None)
    assert BOX.run(ToolCall("ask_user", {"text": "Which colour?"}), reach) == "The person answered: blue"


def test_a_wait_ends_when_the_person_stops_the_run(fake_phone: Phones) -> None:
    stopped = threading.Event()
    stopped.set()
    BOX.run(ToolCall("wait", {"seconds": 30}), Reach(fake_phone(), cancel=stopped))


def test_a_wait_takes_as_long_as_it_says(fake_phone: Phones, jumping_clock: Clock) -> None:
    BOX.run(ToolCall("wait", {"seconds": 12.5}), Reach(fake_phone(), clock=jumping_clock))
    assert jumping_clock.now_s() == pytest.approx(12.5)


def test_a_check_fills_in_what_was_left_out() -> None:
    assert BOX.check(ToolCall("wait")).arguments == {"seconds": 1.0}
    assert BOX.check(ToolCall("tap", {"at": Point(0, 0)}, confirm=True)).confirm


fractions = st.floats(0, 1)


@given(direction=st.sampled_from(["up", "down", "left", "right"]), x=fractions, y=fractions)
def test_a_stroke_always_moves_and_stays_off_the_edges(direction: str, x: float, y: float) -> None:
    start, end = stroke(direction, Point(x, y))  # type: ignore[arg-type]
    moved = (end.x - start.x, end.y - start.y)
    along = moved[1] if direction in ("up", "down") else moved[0]
    assert abs(along) == pytest.approx(0.4)
    assert (along < 0) == (direction in ("down", "right"))
    ends = (start.y, end.y) if direction in ("up", "down") else (start.x, end.x)
    assert min(ends) >= 0.1 - 1e-9
    assert max(ends) <= 0.9 + 1e-9


def test_a_tool_can_be_made_of_any_documented_function(fake_phone: Phones) -> None:
    def greet(name: str, times: int = 1) -> str:
        """Say hello.

        Args:
            name: Whom
                to greet.
            times: How often.
        """
        return f"hello {name}" * times

    made = tool(greet)
    assert made.spec.parameters[0].description == "Whom to greet."
    assert made.run(ToolCall("greet", {"name": "Ann"}), Reach(fake_phone())) == "hello Ann"
