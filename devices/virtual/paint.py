"""Paint: a tree that has been laid out becomes pixels."""

from __future__ import annotations

from dataclasses import dataclass

from devices.screen import Box, Pixels
from devices.virtual import fonts
from devices.virtual.layout import text_lines
from devices.virtual.painter import Canvas, Painter, PillowPainter
from devices.virtual.theme import Theme
from devices.virtual.widgets import Node


@dataclass(frozen=True, slots=True)
class Extras:
    """What a picture shows that the tree does not say."""

    focus: str = ""
    """Key of the field with the cursor."""


NO_EXTRAS = Extras()


def paint(
    root: Node,
    width_px: int,
    height_px: int,
    px_per_dp: float,
    font_scale: float,
    theme: Theme,
    extras: Extras = NO_EXTRAS,
) -> Pixels:
    """The screen's pixels, RGB, shape (height, width, 3), of a tree that `lay_out` has been run on.

    The fill "wallpaper" is the theme's wallpaper; every other fill and ink is a role or literal of `Theme.color`.
    """
    canvas = _free_canvases.pop() if _free_canvases else Canvas(0, 0)
    if (canvas.width_px, canvas.height_px) != (width_px, height_px):
        canvas = Canvas(width_px, height_px)
    screen = Box(0, 0, width_px, height_px)
    painter = PillowPainter(canvas.picture, theme)
    painter.rect(screen, "surface")
    _Picture(painter, px_per_dp, font_scale, extras, screen).node(root)
    pixels = canvas.pixels()
    _free_canvases.append(canvas)
    return pixels


_free_canvases: list[Canvas] = []
"""Not in use now. Each `paint` takes one or makes its own, so phones on several threads never share one."""


