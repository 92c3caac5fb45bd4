"""Finding what a selector means on the screen as it is."""

from __future__ import annotations

from collections.abc import Mapping

from devices.virtual.automation.selectors import Found, find_all
from devices.virtual.handset import Handset
from devices.virtual.phone import VirtualPhone

Selector = Mapping[str, object] | str
"""Fields of a UiSelector, or the name that `childByText` and its kin gave an object."""


class ObjectNotFound(Exception):
    """No node of the window is what the selector means."""


def find(phone: VirtualPhone, handset: Handset, selector: Selector) -> list[Found]:
    """All that a selector means now."""
    if isinstance(selector, str):
        bounds = handset.automation.objects.get(selector, "")
        return [found for found in find_all(phone.xml(), {}) if found.node.get("bounds") == bounds][-1:]
    return find_all(phone.xml(), selector)


def first(phone: VirtualPhone, handset: Handset, selector: Selector) -> Found:
    """The first that a selector means now.

    Raises:
        ObjectNotFound: if there is none.
    """
    found = find(phone, handset, selector)
    if not found:
        raise ObjectNotFound(describe(selector))
    return found[0]


def describe(selector: Selector) -> str:
    """A selector as UiSelector prints itself."""
    if isinstance(selector, str):
        return selector
    shown = (f"{name.upper()}={value}" for name, value in selector.items() if not name.startswith(("mask", "child")))
    return f"UiSelector[{', '.join(shown)}]"
