"""The checkout: where to, how paid, how fast; and the one button that spends money."""

from __future__ import annotations

from dataclasses import dataclass

from devices.virtual.app import Phone
from devices.virtual.apps.parts import number_of, page_below, words_of
from devices.virtual.apps.shop.data import Address, Line, Order, Shop
from devices.virtual.apps.shop.parts import amount_row, line_row, price, product_of
from devices.virtual.state import Page
from devices.virtual.system.dialogs import Choice, choices
from devices.virtual.widgets import (
    Act,
    Node,
    app_bar,
    button,
    checkbox,
    column,
    divider,
    header,
    icon,
    list_row,
    radio,
    row,
    scroll,
    text,
)

DELIVERY_CENTS, FREE_FROM_CENTS, EXPRESS_CENTS, INSURANCE_CENTS = 490, 5000, 790, 290


@dataclass(frozen=True, slots=True)
class Bill:
    """What an order comes to."""

    goods: int
    delivery: int
    express: int
    insurance: int

    @property
    def total(self) -> int:
        return self.goods + self.delivery + self.express + self.insurance


def bill(shop: Shop, lines: list[Line], *, express: bool, insured: bool) -> Bill:
    goods = sum(line.cents * line.count for line in lines)
    free = shop.member or goods >= FREE_FROM_CENTS
    return Bill(goods, 0 if free else DELIVERY_CENTS, EXPRESS_CENTS * express, INSURANCE_CENTS * insured)


def _lines(shop: Shop, page: Page) -> list[Line]:
    """What is bought: the one thing that was to be bought at once, or the cart."""
    product = product_of(shop, words_of(page, "title"))
    if product is None:
        return shop.cart
    return [Line(product.title, words_of(page, "choice"), number_of(page, "count") or 1, product.cents)]


def _address(shop: Shop, page: Page) -> Address | None:
    chosen = number_of(page, "address")
    return next((each for each in shop.addresses if each.id == chosen), next(iter(shop.addresses), None))


def checkout_page(phone: Phone, page: Page) -> Node:
    shop = phone.state.shop
    lines, address = _lines(shop, page), _address(shop, page)
    payment = words_of(page, "payment") or next(iter(shop.payments), "")
    express, insured = bool(page.args.get("express")), bool(page.args.get("insured", shop.insures_first))
    costs = bill(shop, lines, express=express, insured=insured)

    def pay() -> None:
        assert address is not None
        bought = [Line(line.title, line.choice, line.count, line.cents) for line in lines]
        order = Order(phone.state.new_id(), bought, costs.total, address.street, payment, express, insured,
                      ordered_s=phone.state.now_s)  # fmt: skip
        shop.orders.append(order)
        if lines is shop.cart:
            shop.cart.clear()
        phone.replace(Page("placed", {"id": order.id}))

    ready = bool(lines and address and payment)
    words = phone.say("Pay {}").format(price(phone, costs.total))
    foot = column(
        amount_row(phone.say("Total"), price(phone, costs.total), bold=True),
        row(button(words, pay if ready else None, width="fill", min_height=48, radius=24, id="pay"),
            pad=(16, 6, 16, 14)),
        fill="surface_low", pad=(0, 8, 0, 0),
    )  # fmt: skip
    body = scroll(
        "checkout", *_where_and_how(phone, address, payment), *_speed(phone, page, express),
        _insurance(phone, page, insured), divider(), *(line_row(phone, _counted(line)) for line in lines), divider(),
        *_costs(phone, costs), pad=(0, 0, 0, 24),
    )  # fmt: skip
    return column(app_bar(phone.say("Checkout"), on_back=phone.back), body, foot, height="fill", fill="surface")


def _counted(line: Line) -> Line:
    return Line(line.title, f"{line.choice}, × {line.count}".removeprefix(", "), line.count, line.cents)


