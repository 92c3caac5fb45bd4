"""Statistics: what a month's money went to."""

from __future__ import annotations

from devices.screen import Box
from devices.virtual.app import Phone
from devices.virtual.apps.expenses.data import Expense
from devices.virtual.apps.expenses.kinds import BY_NAME, INCOME, KINDS
from devices.virtual.apps.expenses.log import disc, total_row
from devices.virtual.apps.expenses.money import amount_words, month_words, next_month, today
from devices.virtual.apps.parts import nothing_here, words_of
from devices.virtual.painter import Painter
from devices.virtual.state import Page
from devices.virtual.widgets import Act, Node, app_bar, column, icon_button, list_row, row, scroll, text


def by_kind(log: list[Expense], month: str) -> dict[str, int]:
    """Category -> cents of a month "2026-09", the largest first; income is none."""
    sums: dict[str, int] = {}
    for each in log:
        if each.day.startswith(month) and each.category != INCOME:
            sums[each.category] = sums.get(each.category, 0) + each.cents
    return dict(sorted(sums.items(), key=lambda item: -item[1]))


def sums_page(phone: Phone, page: Page) -> Node:
    book = phone.state.expenses
    now = today(phone.state.now_s).isoformat()[:7]
    month = words_of(page, "month") or now

    def turn(by: int) -> Act:
        def act() -> None:
            page.args["month"] = next_month(month, by)

        return act

    sums = by_kind(book.log, month)
    picker = row(
        icon_button("chevron_left", phone.say("Previous month"), turn(-1)),
        text(month_words(phone.say, month), 18, text_align="center", grow=1, id="month_text"),
        icon_button("chevron_right", phone.say("Next month"), turn(1) if month < now else None), pad=(8, 0, 8, 0),
    )  # fmt: skip
    parts = [app_bar(phone.say("Statistics"), on_back=phone.back), picker]
    if not sums:
        parts.append(nothing_here("pie_chart", phone.say("Nothing spent in this month")))
        return column(*parts, height="fill", fill="surface")
    total = sum(sums.values())
    rows = [
        list_row(phone.say(kind), f"{cents * 100 / total:.0f} %", leading=disc(kind), pad=(20, 10, 20, 10),
                 trailing=text(amount_words(cents, book.currency), 16, bold=True))
        for kind, cents in sums.items()
    ]  # fmt: skip
    earned = sum(each.cents for each in book.log if each.day.startswith(month) and each.category == INCOME)
    more = [total_row(phone.say(INCOME), amount_words(earned, book.currency))] if earned else []
    parts.append(
        scroll(
            "sums", _ring(phone, sums, total), total_row(phone.say("Total spent"), amount_words(total, book.currency)),
            *more, *rows, pad=(0, 8, 0, 32),
        )
    )  # fmt: skip
    return column(*parts, height="fill", fill="surface")


def _ring(phone: Phone, sums: dict[str, int], total: int) -> Node:
    def paint(painter: Painter, box: Box, px_per_dp: float) -> None:
        start = 0.0
        for kind, cents in sums.items():
            share = cents / total
            painter.ring(box, 26 * px_per_dp, BY_NAME.get(kind, KINDS[0]).tint, start, share)
            start += share

    return column(
        Node("canvas", width="fill", height=180, paint=paint, desc=phone.say("Spending by category")),
        pad=(16, 8, 16, 8),
    )