@dataclass(slots=True)
class _Picture:
    """One run over one tree."""

    painter: Painter
    px_per_dp: float
    font_scale: float
    extras: Extras
    window: Box
    """The scrolling list that is being drawn, or the screen: shadows reach up to its edge."""

    def node(self, node: Node) -> None:
        """Draw a node and what is in it."""
        visible = node.visible
        if visible.right <= visible.left:
            return
        if node.elevation:
            with self.painter.clip(self.window):
                self.painter.shadow(node.box, node.radius * self.px_per_dp, node.elevation * self.px_per_dp)
        if visible != node.box:
            with self.painter.clip(visible):
                self._draw(node)
        else:
            self._draw(node)
        before = self.window
        if node.scrolls:
            self.window = visible
        for child in node.children:
            self.node(child)
        self.window = before

    def _draw(self, node: Node) -> None:
        if node.fill:
            self.painter.rect(node.box, node.fill, node.radius * self.px_per_dp)
        if node.border:
            self.painter.rect(node.box, node.border, node.radius * self.px_per_dp, max(round(self.px_per_dp), 1))
        match node.kind:
            case "text":
                self._words(node)
            case "field":
                self._field(node)
            case "icon":
                self.painter.icon(node.icon, self._inner(node), node.ink)
            case "switch":
                self._switch(node)
            case "checkbox":
                self._checkbox(node)
            case "radio":
                self._radio(node)
            case "slider":
                self._slider(node)
            case "canvas" if node.paint is not None:
                node.paint(self.painter, node.box, self.px_per_dp)

    def _px(self, dp: float) -> int:
        return int(dp * self.px_per_dp + 0.5)

    def _inner(self, node: Node) -> Box:
        """The box without its padding."""
        left, top, right, bottom = (self._px(side) for side in node.pad)
        box = node.box
        return Box(box.left + left, box.top + top, box.right - right, box.bottom - bottom)

    def _middle(self, node: Node, width_dp: float, height_dp: float) -> Box:
        """A box of this size in the middle of the node's."""
        width, height = self._px(width_dp), self._px(height_dp)
        left, top = node.box.left + (node.box.width - width) // 2, node.box.top + (node.box.height - height) // 2
        return Box(left, top, left + width, top + height)

    # --- words -------------------------------------------------------------------------------------------------

    def _words(self, node: Node) -> None:
        lines, _ = text_lines(node, self.px_per_dp, self.font_scale)
        self._lines(node, lines, node.ink)

    def _lines(self, node: Node, lines: tuple[str, ...], ink: str) -> Box:
        """Draw the lines; returns the box of the last one."""
        size_px = node.size_sp * self.px_per_dp * self.font_scale
        line_px = fonts.line_height_px(size_px, self.px_per_dp * self.font_scale)
        inner = self._inner(node)
        top = inner.top
        if not node.multiline and (node.text_align == "center" or node.min_height or node.height not in (None, "fill")):
            top += max(inner.height - line_px * len(lines), 0) // 2
        last = Box(inner.left, top, inner.left, top + line_px)
        for number, words in enumerate(lines):
            width_px = fonts.width_px(words, size_px, node.bold)
            left_px: float = inner.left
            if node.text_align in ("center", "end"):
                left_px += (inner.width - width_px) / (2 if node.text_align == "center" else 1)
            line_top = top + number * line_px
            self.painter.text(words, left_px, line_top + fonts.baseline_px(size_px, line_px), size_px, ink, node.bold)
            last = Box(round(left_px), line_top, round(left_px + width_px), line_top + line_px)
        return last

    def _field(self, node: Node) -> None:
        focused = bool(node.key) and node.key == self.extras.focus
        if focused and (node.fill or node.border):
            self.painter.rect(node.box, "primary", node.radius * self.px_per_dp, max(self._px(2), 2))
        lines, is_hint = text_lines(node, self.px_per_dp, self.font_scale)
        ink = "on_surface_dim" if is_hint else node.ink
        inner = self._inner(node)
        if not node.multiline and not is_hint:
            lines = (self._tail(node, lines[0], inner.width) if focused else lines[0],)
        with self.painter.clip(Box(inner.left - self._px(4), node.box.top, inner.right + self._px(4), node.box.bottom)):
            last = self._lines(node, lines, ink if node.enabled else "disabled")
            if focused:
                thick, inset = max(self._px(2), 1), last.height // 8
                at = last.left - thick if is_hint else last.right + 1
                self.painter.rect(Box(at, last.top + inset, at + thick, last.bottom - inset), "primary")

    def _tail(self, node: Node, words: str, room_px: int) -> str:
        """The end of a line that is longer than its field: where the cursor is."""
        size_px = node.size_sp * self.px_per_dp * self.font_scale
        start = 0
        while start < len(words) and fonts.width_px(words[start:], size_px, node.bold) > room_px:
            start += 1
        return words[start:]

    # --- controls (sizes from Material 3: m3.material.io/components) -----------------------------------------------

    def _switch(self, node: Node) -> None:
        box = self._middle(node, 52, 32)
        radius, on = box.height / 2, bool(node.checked)
        if on:
            self.painter.rect(box, "primary" if node.enabled else "disabled", radius)
        else:
            self.painter.rect(box, "surface_high", radius)
            self.painter.rect(box, "outline" if node.enabled else "outline_dim", radius, max(self._px(2), 1))
        thumb = self._px(24 if on else 16)
        center_x = box.right - self._px(16) if on else box.left + self._px(16)
        left, top = center_x - thumb // 2, box.top + (box.height - thumb) // 2
        knob = Box(left, top, left + thumb, top + thumb)
        if node.enabled:
            ink = "on_primary" if on else "outline"
        else:
            ink = "surface" if on else "disabled"
        self.painter.rect(knob, ink, thumb / 2)
        if on:
            inset = self._px(4)
            mark = Box(knob.left + inset, knob.top + inset, knob.right - inset, knob.bottom - inset)
            self.painter.icon("check", mark, "primary" if node.enabled else "disabled")

    def _checkbox(self, node: Node) -> None:
        box = self._middle(node, 18, 18)
        if node.checked:
            self.painter.rect(box, "primary" if node.enabled else "disabled", self._px(2))
            self.painter.icon("check", box, "on_primary")
        else:
            ink = "on_surface_dim" if node.enabled else "disabled"
            self.painter.rect(box, ink, self._px(2), max(self._px(2), 1))

    def _radio(self, node: Node) -> None:
        ink = "disabled" if not node.enabled else "primary" if node.checked else "on_surface_dim"
        self.painter.ring(self._middle(node, 20, 20), self._px(2), ink)
        if node.checked:
            dot = self._middle(node, 10, 10)
            self.painter.rect(dot, ink, dot.width / 2)

    def _slider(self, node: Node) -> None:
        box = self._inner(node)
        ink, half = "primary" if node.enabled else "disabled", self._px(10)
        middle, thin = (box.top + box.bottom) // 2, max(self._px(2), 1)
        at = box.left + half + round((box.width - 2 * half) * min(max(node.value, 0.0), 1.0))
        track = Box(box.left + half, middle - thin, box.right - half, middle + thin)
        self.painter.rect(track, "tonal" if node.enabled else "surface_high", thin)
        self.painter.rect(Box(track.left, track.top, at, track.bottom), ink, thin)
        self.painter.rect(Box(at - half, middle - half, at + half, middle + half), ink, half)
