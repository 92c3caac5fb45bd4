"""Widgets: the one tree from which the virtual phone's pixels, touches and window dump all come.

An app's `view` builds a fresh tree from the state each time something changes; the tree holds closures and boxes,
the state never does. Sizes are in dp (density-independent pixels) and sp (dp times the user's font scale).
Colours are roles ("primary", "on_surface" ...) that `theme.py` turns into RGB.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from devices.screen import Box

if TYPE_CHECKING:
    from devices.virtual.painter import Painter

Act = Callable[[], None]
Kind = Literal["row", "column", "stack", "text", "icon", "switch", "checkbox", "radio", "slider", "field", "canvas"]
Size = float | Literal["fill"] | None
"""dp, or "fill" the parent, or None for as large as the content."""
Align = Literal["start", "center", "end", "fill"]
Justify = Literal["start", "center", "end", "between"]
Pad = tuple[float, float, float, float]
"""left, top, right, bottom in dp."""
NO_PAD: Pad = (0, 0, 0, 0)
NOWHERE = Box(0, 0, 0, 0)


@dataclass(slots=True)
class Node:
    """One widget. Containers (row, column, stack) lay out their children; leaves draw themselves."""

    kind: Kind
    children: list[Node] = field(default_factory=list)

    # what it says
    text: str = ""
    hint: str = ""
    """Shown in an empty field."""
    desc: str = ""
    """Content description, for what has no text."""
    icon: str = ""
    """Material Symbols name, such as "add"."""
    id: str = ""
    """Resource id without its package: "save"."""
    key: str = ""
    """Names a field or a scrolling list in the state; unique on a page."""
    class_name: str = ""
    """Android class in the window dump; derived from the kind where empty."""
    covered: bool = False
    """Under a dialog: drawn, but no part of the window that a dump describes."""
    package: str = ""
    """Whose window it and its children are, where not its parent's (system bars, keyboard)."""

    # what it does
    on_tap: Act | None = None
    on_long_press: Act | None = None
    on_text: Callable[[str], None] | None = None
    """A field's new text."""
    on_submit: Act | None = None
    """Enter pressed in a field."""
    on_slide: Callable[[float], None] | None = None
    """A slider's new value in [0, 1]."""
    on_swipe: Callable[[str], None] | None = None
    """A finger went "up", "down", "left" or "right" here, and no list scrolled."""
    only_sideways: bool = False
    """A finger that goes up or down is none of `on_swipe`'s business, but of what this lies in."""
    on_draw: Callable[[float, float, float, float], None] | None = None
    """A finger went from one place to another on it: x, y, x, y as fractions of its width and height."""
    on_back: Act | None = None
    """On a page's root: asked instead of leaving the page, when back is pressed."""
    enabled: bool = True
    checked: bool | None = None
    """None for what cannot be checked."""
    selected: bool = False
    scrolls: bool = False
    """A column whose content may be taller than itself."""
    password: bool = False
    multiline: bool = False
    value: float = 0.0
    """A slider's, in [0, 1]."""
    paint: Callable[[Painter, Box, float], None] | None = None
    """A canvas draws itself: paint(painter, box in px, px per dp)."""

    # how it looks
    fill: str = ""
    ink: str = "on_surface"
    border: str = ""
    radius: float = 0.0
    elevation: float = 0.0
    size_sp: float = 16.0
    bold: bool = False
    max_lines: int = 1
    text_align: Align = "start"

    # where it goes
    width: Size = None
    height: Size = None
    grow: float = 0.0
    """Share of the free space along its parent's direction."""
    pad: Pad = NO_PAD
    gap: float = 0.0
    align: Align = "start"
    """Children across the direction of a row or column; both ways in a stack."""
    justify: Justify = "start"
    min_height: float = 0.0

    # set by layout
    box: Box = NOWHERE
    """On the screen, in px, unclipped."""
    visible: Box = NOWHERE
    """The part of `box` that its ancestors do not clip away; empty when scrolled out."""
    content_px: int = 0
    """Of what scrolls: height of all its content."""
    scroll_px: int = 0
    """Of what scrolls: how far its content is moved up."""

    @property
    def reacts(self) -> bool:
        """Whether a tap on it does something."""
        return self.enabled and (self.on_tap is not None or self.kind == "field" or self.on_slide is not None)


# --- containers -------------------------------------------------------------------------------------------------


def row(
    *children: Node,
    gap: float = 0,
    pad: Pad = NO_PAD,
    align: Align = "center",
    justify: Justify = "start",
    width: Size = "fill",
    height: Size = None,
    **more: object,
) -> Node:
    """Children side by side, centred vertically unless told otherwise."""
    return _node("row", children, gap=gap, pad=pad, align=align, justify=justify, width=width, height=height, **more)


