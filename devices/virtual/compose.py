"""The whole screen as one tree: bars, the page in front, its dialogs, the keyboard, a toast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devices.virtual.apps.registry import APPS
from devices.virtual.state import Page
from devices.virtual.system import keyboard, launcher, navigation_bar, status_bar
from devices.virtual.touch import walk
from devices.virtual.widgets import Node, column, row, space, stack, text

if TYPE_CHECKING:
    from devices.virtual.phone import VirtualPhone

SYSTEM_UI = "com.android.systemui"
KEYBOARD = "com.google.android.inputmethod.latin"


def compose(phone: VirtualPhone) -> Node:
    """The screen as it is now, not laid out yet."""
    state = phone.state
    content, fill = _front(phone)
    parts = [_of(SYSTEM_UI, status_bar.view(phone)), stack(content, height=None, grow=1)]
    if any(node.kind == "field" and node.key == state.focus for node in walk(content)) and state.focus:
        parts.append(_of(KEYBOARD, keyboard.view(phone, phone.press_soft_key)))
    parts.append(_of(SYSTEM_UI, navigation_bar.view(phone)))
    layers = [column(*parts, height="fill")]
    if state.toast:
        layers.append(_toast(state.toast))
    return stack(*layers, fill=fill)


def _front(phone: VirtualPhone) -> tuple[Node, str]:
    """The page in front with the dialogs over it, and the colour behind it."""
    state = phone.state
    if state.at_home or not state.tasks:
        page = state.home[-1]
        return _named(launcher.view(phone, page), "launcher", len(state.home) - 1, page), launcher.backdrop(phone)
    task = state.tasks[-1]
    app = APPS[task.package]
    lowest = max(depth for depth, page in enumerate(task.stack) if not page.dialog)
    views = [
        _named(app.view(phone, page), task.package, depth, page)
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


def _toast(words: str) -> Node:
    pill = text(
        words, 14, ink="on_inverse_surface", fill="inverse_surface", radius=24, pad=(20, 12, 20, 12), max_lines=2,
        class_name="android.widget.Toast",
    )  # fmt: skip
    return column(space(), row(pill, justify="center", pad=(32, 0, 32, 96)), height="fill")
