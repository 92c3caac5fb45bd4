"""The calendar's first page: months, weeks, days or a list of what comes, and searching it all."""

from __future__ import annotations

from datetime import date, timedelta

from devices.virtual.app import Phone
from devices.virtual.apps.calendar import agenda, month, week
from devices.virtual.apps.calendar.days import day_of
from devices.virtual.apps.calendar.form import new_event
from devices.virtual.apps.parts import floating, number_of, page_below, search_line, words_of
from devices.virtual.state import Page
from devices.virtual.system import pickers
from devices.virtual.system.dialogs import Choice, choices
from devices.virtual.widgets import Act, Node, column, fab, icon_button, row, text

VIEWS = (
    ("month", "Monthly view"), ("week", "Weekly view"), ("day", "Daily view"), ("list", "Simple event list"),
)  # fmt: skip


def calendar_page(phone: Phone, page: Page) -> Node:
    shown = shown_day(phone, page)
    query = words_of(page, "query").strip().lower()
    kind = words_of(page, "view") or "month"

    def today() -> None:
        page.args["day"] = 0

    def up() -> None:
        page.args["view"], page.args["from"] = words_of(page, "from"), ""

    symbol = {"month": "calendar_view_month", "week": "calendar_view_week", "day": "calendar_view_day"}.get(
        kind, "list"
    )
    actions = [
        icon_button("today", phone.say("Go to today"), today if shown != day_of(phone.state.now_s) else None),
        icon_button(symbol, phone.say("Change view"), phone.to(Page("view", dialog=True))),
    ]
    if query:
        body = agenda.found(phone, query)
    elif kind == "list":
        body = agenda.coming(phone)
    else:
        body = column(_bar(phone, page, kind, shown), _body(phone, page, kind, shown), height="fill")
    add = fab("add", phone.say("New Event"), lambda: new_event(phone, shown))
    return column(
        search_line(phone, page, phone.say("Search"), *actions), floating(body, add), height="fill", fill="surface",
        on_back=up if words_of(page, "from") else None,
    )  # fmt: skip


def shown_day(phone: Phone, page: Page) -> date:
    """The day the page is at; today until another is chosen."""
    ordinal = number_of(page, "day")
    return date.fromordinal(ordinal) if ordinal else day_of(phone.state.now_s)


def _body(phone: Phone, page: Page, kind: str, shown: date) -> Node:
    def to_day(day: date) -> None:
        page.args["from"], page.args["view"], page.args["day"] = kind, "day", day.toordinal()

    def swiped(direction: str) -> None:
        if direction in ("left", "right"):
            _turn(page, kind, shown, 1 if direction == "left" else -1)

    if kind == "month":
        body = month.grid(phone, shown, to_day)
    elif kind == "week":
        body = week.hours(phone, shown, to_day)
    else:
        body = agenda.day(phone, shown)
    body.on_swipe = swiped
    return body


def _bar(phone: Phone, page: Page, kind: str, shown: date) -> Node:
    """What is shown, arrows to what comes before and after; a tap on the title goes to any date."""

    def turn(by: int) -> Act:
        return lambda: _turn(page, kind, shown, by)

    title = {"month": month.title, "week": week.title, "day": agenda.title}[kind](phone, shown)
    before, after = {
        "month": ("Previous month", "Next month"), "week": ("Previous week", "Next week"),
        "day": ("Previous day", "Next day"),
    }[kind]  # fmt: skip
    middle = text(
        title, 20, bold=True, text_align="center", grow=1, id="top_value", on_tap=lambda: _go_to(phone, shown),
        min_height=48, pad=(0, 12, 0, 8),
    )  # fmt: skip
    return row(
        icon_button("chevron_left", phone.say(before), turn(-1)), middle,
        icon_button("chevron_right", phone.say(after), turn(1)), pad=(8, 0, 8, 0),
    )  # fmt: skip


def _turn(page: Page, kind: str, shown: date, by: int) -> None:
    """To the month, week or day before or after."""
    if kind == "month":
        year, number = divmod(shown.year * 12 + shown.month - 1 + by, 12)
        page.args["day"] = date(year, number + 1, 1).toordinal()
    else:
        page.args["day"] = (shown + timedelta(days=by * (7 if kind == "week" else 1))).toordinal()


def _go_to(phone: Phone, shown: date) -> None:
    phone.open(pickers.date_page("go_to", shown))


def go_to_dialog(phone: Phone, page: Page) -> Node:
    def go(day: date) -> None:
        phone.state.tasks[-1].stack[-1].args["day"] = day.toordinal()

    return pickers.date_dialog(phone, page, go)


def view_dialog(phone: Phone, page: Page) -> Node:
    below = page_below(phone)

    def choose(name: str) -> Act:
        def chosen() -> None:
            below.args["view"], below.args["from"] = name, ""

        return chosen

    now = words_of(below, "view") or "month"
    options = [Choice(phone.say(label), name == now, choose(name)) for name, label in VIEWS]
    return choices(phone, phone.say("Change view"), options)
