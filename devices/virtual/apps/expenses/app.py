"""Expenses as an app: which page is drawn by whom."""

from __future__ import annotations

from collections.abc import Callable

from devices.virtual.app import Phone
from devices.virtual.apps.expenses import entry, form, home, log, sums
from devices.virtual.state import Page
from devices.virtual.widgets import Node

PAGES: dict[str, Callable[[Phone, Page], Node]] = {
    "home": home.home_page,
    "drawer": home.drawer,
    "currency": home.currency_dialog,
    "log": log.log_page,
    "filter": log.filter_dialog,
    "sort": log.sort_dialog,
    "expense": entry.expense_sheet,
    "delete": entry.delete_dialog,
    "form": form.form_page,
    "day": form.day_dialog,
    "discard": form.discard_dialog,
    "sums": sums.sums_page,
}


class ExpensesApp:
    """What was spent on what, in the manner of Pro Expense."""

    package = "org.phoneagent.expenses"
    activity = "org.phoneagent.expenses.MainActivity"
    label = "Pro Expense"
    icon = "account_balance_wallet"
    tint = "#2456a6"

    def start(self) -> Page:
        return Page("home")

    def view(self, phone: Phone, page: Page) -> Node:
        return PAGES[page.name](phone, page)
