"""The form of a new or changed expense."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from devices.virtual.app import Phone
from devices.virtual.apps.expenses.data import Expense
from devices.virtual.apps.expenses.kinds import KINDS
from devices.virtual.apps.expenses.money import cents_of, day_words, may_be_amount, plain_amount, today
from devices.virtual.apps.parts import draft, number_of, page_below, words_of
from devices.virtual.state import Page
from devices.virtual.system.dialogs import confirm
from devices.virtual.system.pickers import date_dialog, date_page
from devices.virtual.widgets import Act, Node, button, chip, column, field_, icon, icon_button, row, scroll, text

CHIPS_A_ROW = 3


def find(phone: Phone, page: Page) -> Expense | None:
    """The expense a page is about; None for one that is not made yet, or is gone."""
    return next((each for each in phone.state.expenses.log if each.id == number_of(page, "id")), None)


def new_expense(phone: Phone) -> None:
    phone.open(Page("form", {"id": 0, **_known(phone, None)}))


def edit_expense(phone: Phone, expense: Expense) -> None:
    phone.open(Page("form", {"id": expense.id, **_known(phone, expense)}))


def _known(phone: Phone, expense: Expense | None) -> dict[str, str]:
    """The form as it opens."""
    if expense is None:
        day = today(phone.state.now_s).isoformat()
        return {"name": "", "amount": "", "category": KINDS[0].name, "note": "", "day": day}
    return {
        "name": expense.name, "amount": plain_amount(expense.cents), "category": expense.category,
        "note": expense.note, "day": expense.day,
    }  # fmt: skip


def form_page(phone: Phone, page: Page) -> Node:
    expense = find(phone, page)
    known = _known(phone, expense)
    typed = {name: words_of(page, name).strip() for name in known}

    def leave() -> None:
        if {**typed, "day": ""} != {**known, "day": ""}:
            phone.open(Page("discard", dialog=True))
        else:
            phone.back()

    def save() -> None:
        _save(phone, expense, typed)

    ready = save if typed["name"] and cents_of(typed["amount"]) else None
    bar = row(
        icon_button("close", phone.say("Close"), leave),
        text(phone.say("Edit expense") if expense else phone.say("New expense"), 22, grow=1, id="title"),
        button(phone.say("Save"), ready, id="btn_save"), height=64, gap=4, pad=(4, 0, 12, 0),
    )  # fmt: skip
    when = row(
        icon("calendar_today"), text(day_words(phone.say, typed["day"]), 16, grow=1), icon("arrow_drop_down"),
        gap=14, height=56, pad=(14, 0, 10, 0), border="outline", radius=4, id="date", desc=phone.say("Choose date"),
        on_tap=phone.to(date_page("day", date.fromisoformat(typed["day"]))),
    )  # fmt: skip
    body = scroll(
        "form",
        _field(phone, page, "name", phone.say("Name"), draft(page, "name"), "amount"),
        _field(phone, page, "amount", phone.say("Amount"), _keep_amount(page), "note"),
        *_kinds(phone, page, typed["category"]),
        _field(phone, page, "note", phone.say("Note"), draft(page, "note"), ""),
        when, gap=12, pad=(16, 8, 16, 32),
    )  # fmt: skip
    return column(bar, body, height="fill", fill="surface", on_back=leave)


def _keep_amount(page: Page) -> Callable[[str], None]:
    """Takes only what is an amount, or becomes one."""

    def keep(typed: str) -> None:
        typed = typed.replace(",", ".").strip()
        if may_be_amount(typed):
            page.args["amount"] = typed

    return keep


def _field(phone: Phone, page: Page, name: str, hint: str, keep: Callable[[str], None], following: str) -> Node:
    return field_(
        name, words_of(page, name), keep, hint=hint, on_submit=lambda: phone.focus(following), fill="",
        border="outline", radius=4,
    )  # fmt: skip


def _kinds(phone: Phone, page: Page, chosen: str) -> list[Node]:
    """The categories, one of them chosen."""

    def pick(name: str) -> Act:
        def act() -> None:
            page.args["category"] = name

        return act

    chips = [chip(phone.say(kind.name), kind.name == chosen, pick(kind.name)) for kind in KINDS]
    lines = [row(*chips[at : at + CHIPS_A_ROW], gap=8) for at in range(0, len(chips), CHIPS_A_ROW)]
    return [text(phone.say("Category"), 14, ink="on_surface_dim", pad=(4, 4, 4, 0)), column(*lines, gap=8)]


def _save(phone: Phone, expense: Expense | None, typed: dict[str, str]) -> None:
    cents = cents_of(typed["amount"])
    if expense is None:
        new = Expense(phone.state.new_id(), typed["name"], cents, typed["category"], typed["day"], typed["note"])
        phone.state.expenses.log.append(new)
    else:
        expense.name, expense.cents, expense.note = typed["name"], cents, typed["note"]
        expense.category, expense.day = typed["category"], typed["day"]
    phone.back()
    phone.toast(phone.say("Expense saved"))


def day_dialog(phone: Phone, page: Page) -> Node:
    """Which day the money was spent."""
    form = page_below(phone)

    def choose(day: date) -> None:
        form.args["day"] = day.isoformat()

    return date_dialog(phone, page, choose)


def discard_dialog(phone: Phone, page: Page) -> Node:
    """Leave without saving?"""
    words = phone.say("Your changes have not been saved.")
    return confirm(phone, phone.say("Discard changes?"), words, phone.say("Discard"), phone.back)
