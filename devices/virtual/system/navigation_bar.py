"""The navigation bar with three buttons: back, home, recents."""

from __future__ import annotations

from typing import Protocol

from devices.virtual.app import Phone
from devices.virtual.system.status_bar import over_wallpaper
from devices.virtual.widgets import Act, Node, icon, row, stack

HEIGHT_DP = 48.0


class PhoneWithKeys(Phone, Protocol):
    """A phone that can be told of its keys: "back" closes the keyboard first, as the key does."""

    def key(self, name: str) -> None: ...


def view(phone: PhoneWithKeys) -> Node:
    """The bar. Where the state says that recents is off, it is drawn so."""
    recents = (lambda: phone.key("recents")) if phone.state.recents_button else None
    bright = over_wallpaper(phone.state)
    ink, off = ("white", "#ffffff70") if bright else ("on_surface_dim", "disabled")

    def key(symbol: str, size: float, desc: str, name: str, act: Act | None) -> Node:
        return stack(
            icon(symbol, size, ink=ink if act else off),
            align="center", width=88, height=HEIGHT_DP, desc=phone.say(desc), id=name, on_tap=act,
            enabled=act is not None, class_name="android.widget.ImageView",
        )  # fmt: skip

    return row(
        key("arrow_back_ios_new", 18, "Back", "back", lambda: phone.key("back")),
        key("radio_button_unchecked", 19, "Home", "home", lambda: phone.key("home")),
        key("crop_square", 20, "Overview", "recent_apps", recents),
        justify="center", gap=36, height=HEIGHT_DP, id="navigation_bar",
    )  # fmt: skip
