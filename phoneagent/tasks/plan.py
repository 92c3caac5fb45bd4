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
from devices.virtual.system import loading, pop_ups
from phoneagent.tasks.moves import (
    Answer,
    Ask,
    Fill,
    Hold,
    Key,
    Move,
    Open,
    Refuse,
    Slide,
    Tap,
    Touch,
    Turn,
    Wait,
    Wipe,
)
from tools.call import ToolCall, Value

__all__ = [
    "AROUND", "Act", "Answer", "Ask", "Fill", "Hold", "Key", "Move", "Open", "Oracle", "Refuse", "Slide", "Tap", "Turn",
    "Wait", "Wipe",
]  # fmt: skip

AROUND = frozenset({"com.android.systemui", "com.google.android.inputmethod.latin"})
"""Bars and keyboard: never what a plan means."""
ALLOW = ("permission_allow_foreground_only_button", "permission_allow_button")
"""Resource ids of the answers that let an app do what the plan needs."""


_SLIDER = "android.widget.SeekBar"
_FIELD = "android.widget.EditText"


@dataclass(frozen=True, slots=True)
class Act:
    """What the oracle does next, and the element it means."""

    call: ToolCall
    target: Element | None = None


class Oracle:
    """Follows a plan over the screens of one episode."""

    def __init__(self, plan: Sequence[Move], size_px: tuple[int, int], *, possible: bool = True) -> None:
        self._plan = plan
        self.size_px = size_px
        self._next = 0
        self._scrolled: set[tuple[str, ...]] = set()
        """Screens that have been scrolled past since the last move."""
        self._end = Act(ToolCall("finish", {"status": "success" if possible else "failure", "message": ""}))

    def act(self, elements: Sequence[Element]) -> Act:
        """The next call on this screen; finish when the plan is done."""
        elements = [element for element in elements if element.package not in AROUND]
        if _named((loading.ID,), elements):
            return Act(ToolCall("wait", {"seconds": 1.0}))
        if dismiss := _named((pop_ups.DISMISS,), elements):
            return self._tap(dismiss)
        self._return_to_app(elements)
        while self._next < len(self._plan):
            move = self._plan[self._next]
            if not isinstance(move, Touch):
                self._next += 1
                return _said(move)
            if _satisfied(move, elements):
                self._next += 1
            else:
                return self._make(self._next, elements) or self._allow(elements) or self._recover(elements)
        return self._end

    def _allow(self, elements: Sequence[Element]) -> Act | None:
        """Where a permission is asked for, the plan needs it."""
        allow = _named(ALLOW, elements)
        return self._tap(allow) if allow else None

    def _return_to_app(self, elements: Sequence[Element]) -> None:
        """Where another app came to the front, the plan goes on by opening its own again, or the one it led to."""
        coming = self._plan[self._next] if self._next < len(self._plan) else None
        if isinstance(coming, Open) and _satisfied(coming, elements):
            return
        if self._next < len(self._plan) and isinstance(self._plan[self._next], Open):
            return
        opens = [(index, move) for index, move in enumerate(self._plan[: self._next]) if isinstance(move, Open)]
        if opens and not _satisfied(opens[-1][1], elements):
            self._next = opens[-1][0]

    def _make(self, index: int, elements: Sequence[Element]) -> Act | None:
        """Make one move of the plan, if this screen lets us."""
        move = self._plan[index]
        if not isinstance(move, Touch):
            return None
        target = _target(move, elements)
        if isinstance(move, Wipe) and not move.label:
            self._next = index + 1
            return Act(ToolCall("swipe", _stroke(Point(0.5, 0.5), move.direction)))
        if target is None:
            return self._to_icons(elements) if isinstance(move, Open) else None
        self._scrolled.clear()
        self._next = index + 1 if isinstance(move, Tap | Hold | Slide | Wipe) else index
        at = self._middle_of(target)
        match move:
            case Fill() if target.focused:
                return Act(_typed(move, target))
            case Hold():
                return Act(ToolCall("long_press", {"at": at}), target)
            case Wipe(direction=direction):
                return Act(ToolCall("swipe", _stroke(at, direction)), target)
            case Slide(to=to):
                return Act(ToolCall("swipe", {"start": at, "end": self._on(target, to)}), target)
            case _:
                return self._tap(target)

    def _to_icons(self, elements: Sequence[Element]) -> Act:
        """Where an icon is not in sight: to the home screen, then the drawer of all apps, then down through it."""
        if _named(("workspace",), elements):
            return Act(ToolCall("swipe", _stroke(Point(0.5, 0.5), "up")))
        seen = tuple(element.label for element in elements)
        lists = [element for element in elements if element.scrollable and element.package == LAUNCHER]
        if lists and seen not in self._scrolled:
            self._scrolled.add(seen)
            middle = Point.from_px(*lists[-1].box.center_px, *self.size_px)
            return Act(ToolCall("scroll", {"direction": "down", "at": middle}))
        self._scrolled.clear()
        return Act(ToolCall("press_key", {"key": "home"}))

    def _tap(self, target: Element) -> Act:
        return Act(ToolCall("tap", {"at": self._middle_of(target)}), target)

    def _middle_of(self, target: Element) -> Point:
        return Point.from_px(*target.box.center_px, *self.size_px)

    def _on(self, slider: Element, to: float) -> Point:
        """A place on a slider; beyond its ends where those are meant."""
        margin_px = slider.box.width // 20
        past_px = margin_px if to >= 1 else -margin_px if to <= 0 else 0
        x_px = round(slider.box.left + to * slider.box.width) + past_px
        x_px = min(max(x_px, 0), self.size_px[0] - 1)
        return Point.from_px(x_px, slider.box.center_px[1], *self.size_px)

    def _recover(self, elements: Sequence[Element]) -> Act:
        """Scroll down once through what is here, else make an earlier move again, else go back."""
        seen = tuple(element.label for element in elements)
        lists = [element for element in elements if element.scrollable]
        if lists and seen not in self._scrolled:
            self._scrolled.add(seen)
            middle = Point.from_px(*lists[-1].box.center_px, *self.size_px)
            return Act(ToolCall("scroll", {"direction": "down", "at": middle}))
        for earlier in range(self._next - 1, -1, -1):
            if isinstance(self._plan[earlier], Tap | Hold) and (act := self._make(earlier, elements)) is not None:
                return act
        self._scrolled.clear()
        return Act(ToolCall("press_key", {"key": "back"}))