def column(
    *children: Node,
    gap: float = 0,
    pad: Pad = NO_PAD,
    align: Align = "fill",
    justify: Justify = "start",
    width: Size = "fill",
    height: Size = None,
    **more: object,
) -> Node:
    """Children below each other, as wide as the column unless told otherwise."""
    return _node("column", children, gap=gap, pad=pad, align=align, justify=justify, width=width, height=height, **more)


def stack(*children: Node, align: Align = "fill", width: Size = "fill", height: Size = "fill", **more: object) -> Node:
    """Children over each other, the last on top."""
    return _node("stack", children, align=align, width=width, height=height, **more)


def scroll(key: str, *children: Node, gap: float = 0, pad: Pad = NO_PAD, **more: object) -> Node:
    """A column that takes the free height and scrolls; the state keeps its offset under `key`.

    With `justify="end"` it opens at its end, as a conversation does.
    """
    return _node(
        "column", children, gap=gap, pad=pad, align="fill", width="fill", grow=1, scrolls=True, key=key,
        class_name="android.widget.ScrollView", **more,
    )  # fmt: skip


def space(grow: float = 1.0, *, width: Size = None, height: Size = None) -> Node:
    """Empty room."""
    return _node("row", (), grow=grow if width is None and height is None else 0.0, width=width, height=height)


# --- leaves -----------------------------------------------------------------------------------------------------


def text(words: str, size_sp: float = 16, *, ink: str = "on_surface", bold: bool = False, **more: object) -> Node:
    return _node("text", (), text=words, size_sp=size_sp, ink=ink, bold=bold, **more)


def icon(name: str, size: float = 24, *, ink: str = "on_surface_dim", desc: str = "", **more: object) -> Node:
    return _node("icon", (), icon=name, width=size, height=size, ink=ink, desc=desc, **more)


def switch(on: bool, on_tap: Act | None = None, **more: object) -> Node:
    return _node("switch", (), checked=on, on_tap=on_tap, width=52, height=32, **more)


def checkbox(on: bool, on_tap: Act | None = None, **more: object) -> Node:
    return _node("checkbox", (), checked=on, on_tap=on_tap, width=24, height=24, **more)


def radio(on: bool, on_tap: Act | None = None, **more: object) -> Node:
    return _node("radio", (), checked=on, on_tap=on_tap, width=24, height=24, **more)


def slider(value: float, on_slide: Callable[[float], None], **more: object) -> Node:
    """A slider with a value in [0, 1]; a tap or a drag sets it."""
    return _node("slider", (), value=value, on_slide=on_slide, width="fill", height=44, **more)


def field_(
    key: str,
    value: str,
    on_text: Callable[[str], None],
    *,
    hint: str = "",
    on_submit: Act | None = None,
    **more: object,
) -> Node:
    """A text field. A tap gives it the focus and shows the keyboard; `on_text` receives each new text."""
    style: dict[str, object] = {
        "width": "fill", "min_height": 56, "pad": (16, 12, 16, 12), "fill": "surface_high", "radius": 8, "id": key,
    }  # fmt: skip
    return _node("field", (), key=key, text=value, on_text=on_text, hint=hint, on_submit=on_submit, **(style | more))


# --- common compositions ----------------------------------------------------------------------------------------


def icon_button(name: str, desc: str, on_tap: Act | None, *, ink: str = "on_surface", **more: object) -> Node:
    """A 48 dp touch target around an icon; its description is its name."""
    return stack(
        icon(name, ink=ink if on_tap else "disabled"),
        align="center", width=48, height=48, on_tap=on_tap, desc=desc, enabled=on_tap is not None,
        class_name="android.widget.ImageButton", **more,
    )  # fmt: skip


ButtonStyle = Literal["filled", "tonal", "text"]


def button(words: str, on_tap: Act | None, *, style: ButtonStyle = "filled", **more: object) -> Node:
    fill, ink = {"filled": ("primary", "on_primary"), "tonal": ("tonal", "on_tonal"), "text": ("", "primary")}[style]
    if on_tap is None:
        fill, ink = ("surface_high" if fill else ""), "disabled"
    side = 12 if style == "text" else 24
    looks: dict[str, object] = {
        "size_sp": 14, "bold": True, "ink": ink, "fill": fill, "radius": 20, "pad": (side, 10, side, 10),
        "text_align": "center", "min_height": 40, "class_name": "android.widget.Button",
    }  # fmt: skip
    return _node("text", (), text=words, on_tap=on_tap, enabled=on_tap is not None, **(looks | more))


