"""Ratings and reviews: what others wrote, and what the person does."""

from __future__ import annotations

from random import Random

from devices.virtual.app import Phone
from devices.virtual.apps.parts import draft, number_of, words_of
from devices.virtual.apps.store import shelf
from devices.virtual.apps.store.data import Listing
from devices.virtual.state import Page
from devices.virtual.widgets import Act, Node, button, column, field_, header, icon, icon_button, row, text

_SAID = (
    "Works as it should.", "Too many adverts.", "I use it every day.", "Crashed once, fine since.", "Simple and quick.",
    "Could do more.", "Better than the others.", "Looks dated.", "Exactly what I needed.", "The last update broke it.",
)  # fmt: skip
"""Interface texts: the same opinions under every app, in the phone's language."""


def reviews(phone: Phone, package: str) -> list[Node]:
    """Two or three of other people."""
    rng = Random(f"reviews/{package}")
    rows = [_review(phone, rng.randrange(1, 6), words) for words in rng.sample(_SAID, rng.choice((2, 3)))]
    return [header(phone.say("Ratings and reviews")), *rows]


def _review(phone: Phone, stars: int, words: str) -> Node:
    marks = row(*(icon("star_fill" if at < stars else "star", 14, ink="primary") for at in range(5)), width=None)
    return column(marks, text(phone.say(words), 14, max_lines=3), gap=4, pad=(24, 6, 24, 6), align="start")


def your_review(phone: Phone, listing: Listing) -> list[Node]:
    """Five stars to tap, once the app is installed."""
    if not shelf.has(phone.state, listing.package):
        return []

    def rate(stars: int) -> Act:
        return phone.to(Page("rate", {"package": listing.package, "stars": stars, "review": listing.review}))

    stars = [
        icon_button("star_fill" if at <= listing.stars else "star", phone.say("{} stars").format(at), rate(at),
                    ink="primary")
        for at in range(1, 6)
    ]  # fmt: skip
    said = [text(listing.review, 14, max_lines=4, pad=(24, 0, 24, 8), id="your_review")] if listing.review else []
    return [header(phone.say("Rate this app")), row(*stars, justify="center"), *said]


def rate_page(phone: Phone, page: Page) -> Node:
    listing = shelf.find(phone.state, words_of(page, "package"))
    stars = number_of(page, "stars")

    def pick(number: int) -> Act:
        def act() -> None:
            page.args["stars"] = number

        return act

    def post() -> None:
        if listing is not None:
            listing.stars, listing.review = stars, words_of(page, "review").strip()
        phone.back()
        phone.toast(phone.say("Thanks for your review"))

    marks = [
        icon_button("star_fill" if at <= stars else "star", phone.say("{} stars").format(at), pick(at), ink="primary")
        for at in range(1, 6)
    ]
    bar = row(
        icon_button("close", phone.say("Close"), phone.back), text(phone.say("Your review"), 22, grow=1, id="title"),
        button(phone.say("Post"), post, id="post"), height=64, gap=4, pad=(4, 0, 12, 0),
    )  # fmt: skip
    field = field_(
        "review", words_of(page, "review"), draft(page, "review"), hint=phone.say("Describe your experience"),
        multiline=True, max_lines=20, fill="", border="outline", radius=4, min_height=140,
    )  # fmt: skip
    return column(bar, row(*marks, justify="center"), column(field, pad=(16, 8, 16, 0)), height="fill", fill="surface")
