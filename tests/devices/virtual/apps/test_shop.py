"""The shop, used by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from devices.screen import Point
from devices.virtual.apps.shop.checkout import bill
from devices.virtual.apps.shop.data import Address, Line, Option, Product, Shop
from tools.call import ToolCall
from tools.guard import NeedsYes, judge

if TYPE_CHECKING:
    from conftest import Hand

SHIRT = "Norvik Slim T-Shirt"


@pytest.fixture
def shop(fresh: Callable[[str], Hand]) -> Hand:
    hand = fresh("org.phoneagent.shop")
    hand.state.shop = Shop(
        products=[
            Product(1, SHIRT, "T-Shirt", "Fashion", 2000, options=[Option("Size", ["S", "M"])]),
            Product(2, "Maro Soft Blanket", "Blanket", "Home & Kitchen", 3000, stock=0),
        ],
        addresses=[Address(3, "Ana Diaz", "4 Mill Hill", "Lindale")], payments=["Visa •••• 4242"],
    )  # fmt: skip
    hand.phone.changed()
    return hand


def find(shop: Hand, words: str, title: str) -> None:
    shop.tap("Search products")
    shop.phone.type_text(words)
    shop.tap(title)


def test_a_product_with_sizes_is_not_taken_without_one(shop: Hand) -> None:
    find(shop, "slim", SHIRT)
    shop.tap("Add to cart")
    assert shop.state.toast == "Choose: Size"
    assert not shop.state.shop.cart
    shop.tap("M")
    shop.tap("Add to cart")
    assert shop.state.shop.cart == [Line(SHIRT, "M", 1, 2000)]


def test_what_is_sold_out_cannot_be_had(shop: Hand) -> None:
    find(shop, "blanket", "Maro Soft Blanket")
    assert "Sold out" in shop.shown()
    shop.tap("Add to cart")
    shop.tap("Buy now")
    assert shop.page.name == "product"
    assert not shop.state.shop.cart


def test_paying_makes_an_order_and_the_guard_asks_before(shop: Hand) -> None:
    find(shop, "slim", SHIRT)
    shop.tap("S")
    shop.tap("Buy now")
    x_px, y_px = shop.find("Pay $24.90").visible.center_px
    at = Point.from_px(x_px, y_px, *shop.phone.size_px)
    asked = judge(ToolCall("tap", {"at": at}), goal="buy a shirt", elements=shop.phone.nodes(),
                  screen_px=shop.phone.size_px)  # fmt: skip
    assert isinstance(asked, NeedsYes)
    assert not shop.state.shop.orders
    shop.tap("Pay $24.90")
    (order,) = shop.state.shop.orders
    assert (order.total_cents, order.street, order.paid_with) == (2490, "4 Mill Hill", "Visa •••• 4242")


def test_delivery_is_free_for_members_and_for_large_orders() -> None:
    line = [Line("x", "", 1, 2000)]
    assert bill(Shop(), line, express=False, insured=False).total == 2490
    assert bill(Shop(member=True), line, express=True, insured=False).total == 2790
    assert bill(Shop(), [Line("x", "", 3, 2000)], express=False, insured=True).total == 6290


def test_the_advert_goes_away_and_costs_nothing(shop: Hand) -> None:
    shop.state.shop.advert = "member"
    shop.phone.changed()
    assert "Shop Plus" in shop.shown()
    shop.tap("Close ad")
    assert "Shop Plus" not in shop.shown()
    assert not shop.state.shop.member


def test_an_order_is_cancelled_only_while_it_is_prepared(shop: Hand) -> None:
    find(shop, "slim", SHIRT)
    shop.tap("S")
    shop.tap("Buy now")
    shop.tap("Pay $24.90")
    shop.tap("View order")
    shop.tap("Cancel order")
    shop.tap("Yes, cancel it")
    assert shop.state.shop.orders[0].status == "Canceled"
    shop.tap("Cancel order")
    assert shop.page.name == "order"


def test_sizes_are_the_same_letters_in_chinese(shop: Hand) -> None:
    shop.state.look.locale = "zh"
    shop.tap("搜索商品")
    shop.phone.type_text("slim")
    shop.tap(SHIRT)
    assert {"S", "M"} <= set(shop.shown())
