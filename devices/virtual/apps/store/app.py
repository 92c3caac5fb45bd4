"""The app store as an app: which page is drawn by whom; what loads arrives while time passes."""

from __future__ import annotations

from collections.abc import Callable

from devices.virtual.app import Phone
from devices.virtual.apps.store import front, mine, product, rating, shelf
from devices.virtual.state import Page, PhoneState
from devices.virtual.widgets import Node

PAGES: dict[str, Callable[[Phone, Page], Node]] = {
    "front": front.front_page,
    "search": front.search_page,
    "mine": mine.mine_page,
    "app": product.app_page,
    "may": product.permissions_page,
    "offer": product.offer_sheet,
    "pay": product.pay_sheet,
    "uninstall": product.uninstall_dialog,
    "rate": rating.rate_page,
}


class StoreApp:
    """Where apps come from, in the manner of Google Play."""

    package = shelf.STORE
    activity = "com.android.vending.AssetBrowserActivity"
    label = "App Store"
    icon = "storefront"
    tint = "#01875f"

    def start(self) -> Page:
        return Page("front")

    def view(self, phone: Phone, page: Page) -> Node:
        return PAGES[page.name](phone, page)

    def runs(self, state: PhoneState) -> bool:
        return bool(state.store.loading)

    def passed(self, phone: Phone) -> bool:
        return bool(phone.state.store.loading) and bool(shelf.finish_loaded(phone.state))
