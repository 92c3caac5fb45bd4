"""Calls that scroll and fling lists."""

from __future__ import annotations

from typing import Final

from devices.virtual.automation.find import Selector, find, first
from devices.virtual.automation.touching import move
from devices.virtual.handset import Handset
from devices.virtual.phone import VirtualPhone

_MARGIN: Final = 0.1
"""UiScrollable keeps this part of a list's length away from its edges."""
_SCROLL_STEPS: Final = 55
_FLING_STEPS: Final = 5
_MOST_SWIPES: Final = 500
_ENDLESS: Final = 60
"""A list that still moves after so many swipes has been swiped enough."""


def scroll_forward(handset: Handset, selector: Selector, vertical: bool, steps: int = _SCROLL_STEPS) -> bool:
    return _swipe_once(handset, selector, vertical, forward=True, steps=steps)


def scroll_backward(handset: Handset, selector: Selector, vertical: bool, steps: int = _SCROLL_STEPS) -> bool:
    return _swipe_once(handset, selector, vertical, forward=False, steps=steps)


def fling_forward(handset: Handset, selector: Selector, vertical: bool) -> bool:
    return _swipe_once(handset, selector, vertical, forward=True, steps=_FLING_STEPS)


def fling_backward(handset: Handset, selector: Selector, vertical: bool) -> bool:
    return _swipe_once(handset, selector, vertical, forward=False, steps=_FLING_STEPS)


def to_end(
    handset: Handset, selector: Selector, vertical: bool, most: int = _MOST_SWIPES, steps: int = _FLING_STEPS
) -> bool:
    return _swipe_to_edge(handset, selector, vertical, forward=True, most=most, steps=steps)


def to_beginning(
    handset: Handset, selector: Selector, vertical: bool, most: int = _MOST_SWIPES, steps: int = _FLING_STEPS
) -> bool:
    return _swipe_to_edge(handset, selector, vertical, forward=False, most=most, steps=steps)


def scroll_to(handset: Handset, selector: Selector, target: Selector, vertical: bool) -> bool:
    """From the beginning on, until the target shows."""
    with handset.use() as phone:
        if find(phone, handset, target):
            return True
        to_beginning(handset, selector, vertical)
        for _ in range(_ENDLESS):
            if find(phone, handset, target):
                return True
            if not scroll_forward(handset, selector, vertical):
                return False
    return False


def _swipe_to_edge(
    handset: Handset, selector: Selector, vertical: bool, *, forward: bool, most: int, steps: int
) -> bool:
    for _ in range(min(most, _ENDLESS)):
        if not _swipe_once(handset, selector, vertical, forward=forward, steps=steps):
            return True
    return False


def _swipe_once(handset: Handset, selector: Selector, vertical: bool, *, forward: bool, steps: int) -> bool:
    """Swipe a list; False where that moved nothing."""
    with handset.touch() as phone:
        before = phone.xml()
        _swipe_inside(phone, first(phone, handset, selector).bounds_px, vertical, forward=forward, steps=steps)
        return phone.xml() != before


def _swipe_inside(
    phone: VirtualPhone, bounds_px: tuple[int, int, int, int], vertical: bool, *, forward: bool, steps: int
) -> None:
    left, top, right, bottom = bounds_px
    x, y = (left + right) / 2, (top + bottom) / 2
    if vertical:
        margin = (bottom - top) * _MARGIN
        start, end = (x, bottom - margin), (x, top + margin)
    else:
        margin = (right - left) * _MARGIN
        start, end = (right - margin, y), (left + margin, y)
    move(phone, *(start if forward else end), *(end if forward else start), steps)