def _named(ids: Sequence[str], elements: Sequence[Element]) -> Element | None:
    """The last element with one of these resource ids."""
    found = [each for each in elements if each.enabled and each.resource_id.rpartition(":id/")[2] in ids]
    return found[-1] if found else None


def _said(move: Answer | Ask | Key | Refuse | Wait) -> Act:
    """The call of a move that can be made on any screen."""
    match move:
        case Answer(text):
            return Act(ToolCall("answer", {"text": text}))
        case Ask(question):
            return Act(ToolCall("ask_user", {"text": question}))
        case Key(name):
            return Act(ToolCall("press_key", {"key": name}))
        case Wait(seconds):
            return Act(ToolCall("wait", {"seconds": seconds}))
        case Refuse(why):
            return Act(ToolCall("finish", {"status": "failure", "message": why}))


def _typed(move: Fill, field: Element) -> ToolCall:
    """What brings a focused field nearer to its text."""
    held = "" if field.text == field.hint else field.text
    if move.keeps and move.text.startswith(held):
        rest = move.text[len(held) :]
        breaks = rest.startswith("\n")
        return ToolCall("press_key", {"key": "enter"}) if breaks else ToolCall("type_text", {"text": rest})
    return ToolCall("clear_text") if held and not move.replaces else ToolCall("type_text", {"text": move.text})


def _stroke(middle: Point, direction: str) -> dict[str, Value]:
    """A finger's way through a place, a third of the screen long, that keeps off the edges."""
    dx, dy = {"up": (0.0, -0.17), "down": (0.0, 0.17), "left": (-0.17, 0.0), "right": (0.17, 0.0)}[direction]
    x, y = (min(max(middle.x, 0.22), 0.78), middle.y) if dx else (middle.x, min(max(middle.y, 0.22), 0.78))
    return {"start": Point(x - dx, y - dy), "end": Point(x + dx, y + dy)}


def _satisfied(move: Touch, elements: Sequence[Element]) -> bool:
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
        case Hold() | Slide() | Wipe():
            return False


def _target(move: Touch, elements: Sequence[Element]) -> Element | None:
    match move:
        case Turn(own=True):
            return _toggle(move, elements)
        case Fill():
            return _field(move, elements)
        case Slide(label=label):
            return _nearest(label, [each for each in elements if each.class_name == _SLIDER], elements)
        case Wipe(label=label):
            return next((each for each in elements if each.label == label), None)
        case Hold(label=label):
            return _held(move, [each for each in elements if each.label == label and each.enabled], elements)
        case Open(label=label) | Tap(label=label) | Turn(label=label):
            found = [each for each in elements if each.label == label and each.enabled and _reacts(each, elements)]
            found = [each for each in found if each.class_name != _FIELD]
            if isinstance(move, Open):
                found = [each for each in found if each.package == LAUNCHER]
            if isinstance(move, Tap) and move.beside:
                return _nearest(move.beside, found, elements)
            lowest = isinstance(move, Tap) and move.last
            return max(found, key=lambda element: _middle(element.box)) if lowest and found else next(iter(found), None)


def _held(move: Hold, found: list[Element], elements: Sequence[Element]) -> Element | None:
    """Of what carries the label, what a long press means something to."""
    middles = [(each, each.box.center_px) for each in found]
    held = [
        each
        for each, middle in middles
        if any(other.long_clickable and other.box.contains(*middle) for other in elements)
    ]
    return held[-1 if move.last else 0] if held else None


def _nearest(label: str, found: Sequence[Element], elements: Sequence[Element]) -> Element | None:
    """Of these, what is the labelled thing itself or lies nearest to it up or down."""
    anchors = [each for each in elements if each.label == label]
    # a field may hold the same words, as where they were searched for
    anchor = min(anchors, key=lambda each: each.class_name == _FIELD, default=None)
    return min(found, key=lambda each: _apart(anchor, each), default=None) if anchor is not None else None


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
