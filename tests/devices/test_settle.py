"""Waiting for the picture to rest, with made time and made pictures."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from devices.device import Frame
from devices.settle import changed_cells, settle

SIZE = (160, 72)


class MadeClock:
    """Time that passes only when it is waited for, or when a glance takes some."""

    def __init__(self) -> None:
        self.t_s = 100.0
        self.waits: list[float] = []

    def now_s(self) -> float:
        return self.t_s

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.t_s += seconds


def film(clock: MadeClock, picture: Callable[[float], Frame], glance_s: float = 0.002) -> Callable[[], Frame]:
    """A screen whose picture depends on the seconds since it began."""
    began_s = clock.now_s()

    def glance() -> Frame:
        clock.t_s += glance_s
        return picture(clock.t_s - began_s)

    return glance


def plain(grey: int = 200) -> Frame:
    return np.full(SIZE, grey, np.uint8)


def test_a_still_picture_is_stable_after_the_first_reaction_and_no_later() -> None:
    clock = MadeClock()
    settled = settle(film(clock, lambda t: plain()), clock=clock)
    assert settled.stable
    assert 0.1 <= settled.waited_s < 0.12


def test_a_reaction_that_comes_at_80_ms_is_waited_for() -> None:
    clock = MadeClock()
    settled = settle(film(clock, lambda t: plain(200 if t < 0.08 else 90)), clock=clock)
    assert settled.stable
    assert settled.waited_s > 0.15


def test_a_slide_of_300_ms_is_waited_out() -> None:
    clock = MadeClock()

    def slide(t: float) -> Frame:
        frame = plain()
        frame[:, : int(72 * min(t / 0.3, 1))] = 30
        return frame

    settled = settle(film(clock, slide), clock=clock)
    assert settled.stable
    assert 0.3 < settled.waited_s < 0.5


def test_a_long_fling_over_the_whole_screen_is_not_taken_for_a_spinner() -> None:
    clock = MadeClock()
    noise = np.random.default_rng(1).integers(0, 255, (4000, 72), np.uint8)

    def fling(t: float) -> Frame:
        row = int(1000 * min(t, 1.2))
        return noise[row : row + 160]

    settled = settle(film(clock, fling), clock=clock)
    assert settled.stable
    assert settled.waited_s > 1.2


def test_a_spinner_that_never_stops_does_not_hold_up_the_rest() -> None:
    clock = MadeClock()
    noise = np.random.default_rng(1).integers(0, 255, (16, 16), np.uint8)

    def spinner(t: float) -> Frame:
        frame = plain()
        frame[70:86, 30:46] = np.roll(noise, int(t * 100), axis=0)
        return frame

    settled = settle(film(clock, spinner), clock=clock)
    assert settled.stable
    assert settled.waited_s < 1.0


def test_a_video_over_the_whole_screen_ends_at_the_cap() -> None:
    clock = MadeClock()
    rng = np.random.default_rng(1)
    settled = settle(film(clock, lambda t: rng.integers(0, 255, SIZE, np.uint8)), cap_s=1.5, clock=clock)
    assert not settled.stable
    assert 1.5 <= settled.waited_s < 1.6


def test_a_rotation_is_a_change() -> None:
    clock = MadeClock()
    settled = settle(film(clock, lambda t: plain() if t < 0.06 else plain().T), clock=clock)
    assert settled.stable
    assert settled.waited_s > 0.15


def test_a_slow_glance_is_not_waited_for_twice() -> None:
    clock = MadeClock()
    settled = settle(film(clock, lambda t: plain(), glance_s=0.12), clock=clock)
    assert settled.stable
    assert sum(clock.waits) == 0


@given(st.integers(0, 159), st.integers(0, 71))
def test_any_single_pixel_that_changes_is_seen(row: int, column: int) -> None:
    other = plain()
    other[row, column] = 0
    assert changed_cells(plain(), other).sum() == 1


@given(st.lists(st.floats(0, 3), max_size=6), st.floats(0.2, 3))
def test_it_never_waits_much_past_its_cap(changes: list[float], cap_s: float) -> None:
    clock = MadeClock()

    def picture(t: float) -> Frame:
        return plain(10 + 30 * sum(t > at for at in changes))

    settled = settle(film(clock, picture), cap_s=cap_s, clock=clock)
    assert settled.waited_s <= cap_s + 0.01
