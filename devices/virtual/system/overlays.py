"""The system's own pages over an app: the share sheet, the question for a permission, and what pops up."""

from __future__ import annotations

from collections.abc import Callable

from devices.virtual.app import Phone
from devices.virtual.state import Page
from devices.virtual.system import edit_menu, permissions, pop_ups, share_sheet
from devices.virtual.widgets import Node

OVERLAYS: dict[str, Callable[[Phone, Page], Node]] = {
    share_sheet.PAGE: share_sheet.view,
    edit_menu.PAGE: edit_menu.view,
    permissions.PAGE: permissions.view,
    pop_ups.PAGE: pop_ups.view,
}
"""By the name of their page, which lies on the stack of the app they came up over."""
