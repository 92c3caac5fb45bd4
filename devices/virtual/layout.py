"""Layout: where each widget of a tree lies on the screen.

Two passes, as in Android and CSS: `_measure` finds how large a node wants to be in the room it is given, `_place` gives
it its box and places its children inside. A child that grows or fills takes what its siblings leave free.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from devices.screen import Box
from devices.virtual import fonts
from devices.virtual.widgets import NOWHERE, Node

ENDLESS_PX = 1 << 24
"""Room along the direction in which something scrolls."""
_Size = tuple[int, int]
_NUMBER = (int, float)
"""A tuple: `int | float` would be made anew each time it is asked about."""


def lay_out(
    root: Node, width_px: int, height_px: int, px_per_dp: float, font_scale: float, scroll_px: dict[str, int]
) -> None:
    """Set `box`, `visible`, `content_px` and `scroll_px` of each node of the tree; the root covers the screen.

    `scroll_px` says how far each scrolling list is scrolled; a value past its end counts as the end.
    What lies outside of its list's window gets an empty `visible`, and so does everything in it.
    """
    _Layout(px_per_dp, px_per_dp * font_scale, scroll_px).place_root(root, width_px, height_px)


def text_lines(node: Node, px_per_dp: float, font_scale: float) -> tuple[tuple[str, ...], bool]:
    """The lines a text or field shows in its box, and whether they are the field's hint."""
    left, _, right, _ = node.pad
    room_px = node.box.width - round(left * px_per_dp) - round(right * px_per_dp)
    return _lines(node, node.size_sp * px_per_dp * font_scale, room_px)


def _lines(node: Node, size_px: float, room_px: float) -> tuple[tuple[str, ...], bool]:
    if node.kind != "field":
        return fonts.wrap(node.text, size_px, node.bold, room_px, node.max_lines), False
    if not node.text:
        return fonts.wrap(node.hint, size_px, node.bold, room_px, 0 if node.multiline else 1), True
    words = "•" * len(node.text) if node.password else node.text
    if node.multiline:
        return fonts.wrap(words, size_px, node.bold, room_px, 0), False
    return (words.replace("\n", " "),), False


