"""The shop as an app: which page is drawn by whom."""

from __future__ import annotations

from collections.abc import Callable

from devices.virtual.app import Phone
from devices.virtual.apps.shop import account, cart, checkout, home, orders, product, search
from devices.virtual.state import Page
from devices.virtual.widgets import Node

PAGES: dict[str, Callable[[Phone, Page], Node]] = {
    "home": home.home_page,
    "search": search.search_page,
    "sort": search.sort_dialog,
    "filter": search.filter_sheet,
    "product": product.product_page,
    "wishlist": account.wishlist_page,
    "cart": cart.cart_page,
    "checkout": checkout.checkout_page,
    "where": checkout.where_dialog,
    "how": checkout.how_dialog,
    "placed": checkout.placed_page,
    "account": account.account_page,
    "addresses": account.addresses_page,
    "address": account.address_page,
    "plus": account.plus_page,
    "orders": orders.orders_page,
    "order": orders.order_page,
    "cancel": orders.cancel_dialog,
}


class ShopApp:
    """A shop for everything, in the manner of the large ones."""

    package = "org.phoneagent.shop"
    activity = "org.phoneagent.shop.MainActivity"
    label = "Shop"
    icon = "shopping_bag"
    tint = "#d9541e"

    def start(self) -> Page:
        return Page("home")

    def view(self, phone: Phone, page: Page) -> Node:
        return PAGES[page.name](phone, page)
