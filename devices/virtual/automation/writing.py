"""Calls that read and change texts and the clipboard."""

from __future__ import annotations

from devices.virtual import faults
from devices.virtual.automation.find import ObjectNotFound, Selector, first
from devices.virtual.handset import Handset, NotPermitted
from devices.virtual.phone import VirtualPhone


def set_text(handset: Handset, selector: Selector, text: str | None) -> bool:
    """Click the field and replace what it holds; False for what is no field."""
    with handset.use() as phone:
        found = first(phone, handset, selector)
        if not found.editable:
            return False
        if found.node.get("focused") != "true":
            phone.tap(*found.center_px)
        return phone.set_focused_text(text or "")


def clear_text_field(handset: Handset, selector: Selector) -> None:
    set_text(handset, selector, "")


def clear_input_text(handset: Handset) -> None:
    """Empty the focused field.

    Raises:
        ObjectNotFound: if nothing has the focus.
    """
    with handset.use() as phone:
        _check_focus(phone)
        phone.set_focused_text("")


def get_clipboard(handset: Handset) -> str:
    with handset.use() as phone:
        return phone.clipboard


def set_clipboard(handset: Handset, label: str | None, text: str) -> None:
    """Replace what the clipboard holds.

    Raises:
        NotPermitted: if the phone does not let computers do that.
    """
    with handset.use() as phone:
        if faults.has(phone.state, "clipboard_refused"):
            raise NotPermitted("Package android does not belong to 2000")
        phone.clipboard = text


def paste_clipboard(handset: Handset) -> None:
    """Into the focused field.

    Raises:
        ObjectNotFound: if nothing has the focus.
    """
    with handset.use() as phone:
        _check_focus(phone)
        phone.type_text(phone.clipboard)


def _check_focus(phone: VirtualPhone) -> None:
    if phone.focused_text() is None:
        raise ObjectNotFound("UiSelector[FOCUSED=true]")