@dataclass(slots=True)
class _Layout:
    """One run over one tree."""

    px_per_dp: float
    px_per_sp: float
    scroll_px: dict[str, int]
    sizes: dict[int, _Size] = field(default_factory=dict)
    """id of a node -> the size it was measured at."""

    def place_root(self, root: Node, width_px: int, height_px: int) -> None:
        self._measure(root, width_px, height_px, True)
        screen = Box(0, 0, width_px, height_px)
        self._place(root, screen, screen)

    def _px(self, dp: float) -> int:
        return int(dp * self.px_per_dp + 0.5)

    def _insets(self, node: Node) -> tuple[int, int, int, int]:
        left, top, right, bottom = node.pad
        if not (left or top or right or bottom):
            return node.pad  # type: ignore[return-value]  # four zeros
        return self._px(left), self._px(top), self._px(right), self._px(bottom)

    # --- how large -------------------------------------------------------------------------------------------

    def _measure(self, node: Node, room_w: int, room_h: int, exact_w: bool) -> _Size:
        """The size a node wants in this room; with `exact_w` it will be as wide as the room."""
        width, height = node.width, node.height
        if isinstance(width, _NUMBER):
            room_w, exact_w = self._px(width), True
        if isinstance(height, _NUMBER):
            room_h = self._px(height)
        left, top, right, bottom = self._insets(node)
        inner_w, inner_h = max(room_w - left - right, 0), max(room_h - top - bottom, 0)
        kind = node.kind
        if kind == "row":
            w, h = self._measure_row(node, inner_w, inner_h, exact_w)
        elif kind == "column":
            w, h = self._measure_column(node, inner_w, inner_h, exact_w)
        elif kind == "stack":
            w, h = self._measure_stack(node, inner_w, inner_h, exact_w)
        elif kind in ("text", "field"):
            w, h = self._measure_words(node, inner_w)
        else:
            w = h = 0
        w = room_w if exact_w else w + left + right
        h = room_h if isinstance(height, _NUMBER) else max(h + top + bottom, self._px(node.min_height))
        if node.scrolls:
            h = min(h, room_h)
        self.sizes[id(node)] = size = (w, h)
        return size

    def _measure_words(self, node: Node, room_w: int) -> _Size:
        size_px = node.size_sp * self.px_per_sp
        lines, _ = _lines(node, size_px, room_w)
        line_px = fonts.line_height_px(size_px, self.px_per_sp)
        width = max((fonts.width_px(line, size_px, node.bold) for line in lines), default=0)
        return min(int(width + 0.999), room_w), line_px * max(len(lines), 1)

    def _measure_row(self, node: Node, room_w: int, room_h: int, exact_w: bool) -> _Size:
        children = node.children
        used = self._px(node.gap) * max(len(children) - 1, 0)
        tallest, shares = 0, 0.0
        for child in children:
            if share := _share(child, child.width):
                shares += share
                continue
            w, h = self._measure(child, max(room_w - used, 0), room_h, False)
            used += w
            tallest = max(tallest, h)
        if shares:
            free = max(room_w - used, 0)
            for child in children:
                if share := _share(child, child.width):
                    # sizes are cut at shared edges, so that a row of equal keys has no leftover pixel
                    part = int(free * share / shares + 1e-6)
                    free, shares = free - part, shares - share
                    w, h = self._measure(child, part, room_h, exact_w)
                    used += w
                    tallest = max(tallest, h)
        return used, tallest

    def _measure_column(self, node: Node, room_w: int, room_h: int, exact_w: bool) -> _Size:
        children = node.children
        if node.scrolls:
            room_h = ENDLESS_PX
        stretch = exact_w and node.align == "fill"
        used = self._px(node.gap) * max(len(children) - 1, 0)
        widest, growing = 0, False
        for child in children:
            if _share(child, child.height):
                growing = True
                continue
            w, h = self._measure(child, room_w, max(room_h - used, 0), stretch or (exact_w and child.width == "fill"))
            used += h
            widest = max(widest, w)
        if growing:
            for child in children:
                if _share(child, child.height):
                    fills = stretch or (exact_w and child.width == "fill")
                    w, h = self._measure(child, room_w, max(room_h - used, 0), fills)
                    used += h
                    widest = max(widest, w)
        if node.scrolls:
            node.content_px = used
        return widest, used

    def _measure_stack(self, node: Node, room_w: int, room_h: int, exact_w: bool) -> _Size:
        widest = tallest = 0
        for child in node.children:
            w, h = self._measure(child, room_w, room_h, exact_w and (node.align == "fill" or child.width == "fill"))
            widest, tallest = max(widest, w), max(tallest, h)
        return widest, tallest

    # --- where -----------------------------------------------------------------------------------------------

    def _place(self, node: Node, box: Box, clip: Box) -> None:
        node.box = box
        node.visible = clip = _overlap(box, clip)
        if clip is NOWHERE:
            _hide(node)
        if clip is NOWHERE or not node.children:
            return
        left, top, right, bottom = self._insets(node)
        inner = Box(box.left + left, box.top + top, box.right - right, box.bottom - bottom) if node.pad else box
        if node.kind == "row":
            self._place_row(node, inner, clip)
        elif node.kind == "column":
            self._place_column(node, inner, clip, top + bottom)
        else:
            self._place_stack(node, inner, clip)

    def _place_row(self, node: Node, inner: Box, clip: Box) -> None:
        children, gap = node.children, self._px(node.gap)
        room_w, room_h = inner.width, inner.height
        widths = [self.sizes[id(child)][0] for child in children]
        free = room_w - sum(widths) - gap * (len(children) - 1)
        if free:
            free -= _grow(widths, [_share(child, child.width) for child in children], free)
        x, between = _start(node.justify, inner.left, free, len(children))
        for child, w in zip(children, widths, strict=True):
            h = self.sizes[id(child)][1]
            if child.height == "fill" or (node.align == "fill" and child.height is None) or h > room_h:
                h = room_h
            y = inner.top + _shift(node.align, room_h - h)
            self._place(child, Box(x, y, x + w, y + h), clip)
            x += w + gap + between

    def _place_column(self, node: Node, inner: Box, clip: Box, insets: int) -> None:
        children, gap = node.children, self._px(node.gap)
        room_w, room_h = inner.width, inner.height
        heights = [self.sizes[id(child)][1] for child in children]
        content = sum(heights) + gap * (len(children) - 1)
        free = room_h - content
        if free > 0 or (free < 0 and not node.scrolls):
            free -= _grow(heights, [_share(child, child.height) for child in children], free)
        y, between = _start(node.justify, inner.top, max(free, 0), len(children))
        if node.scrolls:
            node.content_px = content + insets
            fresh_px = ENDLESS_PX if node.justify == "end" else 0
            node.scroll_px = max(min(self.scroll_px.get(node.key, fresh_px), node.content_px - node.box.height), 0)
            y -= node.scroll_px
        for child, h in zip(children, heights, strict=True):
            w = self.sizes[id(child)][0]
            if child.width == "fill" or (node.align == "fill" and child.width is None) or w > room_w:
                w = room_w
            x = inner.left + _shift(node.align, room_w - w)
            self._place(child, Box(x, y, x + w, y + h), clip)
            y += h + gap + between

    def _place_stack(self, node: Node, inner: Box, clip: Box) -> None:
        room_w, room_h = inner.width, inner.height
        for child in node.children:
            w, h = self.sizes[id(child)]
            if child.width == "fill" or (node.align == "fill" and child.width is None) or w > room_w:
                w = room_w
            if child.height == "fill" or (node.align == "fill" and child.height is None) or h > room_h:
                h = room_h
            x, y = inner.left + _shift(node.align, room_w - w), inner.top + _shift(node.align, room_h - h)
            self._place(child, Box(x, y, x + w, y + h), clip)


