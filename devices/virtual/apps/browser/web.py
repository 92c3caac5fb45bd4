"""What a web page is made of here: a handful of records, which `drawing.py` turns into widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Typed = dict[str, str]
"""What stands in a page's fields; a page's buttons may read and change it."""


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    size_sp: float = 26


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    dim: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    address: str
    more: str = ""
    """A line under it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Something to look at, which goes with a name."""

    name: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """A line of a table: an icon, a name, and what it is."""

    icon: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    hint: str


@dataclass(frozen=True, slots=True)
class Tick:
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Pick:
    """One of several; its name holds the one that is chosen."""

    name: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Send:
    """Sends the fields of these names off and shows another page; asks for those that must not be empty."""

    text: str
    names: tuple[str, ...]
    needed: tuple[str, ...]
    then: str
    """Address of the page that follows."""


@dataclass(frozen=True, slots=True)
class Press:
    """A button that does something to what is typed; what it returns, if anything, is sent off."""

    text: str
    act: Callable[[], Typed | None]
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Presses:
    """Buttons side by side."""

    buttons: tuple[Press, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A square of a board."""

    ink: str
    name: str
    mark: str = ""
    act: Callable[[], Typed | None] | None = None
    wide_dp: float = 52


@dataclass(frozen=True, slots=True)
class Board:
    """Squares in rows."""

    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Advert:
    """Something for sale, between the text; it leads away."""

    text: str
    address: str


Block = Heading | Paragraph | Link | Picture | Figures | Field | Tick | Pick | Send | Press | Presses | Board | Advert


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page under an address."""

    title: str
    blocks: tuple[Block, ...]
    asks_cookies: bool = False
    """Whether its site wants to know about cookies before it lets one read."""
    pop_up: str = ""
    """What lies over the page until it is closed; a yes to it leads to the advert's page."""


def site_of(address: str) -> str:
    """The host of an address."""
    return address.removeprefix("https://").partition("/")[0]
