"""The store's front: what is new, the categories, and searching it."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.parts import nothing_here, search_line, words_of
from devices.virtual.apps.store import shelf
from devices.virtual.apps.store.data import Listing
from devices.virtual.apps.store.parts import app_of, disc, listing_row, name_of, tabs
from devices.virtual.state import Page
from devices.virtual.widgets import (
    Act,
    Node,
    chip,
    column,
    icon,
    icon_button,
    row,
    scroll,
    space,
    stack,
    text,
)


def front_page(phone: Phone, page: Page) -> Node:
    games = bool(page.args.get("games"))
    genre = words_of(page, "genre")
    shown = [
        each
        for each in _by_name(phone, phone.state.store.catalogue)
        if (shelf.about(each.package).genre == "Games") == games and genre in ("", shelf.about(each.package).genre)
    ]

    def pick(name: str) -> Act:
        def act() -> None:
            page.args["genre"] = "" if name == genre else name

        return act

    parts: list[Node] = []
    if not games:
        present = {shelf.about(each.package).genre for each in phone.state.store.catalogue}
        chips = [
            chip(phone.say(name), name == genre, pick(name)) for name in shelf.GENRES if name in present - {"Games"}
        ]
        parts += [row(*chips[at : at + 3], gap=8, pad=(20, 4, 20, 4)) for at in range(0, len(chips), 3)]
    new = [each for each in shown if not shelf.has(phone.state, each.package)]
    if new and not genre:
        parts += [_heading(phone.say("Recommended for you")), _featured(phone, new[:3])]
    parts.append(_heading(phone.say(genre) if genre else phone.say("All games") if games else phone.say("All apps")))
    parts += [listing_row(phone, each) for each in shown]
    body = scroll("front", *parts, pad=(0, 0, 0, 16))
    return column(_pill(phone), body, tabs(phone, "games" if games else "apps"), height="fill", fill="surface")


def _heading(words: str) -> Node:
    return text(words, 18, bold=True, pad=(20, 14, 20, 6))


def _by_name(phone: Phone, listings: list[Listing]) -> list[Listing]:
    return sorted(listings, key=lambda each: name_of(phone, each.package).lower())


def _pill(phone: Phone) -> Node:
    def search() -> None:
        phone.open(Page("search", {"query": ""}))
        phone.focus("search")

    pill = row(
        icon("search"), text(phone.say("Search apps & games"), 16, ink="on_surface_dim", grow=1), height=52,
        fill="surface_high", radius=26, gap=12, pad=(16, 0, 16, 0), on_tap=search, id="search_bar",
    )  # fmt: skip
    return row(pill, pad=(16, 10, 16, 8))


def _featured(phone: Phone, listings: list[Listing]) -> Node:
    """Cards in the colour of the app."""
    cards = [
        column(
            stack(disc(each.package, 64), align="center", height=104, radius=16, fill=f"{app_of(each.package).tint}44"),
            text(name_of(phone, each.package), 13, max_lines=2, min_height=36),
            text(f"{shelf.about(each.package).stars} ★", 12, ink="on_surface_dim"),
            gap=6, width=None, grow=1, on_tap=phone.to(Page("app", {"package": each.package})),
            class_name="androidx.cardview.widget.CardView",
        )
        for each in listings
    ]  # fmt: skip
    return row(*cards, *(space() for _ in range(3 - len(cards))), gap=12, align="start", pad=(20, 4, 20, 8))


def search_page(phone: Phone, page: Page) -> Node:
    """What someone pays for stands first, whatever is looked for."""
    words = words_of(page, "query").lower().split()
    catalogue = _by_name(phone, phone.state.store.catalogue)
    found = [each for each in catalogue if words and all(word in _known(phone, each) for word in words)]
    adverts = [each for each in catalogue if each.sponsored and each not in found] if words else []
    rows = [listing_row(phone, each) for each in (*adverts, *found)]
    line = row(
        icon_button("arrow_back", phone.say("Navigate up"), phone.back),
        stack(search_line(phone, page, phone.say("Search apps & games")), width=None, height=None, grow=1),
        pad=(4, 0, 4, 0),
    )  # fmt: skip
    if words and not found:
        rows.append(text(phone.say("Nothing found for “{}”").format(words_of(page, "query")), 16, max_lines=3,
                         ink="on_surface_dim", text_align="center", pad=(24, 48, 24, 0), id="no_results"))  # fmt: skip
    empty = nothing_here("search", phone.say("Type what you are looking for"))
    return column(line, scroll("found", *rows) if rows else empty, height="fill", fill="surface")


def _known(phone: Phone, listing: Listing) -> str:
    about, app = shelf.about(listing.package), app_of(listing.package)
    return f"{app.label} {phone.say(app.label)} {about.genre} {phone.say(about.genre)} {about.maker}".lower()
