"""Events below each other: those of a day, those that come, those that were searched for."""

from __future__ import annotations

from datetime import date, timedelta

from devices.virtual.app import Phone
from devices.virtual.apps.calendar.days import Happening, day_of, happenings, hours_words, tint
from devices.virtual.apps.parts import nothing_here
from devices.virtual.state import Page
from devices.virtual.system.dates import date_words, local
from devices.virtual.widgets import Node, column, header, icon, row, scroll, text

AHEAD_DAYS = 60
"""How far the list of what comes looks."""


def title(phone: Phone, shown: date) -> str:
    return date_words(phone, shown)


def day(phone: Phone, shown: date) -> Node:
    found = happenings(phone.state.calendar.events, shown, shown)
    if not found:
        return nothing_here("event_busy", phone.say("No events"))
    return scroll("day", *(_line(phone, each) for each in found), gap=8, pad=(12, 8, 12, 96))


def coming(phone: Phone) -> Node:
    """From today on, under a heading each day."""
    today = day_of(phone.state.now_s)
    return _dated(phone, happenings(phone.state.calendar.events, today, today + timedelta(days=AHEAD_DAYS)))


def found(phone: Phone, query: str) -> Node:
    """Events whose title, place or description hold the words; a repeating one once."""
    events = [
        event
        for event in phone.state.calendar.events
        if query in f"{event.title}\n{event.place}\n{event.description}".lower()
    ]
    ordered = sorted(events, key=lambda event: (event.start_s, event.title))
    return _dated(phone, [Happening(event, event.start_s) for event in ordered])


def _dated(phone: Phone, shown: list[Happening]) -> Node:
    if not shown:
        return nothing_here("event_busy", phone.say("No events"))
    parts: list[Node] = []
    last: date | None = None
    this_year = local(phone.state.now_s).year
    for each in shown:
        today = day_of(each.start_s)
        if today != last:
            words = date_words(phone, today)
            if today.year != this_year:
                words = phone.say("{date}, {year}").format(date=words, year=today.year)
            parts.append(header(words))
        last = today
        parts.append(_line(phone, each))
    return scroll("events", *parts, gap=6, pad=(12, 0, 12, 96))


def _line(phone: Phone, each: Happening) -> Node:
    event = each.event
    when = phone.say("All-day") if event.all_day else hours_words(phone, each.start_s, each.end_s)
    words = [
        text(event.title, 16, bold=True, max_lines=2, id="event_item_title"),
        text(when, 14, ink="on_surface_dim", id="event_item_time"),
    ]
    if event.place:
        words.append(text(event.place, 14, ink="on_surface_dim", id="event_item_place"))
    marks = [icon("repeat", 18, desc=phone.say("Repetition"))] if event.repeat else []
    return row(
        row(width=6, height=44, fill=tint(event), radius=3), column(*words, gap=2, width=None, grow=1), *marks,
        gap=14, fill="surface_high", radius=12, pad=(12, 12, 16, 12),
        on_tap=phone.to(Page("event", {"id": event.id})),
    )  # fmt: skip
