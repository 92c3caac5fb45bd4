"""What the shop has and what its customer has done there: put together by chance from one split's words."""

from __future__ import annotations

from functools import lru_cache
from random import Random

from devices.virtual.apps.shop import lists
from devices.virtual.apps.shop.data import Address, Line, Option, Order, Product
from devices.virtual.apps.shop.kinds import COLOURS, KINDS, SHOE_SIZES, SIZES, Kind
from devices.virtual.state import PhoneState
from devices.virtual.word_lists import Split, part

DAY_S = 86_400.0
AGES = ((0, "Preparing"), (1, "Preparing"), (3, "Shipped"), (12, "Delivered"), (30, "Delivered"))
"""How many days ago something was ordered, and how far it has come since."""


@lru_cache
def kinds(split: Split) -> tuple[Kind, ...]:
    """The kinds of things on sale on a phone of a split."""
    names = part(tuple(kind.name for kind in KINDS), split)
    return tuple(kind for kind in KINDS if kind.name in names)


def product_for(state: PhoneState, rng: Random, split: Split, kind: Kind | None = None) -> Product:
    """Something to sell; not in the shop yet."""
    zh = state.look.locale == "zh"
    kind = kind or rng.choice(kinds(split))
    brand = rng.choice(part(lists.BRAND_ZH if zh else lists.BRAND, split))
    adjective = rng.choice(part(lists.ADJECTIVE_ZH if zh else lists.ADJECTIVE, split))
    praise, reviews = (lists.PRAISE_ZH, lists.REVIEW_ZH) if zh else (lists.PRAISE, lists.REVIEW)
    cents = rng.randrange(kind.low, kind.high) * (700 if zh else 100) + rng.choice((0, 50, 90, 99))
    options = []
    if kind.size:
        options.append(Option("Size", list(SIZES if kind.size == "clothes" else SHOE_SIZES)))
    if kind.coloured:
        options.append(Option("Color", sorted(rng.sample(COLOURS, rng.randrange(2, 5)))))
    written = part(reviews, split)
    return Product(
        0,
        f"{brand}{adjective}{kind.name_zh}" if zh else f"{brand} {adjective} {kind.name}",
        kind.name,
        kind.category,
        cents,
        was_cents=cents * rng.choice((110, 125, 140)) // 100 if rng.random() < 0.35 else 0,
        stars=rng.randrange(30, 50) / 10,
        ratings=rng.randrange(3, 3000),
        stock=rng.choice((2, 3, 8, 20, 50)),
        sponsored=rng.random() < 0.12,
        options=options,
        description=" ".join(rng.sample(part(praise, split), 2)),
        reviews=rng.sample(written, min(rng.randrange(4), len(written))),
        hue=rng.randrange(0, 360, 15),
    )


def address_for(state: PhoneState, rng: Random, split: Split) -> Address:
    """A place to send parcels to."""
    from devices.virtual.content import phone_number, words  # which itself fills this app

    locale = state.look.locale
    zh = locale == "zh"
    street = rng.choice(part(lists.STREET_ZH if zh else lists.STREET, split))
    number, town = rng.randrange(1, 180), rng.choice(part(lists.TOWN_ZH if zh else lists.TOWN, split))
    name = words(split, locale).person(rng)
    return Address(0, name, f"{street}{number}号" if zh else f"{number} {street}", town, phone_number(rng, locale))


def fill(state: PhoneState, rng: Random, split: Split) -> None:
    """A few dozen things on sale, some addresses, orders and wishes."""
    shop = state.shop
    shop.currency = "¥" if state.look.locale == "zh" else rng.choice(("$", "$", "€"))
    _products(state, rng, split)
    for _ in range(rng.choice((1, 2, 2, 3))):
        address = address_for(state, rng, split)
        address.id = state.new_id()
        shop.addresses.append(address)
    cards = ("支付宝", "微信支付") if state.look.locale == "zh" else ("PayPal", "Gift card")
    digits = [f"{name} •••• {rng.randrange(1000, 10000)}" for name in ("Visa", "Mastercard")]
    shop.payments = [*digits[: rng.randrange(1, 3)], *cards]
    titles = [product.title for product in shop.products]
    shop.wishlist = rng.sample(titles, min(rng.randrange(4), len(titles)))
    for product in rng.sample(shop.products, min(rng.randrange(5), len(shop.products))):
        _order(state, rng, product)
    if rng.random() < 0.3:
        shop.cart.append(line_of(rng.choice(shop.products), rng))
    shop.insures_first = rng.random() < 0.2
    shop.member = rng.random() < 0.2
    if not shop.member and rng.random() < 0.5:
        shop.advert = rng.choice((*titles[:3], "member"))


def line_of(product: Product, rng: Random, count: int = 1) -> Line:
    """Some of a product in a choice of its options that is left to chance."""
    return Line(product.title, ", ".join(rng.choice(option.values) for option in product.options), count, product.cents)


def _products(state: PhoneState, rng: Random, split: Split) -> None:
    """Of most kinds one to four, so that searching finds something to choose from."""
    titles: set[str] = set()
    for kind in kinds(split):
        for _ in range(rng.choice((1, 1, 2, 3, 4))):
            product = product_for(state, rng, split, kind)
            if product.title not in titles:
                titles.add(product.title)
                product.id = state.new_id()
                state.shop.products.append(product)
    rng.shuffle(state.shop.products)


def _order(state: PhoneState, rng: Random, product: Product) -> None:
    shop, line = state.shop, line_of(product, rng, rng.choice((1, 1, 1, 2)))
    days, status = rng.choice(AGES)
    shop.orders.append(
        Order(
            state.new_id(), [line], line.cents * line.count, shop.addresses[0].street, shop.payments[0], status=status,
            ordered_s=state.now_s - (days + rng.random()) * DAY_S,
        )
    )  # fmt: skip
