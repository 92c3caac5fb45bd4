"""One expense, as a sheet over the list; editing and deleting it."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.expenses.form import edit_expense, find
from devices.virtual.apps.expenses.log import disc
from devices.virtual.apps.expenses.money import amount_words, day_words
from devices.virtual.apps.parts import number_of
from devices.virtual.state import Page
from devices.virtual.system.dialogs import confirm
from devices.virtual.widgets import Node, column, icon, icon_button, row, space, stack, text


def expense_sheet(phone: Phone, page: Page) -> Node:
    expense = find(phone, page)
    parts: list[Node] = []
    if expense is not None:

        def edit() -> None:
            phone.back()
            edit_expense(phone, expense)

        ask = Page("delete", {"id": number_of(page, "id")}, dialog=True)
        parts = [
            row(
                disc(expense.category, 48), space(),
                icon_button("edit", phone.say("Edit expense"), edit),
                icon_button("delete", phone.say("Delete expense"), phone.to(ask)),
                icon_button("close", phone.say("Close"), phone.back), gap=4,
            ),
            text(expense.name, 22, max_lines=3, id="name_text"),
            text(amount_words(expense.cents, phone.state.expenses.currency), 28, bold=True, id="amount_text"),
            _fact("category", phone.say(expense.category)),
            _fact("calendar_today", day_words(phone.say, expense.day)),
        ]  # fmt: skip
        if expense.note:
            parts.append(_fact("subject", expense.note))
    card = column(*parts, gap=12, pad=(24, 16, 16, 40), fill="surface_high", radius=28, enabled=False, elevation=6)
    outside = stack(fill="scrim", on_tap=phone.back, desc=phone.say("Close sheet"))
    return stack(outside, column(space(), column(card, pad=(8, 0, 8, 8)), height="fill"))


def _fact(symbol: str, words: str) -> Node:
    return row(icon(symbol, 20), text(words, 16, ink="on_surface_dim", max_lines=4, grow=1), gap=12)


def delete_dialog(phone: Phone, page: Page) -> Node:
    expense = find(phone, page)

    def delete() -> None:
        if expense is not None:
            phone.state.expenses.log.remove(expense)
            phone.back()
            phone.toast(phone.say("Expense deleted"))

    words = phone.say("“{}” will be gone for good.").format(expense.name if expense else "")
    return confirm(phone, phone.say("Delete expense?"), words, phone.say("Delete"), delete)
