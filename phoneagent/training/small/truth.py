"""What truly stands on a virtual phone's screen, from its widget tree: what the eye learns, and text without reading.

Training only. The agent never sees a tree; that what it reads and sees agrees with this is measured
(`reading_errors.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from devices.screen import Box
from devices.virtual import fonts
from devices.virtual.layout import text_lines
from devices.virtual.phone import VirtualPhone
from devices.virtual.widgets import Node
from phoneagent.models.small.scene import Thing

TOGGLES = ("switch", "checkbox", "radio")
LEAST_SHOWN = 0.6
"""A line cut off by the edge of its list counts as read where at least this much of its height shows."""


@dataclass(frozen=True, slots=True)
class Truth:
    """A thing and what of its surroundings bears on whether it is noticed."""

    thing: Thing
    kind: str
    """"text", "icon", "toggle", "slider" or "spinner"."""
    dimmed: bool = False
    """It lies under a dialog's shade."""


def truths(phone: VirtualPhone) -> list[Truth]:
    """Everything drawn on the phone's screen, in drawing order."""
    return truths_of(phone.view(), phone.px_per_dp, phone.state.look.font_scale, phone.state.focus)


def truths_of(root: Node, px_per_dp: float, font_scale: float, focus: str = "") -> list[Truth]:
    """Everything drawn of a tree that has been laid out; what a dialog's card or a menu covers is left out."""
    found = list(_walk(root, (px_per_dp, font_scale), focus, marks=(), dimmed=False))
    cards = list(_solids(root))
    return [each for each in found if not (each.dimmed and any(_covers(card, each.thing.box) for card in cards))]


def _walk(node: Node, scale: tuple[float, float], focus: str, marks: tuple[str, ...], dimmed: bool) -> Iterator[Truth]:
    if node.visible.width <= 0 or node.visible.height <= 0:
        return
    dimmed = dimmed or node.covered
    if node.kind in ("text", "stack", "row", "column") and (node.checked or node.selected):
        marks = ("on",)
    if node.kind == "field":
        marks = ("focused" if node.key and node.key == focus else "field",)
    if node.kind in ("text", "field"):
        for words, box in lines_of(node, scale):
            if _shown(box, node.visible) and words.strip():
                yield Truth(Thing(words.strip(), box, marks), "text", dimmed)
    elif node.kind in TOGGLES:
        yield Truth(Thing(f"[{node.kind} {'on' if node.checked else 'off'}]", node.box), "toggle", dimmed)
    elif node.kind == "slider":
        yield Truth(Thing("[slider]", node.box), "slider", dimmed)
    elif node.kind == "icon" and _shown(node.box, node.visible):
        yield Truth(Thing(f"[{node.icon}]", node.box), "icon", dimmed)
    elif node.kind == "stack" and node.on_tap is not None and node.desc and _is_bare(node):
        yield Truth(Thing("[button]", node.box), "icon", dimmed)
    elif node.kind == "canvas" and node.class_name.endswith("ProgressBar"):
        yield Truth(Thing("[progress]", node.box), "spinner", dimmed)
    for child in node.children:
        yield from _walk(child, scale, focus, marks, dimmed)


def _is_bare(node: Node) -> bool:
    """Nothing but shapes: a camera's shutter."""
    return node.class_name.endswith("ImageButton") and all(
        child.kind == "stack" and _is_bare_inside(child) for child in node.children
    )


def _is_bare_inside(node: Node) -> bool:
    return all(child.kind == "stack" and _is_bare_inside(child) for child in node.children)


def lines_of(node: Node, scale: tuple[float, float]) -> Iterator[tuple[str, Box]]:
    """A text's lines and where each is drawn, as `devices.virtual.paint` draws them."""
    px_per_dp, font_scale = scale
    lines, _ = text_lines(node, px_per_dp, font_scale)
    size_px = node.size_sp * px_per_dp * font_scale
    line_px = fonts.line_height_px(size_px, px_per_dp * font_scale)
    left, above, right, below = (round(side * px_per_dp) for side in node.pad)
    inner = Box(node.box.left + left, node.box.top + above, node.box.right - right, node.box.bottom - below)
    top = inner.top
    if not node.multiline and (node.text_align == "center" or node.min_height or node.height not in (None, "fill")):
        top += max(inner.height - line_px * len(lines), 0) // 2
    for number, words in enumerate(lines):
        width_px = fonts.width_px(words, size_px, node.bold)
        start = float(inner.left)
        if node.text_align in ("center", "end"):
            start += (inner.width - width_px) / (2 if node.text_align == "center" else 1)
        box = Box(int(start), top + number * line_px, int(start + width_px), top + (number + 1) * line_px)
        yield words, box


def _shown(box: Box, window: Box) -> bool:
    inside = min(box.bottom, window.bottom) - max(box.top, window.top)
    across = min(box.right, window.right) - max(box.left, window.left)
    return box.height > 0 and inside >= LEAST_SHOWN * box.height and across > 0


def _solids(root: Node) -> Iterator[Box]:
    """Filled boxes that are not under a shade: dialogs' cards among them."""
    stack = [root]
    while stack:
        node = stack.pop()
        if node.covered:
            continue
        if node.fill and node.elevation and node.visible.width > 0:
            yield node.visible
        stack.extend(node.children)


def _covers(over: Box, box: Box) -> bool:
    return over.contains(*box.center_px)
