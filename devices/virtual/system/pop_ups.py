"""What apps put in the way when they are opened: a rating, an update, cookies, a trial, an advert.

Each is part of the state (`state.pop_ups`) until it has been seen. What a person agrees to in one is kept too
(`state.agreed`): an owner minds having bought a trial.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from devices.virtual.app import Phone, VirtualApp
from devices.virtual.apps.parts import number_of, words_of
from devices.virtual.state import Page
from devices.virtual.widgets import Act, Node, button, column, icon, icon_button, row, space, stack, text

PAGE = "system:pop_up"
DISMISS = "dismiss_pop_up"
"""Resource id of what closes a pop-up and does nothing else."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A question with one answer that agrees to something and one that does not."""

    icon: str
    title: str
    words: str
    no: str
    yes: str


_SHEETS: dict[str, Sheet] = {
    "update": Sheet("system_update", "Update available", "A new version of {app} is ready.", "Later", "Update now"),
    "trial": Sheet("workspace_premium", "Try {app} Pro", "7 days for free, then 4.99 a month.", "No thanks",
                   "Start free trial"),
    "news": Sheet("campaign", "Stay up to date", "Let {app} send you news and offers?", "Not now", "Yes, please"),
    "beta": Sheet("science", "Join the beta", "Be the first to try new features of {app}.", "No thanks", "Join"),
}  # fmt: skip
_ADVERTS: tuple[tuple[str, str, str, str, str], ...] = (
    ("Castle Clash Kingdom", "Build. Battle. Conquer. 50 million players!", "Install", "castle", "#7a2f8f"),
    ("Mega Sale", "Up to 70% off everything, today only", "Shop now", "local_offer", "#c4442e"),
    ("Fast Loans", "Money on your account in 5 minutes", "Apply now", "payments", "#1f7a54"),
    ("Bubble Farm", "Pop, grow, relax. Play for free!", "Play now", "bubble_chart", "#2463b8"),
    ("Slim in 30 Days", "Your personal plan is waiting", "Get my plan", "fitness_center", "#b86a1f"),
)
"""Name, promise, button, icon and colour."""

KINDS = ("rate", "cookies", "advert", *_SHEETS)


def view(phone: Phone, page: Page) -> Node:
    """A pop-up of an app over its first page."""
    app = phone.apps.get(words_of(page, "package"))
    if app is None:
        return stack()
    kind = words_of(page, "kind")
    views: dict[str, Callable[[Phone, Page, VirtualApp], Node]] = {
        "rate": _rate, "cookies": _cookies, "advert": _advert,
    }  # fmt: skip
    return views.get(kind, _sheet)(phone, page, app)


def _agree(phone: Phone, page: Page, what: str = "") -> Act:
    """To agree is remembered, and closes the pop-up."""

    def act() -> None:
        phone.state.agreed.append(what or f"{words_of(page, 'kind')}:{words_of(page, 'package')}")
        phone.back()

    return act


def _sheet(phone: Phone, page: Page, app: VirtualApp) -> Node:
    sheet = _SHEETS[words_of(page, "kind")]
    label = phone.say(app.label)
    parts = [
        row(icon(sheet.icon, 40, ink="primary"), justify="center", pad=(0, 0, 0, 16)),
        text(phone.say(sheet.title).format(app=label), 22, text_align="center", max_lines=2),
        text(phone.say(sheet.words).format(app=label), 14, ink="on_surface_dim", text_align="center", max_lines=4,
             pad=(0, 12, 0, 20)),
        button(phone.say(sheet.yes), _agree(phone, page), width="fill"),
        button(phone.say(sheet.no), phone.back, style="text", width="fill", id=DISMISS),
    ]  # fmt: skip
    return _card(parts)


def _rate(phone: Phone, page: Page, app: VirtualApp) -> Node:
    stars = number_of(page, "stars")

    def star(number: int) -> Act:
        def act() -> None:
            page.args["stars"] = number

        return act

    five = [
        icon_button("star_fill" if number <= stars else "star", phone.say("{} stars").format(number), star(number),
                    ink="primary")
        for number in range(1, 6)
    ]  # fmt: skip
    rated = _agree(phone, page, f"rate:{app.package}:{stars}") if stars else None
    return _card([
        text(phone.say("Enjoying {app}?").format(app=phone.say(app.label)), 22, text_align="center", max_lines=2),
        text(phone.say("Tap a star to rate it."), 14, ink="on_surface_dim", text_align="center", pad=(0, 12, 0, 8)),
        row(*five, justify="center", pad=(0, 0, 0, 16)),
        row(
            space(), button(phone.say("Not now"), phone.back, style="text", id=DISMISS),
            button(phone.say("Submit"), rated, style="text"),
        ),
    ])  # fmt: skip


def _cookies(phone: Phone, page: Page, app: VirtualApp) -> Node:
    """A banner at the bottom; either answer closes it, and an owner does not mind which."""
    words = "{app} uses cookies to keep it working and to show you adverts that fit you."
    banner = column(
        text(phone.say("Your privacy"), 18, bold=True),
        text(phone.say(words).format(app=phone.say(app.label)), 14, ink="on_surface_dim", max_lines=4,
             pad=(0, 8, 0, 16)),
        row(
            button(phone.say("Reject all"), phone.back, style="tonal", grow=1, id=DISMISS),
            button(phone.say("Accept all"), phone.back, grow=1), gap=12,
        ),
        fill="surface_high", pad=(24, 20, 24, 24), elevation=6, enabled=False,
    )  # fmt: skip
    return stack(stack(fill="scrim"), column(space(), banner, height="fill"))


def _advert(phone: Phone, page: Page, app: VirtualApp) -> Node:
    """A whole page; its cross is small, as those of adverts are."""
    name, promise, call, symbol, tint = _ADVERTS[number_of(page, "number") % len(_ADVERTS)]
    cross = stack(
        icon("close", 16, ink="white"), align="center", width=28, height=28, radius=14, fill="#00000066",
        on_tap=phone.back, desc=phone.say("Close ad"), id=DISMISS, class_name="android.widget.ImageButton",
    )  # fmt: skip
    label = text(phone.say("Ad"), 11, ink="white", border="white", radius=3, pad=(5, 1, 5, 1))
    top = row(label, space(), cross, pad=(14, 12, 14, 0))
    picture = stack(icon(symbol, 112, ink="white"), align="center", width=200, height=200, radius=48, fill="#ffffff33")
    return column(
        top, space(), row(picture, justify="center"),
        text(phone.say(name), 30, ink="white", bold=True, text_align="center", max_lines=2, pad=(24, 32, 24, 0)),
        text(phone.say(promise), 16, ink="white", text_align="center", max_lines=3, pad=(32, 12, 32, 0)),
        space(),
        row(button(phone.say(call), _agree(phone, page), fill="white", ink="black", min_height=52, width="fill"),
            pad=(32, 0, 32, 48)),
        height="fill", fill=tint,
    )  # fmt: skip


def _card(parts: list[Node]) -> Node:
    card = column(
        *parts, fill="surface_high", radius=28, pad=(24, 24, 24, 20), enabled=False, elevation=6, id="pop_up",
    )  # fmt: skip
    return stack(stack(fill="scrim"), column(space(), row(card, pad=(32, 0, 32, 0)), space(), height="fill"))
