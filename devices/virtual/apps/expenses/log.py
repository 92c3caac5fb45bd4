"""The whole log, day by day, filtered by category and sorted."""

from __future__ import annotations

from collections.abc import Sequence

from devices.virtual.app import Phone
from devices.virtual.apps.expenses.data import Expense
from devices.virtual.apps.expenses.kinds import BY_NAME, INCOME, KINDS
from devices.virtual.apps.expenses.money import amount_words, day_words
from devices.virtual.apps.parts import draft, nothing_here, page_below, words_of
from devices.virtual.state import Page
from devices.virtual.system.dialogs import Choice, choices
from devices.virtual.widgets import (
    Act,
    Node,
    app_bar,
    column,
    field_,
    header,
    icon,
    icon_button,
    list_row,
    row,
    scroll,
    stack,
    text,
)


def newest_first(log: Sequence[Expense]) -> list[Expense]:
    return sorted(log, key=lambda each: (each.day, each.id), reverse=True)


def log_page(phone: Phone, page: Page) -> Node:
    kind, query = words_of(page, "kind"), words_of(page, "query").lower().strip()
    shown = [
        each
        for each in newest_first(phone.state.expenses.log)
        if kind in ("", each.category) and query in f"{each.name} {each.note}".lower()
    ]
    if page.args.get("by_amount"):
        shown.sort(key=lambda each: -each.cents)
        rows = [expense_row(phone, each, with_day=True) for each in shown]
    else:
        rows = _by_day(phone, shown)
    actions = [
        icon_button("search", phone.say("Search"), _search(phone, page)),
        icon_button("filter_list", phone.say("Filter"), phone.to(Page("filter", dialog=True)),
                    ink="primary" if kind else "on_surface"),
        icon_button("sort", phone.say("Sort"), phone.to(Page("sort", dialog=True))),
    ]  # fmt: skip
    parts = [app_bar(phone.say("Expense logs"), on_back=phone.back, actions=actions)]
    if page.args.get("searching"):
        hint = phone.say("Search expenses")
        parts.append(column(field_("search", words_of(page, "query"), draft(page, "query"), hint=hint, radius=28,
                                   on_submit=lambda: phone.focus("")), pad=(16, 0, 16, 8)))  # fmt: skip
    if kind:
        parts.append(text(phone.say("Only {}").format(phone.say(kind)), 14, ink="primary", pad=(24, 0, 24, 4)))
    empty = nothing_here("receipt_long", phone.say("No expenses"))
    return column(*parts, scroll("log", *rows, pad=(0, 0, 0, 32)) if rows else empty, height="fill", fill="surface")


def _search(phone: Phone, page: Page) -> Act:
    def flip() -> None:
        searching = not page.args.get("searching")
        page.args["searching"], page.args["query"] = searching, ""
        phone.focus("search" if searching else "")

    return flip


def _by_day(phone: Phone, shown: Sequence[Expense]) -> list[Node]:
    rows: list[Node] = []
    day = ""
    for each in shown:
        if each.day != day:
            day = each.day
            rows.append(header(day_words(phone.say, day)))
        rows.append(expense_row(phone, each))
    return rows


def expense_row(phone: Phone, expense: Expense, *, with_day: bool = False) -> Node:
    """One entry: what for, which category, how much."""
    said = phone.say(expense.category)
    if with_day:
        said = f"{said} · {day_words(phone.say, expense.day)}"
    elif expense.note:
        said = f"{said} · {expense.note}"
    ink = "primary" if expense.category == INCOME else "on_surface"
    amount = text(amount_words(expense.cents, phone.state.expenses.currency), 16, ink=ink, bold=True, id="amount_text")
    return list_row(
        expense.name, said, leading=disc(expense.category), trailing=amount, pad=(20, 10, 20, 10),
        on_tap=phone.to(Page("expense", {"id": expense.id}, dialog=True)),
    )  # fmt: skip


def disc(category: str, size: float = 40) -> Node:
    """A category's icon on its colour."""
    kind = BY_NAME.get(category, KINDS[0])
    return stack(
        icon(kind.symbol, size * 0.55, ink="white"), align="center", width=size, height=size, fill=kind.tint,
        radius=size / 2,
    )  # fmt: skip


def filter_dialog(phone: Phone, page: Page) -> Node:
    below = page_below(phone)
    chosen = words_of(below, "kind")

    def pick(kind: str) -> Act:
        def act() -> None:
            below.args["kind"] = kind

        return act

    options = [Choice(phone.say("All categories"), not chosen, pick(""))]
    options += [Choice(phone.say(kind.name), kind.name == chosen, pick(kind.name)) for kind in KINDS]
    return choices(phone, phone.say("Filter"), options)


def sort_dialog(phone: Phone, page: Page) -> Node:
    below = page_below(phone)
    by_amount = bool(below.args.get("by_amount"))

    def pick(amount: bool) -> Act:
        def act() -> None:
            below.args["by_amount"] = amount

        return act

    options = [
        Choice(phone.say("Newest first"), not by_amount, pick(False)),
        Choice(phone.say("Largest amount first"), by_amount, pick(True)),
    ]
    return choices(phone, phone.say("Sort"), options)


def total_row(words: str, amount: str) -> Node:
    """A sum under a heading."""
    return row(text(words, 15, ink="on_surface_dim", grow=1), text(amount, 20, bold=True), pad=(20, 8, 20, 8))