def _share(child: Node, along: object) -> float:
    """Its share of the free room along its parent; what fills counts as growing by 1."""
    return child.grow or (1.0 if along == "fill" else 0.0)


def _grow(sizes: list[int], shares: list[float], free: int) -> int:
    """Hand out the free room (or take back what is too much) by shares; returns what was handed out."""
    total = sum(shares)
    if not total:
        return 0
    given = 0
    for index, share in enumerate(shares):
        if share:
            part = max(int((free - given) * share / total + (0.5 if free > 0 else -0.5)), -sizes[index])
            sizes[index] += part
            given, total = given + part, total - share
            if total <= 0:
                break
    return given


def _start(justify: str, start: int, free: int, count: int) -> tuple[int, int]:
    """Where the first child begins and how much more than the gap lies between two."""
    if justify == "center":
        return start + free // 2, 0
    if justify == "end":
        return start + free, 0
    if justify == "between" and count > 1:
        return start, max(free, 0) // (count - 1)
    return start, 0


def _shift(align: str, free: int) -> int:
    return free // 2 if align == "center" else free if align == "end" else 0


def _overlap(box: Box, clip: Box) -> Box:
    if box.left >= clip.left and box.top >= clip.top and box.right <= clip.right and box.bottom <= clip.bottom:
        return box if box.right > box.left and box.bottom > box.top else NOWHERE
    left, top = max(box.left, clip.left), max(box.top, clip.top)
    right, bottom = min(box.right, clip.right), min(box.bottom, clip.bottom)
    return Box(left, top, right, bottom) if right > left and bottom > top else NOWHERE


def _hide(node: Node) -> None:
    for child in node.children:
        child.visible = NOWHERE
        _hide(child)
