"""The oracle: a plan of what to open, tap and type, followed by the window's elements, never by the phone's state.

It recovers: where the next move cannot be made it falls back to an earlier one, scrolls, or goes back. So it can also
take over from a model that went astray, and show the way from there (training on its own mistakes).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from devices.hierarchy import Element
from devices.screen import Box, Point
from devices.virtual.core import LAUNCHER
from tools.call import ToolCall

AROUND = frozenset({"com.android.systemui", "com.google.android.inputmethod.latin"})
"""Bars and keyboard: never what a plan means."""


@dataclass(frozen=True, slots=True)
class Open:
    """Bring an app to the front, by its icon on the home screen."""

    label: str
    package: str


@dataclass(frozen=True, slots=True)
class Tap:
    """Tap what carries this label."""

    label: str
    last: bool = False
    """Of several, the lowest on the screen: a tab at the bottom rather than the title above."""
    unless: str = ""
    """Not needed where this label is on the screen: it is the right page already."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Bring a switch to a state, by tapping the row that carries its label or, with `own`, the switch itself."""

    label: str
    on: bool
    own: bool = False


@dataclass(frozen=True, slots=True)
class Fill:
    """Make a field hold a text: focus it, then type."""

    field: str
    """Its resource id without the package, as the window dump names it."""
    text: str
    replaces: bool = False
    """What is typed replaces what was there, as in a time picker; elsewhere the field is cleared first."""


Move = Open | Tap | Turn | Fill


@dataclass(frozen=True, slots=True)
class Act:
    """What the oracle does next, and the element it means."""

    call: ToolCall
    target: Element | None = None


class Oracle:
    """Follows a plan over the screens of one episode."""

    def __init__(self, plan: Sequence[Move], size_px: tuple[int, int], *, possible: bool = True) -> None:
        self._plan = plan
        self._size_px = size_px
        self._next = 0
        self._scrolled: set[tuple[str, ...]] = set()
        """Screens that have been scrolled past since the last move."""
        self._end = Act(ToolCall("finish", {"status": "success" if possible else "failure", "message": ""}))

    def act(self, elements: Sequence[Element]) -> Act:
        """The next call on this screen; finish when the plan is done."""
        elements = [element for element in elements if element.package not in AROUND]
        self._return_to_app(elements)
        while self._next < len(self._plan):
            move = self._plan[self._next]
            if _satisfied(move, elements):
                self._next += 1
            else:
                return self._make(self._next, elements) or self._recover(elements)
        return self._end

    def _return_to_app(self, elements: Sequence[Element]) -> None:
        """Where another app came to the front, the plan goes on by opening its own again."""
        for index in range(self._next):
            move = self._plan[index]
            if isinstance(move, Open) and not _satisfied(move, elements):
                self._next = index

    def _make(self, index: int, elements: Sequence[Element]) -> Act | None:
        """Make one move of the plan, if this screen lets us."""
        move = self._plan[index]
        target = _target(move, elements)
        if target is None:
            return Act(ToolCall("press_key", {"key": "home"})) if isinstance(move, Open) else None
        self._scrolled.clear()
        self._next = index + 1 if isinstance(move, Tap) else index
        if isinstance(move, Fill) and target.focused:
            clears = target.text not in ("", target.hint) and not move.replaces
            return Act(ToolCall("clear_text") if clears else ToolCall("type_text", {"text": move.text}))
        return Act(ToolCall("tap", {"at": Point.from_px(*target.box.center_px, *self._size_px)}), target)

    def _recover(self, elements: Sequence[Element]) -> Act:
        """Scroll down once through what is here, else make an earlier move again, else go back."""
        seen = tuple(element.label for element in elements)
        lists = [element for element in elements if element.scrollable]
        if lists and seen not in self._scrolled:
            self._scrolled.add(seen)
            middle = Point.from_px(*lists[-1].box.center_px, *self._size_px)
            return Act(ToolCall("scroll", {"direction": "down", "at": middle}))
        for earlier in range(self._next - 1, -1, -1):
            if isinstance(self._plan[earlier], Tap) and (act := self._make(earlier, elements)) is not None:
                return act
        self._scrolled.clear()
        return Act(ToolCall("press_key", {"key": "back"}))


def _satisfied(move: Move, elements: Sequence[Element]) -> bool:
    match move:
        case Open(package=package):
            return any(element.package == package for element in elements)
        case Turn():
            toggle = _toggle(move, elements)
            return toggle is not None and toggle.checked == move.on
        case Fill():
            field = _field(move, elements)
            return field is not None and field.text == move.text
        case Tap(unless=sign):
            return bool(sign) and any(element.label == sign for element in elements)


def _target(move: Move, elements: Sequence[Element]) -> Element | None:
    match move:
        case Turn(own=True):
            return _toggle(move, elements)
        case Fill():
            return _field(move, elements)
        case Open(label=label) | Tap(label=label) | Turn(label=label):
            found = [each for each in elements if each.label == label and each.enabled and _reacts(each, elements)]
            if isinstance(move, Open):
                found = [each for each in found if each.package == LAUNCHER]
            lowest = isinstance(move, Tap) and move.last
            return max(found, key=lambda element: _middle(element.box)) if lowest and found else next(iter(found), None)


def _reacts(element: Element, elements: Sequence[Element]) -> bool:
    """A tap on its middle meets something clickable; a page's title is none."""
    return any(other.clickable and other.box.contains(*element.box.center_px) for other in elements)


def _field(move: Fill, elements: Sequence[Element]) -> Element | None:
    return next((element for element in elements if element.resource_id.endswith(f":id/{move.field}")), None)


def _toggle(move: Turn, elements: Sequence[Element]) -> Element | None:
    """The switch that a label names: itself, or the nearest one up or down that is about as near as the next line."""
    anchor = next((element for element in elements if element.label == move.label), None)
    if anchor is None:
        return None
    toggles = [element for element in elements if element.checkable]
    nearest = min(toggles, key=lambda toggle: _apart(anchor, toggle), default=None)
    near = nearest is not None and _apart(anchor, nearest) < 2 * max(nearest.box.height, anchor.box.height)
    return nearest if near else None


def _apart(one: Element, other: Element) -> int:
    return 0 if one is other else abs(_middle(one.box) - _middle(other.box))


def _middle(box: Box) -> int:
    return box.center_px[1]
