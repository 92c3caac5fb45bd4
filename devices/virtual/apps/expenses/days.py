"""Choosing a day off a month's page."""

from __future__ import annotations

import calendar
from collections.abc import Callable

from devices.virtual.app import Phone
from devices.virtual.apps.clock.times import day_names
from devices.virtual.apps.expenses.money import day_words, month_words, next_month, today
from devices.virtual.apps.parts import page_below, words_of
from devices.virtual.state import Page
from devices.virtual.system.dialogs import dialog
from devices.virtual.widgets import Act, Node, column, icon_button, row, space, stack, text


def day_dialog(phone: Phone, page: Page) -> Node:
    month, picked = words_of(page, "month"), words_of(page, "picked")
    below = page_below(phone)

    def turn(by: int) -> Act:
        def act() -> None:
            page.args["month"] = next_month(month, by)

        return act

    def pick(day: str) -> Act:
        def act() -> None:
            page.args["picked"] = day

        return act

    def done() -> None:
        below.args["day"] = picked
        phone.back()

    year, number = (int(part) for part in month.split("-"))
    head = row(
        text(month_words(phone.say, month), 16, bold=True, grow=1, id="month_text"),
        icon_button("chevron_left", phone.say("Previous month"), turn(-1)),
        icon_button("chevron_right", phone.say("Next month"), turn(1)), pad=(24, 8, 12, 0),
    )  # fmt: skip
    now = today(phone.state.now_s).isoformat()
    names = [
        text(name[:2], 12, ink="on_surface_dim", text_align="center", width=None, grow=1) for name in day_names(phone)
    ]
    weeks = [
        row(*(_day(f"{month}-{day:02d}" if day else "", picked, now, pick) for day in week))
        for week in calendar.Calendar().monthdayscalendar(year, number)
    ]
    grid = column(row(*names), *weeks, gap=2, pad=(16, 4, 16, 0))
    buttons = [(phone.say("Cancel"), phone.back), (phone.say("OK"), done)]
    return dialog(phone, day_words(phone.say, picked), head, grid, buttons=buttons)


def _day(day: str, picked: str, now: str, pick: Callable[[str], Act]) -> Node:
    """One day of the grid; days that are still to come cannot be chosen."""
    if not day:
        return row(space(), width=None, grow=1, height=40)
    chosen, later = day == picked, day > now
    ink = "disabled" if later else "on_primary" if chosen else "primary" if day == now else "on_surface"
    number = stack(
        text(str(int(day[-2:])), 15, ink=ink, text_align="center"), align="center", width=38, height=38, radius=19,
        fill="primary" if chosen else "", on_tap=None if later else pick(day), enabled=not later, selected=chosen,
        class_name="android.view.View",
    )  # fmt: skip
    return row(number, width=None, grow=1, height=40, justify="center")
