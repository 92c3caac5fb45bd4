"""One product: its options, how many, and the ways to have it."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.parts import number_of, words_of
from devices.virtual.apps.shop.data import Line, Product
from devices.virtual.apps.shop.kinds import value_words
from devices.virtual.apps.shop.parts import cart_button, price, prices, product_of, stars
from devices.virtual.apps.shop.pictures import picture
from devices.virtual.state import Page
from devices.virtual.widgets import (
    Act,
    Node,
    button,
    chip,
    column,
    divider,
    icon,
    icon_button,
    row,
    scroll,
    space,
    text,
)

CHIPS_A_ROW = 4


def product_page(phone: Phone, page: Page) -> Node:
    product = product_of(phone.state.shop, words_of(page, "title"))
    back = icon_button("arrow_back", phone.say("Navigate up"), phone.back)
    if product is None:
        return column(row(back, height=64), height="fill", fill="surface")
    wishes = phone.state.shop.wishlist

    def wish() -> None:
        if product.title in wishes:
            wishes.remove(product.title)
        else:
            wishes.append(product.title)

    def share() -> None:
        from devices.virtual.apps.sharing import share as share_out

        share_out(phone, "text", f"{product.title} – {price(phone, product.cents)}")

    wished = product.title in wishes
    name = phone.say("Remove from wishlist") if wished else phone.say("Add to wishlist")
    bar = row(
        back, space(),
        icon_button("favorite_fill" if wished else "favorite", name, wish, ink="error" if wished else "on_surface"),
        icon_button("share", phone.say("Share"), share), cart_button(phone), height=56, pad=(4, 0, 4, 0),
    )  # fmt: skip
    return column(
        bar, scroll("product", *_words(phone, page, product), pad=(0, 0, 0, 24)), _foot(phone, page, product),
        height="fill", fill="surface",
    )  # fmt: skip


def _words(phone: Phone, page: Page, product: Product) -> list[Node]:
    parts = [row(picture(product, "fill", 220, 20), pad=(16, 0, 16, 12))]
    if product.sponsored:
        parts.append(text(phone.say("Sponsored"), 12, ink="on_surface_dim", pad=(20, 0, 20, 4)))
    head = [text(product.title, 21, max_lines=3, id="product_title"), stars(product), prices(phone, product, 24)]
    parts.append(column(*head, gap=6, pad=(20, 0, 20, 8), align="start"))
    parts.append(text(_availability(phone, product), 14, ink="primary" if product.stock else "error", bold=True,
                      pad=(20, 0, 20, 8), id="availability"))  # fmt: skip
    for option in product.options:
        parts.append(_options(phone, page, option.name, option.values))
    parts.append(_how_many(phone, page, product))
    parts += [divider(), text(phone.say("About this product"), 17, bold=True, pad=(20, 14, 20, 6)),
              text(product.description, 15, max_lines=30, pad=(20, 0, 20, 14), id="description")]  # fmt: skip
    if product.reviews:
        parts += [divider(), text(phone.say("Customer reviews"), 17, bold=True, pad=(20, 14, 20, 6))]
        parts += [_review(words) for words in product.reviews]
    return parts


def _availability(phone: Phone, product: Product) -> str:
    if not product.stock:
        return phone.say("Sold out")
    return phone.say("In stock") if product.stock > 5 else phone.say("Only {} left").format(product.stock)


def _review(words: str) -> Node:
    return row(
        icon("account_circle", 28), text(words, 14, max_lines=8, grow=1), gap=12, pad=(20, 6, 20, 6), align="start"
    )


def _options(phone: Phone, page: Page, name: str, values: list[str]) -> Node:
    """Chips of which one is chosen; none is at first."""
    chosen = words_of(page, f"option:{name}")

    def pick(value: str) -> Act:
        def act() -> None:
            page.args[f"option:{name}"] = value

        return act

    locale = phone.state.look.locale
    chips = [chip(value_words(value, locale), value == chosen, pick(value)) for value in values]
    rows = [row(*chips[at : at + CHIPS_A_ROW], gap=8) for at in range(0, len(chips), CHIPS_A_ROW)]
    return column(text(phone.say(name), 14, ink="on_surface_dim"), *rows, gap=8, pad=(20, 4, 20, 8))


def _how_many(phone: Phone, page: Page, product: Product) -> Node:
    many = number_of(page, "count") or 1

    def change(by: int) -> Act:
        def act() -> None:
            page.args["count"] = many + by

        return act

    return row(
        text(phone.say("Quantity"), 14, ink="on_surface_dim", grow=1),
        icon_button("remove", phone.say("Fewer"), change(-1) if many > 1 else None),
        text(str(many), 18, bold=True, width=36, text_align="center", id="quantity"),
        icon_button("add", phone.say("One more"), change(1) if many < product.stock else None), pad=(20, 0, 8, 8),
    )  # fmt: skip


def _foot(phone: Phone, page: Page, product: Product) -> Node:
    """Into the cart, or straight to the checkout; both want every option chosen."""
    chosen = [words_of(page, f"option:{option.name}") for option in product.options]
    line = Line(product.title, ", ".join(chosen), number_of(page, "count") or 1, product.cents)
    missing = next((option.name for option, value in zip(product.options, chosen, strict=True) if not value), "")

    def add() -> None:
        if missing:
            phone.toast(phone.say("Choose: {}").format(phone.say(missing)))
            return
        put_in_cart(phone, line)
        phone.toast(phone.say("Added to cart"))

    def buy() -> None:
        if missing:
            phone.toast(phone.say("Choose: {}").format(phone.say(missing)))
            return
        phone.open(Page("checkout", {"title": line.title, "choice": line.choice, "count": line.count}))

    return row(
        button(phone.say("Add to cart"), add if product.stock else None, style="tonal", min_height=48, grow=1,
               radius=24),
        button(phone.say("Buy now"), buy if product.stock else None, min_height=48, grow=1, radius=24),
        gap=12, pad=(16, 10, 16, 14), fill="surface_low",
    )  # fmt: skip


def put_in_cart(phone: Phone, line: Line) -> None:
    """The same thing in the same choice is one line."""
    for other in phone.state.shop.cart:
        if (other.title, other.choice) == (line.title, line.choice):
            other.count += line.count
            return
    phone.state.shop.cart.append(line)
