"""The customer's own corner: orders, addresses, the wishlist, the membership."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.parts import draft, nothing_here, words_of
from devices.virtual.apps.shop.data import Address
from devices.virtual.apps.shop.home import PLUS_CENTS
from devices.virtual.apps.shop.parts import grid, price, product_of, tabs
from devices.virtual.state import Page
from devices.virtual.widgets import (
    Act,
    Node,
    app_bar,
    button,
    column,
    field_,
    icon,
    icon_button,
    list_row,
    row,
    scroll,
    text,
)

FIELDS = ("name", "street", "city", "phone")


def account_page(phone: Phone, page: Page) -> Node:
    shop = phone.state.shop
    plus = phone.say("You are a member") if shop.member else phone.say("Free delivery, all year")
    rows = [
        list_row(phone.say("Your orders"), str(len(shop.orders)), leading=icon("package_2"),
                 on_tap=phone.to(Page("orders"))),
        list_row(phone.say("Addresses"), str(len(shop.addresses)), leading=icon("location_on"),
                 on_tap=phone.to(Page("addresses"))),
        list_row(phone.say("Shop Plus"), plus, leading=icon("local_shipping"), on_tap=phone.to(Page("plus"))),
    ]  # fmt: skip
    title = text(phone.say("Account"), 26, pad=(20, 16, 20, 12), id="title")
    return column(title, scroll("account", *rows), tabs(phone, "account"), height="fill", fill="surface")


def wishlist_page(phone: Phone, page: Page) -> Node:
    shop = phone.state.shop
    wished = [product for title in shop.wishlist if (product := product_of(shop, title))]
    title = text(phone.say("Wishlist"), 26, pad=(20, 16, 20, 12), id="title")
    body = (
        scroll("wishlist", grid(phone, wished)) if wished else nothing_here("favorite", phone.say("Nothing wished for"))
    )
    return column(title, body, tabs(phone, "wishlist"), height="fill", fill="surface")


def addresses_page(phone: Phone, page: Page) -> Node:
    """All of them; a tap on one makes it the usual one."""
    addresses = phone.state.shop.addresses

    def first(address: Address) -> Act:
        def act() -> None:
            addresses.remove(address)
            addresses.insert(0, address)

        return act

    def drop(address: Address) -> Act:
        return lambda: addresses.remove(address)

    rows = []
    for number, each in enumerate(addresses):
        said = f"{each.name}, {each.city}" + (f" · {phone.say('Default')}" if not number else "")
        mark = icon_button("delete", phone.say("Delete {}").format(each.street), drop(each))
        rows.append(
            list_row(
                each.street, said, leading=icon("location_on" if number else "location_on_fill"), trailing=mark,
                on_tap=first(each) if number else None, pad=(24, 8, 12, 8),
            )
        )  # fmt: skip
    bar = app_bar(phone.say("Addresses"), on_back=phone.back)
    new = row(button(phone.say("Add address"), phone.to(Page("address", {"id": 0})), style="tonal"), pad=(24, 8, 24, 8))
    return column(bar, new, scroll("addresses", *rows, pad=(0, 0, 0, 24)), height="fill", fill="surface")


def address_page(phone: Phone, page: Page) -> Node:
    typed = {name: words_of(page, name).strip() for name in FIELDS}

    def save() -> None:
        phone.state.shop.addresses.append(Address(phone.state.new_id(), **typed))
        phone.back()
        phone.toast(phone.say("Address saved"))

    hints = {
        "name": phone.say("Full name"), "street": phone.say("Street and number"), "city": phone.say("City"),
        "phone": phone.say("Phone"),
    }  # fmt: skip
    fields = [
        field_(name, words_of(page, name), draft(page, name), hint=hints[name], fill="", border="outline", radius=4,
               on_submit=_next(phone, name))
        for name in FIELDS
    ]  # fmt: skip
    ready = save if typed["name"] and typed["street"] and typed["city"] else None
    bar = row(
        icon_button("close", phone.say("Close"), phone.back), text(phone.say("New address"), 22, grow=1, id="title"),
        button(phone.say("Save"), ready), height=64, gap=4, pad=(4, 0, 12, 0),
    )  # fmt: skip
    return column(bar, scroll("address", *fields, gap=12, pad=(16, 8, 16, 24)), height="fill", fill="surface")


def _next(phone: Phone, name: str) -> Act:
    after = FIELDS.index(name) + 1
    return lambda: phone.focus(FIELDS[after] if after < len(FIELDS) else "")


def plus_page(phone: Phone, page: Page) -> Node:
    """What the membership is, and the button that pays for it."""
    shop = phone.state.shop

    def join() -> None:
        shop.member = True
        phone.toast(phone.say("Welcome to Shop Plus"))

    words = phone.say("Pay {} a year").format(price(phone, PLUS_CENTS))
    act = button(phone.say("You are a member"), None) if shop.member else button(words, join, id="pay")
    return column(
        app_bar(phone.say("Shop Plus"), on_back=phone.back),
        column(
            icon("local_shipping", 88, ink="primary"),
            text(phone.say("Free delivery, all year"), 24, bold=True, text_align="center", max_lines=2),
            text(phone.say("No minimum, cancel any time."), 16, ink="on_surface_dim", text_align="center", max_lines=2),
            act, button(phone.say("No thanks"), phone.back, style="text"), gap=16, align="center", justify="center",
            grow=1, pad=(32, 0, 32, 80),
        ),
        height="fill", fill="surface",
    )  # fmt: skip
