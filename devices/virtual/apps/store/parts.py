"""What several pages of the store are put together from."""

from __future__ import annotations

from devices.screen import Box
from devices.virtual.app import Phone, VirtualApp
from devices.virtual.apps.parts import bottom_bar
from devices.virtual.apps.store import shelf
from devices.virtual.apps.store.data import Listing
from devices.virtual.painter import Painter
from devices.virtual.state import Page
from devices.virtual.widgets import Act, Node, button, column, icon, row, stack, text

TABS = ("apps", "games", "mine")


def app_of(package: str) -> VirtualApp:
    """The app itself, installed or not."""
    from devices.virtual.apps.registry import APPS  # which holds this app too

    return APPS[package]


def name_of(phone: Phone, package: str) -> str:
    return phone.say(app_of(package).label)


def disc(package: str, size: float = 56) -> Node:
    """The app's icon as the launcher shows it."""
    app = app_of(package)
    return stack(
        icon(app.icon, size * 0.56, ink="white"),
        align="center",
        width=size,
        height=size,
        radius=size / 4,
        fill=app.tint,
    )


def act_on(phone: Phone, listing: Listing) -> tuple[str, Act | None]:
    """What the main button of an app says and does."""
    package = listing.package
    paid = shelf.about(package).price

    def load() -> None:
        shelf.begin(phone.state, package)

    def start() -> None:
        phone.launch(package)

    if shelf.loading_of(phone.state, package):
        return phone.say("Installing…"), None
    if shelf.outdated(phone.state, listing):
        return phone.say("Update"), load
    if shelf.has(phone.state, package):
        return phone.say("Open"), start
    if paid and package not in phone.state.store.bought:
        return f"${paid}", phone.to(Page("pay", {"package": package}, dialog=True))
    return phone.say("Install"), load


def listing_row(phone: Phone, listing: Listing, *, with_button: bool = False) -> Node:
    """One app of a list."""
    package = listing.package
    about = shelf.about(package)
    said = f"{phone.say(about.genre)} · {about.stars} ★ · {about.size_mb} MB"
    if listing.sponsored:
        said = f"{phone.say('Ad')} · {said}"
    words = column(
        text(name_of(phone, package), 16, max_lines=2), text(said, 13, ink="on_surface_dim"), gap=2, width=None, grow=1
    )
    parts = [disc(package), words]
    loading = shelf.loading_of(phone.state, package)
    if loading:
        parts.append(text(f"{shelf.progress(phone.state, loading):.0%}", 14, ink="primary", bold=True))
    elif with_button:
        label, act = act_on(phone, listing)
        parts.append(button(label, act, style="tonal"))
    return row(
        *parts, gap=16, pad=(20, 10, 20, 10), on_tap=phone.to(Page("app", {"package": package})), min_height=72,
    )  # fmt: skip


def bar_of(share: float) -> Node:
    """A line that fills from the left."""

    def paint(painter: Painter, box: Box, px_per_dp: float) -> None:
        radius_px = box.height / 2
        painter.rect(box, "tonal", radius_px)
        wide = max(round(box.width * share), box.height)
        painter.rect(Box(box.left, box.top, box.left + wide, box.bottom), "primary", radius_px)

    return Node("canvas", width="fill", height=6, paint=paint, class_name="android.widget.ProgressBar")


def tabs(phone: Phone, here: str) -> Node:
    def go(name: str) -> Act:
        page = Page("mine") if name == "mine" else Page("front", {"games": name == "games"})
        return lambda: None if name == here else phone.replace(page)

    names = (
        ("apps", phone.say("Apps"), "apps"), ("sports_esports", phone.say("Games"), "games"),
        ("download_done", phone.say("Manage"), "mine"),
    )  # fmt: skip
    return bottom_bar([(symbol, label, go(name)) for symbol, label, name in names], TABS.index(here))
