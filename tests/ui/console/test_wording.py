"""Every call has words, and every touch a mark."""

from __future__ import annotations

import pytest

from devices.screen import Point, Screen
from tools.call import ToolCall
from tools.toolbox import Toolbox
from ui.console.overlay import overlay
from ui.console.wording import describe, duration

HERE, THERE = Point(0.5, 0.25), Point(0.5, 0.75)
SCREEN = Screen(100, 200, b"")


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (ToolCall("tap", {"at": HERE}), ("Tap", "50% across, 25% down")),
        (ToolCall("swipe", {"start": HERE, "end": THERE}), ("Swipe", "50% across, 25% down → 50% across, 75% down")),
        (ToolCall("type_text", {"text": "hello"}), ("Type", "hello")),
        (ToolCall("press_key", {"key": "back"}), ("Press", "back")),
        (ToolCall("finish", {"status": "failure"}), ("Give up", "")),
        (ToolCall("take_over", {"reason": "log in"}), ("Hand over", "log in")),
    ],
)
def test_a_call_is_worded(call: ToolCall, words: tuple[str, str]) -> None:
    assert describe(call) == words


@pytest.mark.parametrize("name", [spec.name for spec in Toolbox().specs()])
def test_no_tool_is_left_without_words_of_its_own(name: str) -> None:
    verb, _ = describe(ToolCall(name, {}))
    assert verb != name


def test_durations_are_short() -> None:
    assert [duration(ms) for ms in (0.4, 12, 999, 1540)] == ["0 ms", "12 ms", "999 ms", "1.5 s"]


def test_a_touch_lies_where_the_call_says() -> None:
    assert 'viewBox="0 0 1000 2000"' in overlay(ToolCall("tap", {"at": HERE}), SCREEN)
    assert 'cx="500" cy="500"' in overlay(ToolCall("tap", {"at": HERE}), SCREEN)
    assert "M500 500L500 1500" in overlay(ToolCall("swipe", {"start": HERE, "end": THERE}), SCREEN)
    assert overlay(ToolCall("double_tap", {"at": HERE}), SCREEN).count('class="ring"') == 2
    assert 'class="held"' in overlay(ToolCall("long_press", {"at": HERE}), SCREEN)


@pytest.mark.parametrize(
    "call", [None, ToolCall("press_key", {"key": "back"}), ToolCall("finish", {"status": "success"})]
)
def test_what_touches_nothing_leaves_no_mark(call: ToolCall | None) -> None:
    assert overlay(call, SCREEN) == ""