def _where_and_how(phone: Phone, address: Address | None, payment: str) -> list[Node]:
    where = (address.street, f"{address.name}, {address.city}") if address else (phone.say("Add an address"), "")
    there = phone.to(Page("where", dialog=True) if address else Page("address", {"id": 0}))
    more = icon("chevron_right")
    return [
        header(phone.say("Deliver to")),
        list_row(*where, leading=icon("location_on"), trailing=more, on_tap=there, desc=phone.say("Change address")),
        header(phone.say("Pay with")),
        list_row(phone.say(payment), leading=icon("credit_card"), trailing=icon("chevron_right"),
                 on_tap=phone.to(Page("how", dialog=True)), desc=phone.say("Change payment method")),
    ]  # fmt: skip


def _speed(phone: Phone, page: Page, express: bool) -> list[Node]:
    def pick(fast: bool) -> Act:
        def act() -> None:
            page.args["express"] = fast

        return act

    fast = phone.say("Tomorrow, {} extra").format(price(phone, EXPRESS_CENTS))
    return [
        header(phone.say("Delivery")),
        list_row(phone.say("Standard"), phone.say("3 to 5 days"), leading=radio(not express), checked=not express,
                 selected=not express, on_tap=pick(False)),
        list_row(phone.say("Express"), fast, leading=radio(express), checked=express, selected=express,
                 on_tap=pick(True)),
    ]  # fmt: skip


def _insurance(phone: Phone, page: Page, insured: bool) -> Node:
    def flip() -> None:
        page.args["insured"] = not insured

    words = phone.say("{} extra").format(price(phone, INSURANCE_CENTS))
    return list_row(phone.say("Shipping insurance"), words, leading=checkbox(insured), checked=insured, on_tap=flip)


def _costs(phone: Phone, costs: Bill) -> list[Node]:
    delivery = price(phone, costs.delivery) if costs.delivery else phone.say("Free")
    rows = [
        amount_row(phone.say("Subtotal"), price(phone, costs.goods)),
        amount_row(phone.say("Delivery"), delivery),
    ]
    if costs.express:
        rows.append(amount_row(phone.say("Express"), price(phone, costs.express)))
    if costs.insurance:
        rows.append(amount_row(phone.say("Shipping insurance"), price(phone, costs.insurance)))
    return [column(*rows, pad=(0, 12, 0, 0))]


def where_dialog(phone: Phone, page: Page) -> Node:
    below, shop = page_below(phone), phone.state.shop
    now = _address(shop, below)

    def pick(address: Address) -> Act:
        def act() -> None:
            below.args["address"] = address.id

        return act

    options = [Choice(f"{each.street}, {each.city}", each is now, pick(each)) for each in shop.addresses]
    return choices(phone, phone.say("Deliver to"), options)


def how_dialog(phone: Phone, page: Page) -> Node:
    below, shop = page_below(phone), phone.state.shop
    now = words_of(below, "payment") or next(iter(shop.payments), "")

    def pick(payment: str) -> Act:
        def act() -> None:
            below.args["payment"] = payment

        return act

    return choices(
        phone, phone.say("Pay with"), [Choice(phone.say(each), each == now, pick(each)) for each in shop.payments]
    )


def placed_page(phone: Phone, page: Page) -> Node:
    """Thanks; from here back to the shop or on to the order."""
    number = number_of(page, "id")

    def look() -> None:
        phone.replace(Page("order", {"id": number}))

    return column(
        icon("check_circle_fill", 88, ink="primary"),
        text(phone.say("Thank you for your order!"), 24, bold=True, text_align="center", max_lines=2),
        text(phone.say("Order {}").format(number), 16, ink="on_surface_dim", text_align="center"),
        button(phone.say("View order"), look), button(phone.say("Continue shopping"), phone.back, style="text"),
        gap=16, align="center", justify="center", height="fill", fill="surface", pad=(32, 0, 32, 80),
    )  # fmt: skip
