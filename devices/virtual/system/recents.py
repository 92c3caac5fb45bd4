"""The overview of recently used apps: a card each, the one used last in the middle."""

from __future__ import annotations

from typing import Protocol

from PIL import Image

from devices.screen import Box
from devices.virtual.app import Phone, VirtualApp
from devices.virtual.layout import lay_out
from devices.virtual.paint import paint
from devices.virtual.painter import Painter
from devices.virtual.state import Page, Task
from devices.virtual.theme import Theme
from devices.virtual.widgets import Node, button, column, icon, row, space, stack, text

_CARD_DP = (244.0, 500.0)
_PEEK_DP = 40.0
"""How much of the next and the last card shows at the sides."""


class PhoneWithRecents(Phone, Protocol):
    """A phone that can leave its overview."""

    def show_recents(self, shown: bool = True) -> None: ...


def view(phone: PhoneWithRecents) -> Node:
    """The cards over the wallpaper; swiped sideways the next is in the middle, swiped up one is closed."""
    cover, tasks = phone.state.cover, phone.state.tasks[::-1]
    at = min(cover.recents_at, max(len(tasks) - 1, 0))

    def swiped(direction: str) -> None:
        if direction in ("left", "right"):
            cover.recents_at = min(max(at + (1 if direction == "right" else -1), 0), max(len(tasks) - 1, 0))
        elif direction == "up" and tasks:
            phone.state.tasks.remove(tasks[at])

    def clear() -> None:
        phone.state.tasks.clear()
        phone.show_recents(False)

    if tasks:
        sides = [_peek(phone, tasks[at + 1]) if at + 1 < len(tasks) else space(width=_PEEK_DP)]
        sides.append(_peek(phone, tasks[at - 1]) if at else space(width=_PEEK_DP))
        middle = [row(sides[0], space(), _card(phone, tasks[at]), space(), sides[1])]
        ends = [row(button(phone.say("Clear all"), clear, style="tonal"), justify="center", pad=(0, 24, 0, 32))]
    else:
        middle = [text(phone.say("No recent items"), 18, ink="white", text_align="center")]
        ends = []
    return column(
        space(), *middle, space(), *ends, height="fill", fill="#00000066", on_swipe=swiped, id="overview_panel"
    )


def _card(phone: PhoneWithRecents, task: Task) -> Node:
    app = phone.apps[task.package]
    label = phone.say(app.label)
    head = row(_disc(app), text(label, 16, ink="white", bold=True), gap=10, pad=(4, 0, 4, 10))
    width, height = _CARD_DP
    picture = Node(
        "canvas", width=width, height=height, id="snapshot",
        paint=lambda painter, box, px_per_dp: _thumbnail(phone, app, task, painter, box),
    )  # fmt: skip
    return column(head, picture, width=width, desc=label, on_tap=lambda: _open(phone, task))


def _peek(phone: Phone, task: Task) -> Node:
    """The edge of a card at the side."""
    return stack(
        icon(phone.apps[task.package].icon, 22), align="center", width=_PEEK_DP, height=_CARD_DP[1] * 0.9,
        fill="surface", radius=12, desc=phone.say(phone.apps[task.package].label), enabled=False,
    )  # fmt: skip


def _disc(app: VirtualApp) -> Node:
    return stack(icon(app.icon, 18, ink="white"), align="center", width=32, height=32, fill=app.tint, radius=16)


def _open(phone: PhoneWithRecents, task: Task) -> None:
    phone.show_recents(False)
    phone.launch(task.package)


def _thumbnail(phone: Phone, app: VirtualApp, task: Task, painter: Painter, box: Box) -> None:
    """The app's page as it was left, small."""
    state, look = phone.state, phone.state.look
    page: Page = next(page for page in reversed(task.stack) if not page.dialog)
    small = box.width / state.size_px[0] * state.dpi / 160
    root = stack(app.view(phone, page), fill="surface")
    lay_out(root, box.width, box.height, small, look.font_scale, {})
    theme = Theme(look.dark, look.accent, look.wallpaper)
    painter.image(Image.fromarray(paint(root, box.width, box.height, small, look.font_scale, theme)), box.left, box.top)
