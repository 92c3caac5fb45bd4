"""Finding products: words, a category, filters, an order."""

from __future__ import annotations

from dataclasses import dataclass

from devices.virtual.app import Phone
from devices.virtual.apps.parts import nothing_here, page_below, search_line, words_of
from devices.virtual.apps.shop.data import Product, Shop
from devices.virtual.apps.shop.kinds import CATEGORIES
from devices.virtual.apps.shop.parts import cart_button, grid
from devices.virtual.state import Page
from devices.virtual.system.dialogs import Choice, choices
from devices.virtual.widgets import (
    Act,
    Node,
    button,
    chip,
    column,
    header,
    icon_button,
    row,
    scroll,
    space,
    stack,
    switch_row,
    text,
)

ORDERS = ("Featured", "Price: low to high", "Price: high to low", "Customer rating")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for."""

    query: str
    category: str
    deals: bool
    available: bool
    four_stars: bool
    order: str


def wanted(page: Page) -> Wanted:
    deals, available, four_stars = (bool(page.args.get(name)) for name in ("deals", "available", "four_stars"))
    order = words_of(page, "order") or ORDERS[0]
    return Wanted(words_of(page, "query"), words_of(page, "category"), deals, available, four_stars, order)


def found(shop: Shop, want: Wanted) -> list[Product]:
    """What fits; what someone pays for stands first, unless another order is asked for."""
    words = want.query.lower().split()
    fits = [
        product
        for product in shop.products
        if all(word in f"{product.title} {product.kind} {product.category}".lower() for word in words)
        and want.category in ("", product.category)
        and (product.was_cents or not want.deals)
        and (product.stock or not want.available)
        and (product.stars >= 4 or not want.four_stars)
    ]
    keys = {
        "Featured": lambda product: (not product.sponsored, 0),
        "Price: low to high": lambda product: (False, product.cents),
        "Price: high to low": lambda product: (False, -product.cents),
        "Customer rating": lambda product: (False, -product.stars),
    }
    return sorted(fits, key=keys[want.order])


def search_page(phone: Phone, page: Page) -> Node:
    want = wanted(page)
    products = found(phone.state.shop, want)
    filtered = bool(want.category or want.deals or want.available or want.four_stars)
    tools = row(
        button(phone.say("Filter"), phone.to(Page("filter", dialog=True)), style="tonal" if filtered else "text"),
        button(phone.say(want.order), phone.to(Page("sort", dialog=True)), style="text", desc=phone.say("Sort")),
        space(), text(phone.say("{} results").format(len(products)), 13, ink="on_surface_dim"),
        gap=4, pad=(12, 0, 20, 0), height=48,
    )  # fmt: skip
    bar = row(
        icon_button("arrow_back", phone.say("Navigate up"), phone.back),
        stack(search_line(phone, page, phone.say("Search products")), width=None, height=None, grow=1),
        cart_button(phone), pad=(4, 0, 4, 0),
    )  # fmt: skip
    if products:
        body = scroll("found", grid(phone, products), pad=(0, 4, 0, 24))
    else:
        body = nothing_here("search_off", phone.say("No products found"))
    return column(bar, tools, body, height="fill", fill="surface")


def sort_dialog(phone: Phone, page: Page) -> Node:
    below = page_below(phone)

    def pick(order: str) -> Act:
        def act() -> None:
            below.args["order"] = order

        return act

    now = wanted(below).order
    return choices(phone, phone.say("Sort by"), [Choice(phone.say(each), each == now, pick(each)) for each in ORDERS])


def filter_sheet(phone: Phone, page: Page) -> Node:
    """Filters, at work at once."""
    below = page_below(phone)
    want = wanted(below)

    def flip(name: str) -> Act:
        def act() -> None:
            below.args[name] = not below.args.get(name)

        return act

    def pick(category: str) -> Act:
        def act() -> None:
            below.args["category"] = "" if want.category == category else category

        return act

    chips = [chip(phone.say(name), name == want.category, pick(name)) for name, _ in CATEGORIES]
    card = column(
        row(text(phone.say("Filter"), 22, grow=1), icon_button("close", phone.say("Close"), phone.back),
            pad=(24, 0, 8, 0)),
        header(phone.say("Category")),
        column(row(*chips[:3], gap=8), row(*chips[3:], gap=8), gap=8, pad=(24, 0, 24, 8)),
        switch_row(phone.say("Discounted only"), want.deals, flip("deals")),
        switch_row(phone.say("In stock only"), want.available, flip("available")),
        switch_row(phone.say("4 stars and up"), want.four_stars, flip("four_stars")),
        row(button(phone.say("Show results"), phone.back, width="fill"), pad=(24, 12, 24, 0)),
        fill="surface_high", radius=28, enabled=False, elevation=6, pad=(0, 12, 0, 24),
    )  # fmt: skip
    outside = stack(fill="scrim", on_tap=phone.back, desc=phone.say("Close sheet"))
    return stack(outside, column(space(), column(card, pad=(8, 0, 8, 8)), height="fill"))
