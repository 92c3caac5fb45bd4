"""The page of one app: getting it, updating it, losing it; what it may do; what it costs."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.parts import words_of
from devices.virtual.apps.store import shelf
from devices.virtual.apps.store.data import Listing
from devices.virtual.apps.store.guests import BY_PACKAGE, PLAN_PRICE
from devices.virtual.apps.store.parts import act_on, app_of, bar_of, disc, name_of
from devices.virtual.apps.store.rating import reviews, your_review
from devices.virtual.state import Page
from devices.virtual.system.dialogs import confirm
from devices.virtual.widgets import (
    Act,
    Node,
    app_bar,
    button,
    column,
    divider,
    header,
    icon,
    icon_button,
    list_row,
    row,
    scroll,
    space,
    stack,
    text,
)

_ALWAYS = (("wifi", "Full network access"), ("vibration", "Control vibration"))
ASKED = {
    "camera": ("photo_camera", "Take pictures and videos"), "microphone": ("mic", "Record audio"),
    "location": ("location_on", "Precise location"), "contacts": ("contacts", "Read your contacts"),
    "storage": ("folder", "Read your photos and files"), "notifications": ("notifications", "Show notifications"),
}  # fmt: skip


def app_page(phone: Phone, page: Page) -> Node:
    package = words_of(page, "package")
    listing = shelf.find(phone.state, package)
    back = icon_button("arrow_back", phone.say("Navigate up"), phone.back)
    if listing is None:
        return column(row(back, height=64), height="fill", fill="surface")
    wishes = phone.state.store.wishlist

    def wish() -> None:
        if package in wishes:
            wishes.remove(package)
        else:
            wishes.append(package)

    wished = package in wishes
    name = phone.say("Remove from wishlist") if wished else phone.say("Add to wishlist")
    bar = row(back, space(), icon_button("bookmark_fill" if wished else "bookmark", name, wish), height=56,
              pad=(4, 0, 4, 0))  # fmt: skip
    view = column(bar, scroll("app", *_words(phone, listing), pad=(0, 0, 0, 32)), height="fill", fill="surface")
    if phone.state.store.offer != package:
        return view
    view.covered = True
    return stack(view, offer_sheet(phone, page))


def _words(phone: Phone, listing: Listing) -> list[Node]:
    package, about = listing.package, shelf.about(listing.package)
    ads = phone.say("Contains ads · In-app purchases") if about.plan else phone.say("No ads")
    head = row(
        disc(package, 72),
        column(
            text(name_of(phone, package), 24, max_lines=2, id="app_title"),
            text(about.maker, 14, ink="primary", bold=True), text(ads, 12, ink="on_surface_dim"),
            gap=2, width=None, grow=1,
        ),
        gap=18, pad=(20, 4, 20, 16),
    )  # fmt: skip
    facts = ((f"{about.stars} ★", phone.say("Rating")), (f"{about.size_mb} MB", phone.say("App size")),
             (about.downloads, phone.say("Installs")), (listing.latest, phone.say("Version")))  # fmt: skip
    numbers = row(
        *(column(text(value, 15, bold=True, text_align="center"),
                 text(said, 12, ink="on_surface_dim", text_align="center"), gap=2, width=None, grow=1)
          for value, said in facts), pad=(12, 0, 12, 16),
    )  # fmt: skip
    more = icon("chevron_right")
    parts = [head, numbers, _buttons(phone, listing), _shots(package)]
    if shelf.outdated(phone.state, listing):
        news = text(phone.say("Bug fixes and small improvements."), 15, pad=(24, 0, 24, 12), max_lines=3)
        parts += [header(phone.say("What's new")), news]
    about_words = phone.say("{name} by {maker}. Category: {genre}.").format(
        name=name_of(phone, package), maker=about.maker, genre=phone.say(about.genre)
    )
    parts += [
        header(phone.say("About this app")), text(about_words, 15, pad=(24, 0, 24, 12), max_lines=4),
        list_row(phone.say("App permissions"), leading=icon("lock"), trailing=more,
                 on_tap=phone.to(Page("may", {"package": package}))),
        divider(), *your_review(phone, listing), *reviews(phone, package),
    ]  # fmt: skip
    return parts


def _buttons(phone: Phone, listing: Listing) -> Node:
    """Install, or what can be done with what is installed; a bar while it loads."""
    package = listing.package
    loading = shelf.loading_of(phone.state, package)
    if loading:

        def cancel() -> None:
            phone.state.store.loading.remove(loading)

        share = shelf.progress(phone.state, loading)
        words = text(f"{phone.say('Installing…')} {share:.0%}", 14, ink="on_surface_dim", grow=1)
        top = row(words, button(phone.say("Cancel"), cancel, style="text"))
        return column(top, bar_of(share), gap=4, pad=(20, 0, 12, 16))
    label, act = act_on(phone, listing)
    main = button(label, act, grow=1, width=None, id="main_action")
    if not shelf.has(phone.state, package):
        return row(main, pad=(20, 0, 20, 16))
    ask = phone.to(Page("uninstall", {"package": package}, dialog=True))
    drop = button(phone.say("Uninstall"), None if package in shelf.FIXED else ask, style="tonal", grow=1)
    return row(drop, main, gap=12, pad=(20, 0, 20, 16))


def _shots(package: str) -> Node:
    """Three screenshots, as adverts show them."""
    app = app_of(package)
    shots = [
        stack(icon(app.icon, 40, ink="white"), align="center", width=None, height=150, grow=1, radius=14,
              fill=f"{app.tint}{alpha}")
        for alpha in ("cc", "99", "66")
    ]  # fmt: skip
    return row(*shots, gap=10, pad=(20, 0, 20, 12))


def permissions_page(phone: Phone, page: Page) -> Node:
    package = words_of(page, "package")
    guest = BY_PACKAGE.get(package)
    asked = [ASKED[guest.needs]] if guest and guest.needs else [ASKED["notifications"]]
    rows = [list_row(phone.say(words), leading=icon(symbol)) for symbol, words in (*asked, *_ALWAYS)]
    title = text(phone.say("{} may ask for:").format(name_of(phone, package)), 16, pad=(24, 8, 24, 8), max_lines=2)
    bar = app_bar(phone.say("App permissions"), on_back=phone.back)
    return column(bar, title, scroll("may", *rows), height="fill", fill="surface")


def _sheet(phone: Phone, away: Act, *parts: Node) -> Node:
    """A card at the bottom of the dimmed page."""
    card = column(*parts, gap=12, fill="surface_high", radius=28, enabled=False, elevation=6, pad=(24, 24, 24, 32))
    outside = stack(fill="scrim", on_tap=away, desc=phone.say("Close sheet"))
    return stack(outside, column(space(), column(card, pad=(8, 0, 8, 8)), height="fill"), on_back=away)


def offer_sheet(phone: Phone, page: Page) -> Node:
    """A paid plan nobody asked for, over the page of the app."""
    package = words_of(page, "package")

    def wave_away() -> None:
        phone.state.store.offer = ""

    def agree() -> None:
        phone.state.store.offer = ""
        phone.state.store.bought.append(f"{package}/plan")

    words = phone.say("7 days for free, then ${} a month.").format(PLAN_PRICE)
    return _sheet(
        phone, wave_away, row(disc(package), justify="center"),
        text(phone.say("Get {} Premium").format(name_of(phone, package)), 22, text_align="center", max_lines=2),
        text(words, 15, ink="on_surface_dim", text_align="center", max_lines=2),
        button(phone.say("Subscribe"), agree, width="fill"),
        button(phone.say("No thanks"), wave_away, style="text", width="fill", id="dismiss_pop_up"),
    )  # fmt: skip


def pay_sheet(phone: Phone, page: Page) -> Node:
    """A paid app: bought, then installed."""
    package = words_of(page, "package")
    cost = shelf.about(package).price

    def pay() -> None:
        phone.state.store.bought.append(package)
        shelf.begin(phone.state, package)
        phone.back()

    return _sheet(
        phone, phone.back,
        row(disc(package), column(text(name_of(phone, package), 18, max_lines=2), text(f"${cost}", 20, bold=True),
                                  gap=2, width=None, grow=1), gap=16),
        list_row("Visa •••• 4242", phone.say("Payment method"), leading=icon("credit_card"), pad=(0, 8, 0, 8)),
        button(phone.say("Pay ${}").format(cost), pay, width="fill", id="pay"),
        button(phone.say("Cancel"), phone.back, style="text", width="fill"),
    )  # fmt: skip


def uninstall_dialog(phone: Phone, page: Page) -> Node:
    package = words_of(page, "package")
    name = name_of(phone, package)

    def uninstall() -> None:
        shelf.uninstall(phone.state, package)
        phone.toast(phone.say("{} is gone").format(name))

    words = phone.say("{} will be taken off this phone.").format(name)
    return confirm(phone, phone.say("Uninstall this app?"), words, phone.say("Uninstall"), uninstall)
