"""What of a window's elements can be asked about: things with a name, where they react, rows, switches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from devices.hierarchy import Element
from devices.screen import Box
from phoneagent.tasks.plan import AROUND

LEAST_PX = 0.012
"""Smaller than this share of the height nobody would be asked to touch it."""
LARGEST = 0.4
"""Larger than this share of the screen it is a background, which may still close what lies over it."""
LONGEST_LABEL = 60


@dataclass(frozen=True)
class Page:
    """A window's elements, without the bars and the keyboard."""

    elements: tuple[Element, ...]
    size_px: tuple[int, int]

    @cached_property
    def named(self) -> tuple[Element, ...]:
        """Everything with a label that no other thing has."""
        shown = [each for each in self.elements if self._is_shown(each) and 0 < len(each.label) <= LONGEST_LABEL]
        # a thing and its own text are one: the smaller box stays
        things = {(each.label.strip(), self.target(each)): each for each in shown if each.label.strip()}
        often = Counter(label.casefold() for label, _ in things)
        return tuple(each for (label, _), each in things.items() if often[label.casefold()] == 1)

    @cached_property
    def clickable(self) -> tuple[Element, ...]:
        return tuple(each for each in self.elements if each.clickable and each.enabled and self._is_shown(each))

    @cached_property
    def toggles(self) -> tuple[tuple[str, Element], ...]:
        """Switches and boxes with the label of their row."""
        found = []
        for each in self.elements:
            if each.checkable and self._is_shown(each) and (label := self._row_label(each)):
                found.append((label, each))
        often = Counter(label for label, _ in found)
        return tuple((label, each) for label, each in found if often[label] == 1)

    def reacts(self, element: Element) -> bool:
        """Whether a tap on its middle meets something."""
        return any(each.box.contains(*element.box.center_px) for each in self.clickable)

    def target(self, element: Element) -> Box:
        """Where a touch means this: the smallest thing around it that reacts, else its own box."""
        around = [each.box for each in self.clickable if each.box.contains(*element.box.center_px)]
        around = [box for box in around if _holds(box, element.box)]
        return min(around, key=lambda box: box.area_px, default=element.box)

    def rows(self) -> list[Element]:
        """The rows of the page's list, top to bottom, whole ones only; [] where there is no one list."""
        lists = [each for each in self.elements if each.scrollable]
        if len(lists) != 1:
            return []
        box = lists[0].box
        inside = [
            each
            for each in self.clickable
            if _holds(box, each.box) and each.box.width > 0.8 * box.width and box.top < each.box.top
        ]
        inside = [each for each in inside if each.box.bottom < box.bottom and not _within_another(each, inside)]
        return sorted(inside, key=lambda each: each.box.top)

    def name_of(self, box: Box) -> str:
        """The first label inside a box; "" where there is none."""
        inside = [each for each in self.elements if each.label.strip() and box.contains(*each.box.center_px)]
        return inside[0].label.strip() if inside else ""

    def _row_label(self, toggle: Element) -> str:
        if toggle.label:
            return toggle.label
        x_px, y_px = toggle.box.center_px
        row = [
            each
            for each in self.elements
            if each.text and each.box.top <= y_px and not each.checkable and each.box.left < x_px
            and y_px - each.box.bottom < each.box.height
        ]  # fmt: skip
        rows = [each.box for each in self.clickable if each.box.contains(x_px, y_px)]
        inside = [each for each in row if any(box.contains(*each.box.center_px) for box in rows)]
        nearest = min(inside or row, key=lambda each: abs(each.box.center_px[1] - y_px), default=None)
        if nearest is None or (not inside and abs(nearest.box.center_px[1] - y_px) > toggle.box.height):
            return ""
        return (inside[0] if inside else nearest).text.strip()

    def _is_shown(self, each: Element) -> bool:
        width_px, height_px = self.size_px
        least = LEAST_PX * height_px
        on = each.box.left >= 0 and each.box.top >= 0 and each.box.right <= width_px and each.box.bottom <= height_px
        is_small = each.box.area_px <= LARGEST * width_px * height_px
        return on and is_small and each.box.width >= least and each.box.height >= least


def page_of(elements: Sequence[Element], size_px: tuple[int, int]) -> Page:
    """The page of a window's elements."""
    return Page(tuple(each for each in elements if each.package not in AROUND), size_px)


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer.left <= inner.left and outer.top <= inner.top and inner.right <= outer.right
        and inner.bottom <= outer.bottom
    )  # fmt: skip


def _within_another(each: Element, others: Sequence[Element]) -> bool:
    return any(other is not each and other.box != each.box and _holds(other.box, each.box) for other in others)
