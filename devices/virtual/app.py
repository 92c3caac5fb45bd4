"""What an app of the virtual phone is, and what the phone offers it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from devices.virtual.state import Page, PhoneState
from devices.virtual.widgets import Act, Node


class Phone(Protocol):
    """The phone as its apps see it. Every method that changes anything redraws the screen."""

    state: PhoneState

    @property
    def apps(self) -> Mapping[str, VirtualApp]:
        """The apps of this phone by package; the launcher and Settings > Apps show them."""

    def say(self, words: str) -> str:
        """The phone's language for an English interface text; names and the user's own texts are not passed through."""

    def open(self, page: Page) -> None:
        """Go to another page of the app in front; "back" returns."""

    def replace(self, page: Page) -> None:
        """Go to another page instead of this one."""

    def back(self) -> None:
        """Leave this page, as the back key does."""

    def to(self, page: Page) -> Act:
        """The act of opening a page, for `on_tap`."""

    def launch(self, package: str, page: Page | None = None) -> bool:
        """Bring an app to the front, on `page` where one is given; False where it is not installed."""

    def stop(self, package: str) -> None:
        """Force-stop an app: it forgets its pages."""

    def toast(self, words: str) -> None:
        """A short message at the bottom of the screen."""

    def focus(self, key: str) -> None:
        """Give a field the focus and show the keyboard; "" takes it away."""


class VirtualApp(Protocol):
    """An app: a page to start on, and a view of each of its pages."""

    @property
    def package(self) -> str: ...
    @property
    def activity(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def icon(self) -> str:
        """Material Symbols name."""

    @property
    def tint(self) -> str:
        """Colour of the icon's disc, "#rrggbb"."""

    def start(self) -> Page: ...

    def view(self, phone: Phone, page: Page) -> Node:
        """The page's widgets, drawn from the state; closures in them may change it."""


@runtime_checkable
class AsksFirst(Protocol):
    """An app that has something to say as soon as it is opened: it asks for what it cannot work without."""

    def opened(self, phone: Phone) -> None:
        """The app has come to the front."""


@runtime_checkable
class MovesByItself(Protocol):
    """An app whose screen changes while nobody touches it: something plays, counts or records."""

    def runs(self, state: PhoneState) -> bool:
        """Whether it does so now."""


@runtime_checkable
class GoesOn(Protocol):
    """An app that does something while time passes, in front or not: it loads, and is done at some moment."""

    def passed(self, phone: Phone) -> bool:
        """Time has passed; returns whether anything changed."""
