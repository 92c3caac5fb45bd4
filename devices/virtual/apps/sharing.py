"""Sharing: what one app gives and another takes in, through the system's share sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from devices.virtual.app import Phone, VirtualApp
from devices.virtual.state import Page

Kind = Literal["text", "image", "file"]
TakesIn = Callable[[str], Page]
"""The page on which an app begins with what it was given: a text, or the path of a file."""

RECEIVERS: dict[tuple[str, Kind], TakesIn] = {}
"""(package, kind) -> the page; an app that takes something in writes itself here."""


def share(phone: Phone, kind: Kind, value: str) -> None:
    """Open the share sheet over the page in front.

    Args:
        phone: On which.
        kind: What is shared.
        value: The text, or the path of the file.
    """
    phone.open(Page("system:share", {"kind": kind, "value": value}, dialog=True))


def receivers(phone: Phone, kind: str) -> list[tuple[VirtualApp, TakesIn]]:
    """The installed apps that take such a thing in, by their label."""
    found = [
        (phone.apps[package], page) for (package, taken), page in RECEIVERS.items()
        if taken == kind and package in phone.apps
    ]  # fmt: skip
    return sorted(found, key=lambda each: phone.say(each[0].label))
