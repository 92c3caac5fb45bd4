"""The cart: more, fewer, none of it, and on to the checkout."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.parts import nothing_here
from devices.virtual.apps.shop.data import Line
from devices.virtual.apps.shop.parts import amount_row, line_row, price, product_of, tabs
from devices.virtual.state import Page
from devices.virtual.widgets import Act, Node, button, column, divider, icon_button, row, scroll, space, text


def cart_page(phone: Phone, page: Page) -> Node:
    lines = phone.state.shop.cart
    title = text(phone.say("Your cart"), 26, pad=(20, 16, 20, 12), id="title")
    if not lines:
        body = nothing_here("shopping_cart", phone.say("Your cart is empty"))
        return column(title, body, tabs(phone, "cart"), height="fill", fill="surface")
    total = sum(line.cents * line.count for line in lines)
    foot = column(
        amount_row(phone.say("Subtotal"), price(phone, total), bold=True),
        row(button(phone.say("Review order"), phone.to(Page("checkout")), width="fill", min_height=48, radius=24),
            pad=(16, 6, 16, 10)),
        fill="surface_low", pad=(0, 8, 0, 0),
    )  # fmt: skip
    rows = [part for line in lines for part in (_line(phone, line), divider())]
    return column(
        title, scroll("cart", *rows, pad=(0, 0, 0, 16)), foot, tabs(phone, "cart"), height="fill", fill="surface"
    )


def _line(phone: Phone, line: Line) -> Node:
    cart = phone.state.shop.cart
    product = product_of(phone.state.shop, line.title)
    most = product.stock if product else line.count

    def change(by: int) -> Act:
        def act() -> None:
            line.count += by

        return act

    def remove() -> None:
        cart.remove(line)

    def later() -> None:
        cart.remove(line)
        if line.title not in phone.state.shop.wishlist:
            phone.state.shop.wishlist.append(line.title)

    tools = row(
        icon_button("remove", phone.say("Fewer"), change(-1) if line.count > 1 else None),
        text(str(line.count), 16, bold=True, width=28, text_align="center", id="quantity"),
        icon_button("add", phone.say("One more"), change(1) if line.count < most else None),
        space(), icon_button("favorite", phone.say("Move to wishlist"), later),
    )  # fmt: skip
    drop = icon_button("delete", phone.say("Remove from cart"), remove)
    return line_row(phone, line, tools, trailing=drop)
