"""Which widget a touch meets: pure functions over a laid-out tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from devices.virtual.widgets import Node


@dataclass(frozen=True, slots=True)
class Touch:
    """One touch and what it met, for benchmarks that count wild taps."""

    x_px: int
    y_px: int
    kind: str
    """"tap", "long_press" or "swipe"."""
    met: str
    """Label or kind of the widget that reacted; "" where nothing did."""


def walk(node: Node) -> Iterator[Node]:
    """The tree in drawing order."""
    yield node
    for child in node.children:
        yield from walk(child)


def find(root: Node, wanted: Callable[[Node], bool]) -> Node | None:
    """The topmost node (drawn last) that is wanted."""
    return next((node for node in reversed(list(walk(root))) if wanted(node)), None)


def at(root: Node, x_px: int, y_px: int, wanted: Callable[[Node], bool]) -> Node | None:
    """The topmost wanted node whose visible part holds the pixel; what covers it hides it.

    A node that is drawn above and takes touches itself (even a disabled one) lets nothing through.
    """
    for child in reversed(root.children):
        if child.visible.contains(x_px, y_px) or child.kind in ("row", "column", "stack"):
            met = at(child, x_px, y_px, wanted)
            if met is not None:
                return met
    if not root.visible.contains(x_px, y_px):
        return None
    return root if wanted(root) else None


def takes_taps(node: Node) -> bool:
    """A tap stops here, whether or not it then does anything."""
    return node.reacts or (not node.enabled and node.kind not in ("text", "icon"))


def takes_long_press(node: Node) -> bool:
    return node.enabled and node.on_long_press is not None


def can_scroll(node: Node) -> bool:
    return node.scrolls and node.content_px > node.box.height


def takes_swipes(node: Node, *, sideways: bool) -> bool:
    """A swipe, to the left or right or else up or down, ends here."""
    swiped = node.on_swipe is not None and (sideways or not node.only_sideways)
    return can_scroll(node) or swiped or node.on_draw is not None


def slides(node: Node) -> bool:
    return node.enabled and node.on_slide is not None


def label(node: Node) -> str:
    """What a person would call the node: its own words, else the first inside it, else its kind."""
    return next((found.text or found.desc for found in walk(node) if found.text or found.desc), node.kind)
