"""What several pages of the shop are put together from."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.expenses.money import amount_words
from devices.virtual.apps.parts import bottom_bar
from devices.virtual.apps.shop.data import Line, Product, Shop
from devices.virtual.apps.shop.kinds import value_words
from devices.virtual.apps.shop.pictures import picture
from devices.virtual.state import Page
from devices.virtual.widgets import Act, Node, column, icon, icon_button, row, space, stack, text

TABS = ("home", "wishlist", "cart", "account")


def price(phone: Phone, cents: int) -> str:
    """An amount in the shop's money."""
    return amount_words(cents, phone.state.shop.currency)


def product_of(shop: Shop, title: str) -> Product | None:
    return next((product for product in shop.products if product.title == title), None)


def choice_words(phone: Phone, choice: str) -> str:
    """The chosen options in the phone's language."""
    return ", ".join(value_words(value, phone.state.look.locale) for value in choice.split(", ")) if choice else ""


def tabs(phone: Phone, here: str) -> Node:
    """The four places of the app."""

    def go(name: str) -> Act:
        return lambda: None if name == here else phone.replace(Page(name))

    names = (
        ("storefront", phone.say("Discover"), "home"),
        ("favorite", phone.say("Wishlist"), "wishlist"),
        ("shopping_cart", phone.say("Cart"), "cart"),
        ("person", phone.say("Account"), "account"),
    )
    return bottom_bar([(symbol, label, go(name)) for symbol, label, name in names], TABS.index(here))


def cart_button(phone: Phone) -> Node:
    """The way to the cart from anywhere."""
    return icon_button("shopping_cart", phone.say("Open cart"), phone.to(Page("cart")))


def stars(product: Product) -> Node:
    words = f"{product.stars:.1f} ({product.ratings})"
    return row(icon("star_fill", 14, ink="#e0a100"), text(words, 12, ink="on_surface_dim"), gap=4, width=None)


def prices(phone: Phone, product: Product, size_sp: float = 16) -> Node:
    """The price, and in small what it was before."""
    parts = [text(price(phone, product.cents), size_sp, bold=True, id="price")]
    if product.was_cents:
        was = phone.say("was {}").format(price(phone, product.was_cents))
        parts.append(text(was, size_sp * 0.75, ink="error"))
    return row(*parts, gap=8, width=None, align="end")


def card(phone: Phone, product: Product) -> Node:
    """One product of a grid of two columns."""
    words = [text(product.title, 14, max_lines=2, min_height=40), prices(phone, product), stars(product)]
    if product.sponsored:
        words.append(text(phone.say("Sponsored"), 11, ink="on_surface_dim"))
    if not product.stock:
        words.append(text(phone.say("Sold out"), 12, ink="error", bold=True))
    return column(
        picture(product, "fill", 132), column(*words, gap=4, pad=(4, 0, 4, 4), align="start"), gap=8, pad=(8, 8, 8, 8),
        fill="surface_low", radius=16, width=None, grow=1, on_tap=phone.to(Page("product", {"title": product.title})),
        class_name="androidx.cardview.widget.CardView",
    )  # fmt: skip


def grid(phone: Phone, products: list[Product]) -> Node:
    rows = []
    for at in range(0, len(products), 2):
        pair = [card(phone, product) for product in products[at : at + 2]]
        rows.append(row(*pair, *([space()] if len(pair) == 1 else []), gap=10, align="start"))
    return column(*rows, gap=10, pad=(12, 4, 12, 12))


def line_row(phone: Phone, line: Line, *below: Node, trailing: Node | None = None) -> Node:
    """One line of a cart or an order, with its picture; what is at its end stands beside the title."""
    product = product_of(phone.state.shop, line.title)
    image = picture(product, 84, 84) if product else stack(icon("package_2"), align="center", width=84, height=84)
    said = choice_words(phone, line.choice)
    words = [text(line.title, 15, max_lines=2, id="line_title")]
    if said:
        words.append(text(said, 13, ink="on_surface_dim"))
    words.append(text(price(phone, line.cents), 16, bold=True))
    parts = [image, column(*words, *below, gap=4, width=None, grow=1), *([trailing] if trailing else [])]
    return row(
        *parts, gap=14, pad=(16, 10, 16, 10), align="start",
        on_tap=phone.to(Page("product", {"title": line.title})) if product else None,
    )  # fmt: skip


def amount_row(words: str, amount: str, *, bold: bool = False) -> Node:
    """A line of a bill."""
    size = 18 if bold else 15
    return row(
        text(words, size, ink="on_surface" if bold else "on_surface_dim", bold=bold, grow=1),
        text(amount, size, bold=bold, id="total" if bold else ""), pad=(20, 4, 20, 4),
    )  # fmt: skip
