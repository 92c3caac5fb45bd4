"""The first page: search, categories, offers; and the advert that now and then lies over it."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.shop.data import Product
from devices.virtual.apps.shop.kinds import CATEGORIES
from devices.virtual.apps.shop.parts import grid, price, product_of, tabs
from devices.virtual.apps.shop.pictures import picture
from devices.virtual.state import Page
from devices.virtual.widgets import Node, button, column, icon, icon_button, row, scroll, space, stack, text

PLUS_CENTS = 5900
"""What the membership costs a year."""


def home_page(phone: Phone, page: Page) -> Node:
    shop = phone.state.shop
    deals = [product for product in shop.products if product.was_cents][:4]
    others = [product for product in shop.products if product not in deals][:12]
    body = scroll(
        "home", _banner(phone, deals), _categories(phone), *_section(phone, phone.say("Today's deals"), deals),
        *_section(phone, phone.say("Recommended for you"), others), pad=(0, 0, 0, 16),
    )  # fmt: skip
    view = column(_search_pill(phone), body, tabs(phone, "home"), height="fill", fill="surface")
    if not shop.advert:
        return view
    view.covered = True
    return stack(view, _advert(phone))


def _search_pill(phone: Phone) -> Node:
    def search() -> None:
        phone.open(Page("search", {"query": ""}))
        phone.focus("search")

    pill = row(
        icon("search"), text(phone.say("Search products"), 16, ink="on_surface_dim", grow=1), height=52,
        fill="surface_high", radius=26, gap=12, pad=(16, 0, 16, 0), on_tap=search, id="search_bar",
    )  # fmt: skip
    return row(pill, pad=(16, 10, 16, 8))


def _banner(phone: Phone, deals: list[Product]) -> Node:
    words = column(
        text(phone.say("Season sale"), 22, bold=True, ink="on_primary"),
        text(phone.say("Prices down on {} products").format(len(deals)), 14, ink="on_primary", max_lines=2),
        gap=6, width=None, grow=1,
    )  # fmt: skip
    return row(
        row(words, icon("local_offer", 64, ink="on_primary"), fill="primary", radius=20, pad=(20, 20, 20, 20), gap=12,
            on_tap=phone.to(Page("search", {"query": "", "deals": True}))),
        pad=(16, 6, 16, 10),
    )  # fmt: skip


def _categories(phone: Phone) -> Node:
    buttons = [
        column(
            stack(icon(symbol, ink="on_tonal"), align="center", width=52, height=52, radius=26, fill="tonal"),
            text(phone.say(name), 11, text_align="center", max_lines=2), gap=6, align="center", width=None, grow=1,
            on_tap=phone.to(Page("search", {"query": "", "category": name})), class_name="android.widget.Button",
        )
        for name, symbol in CATEGORIES
    ]  # fmt: skip
    return row(*buttons, align="start", pad=(8, 4, 8, 8), gap=4)


def _section(phone: Phone, words: str, products: list[Product]) -> list[Node]:
    return [text(words, 18, bold=True, pad=(20, 10, 20, 6)), grid(phone, products)] if products else []


def _advert(phone: Phone) -> Node:
    """Lies over the page until it is closed; what it sells is bought only on the page it leads to."""
    shop = phone.state.shop
    product = product_of(shop, shop.advert)

    def close() -> None:
        shop.advert = ""

    def follow() -> None:
        shop.advert = ""
        phone.open(Page("product", {"title": product.title}) if product else Page("plus"))

    if product:
        title, words = product.title, phone.say("Only today for {}").format(price(phone, product.cents))
        image = picture(product, 200, 200, 20)
    else:
        title, words = phone.say("Shop Plus"), phone.say("Free delivery for {} a year").format(price(phone, PLUS_CENTS))
        image = stack(icon("local_shipping", 96, ink="white"), align="center", width=200, height=200, radius=20,
                      fill="#d9541e")  # fmt: skip
    cross = icon_button("close", phone.say("Close ad"), close, ink="on_surface_dim", id="dismiss_pop_up")
    card = column(
        row(text(phone.say("Ad"), 12, ink="on_surface_dim", pad=(20, 0, 0, 0)), space(), cross),
        row(image, justify="center"), text(title, 20, bold=True, text_align="center", max_lines=2, pad=(24, 16, 24, 4)),
        text(words, 15, ink="on_surface_dim", text_align="center", max_lines=2, pad=(24, 0, 24, 16)),
        row(button(phone.say("See the offer"), follow), justify="center", pad=(0, 0, 0, 24)),
        fill="surface_high", radius=28, enabled=False, elevation=6, id="advert",
    )  # fmt: skip
    over = column(space(), row(card, pad=(40, 0, 40, 0)), space(), height="fill")
    return stack(stack(fill="scrim", enabled=False), over, on_back=close)
