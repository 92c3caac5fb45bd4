"""uiautomator2's selectors, matched against the window dump as UiSelector does on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, cast
from xml.etree import ElementTree
from xml.etree.ElementTree import Element as XmlNode

_BOUNDS: Final = re.compile(r"\[(-?\d+),(-?\d+)\]\[(-?\d+),(-?\d+)\]")
_STRUCTURE: Final = frozenset({"mask", "childOrSibling", "childOrSiblingSelector", "instance"})

_FLAGS: Final = {
    "checkable": "checkable",
    "checked": "checked",
    "clickable": "clickable",
    "longClickable": "long-clickable",
    "scrollable": "scrollable",
    "enabled": "enabled",
    "focusable": "focusable",
    "focused": "focused",
    "selected": "selected",
}
_ATTRIBUTES: Final = {
    "text": "text",
    "description": "content-desc",
    "className": "class",
    "packageName": "package",
    "resourceId": "resource-id",
}
_TESTS: Final[Mapping[str, Callable[[str, str], bool]]] = {
    "": lambda value, wanted: value == wanted,
    "Contains": lambda value, wanted: wanted.lower() in value.lower(),
    "StartsWith": lambda value, wanted: value.lower().startswith(wanted.lower()),
    "Matches": lambda value, wanted: re.fullmatch(wanted, value, re.DOTALL) is not None,
}
"""UiSelector compares whole texts exactly, and parts of texts without regard to case."""


class BadSelector(Exception):
    """A selector asks for what no UiSelector has, or holds no regular expression where one is due."""


@dataclass(frozen=True, slots=True)
class Found:
    """A node of the window that a selector met."""

    node: XmlNode

    @property
    def bounds_px(self) -> tuple[int, int, int, int]:
        """Left, top, right, bottom."""
        match = _BOUNDS.fullmatch(self.node.get("bounds", ""))
        left, top, right, bottom = map(int, match.groups()) if match else (0, 0, 0, 0)
        return left, top, right, bottom

    @property
    def center_px(self) -> tuple[int, int]:
        left, top, right, bottom = self.bounds_px
        return (left + right) // 2, (top + bottom) // 2

    @property
    def text(self) -> str:
        return self.node.get("text", "")

    @property
    def editable(self) -> bool:
        return self.node.get("class", "").endswith(("EditText", "AutoCompleteTextView"))

    def matches(self, selector: Mapping[str, object]) -> bool:
        """The node itself is what the selector's own fields say."""
        return _matches(self.node, selector)

    def info(self) -> dict[str, object]:
        """What `objInfo` answers."""
        bounds = dict(zip(("left", "top", "right", "bottom"), self.bounds_px, strict=True))
        return {
            "bounds": bounds,
            "visibleBounds": bounds,
            "childCount": len(self.node),
            "className": self.node.get("class", ""),
            "contentDescription": self.node.get("content-desc", "") or None,
            "packageName": self.node.get("package", ""),
            "resourceName": self.node.get("resource-id", "") or None,
            "text": self.text,
            **{name: self.node.get(attribute) == "true" for name, attribute in _FLAGS.items()},
        }


def find_all(xml: str, selector: Mapping[str, object]) -> list[Found]:
    """All nodes a selector means, in drawing order.

    Raises:
        BadSelector: if it has a field UiSelector does not have.
    """
    root = ElementTree.fromstring(xml)
    parents = {child: parent for parent in root.iter() for child in parent}
    found = _pick(_below(root), selector)
    relations = cast("list[str]", selector.get("childOrSibling", []))
    others = cast("list[Mapping[str, object]]", selector.get("childOrSiblingSelector", []))
    for relation, other in zip(relations, others, strict=True):
        bases = found if relation == "child" else [parents[node] for node in found if node in parents]
        below = {id(node): node for base in bases for node in _below(base)}
        found = _pick(iter(below.values()), other)
    return [Found(node) for node in found]


def _below(node: XmlNode) -> Iterator[XmlNode]:
    nodes = node.iter()
    next(nodes)
    return nodes


def _pick(nodes: Iterator[XmlNode], selector: Mapping[str, object]) -> list[XmlNode]:
    found = [node for node in nodes if _matches(node, selector)]
    if "instance" in selector:
        at = cast("int", selector["instance"])
        return found[at : at + 1]
    return found


def _matches(node: XmlNode, selector: Mapping[str, object]) -> bool:
    return all(_has(node, name, wanted) for name, wanted in selector.items() if name not in _STRUCTURE)


def _has(node: XmlNode, name: str, wanted: object) -> bool:
    if name in _FLAGS:
        return (node.get(_FLAGS[name]) == "true") == bool(wanted)
    if name == "index":
        return node.get("index") == str(wanted)
    for attribute, xml_name in _ATTRIBUTES.items():
        test = _TESTS.get(name.removeprefix(attribute)) if name.startswith(attribute) else None
        if test is not None:
            try:
                return test(node.get(xml_name, ""), str(wanted))
            except re.error as error:
                raise BadSelector(f"{name}={wanted!r} is no regular expression: {error}") from error
    raise BadSelector(f"selector field {name}")
