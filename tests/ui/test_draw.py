"""Marks lie where the model touched, and nowhere else."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.screen import Point, Screen
from tools.call import ToolCall
from ui.draw import ACCENT, Ring, Trail, draw, mark, small_jpeg

SCREEN = Screen.from_pixels(np.full((400, 180, 3), 128, np.uint8))


def changed(call: ToolCall | None) -> np.ndarray:  # type: ignore[type-arg]
    return (np.asarray(draw(SCREEN, call)) != np.asarray(draw(SCREEN))).any(axis=2)


def test_a_tap_is_a_ring_around_its_point() -> None:
    at = Point(0.25, 0.75)
    rows, columns = np.nonzero(changed(ToolCall("tap", {"at": at})))
    assert abs(columns.mean() - 45) < 1
    assert abs(rows.mean() - 300) < 1
    assert tuple(np.asarray(draw(SCREEN, ToolCall("tap", {"at": at})))[300, 45]) == ACCENT


def test_a_swipe_is_a_way_from_start_to_end() -> None:
    touched = changed(ToolCall("swipe", {"start": Point(0.5, 0.8), "end": Point(0.5, 0.2)}))
    assert all(touched[row, 90] for row in range(80, 320))
    assert not touched[200, 150]


@pytest.mark.parametrize(
    ("call", "made"),
    [
        (None, None),
        (ToolCall("press_key", {"key": "back"}), None),
        (ToolCall("scroll", {"direction": "sideways"}), None),
        (ToolCall("double_tap", {"at": Point(0, 0)}), Ring(Point(0, 0), rings=2)),
        (ToolCall("long_press", {"at": Point(0, 0)}), Ring(Point(0, 0), held=True)),
        (ToolCall("type_text", {"text": "x", "at": Point(1, 1)}), Ring(Point(1, 1))),
        (ToolCall("swipe", {"start": Point(0, 0), "end": Point(1, 1)}), Trail(Point(0, 0), Point(1, 1))),
    ],
)
def test_what_touches_no_place_leaves_no_mark(call: ToolCall | None, made: object) -> None:
    assert mark(call) == made
    if made is None:
        assert not changed(call).any()


def test_a_scroll_is_drawn_as_the_fingers_way() -> None:
    made = mark(ToolCall("scroll", {"direction": "down"}))
    assert isinstance(made, Trail)
    assert made.end.y < made.start.y


fractions = st.floats(0, 1)


@settings(max_examples=30)
@given(x=fractions, y=fractions, to_x=fractions, to_y=fractions)
def test_a_mark_at_any_edge_can_be_drawn(x: float, y: float, to_x: float, to_y: float) -> None:
    assert draw(SCREEN, ToolCall("double_tap", {"at": Point(x, y)}), 90).size == (90, 200)
    draw(SCREEN, ToolCall("swipe", {"start": Point(x, y), "end": Point(to_x, to_y)}))


def test_a_small_picture_is_passed_on_as_it_is_and_a_large_one_made_small() -> None:
    assert small_jpeg(SCREEN, 540) is SCREEN.encoded
    assert Screen.from_bytes(small_jpeg(SCREEN, 90)).width_px == 90
