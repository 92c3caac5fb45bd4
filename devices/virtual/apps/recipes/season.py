"""The seasonal calendar: what grows in which month."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.clock.times import local
from devices.virtual.state import Page
from devices.virtual.widgets import Act, Node, app_bar, chip, column, icon, list_row, row, scroll, stack, text

PRODUCE: tuple[tuple[str, int, int], ...] = (
    ("Apples", 8, 11), ("Apricots", 7, 8), ("Asparagus", 4, 6), ("Beetroot", 7, 11), ("Broccoli", 6, 10),
    ("Brussels sprouts", 10, 2), ("Cabbage", 6, 11), ("Carrots", 6, 11), ("Cherries", 6, 8), ("Kale", 11, 2),
    ("Leeks", 7, 12), ("Parsnips", 10, 3), ("Peas", 6, 8), ("Plums", 7, 10), ("Pumpkin", 9, 12), ("Radishes", 4, 10),
    ("Rhubarb", 4, 6), ("Spinach", 4, 11), ("Strawberries", 5, 8), ("Tomatoes", 6, 10),
)  # fmt: skip
"""Name, first and last month in which it is harvested outdoors in central Europe; a year may end in between."""


def in_season(first: int, last: int, month: int) -> bool:
    return first <= month <= last if first <= last else month >= first or month <= last


def season_page(phone: Phone, page: Page) -> Node:
    now = local(phone.state.now_s).month
    month = page.args.get("month") or now
    assert isinstance(month, int)

    def show(number: int) -> Act:
        def act() -> None:
            page.args["month"] = number

        return act

    names = month_names(phone)
    chips = [chip(name, number == month, show(number)) for number, name in enumerate(names, start=1)]
    picker = column(*(row(*chips[at : at + 4], gap=8) for at in (0, 4, 8)), gap=8, pad=(16, 8, 16, 8))
    fresh = [(name, first, last) for name, first, last in PRODUCE if in_season(first, last, month)]
    lines = [_line(phone, name, first, last, names) for name, first, last in fresh]
    bar = app_bar(phone.say("Seasonal calendar"), on_back=phone.back)
    heading = text(phone.say("In season in {}").format(names[month - 1]), 16, bold=True, pad=(24, 12, 24, 4))
    return column(bar, picker, heading, scroll("season", *lines, pad=(0, 0, 0, 24)), height="fill", fill="surface")


def month_names(phone: Phone) -> list[str]:
    return [
        phone.say("Jan"), phone.say("Feb"), phone.say("Mar"), phone.say("Apr"), phone.say("May"), phone.say("Jun"),
        phone.say("Jul"), phone.say("Aug"), phone.say("Sep"), phone.say("Oct"), phone.say("Nov"), phone.say("Dec"),
    ]  # fmt: skip


def _line(phone: Phone, name: str, first: int, last: int, names: list[str]) -> Node:
    """What grows; a tap looks for recipes with it."""
    word = phone.say(name)

    def look() -> None:
        phone.replace(Page("board", {"searching": True, "query": word.lower()}))

    disc = stack(icon("local_florist", ink="on_tonal"), align="center", width=40, height=40, radius=20, fill="tonal")
    return list_row(word, f"{names[first - 1]} – {names[last - 1]}", leading=disc, on_tap=look)
