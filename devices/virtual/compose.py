"""The whole screen as one tree: bars, the page in front, its dialogs, the keyboard, a toast, what the system covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devices.virtual import faults
from devices.virtual.apps.registry import APPS
from devices.virtual.core import LAUNCHER, SYSTEM_UI
from devices.virtual.state import Page
from devices.virtual.system import (
    keyboard,
    launcher,
    loading,
    lock_screen,
    navigation_bar,
    recents,
    shade,
    status_bar,
    usb_question,
)
from devices.virtual.system.overlays import OVERLAYS
from devices.virtual.touch import walk
from devices.virtual.widgets import Node, column, row, space, stack, text

if TYPE_CHECKING:
    from devices.screen import Box
    from devices.virtual.painter import Painter
    from devices.virtual.phone import VirtualPhone

KEYBOARD = "com.google.android.inputmethod.latin"


def compose(phone: VirtualPhone) -> Node:
    """The screen as it is now, not laid out yet."""
    state = phone.state
    content, fill = _cover(phone) or _front(phone)
    bar = _of(SYSTEM_UI, status_bar.view(phone))
    bar.on_swipe = lambda direction: phone.show_shade("notifications") if direction == "down" else None
    parts = [bar, stack(content, height=None, grow=1)]
    if any(node.kind == "field" and node.key == state.focus for node in walk(content)) and state.focus:
        parts.append(_of(KEYBOARD, keyboard.view(phone, phone.press_soft_key)))
    parts.append(_of(SYSTEM_UI, navigation_bar.view(phone)))
    layers = [column(*parts, height="fill")]
    if state.toast:
        layers.append(_toast(state.toast))
    if faults.has(state, "non_idle"):
        layers.append(_restless(state.now_s))
    if state.cover.usb_asks:
        layers[0].covered = True
        layers.append(_of(SYSTEM_UI, usb_question.view(phone)))
    return stack(*layers, fill=fill)


def _cover(phone: VirtualPhone) -> tuple[Node, str] | None:
    """What the system has put over the app in front, whole, and the colour behind it."""
    cover = phone.state.cover
    if cover.locked:
        return _of(SYSTEM_UI, lock_screen.view(phone)), "wallpaper"
    if cover.shade:
        return _of(SYSTEM_UI, shade.view(phone)), "surface"
    return (_of(LAUNCHER, recents.view(phone)), "wallpaper") if cover.recents else None


def _front(phone: VirtualPhone) -> tuple[Node, str]:
    """The page in front with the dialogs over it, and the colour behind it."""
    state = phone.state
    if state.at_home or not state.tasks:
        page = state.home[-1]
        return _named(launcher.view(phone, page), "launcher", len(state.home) - 1, page), launcher.backdrop(phone)
    task = state.tasks[-1]
    app = APPS[task.package]
    if phone.loading:
        return loading.view(phone), "surface"
    lowest = max(depth for depth, page in enumerate(task.stack) if not page.dialog)
    views = [
        _named(OVERLAYS.get(page.name, app.view)(phone, page), task.package, depth, page)
        for depth, page in enumerate(task.stack)
        if depth >= lowest
    ]
    for view in views[:-1]:
        view.covered = True
    return (views[0] if len(views) == 1 else stack(*views)), "surface"


def _named(view: Node, package: str, depth: int, page: Page) -> Node:
    """Scrolling lists named after their page, so that each page keeps its own place."""
    for node in walk(view):
        if node.scrolls:
            node.key = f"{package}:{depth}:{page.name}:{node.key}"
    return view


def _of(package: str, view: Node) -> Node:
    """A view that belongs to another package than the app in front."""
    view.package = package
    return view


def _restless(now_s: float) -> Node:
    """A ring that turns, as over a video that loads."""

    def turn(painter: Painter, box: Box, px_per_dp: float) -> None:
        painter.ring(box, 4 * px_per_dp, "primary", start=now_s % 1, turns=0.7)

    return column(space(), row(Node("canvas", width=40, height=40, paint=turn), justify="center"), space(),
                  height="fill")  # fmt: skip


def _toast(words: str) -> Node:
    pill = text(
        words, 14, ink="on_inverse_surface", fill="inverse_surface", radius=24, pad=(20, 12, 20, 12), max_lines=2,
        class_name="android.widget.Toast",
    )  # fmt: skip
    return column(space(), row(pill, justify="center", pad=(32, 0, 32, 96)), height="fill")
