"""Links from one app into another: a number to call, an address on the map, a page, a file."""

from __future__ import annotations

from collections.abc import Callable

from devices.virtual.app import Phone
from devices.virtual.state import Page, PhoneState

Opens = Callable[[str], Page]
"""The page for what follows the colon."""

LINKS: dict[str, tuple[str, Opens]] = {}
"""What a link begins with -> the app that opens it and its page; the apps write themselves here.

The keys are "tel", "smsto", "mailto", "geo", "http", "https", and for files their kind behind a slash: "file/image".
"""


def follow(phone: Phone, link: str) -> bool:
    """Open a link in the app that knows it; where there is none, say so and return False."""
    scheme, _, rest = link.partition(":")
    key = f"file/{_kind(phone.state, rest)}" if scheme == "file" else scheme.lower()
    if key in LINKS:
        package, page = LINKS[key]
        if phone.launch(package, page(rest)):
            return True
    phone.toast(phone.say("No app can open this"))
    return False


def can_follow(phone: Phone, link: str) -> bool:
    """Whether an app is installed that knows such a link."""
    scheme, _, rest = link.partition(":")
    key = f"file/{_kind(phone.state, rest)}" if scheme == "file" else scheme.lower()
    return key in LINKS and LINKS[key][0] in phone.apps


def _kind(state: PhoneState, path: str) -> str:
    return next((file.kind for file in state.files_stored if file.path == path.removeprefix("//")), "")
