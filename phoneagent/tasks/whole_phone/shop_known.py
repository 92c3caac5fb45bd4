"""What tasks in the shop share: products to ask for, and the moves to them."""

from __future__ import annotations

import random

from devices.virtual.apps.expenses.money import amount_words
from devices.virtual.apps.shop.data import Line, Product
from devices.virtual.apps.shop.fill import product_for
from devices.virtual.apps.shop.kinds import Kind, value_words
from devices.virtual.state import PhoneState
from phoneagent.tasks.moves import Fill, Move, Open, Tap
from phoneagent.tasks.splits import Split
from phoneagent.tasks.wording import say

SHOP = "org.phoneagent.shop"


def to_shop(state: PhoneState) -> Open:
    """The advert over the first page is waved away by whoever comes."""
    return Open(say(state, "Shop"), SHOP)


def new_product(rng: random.Random, split: Split, state: PhoneState, kind: Kind | None = None) -> Product:
    """Something on sale and in stock; what had its title before makes room for it."""
    product = product_for(state, rng, split, kind)
    shop = state.shop
    shop.products[:] = [each for each in shop.products if each.title != product.title]
    shop.wishlist[:] = [title for title in shop.wishlist if title != product.title]
    shop.cart[:] = [line for line in shop.cart if line.title != product.title]
    shop.orders[:] = [order for order in shop.orders if order.lines[0].title != product.title]
    product.id, product.stock, product.sponsored = state.new_id(), 20, False
    shop.products.append(product)
    return product


def choice_of(rng: random.Random, product: Product) -> list[str]:
    """A value of each option."""
    return [rng.choice(option.values) for option in product.options]


def said(state: PhoneState, values: list[str]) -> str:
    """The choice as the shop writes it: "M, Blue"."""
    return ", ".join(value_words(value, state.look.locale) for value in values)


def in_brackets(state: PhoneState, values: list[str]) -> str:
    """The choice in a goal, after the title: " (M, Blue)"."""
    if not values:
        return ""
    return f"（{said(state, values)}）" if state.look.locale == "zh" else f" ({said(state, values)})"


def find(state: PhoneState, product: Product) -> tuple[Move, ...]:
    """To its page by searching for its title."""
    return to_shop(state), Tap(say(state, "Search products")), Fill("search", product.title), Tap(product.title)


def choose(state: PhoneState, values: list[str]) -> tuple[Move, ...]:
    return tuple(Tap(value_words(value, state.look.locale)) for value in values)


def line_of(product: Product, values: list[str], count: int = 1) -> Line:
    return Line(product.title, ", ".join(values), count, product.cents)


def put_in(state: PhoneState, line: Line) -> None:
    """What the app does with what is added to the cart."""
    for other in state.shop.cart:
        if (other.title, other.choice) == (line.title, line.choice):
            other.count += line.count
            return
    state.shop.cart.append(line)


def price(state: PhoneState, cents: int) -> str:
    return amount_words(cents, state.shop.currency)
