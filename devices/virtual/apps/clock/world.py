"""The world clock: the time here and in chosen cities, and finding another city."""

from __future__ import annotations

from datetime import timedelta

from devices.virtual.app import Phone
from devices.virtual.apps.clock.cities import CITIES
from devices.virtual.apps.clock.frame import tab_page
from devices.virtual.apps.clock.times import date_words, local, time_of_day
from devices.virtual.apps.parts import floating, search_line, words_of
from devices.virtual.state import Page
from devices.virtual.widgets import Act, Node, app_bar, column, divider, fab, icon_button, list_row, row, scroll, text


def world_page(phone: Phone, page: Page) -> Node:
    now = local(phone.state.now_s)
    here = column(
        text(time_of_day(phone, now.hour, now.minute), 56, id="digital_clock"),
        text(date_words(phone, now), 16, ink="on_surface_dim", id="date"),
        gap=4, pad=(24, 16, 24, 24),
    )  # fmt: skip
    rows = [_city(phone, name) for name in phone.state.cities]
    body = scroll("world", here, *([divider()] if rows else []), *rows, pad=(0, 0, 0, 96))
    add = fab("add", phone.say("Add city"), phone.to(Page("cities")))
    return tab_page(phone, "world", phone.say("World clock"), floating(body, add, center=True))


def _city(phone: Phone, name: str) -> Node:
    hours = CITIES[name].utc_hours if name in CITIES else 0.0
    there = local(phone.state.now_s) + timedelta(hours=hours)

    def remove() -> None:
        phone.state.cities.remove(name)

    words = column(
        text(name, 18, id="city_name"), text(_difference(phone, hours), 14, ink="on_surface_dim", id="hours_ahead"),
        gap=2, width=None, grow=1,
    )  # fmt: skip
    time = text(time_of_day(phone, there.hour, there.minute), 24, id="city_time")
    drop = icon_button("close", phone.say("Remove {city}").format(city=name), remove)
    return row(words, time, drop, gap=8, pad=(24, 12, 8, 12))


def _difference(phone: Phone, hours: float) -> str:
    """How far another place is ahead of here, or behind."""
    if not hours:
        return phone.say("Same time as here")
    amount = phone.say("{n} hr").format(n=f"{abs(hours):g}")
    return (
        phone.say("{time} ahead").format(time=amount) if hours > 0 else phone.say("{time} behind").format(time=amount)
    )


def cities_page(phone: Phone, page: Page) -> Node:
    """All cities that match what is searched for; a tap adds one."""
    query = words_of(page, "query").strip().lower()

    def add(name: str) -> Act:
        def added() -> None:
            if name not in phone.state.cities:
                phone.state.cities.append(name)
            phone.back()

        return added

    found = [name for name, city in sorted(CITIES.items()) if query in f"{name}, {city.country}".lower()]
    rows = [list_row(name, CITIES[name].country, on_tap=add(name)) for name in found]
    nothing = [text(phone.say("No matches"), 16, ink="on_surface_dim", pad=(24, 16, 24, 16))]
    return column(
        app_bar(phone.say("Add city"), on_back=phone.back),
        search_line(phone, page, phone.say("Search for a city")),
        scroll("cities", *(rows or nothing)), height="fill", fill="surface",
    )  # fmt: skip