def fab(name: str, desc: str, on_tap: Act) -> Node:
    """The floating action button; put it in a stack with `corner`."""
    return stack(
        icon(name, 24, ink="on_tonal"),
        align="center", width=56, height=56, fill="tonal", radius=16, elevation=3, on_tap=on_tap, desc=desc,
        class_name="android.widget.ImageButton",
    )  # fmt: skip


def corner(content: Node, floating: Node) -> Node:
    """`content` with `floating` over its lower right corner."""
    below = column(space(), row(space(), floating, pad=(0, 0, 16, 16)), height="fill")
    return stack(content, below)


def app_bar(title: str, *, on_back: Act | None = None, actions: Sequence[Node] = (), large: bool = False) -> Node:
    """A title with an optional back arrow and action icons; `large` puts the title on a line of its own."""
    back = [icon_button("arrow_back", "Navigate up", on_back)] if on_back else [space(width=12)]
    if large:
        bar = row(*back, space(), *actions, height=56, pad=(4, 0, 4, 0))
        return column(bar, text(title, 32, pad=(24, 20, 24, 20), id="title"))
    return row(*back, text(title, 22, grow=1, id="title"), *actions, height=64, gap=4, pad=(4, 0, 4, 0))


def list_row(
    title: str,
    subtitle: str = "",
    *,
    leading: Node | None = None,
    trailing: Node | None = None,
    on_tap: Act | None = None,
    on_long_press: Act | None = None,
    **more: object,
) -> Node:
    """A line of a list: icon, title over subtitle, and something at the end. Without `on_tap` it is only text."""
    ink, dim = ("disabled", "disabled") if more.get("enabled") is False else ("on_surface", "on_surface_dim")
    words = [text(title, 16, ink=ink, max_lines=2, id="title")]
    if subtitle:
        words.append(text(subtitle, 14, ink=dim, max_lines=2, id="summary"))
    parts = [part for part in (leading, column(*words, grow=1, gap=2, width=None), trailing) if part is not None]
    looks: dict[str, object] = {
        "gap": 16, "pad": (24, 12, 24, 12), "min_height": 72 if subtitle else 56, "align": "center", "width": "fill",
    }  # fmt: skip
    return _node("row", parts, on_tap=on_tap, on_long_press=on_long_press, **(looks | more))


def switch_row(
    title: str, on: bool, on_tap: Act | None, subtitle: str = "", *, leading: Node | None = None, **more: object
) -> Node:
    """A line that is a switch: a tap anywhere on it toggles."""
    toggle = switch(on, enabled=on_tap is not None)
    more["enabled"] = on_tap is not None
    return list_row(title, subtitle, leading=leading, trailing=toggle, on_tap=on_tap, **more)  # type: ignore[arg-type]


def header(words: str) -> Node:
    """A section's small coloured heading."""
    return text(words, 14, ink="primary", bold=True, pad=(24, 16, 24, 8))


def divider() -> Node:
    return _node("row", (), width="fill", height=1, fill="outline_dim")


def badge(letter: str, tint: str = "tonal", size: float = 40) -> Node:
    """A letter on a disc, as contacts have."""
    return stack(
        text(letter, size * 0.45, ink=_ink_on(tint), text_align="center"),
        align="center", width=size, height=size, fill=tint, radius=size / 2,
    )  # fmt: skip


def _ink_on(tint: str) -> str:
    """What can be read on a role or on "#rrggbb": black or white by its brightness (weights of ITU-R BT.601)."""
    if not tint.startswith("#"):
        return {"primary": "on_primary", "error": "on_error"}.get(tint, "on_tonal")
    red, green, blue = bytes.fromhex(tint[1:7])
    return "black" if 0.299 * red + 0.587 * green + 0.114 * blue > 150 else "white"


def chip(words: str, selected: bool, on_tap: Act) -> Node:
    """A small rounded choice."""
    return _node(
        "text", (), text=words, size_sp=14, pad=(14, 8, 14, 8), radius=8, border="" if selected else "outline",
        fill="tonal" if selected else "", ink="on_tonal" if selected else "on_surface_dim", on_tap=on_tap,
        selected=selected, text_align="center", min_height=36, class_name="android.widget.Button",
    )  # fmt: skip


def _node(kind: Kind, children: Sequence[Node], **attributes: object) -> Node:
    """A node with only the attributes that `Node` has; a wrong name is a TypeError at once."""
    return Node(kind, list(children), **attributes)  # type: ignore[arg-type]
