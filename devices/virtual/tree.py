"""The window dump: the widgets that are drawn, as uiautomator's XML and as values, from one walk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from devices.hierarchy import Element
from devices.virtual.widgets import Kind, Node

_CLASSES: dict[Kind, str] = {
    "row": "android.widget.LinearLayout",
    "column": "android.widget.LinearLayout",
    "stack": "android.widget.FrameLayout",
    "text": "android.widget.TextView",
    "icon": "android.widget.ImageView",
    "switch": "android.widget.Switch",
    "checkbox": "android.widget.CheckBox",
    "radio": "android.widget.RadioButton",
    "slider": "android.widget.SeekBar",
    "field": "android.widget.EditText",
    "canvas": "android.view.View",
}
_CONTAINERS = ("row", "column", "stack")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot say; AOSP's dumper replaces each by a dot (AccessibilityNodeInfoDumper.stripInvalidXMLChars)."""
_QUOTED = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


@dataclass(frozen=True, slots=True)
class _Seen:
    """A drawn node: what is said of it, and what is drawn in it."""

    element: Element
    children: tuple[_Seen, ...]


def dump(root: Node, package: str, rotation: int = 0, focus: str = "") -> str:
    """The XML that `uiautomator dump` writes for a tree that has been laid out.

    Args:
        root: The screen's tree.
        package: Of the app in front; nodes with a package of their own and all in them have that one.
        rotation: Quarter turns.
        focus: Key of the focused field.
    """
    lines = ["<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>", f'<hierarchy rotation="{rotation}">']
    for index, seen in enumerate(_seen(root, package, focus)):
        _write(seen, index, lines)
    return "".join([*lines, "</hierarchy>"])


def elements(root: Node, package: str, focus: str = "") -> list[Element]:
    """The same nodes as values, in drawing order."""
    return [element for seen in _seen(root, package, focus) for element in _flat(seen)]


def _seen(node: Node, package: str, focus: str) -> tuple[_Seen, ...]:
    """The node with what is in it, or nothing where it is not on the screen."""
    if node.covered or node.visible.width <= 0 or node.visible.height <= 0:
        return ()
    package = node.package or package
    children = tuple(seen for child in node.children for seen in _seen(child, package, focus))
    if not children and not _says_something(node):
        return ()
    return (_Seen(_element(node, package, focus), children),)


def _says_something(node: Node) -> bool:
    """False for room between widgets and for lines that only decorate."""
    if node.kind not in _CONTAINERS:
        return True
    return bool(node.id or node.desc or node.fill or node.border or node.on_tap or node.on_long_press or node.scrolls)


def _element(node: Node, package: str, focus: str) -> Element:
    is_field = node.kind == "field"
    # an empty EditText reports its hint as its text (TextView.getTextForAccessibility), a password its dots
    text = "•" * len(node.text) if node.password else node.text or (node.hint if is_field else "")
    touched = node.on_tap is not None or is_field
    return Element(
        text=_clean(text),
        desc=_clean(node.desc),
        resource_id=f"{package}:id/{_clean(node.id)}" if node.id else "",
        class_name=node.class_name or ("android.view.View" if _is_bare(node) else _CLASSES[node.kind]),
        package=package,
        box=node.visible,
        clickable=touched,
        long_clickable=node.on_long_press is not None or is_field,
        checkable=node.checked is not None,
        checked=bool(node.checked),
        enabled=node.enabled,
        focusable=touched or node.on_slide is not None or node.scrolls,
        focused=is_field and bool(node.key) and node.key == focus,
        scrollable=node.scrolls and node.content_px > node.box.height,
        selected=node.selected,
        password=node.password,
        hint=_clean(node.hint),
    )


def _is_bare(node: Node) -> bool:
    """A container of nothing: a divider, a bar."""
    return not node.children and node.kind in _CONTAINERS


def _clean(words: str) -> str:
    return _NOT_XML.sub(".", words)


def _flat(seen: _Seen) -> Iterator[Element]:
    yield seen.element
    for child in seen.children:
        yield from _flat(child)


def _write(seen: _Seen, index: int, lines: list[str]) -> None:
    """The attributes in the order of AOSP's dumper, then those that uiautomator2's server adds."""
    it = seen.element
    attributes: dict[str, str | bool | int] = {
        "index": index, "text": it.text, "resource-id": it.resource_id, "class": it.class_name,
        "package": it.package, "content-desc": it.desc, "checkable": it.checkable, "checked": it.checked,
        "clickable": it.clickable, "enabled": it.enabled, "focusable": it.focusable, "focused": it.focused,
        "scrollable": it.scrollable, "long-clickable": it.long_clickable, "password": it.password,
        "selected": it.selected, "visible-to-user": True,
        "bounds": f"[{it.box.left},{it.box.top}][{it.box.right},{it.box.bottom}]", "drawing-order": index + 1,
        "hint": it.hint,
    }  # fmt: skip
    said = " ".join(f'{name}="{_quoted(value)}"' for name, value in attributes.items())
    if not seen.children:
        lines.append(f"<node {said} />")
        return
    lines.append(f"<node {said}>")
    for number, child in enumerate(seen.children):
        _write(child, number, lines)
    lines.append("</node>")


def _quoted(value: str | bool | int) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return escape(value, _QUOTED) if isinstance(value, str) else str(value)
