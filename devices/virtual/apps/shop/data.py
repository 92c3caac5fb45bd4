"""What the Shop app keeps."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Option:
    """Something to be chosen of a product: its size, its colour."""

    name: str
    """English; the app says it in the phone's language."""
    values: list[str]


@dataclass(slots=True)
class Product:
    """Something on sale."""

    id: int
    title: str
    kind: str
    """What it is, English: decides its picture and its category."""
    category: str
    cents: int
    was_cents: int = 0
    """Price before the discount, 0 where there is none."""
    stars: float = 4.0
    ratings: int = 0
    stock: int = 10
    """0 is sold out."""
    sponsored: bool = False
    options: list[Option] = field(default_factory=list)
    description: str = ""
    reviews: list[str] = field(default_factory=list)
    """What other people wrote."""
    hue: int = 0
    """Of its picture, in degrees."""


@dataclass(slots=True)
class Line:
    """So many of one product in one choice of its options; in the cart or in an order."""

    title: str
    choice: str
    """The chosen values, such as "M, Blue"."""
    count: int
    cents: int
    """Of one piece."""


@dataclass(slots=True)
class Address:
    """Where parcels go."""

    id: int
    name: str
    street: str
    city: str
    phone: str = ""


@dataclass(slots=True)
class Order:
    """Something bought."""

    id: int
    lines: list[Line]
    total_cents: int
    street: str
    paid_with: str
    express: bool = False
    insured: bool = False
    status: str = "Preparing"
    """"Preparing", "Shipped", "Delivered" or "Canceled"."""
    ordered_s: float = 0.0


@dataclass(slots=True)
class Shop:
    """All of it."""

    currency: str = "$"
    products: list[Product] = field(default_factory=list)
    cart: list[Line] = field(default_factory=list)
    wishlist: list[str] = field(default_factory=list)
    """Titles."""
    orders: list[Order] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    """The first is the one that is used unless another is chosen."""
    payments: list[str] = field(default_factory=list)
    """Ways to pay, such as "Visa •••• 4242"; the first is the usual one."""
    member: bool = False
    """Pays a yearly fee for free delivery: what the advert sells."""
    insures_first: bool = False
    """The checkout opens with the insurance ticked; whoever does not want it must see that."""
    advert: str = ""
    """The pop-up that still waits over the first page: a product's title, "member", or ""."""
