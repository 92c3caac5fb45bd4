"""The oracle: a plan of what to tap and type, followed by looking at the window's elements, never at the phone's state.

It recovers: where the next move cannot be made it falls back to an earlier one, scrolls, or goes back. So it can also take over
from a model that went astray, and show the way from there (training on its own mistakes).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from devices.hierarchy import Element
from devices.screen import Box, Point
from tools.call import ToolCall


@dataclass(frozen=True, slots=True)
class Tap:
    """Tap what carries this label."""

    label: str
    app: str = ""
    """Only where this package is in front; "" for any."""
    near: str = ""
    """Of several, the one beside this label: the switch in the row of "7:30 AM"."""
    last: bool = False
    """Of several, the lowest on the screen: a dialog's button rather than the row behind it."""
    long: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """Bring a switch to a state by tapping the row that carries its label (or, with `own`, the switch itself)."""

    label: str
    on: bool
    own: bool = False


@dataclass(frozen=True, slots=True)
class Fill:
    """Make a field hold a text: focus it, then type."""

    field: str
    """Its resource id without the package, as the window dump names it."""
    text: str


Move = Tap | Turn | Fill


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
        self._scrolled: list[tuple[str, ...]] = []
        self._end = finish("success" if possible else "failure")

    def act(self, elements: Sequence[Element]) -> Act:
        """The next call on this screen; finish when the plan is done."""
        while self._next < len(self._plan):
            move = self._plan[self._next]
            if _satisfied(move, elements):
                self._next += 1
                continue
            if (act := self._make(move, elements)) is not None:
                return act
            break
        else:
            return self._end
        return self._recover(elements)

    def _make(self, move: Move, elements: Sequence[Element]) -> Act | None:
        target = _target(move, elements)
        if target is None:
            return None
        self._scrolled.clear()
        if isinstance(move, Tap):
            self._next += 1
        if isinstance(move, Fill) and target.focused:
            return Act(ToolCall("clear_text")) if target.text else Act(ToolCall("type_text", {"text": move.text}))
        at = Point.from_px(*target.box.center_px, *self._size_px)
        return Act(ToolCall("long_press" if isinstance(move, Tap) and move.long else "tap", {"at": at}), target)

    def _recover(self, elements: Sequence[Element]) -> Act:
        """An earlier move of the plan, else scroll, else back."""
        seen = tuple(element.label for element in elements)
        lists = [element for element in elements if element.scrollable]
        if lists and seen not in self._scrolled and not _elsewhere(self._plan[self._next], elements):
            self._scrolled.append(seen)
            middle = Point.from_px(*lists[-1].box.center_px, *self._size_px)
            return Act(ToolCall("scroll", {"direction": "down", "at": middle}))
        for earlier in range(self._next - 1, -1, -1):
            move = self._plan[earlier]
            if isinstance(move, Tap) and _target(move, elements) is not None:
                self._next = earlier
                act = self._make(move, elements)
                assert act is not None
                return act
        self._scrolled.clear()
        return Act(ToolCall("press_key", {"key": "back"}))


def finish(status: str) -> Act:
    """The end of a plan."""
    return Act(ToolCall("finish", {"status": status, "message": ""}))


def _elsewhere(move: Move, elements: Sequence[Element]) -> bool:
    return isinstance(move, Tap) and bool(move.app) and not any(e.package == move.app for e in elements)


def _satisfied(move: Move, elements: Sequence[Element]) -> bool:
    match move:
        case Turn():
            toggle = _switch(move, elements)
            return toggle is not None and toggle.checked == move.on
        case Fill():
            return any(e.resource_id.endswith(f":id/{move.field}") and e.text == move.text for e in elements)
        case Tap():
            return False


def _target(move: Move, elements: Sequence[Element]) -> Element | None:
    match move:
        case Tap():
            if _elsewhere(move, elements):
                return None
            found = [e for e in elements if e.label == move.label and e.enabled]
            if move.near and found:
                anchors = [e for e in elements if e.label == move.near]
                return min(found, key=lambda e: abs(_middle(e.box) - _middle(anchors[0].box))) if anchors else None
            return (found[-1] if move.last else found[0]) if found else None
        case Turn(own=True):
            return _switch(move, elements)
        case Turn():
            return next((e for e in elements if e.label == move.label), None)
        case Fill():
            return next((e for e in elements if e.resource_id.endswith(f":id/{move.field}")), None)


def _switch(move: Turn, elements: Sequence[Element]) -> Element | None:
    """The switch on the row of a label."""
    anchor = next((e for e in elements if e.label == move.label), None)
    toggles = [e for e in elements if e.checkable]
    if anchor is None or not toggles:
        return None
    nearest = min(toggles, key=lambda e: abs(_middle(e.box) - _middle(anchor.box)))
    return nearest if abs(_middle(nearest.box) - _middle(anchor.box)) < max(nearest.box.height, anchor.box.height) * 2 else None


def _middle(box: Box) -> int:
    return box.center_px[1]
