"""The first page: the last seven days as bars, the newest entries; and the drawer."""

from __future__ import annotations

from datetime import timedelta

from devices.screen import Box
from devices.virtual.app import Phone
from devices.virtual.apps.clock.times import day_names
from devices.virtual.apps.expenses.form import new_expense
from devices.virtual.apps.expenses.kinds import INCOME
from devices.virtual.apps.expenses.log import expense_row, newest_first
from devices.virtual.apps.expenses.money import amount_words, today
from devices.virtual.apps.parts import floating, nothing_here
from devices.virtual.painter import Painter
from devices.virtual.state import Page
from devices.virtual.system.dialogs import Choice, choices
from devices.virtual.widgets import (
    Act,
    Node,
    button,
    column,
    fab,
    icon,
    icon_button,
    list_row,
    row,
    scroll,
    space,
    stack,
    text,
)

RECENT = 6
CURRENCIES = ("$", "€", "£", "¥")


def home_page(phone: Phone, page: Page) -> Node:
    bar = row(
        icon_button("menu", phone.say("Open navigation drawer"), phone.to(Page("drawer", dialog=True))),
        text(phone.say("Pro Expense"), 22, grow=1, id="title"), height=64, gap=4, pad=(4, 0, 4, 0),
    )  # fmt: skip
    recent = newest_first(phone.state.expenses.log)[:RECENT]
    heading = row(
        text(phone.say("Recent"), 18, bold=True, grow=1),
        button(phone.say("More"), phone.to(Page("log")), style="text"), pad=(20, 8, 12, 0),
    )  # fmt: skip
    rows = [expense_row(phone, each, with_day=True) for each in recent]
    empty = [nothing_here("receipt_long", phone.say("No expenses"))]
    body = scroll("home", _week(phone), heading, *(rows or empty), pad=(0, 0, 0, 96))
    return column(
        bar, floating(body, fab("add", phone.say("Add expense"), lambda: new_expense(phone))), height="fill",
        fill="surface",
    )  # fmt: skip


def _week(phone: Phone) -> Node:
    """What was spent on each of the last seven days."""
    book, last = phone.state.expenses, today(phone.state.now_s)
    dates = [last - timedelta(days=back) for back in range(6, -1, -1)]
    sums = [
        sum(each.cents for each in book.log if each.day == date.isoformat() and each.category != INCOME)
        for date in dates
    ]
    most = max(*sums, 1)

    def paint(painter: Painter, box: Box, px_per_dp: float) -> None:
        step = box.width / len(sums)
        for number, cents in enumerate(sums):
            high = max(round(box.height * cents / most), round(2 * px_per_dp))
            left = box.left + round(step * number + step * 0.3)
            bar = Box(left, box.bottom - high, left + round(step * 0.4), box.bottom)
            painter.rect(bar, "primary" if number == len(sums) - 1 else "tonal", 4 * px_per_dp)

    names = [text(day_names(phone)[date.weekday()], 12, ink="on_surface_dim", text_align="center", width=None, grow=1)
             for date in dates]  # fmt: skip
    total = amount_words(sum(sums), book.currency)
    card = column(
        text(phone.say("Last 7 days"), 14, ink="on_surface_dim"), text(total, 28, bold=True),
        Node("canvas", width="fill", height=110, paint=paint, desc=phone.say("Spending by day")), row(*names),
        gap=8, pad=(20, 16, 20, 16), fill="surface_low", radius=20,
    )  # fmt: skip
    return column(card, pad=(16, 8, 16, 8))


def drawer(phone: Phone, page: Page) -> Node:
    """The panel at the left."""

    def go(name: str) -> Act:
        return lambda: phone.replace(Page(name, dialog=name == "currency"))

    lines = [
        list_row(phone.say("Dashboard"), leading=icon("home"), on_tap=phone.back),
        list_row(phone.say("Expense logs"), leading=icon("receipt_long"), on_tap=go("log")),
        list_row(phone.say("Statistics"), leading=icon("pie_chart"), on_tap=go("sums")),
        list_row(phone.say("Currency"), phone.state.expenses.currency, leading=icon("payments"), on_tap=go("currency")),
    ]
    head = column(
        icon("account_balance_wallet", 36, ink="on_tonal"),
        text(phone.say("Pro Expense"), 20, bold=True, ink="on_tonal"),
        gap=10, pad=(24, 32, 24, 20), fill="tonal", align="start",
    )  # fmt: skip
    panel = column(head, *lines, width=290, height="fill", fill="surface", enabled=False)
    outside = stack(fill="scrim", on_tap=phone.back, desc=phone.say("Close"))
    return stack(outside, row(panel, space(), height="fill", align="start"))


def currency_dialog(phone: Phone, page: Page) -> Node:
    book = phone.state.expenses

    def pick(sign: str) -> Act:
        def act() -> None:
            book.currency = sign

        return act

    return choices(
        phone, phone.say("Currency"), [Choice(sign, sign == book.currency, pick(sign)) for sign in CURRENCIES]
    )
