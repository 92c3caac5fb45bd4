"""What has been bought: the list, one order, cancelling it, buying it again."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.parts import nothing_here, number_of
from devices.virtual.apps.shop.data import Line, Order
from devices.virtual.apps.shop.parts import amount_row, line_row, price, product_of
from devices.virtual.apps.shop.product import put_in_cart
from devices.virtual.state import Page
from devices.virtual.system.dates import date_words, local
from devices.virtual.system.dialogs import confirm
from devices.virtual.widgets import (
    Node,
    app_bar,
    button,
    column,
    divider,
    header,
    icon,
    list_row,
    row,
    scroll,
    text,
)

_SYMBOLS = {"Preparing": "package_2", "Shipped": "local_shipping", "Delivered": "check_circle", "Canceled": "cancel"}


def find(phone: Phone, page: Page) -> Order | None:
    return next((order for order in phone.state.shop.orders if order.id == number_of(page, "id")), None)


def orders_page(phone: Phone, page: Page) -> Node:
    orders = sorted(phone.state.shop.orders, key=lambda order: -order.ordered_s)
    rows = [
        list_row(
            order.lines[0].title, f"{phone.say(order.status)} · {date_words(phone, local(order.ordered_s))}",
            leading=icon(_SYMBOLS[order.status]), trailing=text(price(phone, order.total_cents), 15, bold=True),
            on_tap=phone.to(Page("order", {"id": order.id})),
        )
        for order in orders
    ]  # fmt: skip
    empty = nothing_here("package_2", phone.say("No orders yet"))
    bar = app_bar(phone.say("Your orders"), on_back=phone.back)
    return column(bar, scroll("orders", *rows, pad=(0, 0, 0, 24)) if rows else empty, height="fill", fill="surface")


def order_page(phone: Phone, page: Page) -> Node:
    order = find(phone, page)
    bar = app_bar(phone.say("Order {}").format(number_of(page, "id")), on_back=phone.back)
    if order is None:
        return column(bar, height="fill", fill="surface")

    def again() -> None:
        for line in order.lines:
            product = product_of(phone.state.shop, line.title)
            if product and product.stock:
                put_in_cart(phone, Line(line.title, line.choice, line.count, product.cents))
        phone.toast(phone.say("Added to cart"))

    ask = phone.to(Page("cancel", {"id": order.id}, dialog=True))
    state = row(
        icon(_SYMBOLS[order.status], 32, ink="primary"), text(phone.say(order.status), 20, bold=True, id="status"),
        gap=14, pad=(20, 12, 20, 4),
    )  # fmt: skip
    facts = [
        list_row(date_words(phone, local(order.ordered_s)), phone.say("Ordered"), leading=icon("calendar_today")),
        list_row(order.street, phone.say("Express") if order.express else phone.say("Standard"),
                 leading=icon("location_on")),
        list_row(phone.say(order.paid_with), phone.say("Paid with"), leading=icon("credit_card")),
    ]  # fmt: skip
    actions = row(
        button(phone.say("Order again"), again, style="tonal", grow=1),
        button(phone.say("Cancel order"), ask if order.status == "Preparing" else None, style="tonal", grow=1),
        gap=12, pad=(16, 12, 16, 12),
    )  # fmt: skip
    lines = [line_row(phone, line, text(f"× {line.count}", 14, ink="on_surface_dim")) for line in order.lines]
    body = scroll(
        "order", state, *facts, header(phone.say("Products")), *lines, divider(),
        amount_row(phone.say("Total"), price(phone, order.total_cents), bold=True), actions, pad=(0, 0, 0, 24),
    )  # fmt: skip
    return column(bar, body, height="fill", fill="surface")


def cancel_dialog(phone: Phone, page: Page) -> Node:
    order = find(phone, page)

    def cancel() -> None:
        if order is not None:
            order.status = "Canceled"
            phone.toast(phone.say("Order canceled"))

    words = phone.say("You get your money back within a few days.")
    return confirm(phone, phone.say("Cancel this order?"), words, phone.say("Yes, cancel it"), cancel)
