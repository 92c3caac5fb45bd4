"""Circles are noticed, and progress is not mistaken for one."""

from __future__ import annotations

import numpy as np
import pytest

from devices.screen import Point, Screen
from phoneagent.loops import LoopWatch, Moving, Nudge, Stuck, same_call, same_screen, signature
from tools.call import ToolCall

WIDTH_PX, HEIGHT_PX = 360, 800


def screen(grey: int = 40, **spots: tuple[int, int, int, int]) -> Screen:
    pixels = np.full((HEIGHT_PX, WIDTH_PX, 3), grey, np.uint8)
    for left, top, right, bottom in spots.values():
        pixels[top:bottom, left:right] = 255
    return Screen.from_pixels(pixels)


def tap(x: float, y: float = 0.5) -> ToolCall:
    return ToolCall("tap", {"at": Point(x, y)})


def same(one: Screen, other: Screen) -> bool:
    return same_screen(signature(one), signature(other))


def test_a_clock_and_a_cursor_do_not_make_another_screen() -> None:
    assert same(screen(), screen(clock=(300, 5, 350, 25), cursor=(100, 400, 102, 420)))


def test_a_switch_does() -> None:
    assert not same(screen(), screen(switch=(300, 200, 340, 222)))


def test_calls_a_finger_apart_are_the_same() -> None:
    assert same_call(tap(0.50), tap(0.51))
    assert not same_call(tap(0.50), tap(0.60))
    assert not same_call(tap(0.5), ToolCall("double_tap", {"at": Point(0.5, 0.5)}))
    assert not same_call(ToolCall("type_text", {"text": "a"}), ToolCall("type_text", {"text": "b"}))


def test_progress_is_left_alone() -> None:
    watch = LoopWatch()
    greys = range(40, 240, 20)
    assert all(watch.note(screen(g), tap(0.5), screen(g + 20)) == Moving() for g in greys)


@pytest.mark.parametrize("length", [1, 2, 3, 4])
def test_a_cycle_is_first_told_and_then_ended(length: int) -> None:
    watch = LoopWatch()
    said = []
    for turn in range(length * 5):
        place = turn % length
        before, after = screen(40 + 40 * place), screen(40 + 40 * ((turn + 1) % length))
        said.append(watch.note(before, tap(0.1 + 0.2 * place), after))
        if isinstance(said[-1], Stuck):
            break
    assert isinstance(said[-1], Stuck)
    assert any(isinstance(each, Nudge) and "times" in each.text for each in said)
    assert len(said) == (4 if length == 1 else 3 * length)


def test_touches_here_and_there_that_change_nothing_end_too() -> None:
    watch = LoopWatch()
    said = [watch.note(screen(), tap(0.1 * n), screen()) for n in range(1, 7)]
    assert said[0] == Nudge("The screen did not change.")
    assert isinstance(said[-1], Stuck)


def test_waiting_has_more_patience() -> None:
    watch = LoopWatch()
    said = [watch.note(screen(), ToolCall("wait", {"seconds": 1.0}), screen()) for _ in range(8)]
    assert not any(isinstance(each, Stuck) for each in said[:-1])
    assert isinstance(said[-1], Stuck)
