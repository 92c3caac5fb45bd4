"""A window's elements as uiautomator's XML describes them, read into values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from devices.errors import NoTree
from devices.screen import Box

_BOUNDS = re.compile(r"\[\s*(-?\d+)\s*,\s*(-?\d+)\s*\]\[\s*(-?\d+)\s*,\s*(-?\d+)\s*\]")


@dataclass(frozen=True, slots=True)
class Element:
    """One node of the window: what it says, what it is, where it lies."""

    text: str
    desc: str
    """The content description that screen readers speak; icons have only this."""
    resource_id: str
    class_name: str
    package: str
    box: Box
    clickable: bool = False
    long_clickable: bool = False
    checkable: bool = False
    checked: bool = False
    enabled: bool = True
    focusable: bool = False
    focused: bool = False
    scrollable: bool = False
    selected: bool = False
    password: bool = False
    hint: str = ""
    """What an empty field shows, which is also its `text` then; only some dumps say it."""

    @property
    def label(self) -> str:
        """What a person would call it: its text, else its description."""
        return self.text or self.desc


def parse_hierarchy(xml: str) -> list[Element]:
    """Read a uiautomator dump, in document (drawing) order. Nodes without bounds are left out.

    Raises:
        NoTree: if the text is no such dump; the message says how it begins.
    """
    start = xml.find("<")
    try:
        root = ElementTree.fromstring(xml[start:].strip() if start >= 0 else xml)
    except ElementTree.ParseError as error:
        raise NoTree(f"the phone's window dump cannot be read ({error}); it begins {xml[:60]!r}.") from error
    if root.tag != "hierarchy":
        raise NoTree(f"the phone's window dump is <{root.tag}>, not <hierarchy>.")
    return list(_elements(root))


def _elements(root: ElementTree.Element) -> Iterator[Element]:
    for node in root.iter():
        bounds = _BOUNDS.fullmatch(node.get("bounds", ""))
        if bounds is None:
            continue
        flag = {name: node.get(name) == "true" for name in node.keys()}  # noqa: SIM118 (an XML element is no mapping)
        yield Element(
            text=node.get("text", ""),
            desc=node.get("content-desc", ""),
            resource_id=node.get("resource-id", ""),
            # `uiautomator dump` says class=, the uiautomator2 server names the tag itself after it in some versions
            class_name=node.get("class", "") or (node.tag if node.tag != "node" else ""),
            package=node.get("package", ""),
            box=Box(*map(int, bounds.groups())),
            clickable=flag.get("clickable", False),
            long_clickable=flag.get("long-clickable", False),
            checkable=flag.get("checkable", False),
            checked=flag.get("checked", False),
            enabled=flag.get("enabled", True),
            focusable=flag.get("focusable", False),
            focused=flag.get("focused", False),
            scrollable=flag.get("scrollable", False),
            selected=flag.get("selected", False),
            password=flag.get("password", False),
            hint=node.get("hint", ""),
        )
