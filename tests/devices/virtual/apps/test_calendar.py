"""Calendar, used by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from devices.virtual.apps.calendar.data import Event
from devices.virtual.apps.calendar.days import day_of, happenings, moment
from devices.virtual.state import Page
from devices.virtual.system.dates import date_words

if TYPE_CHECKING:
    from conftest import Hand


@pytest.fixture
def calendar(fresh: Callable[[str], Hand]) -> Hand:
    return fresh("com.google.android.calendar")


def _today(hand: Hand) -> date:
    return day_of(hand.state.now_s)


def _add(hand: Hand, title: str, in_days: int, hour: int, repeat: str = "") -> Event:
    start = moment(_today(hand) + timedelta(days=in_days), hour)
    event = Event(hand.state.new_id(), title, start, start + 3600, repeat=repeat)  # type: ignore[arg-type]
    hand.state.calendar.events.append(event)
    hand.phone.changed()
    return event


def test_an_event_is_written_on_the_day_that_was_opened(calendar: Hand) -> None:
    day = _today(calendar) + timedelta(days=1)
    calendar.tap(date_words(calendar.phone, day))
    calendar.tap("New Event")
    calendar.type("Title", "Dentist")
    calendar.type("Location", "Green Clinic")
    calendar.phone.focus("")
    calendar.tap("Start time")
    calendar.phone.type_text("09")
    calendar.type("minute", "30")
    calendar.tap("AM")
    calendar.tap("OK")
    calendar.tap("Save")
    (event,) = calendar.state.calendar.events
    assert (event.title, event.place) == ("Dentist", "Green Clinic")
    assert (event.start_s, event.end_s) == (moment(day, 9, 30), moment(day, 10, 30))
    assert "9:30 AM - 10:30 AM" in calendar.shown()


def test_an_event_without_a_title_is_not_kept(calendar: Hand) -> None:
    calendar.tap("New Event")
    calendar.tap("Save")
    assert not calendar.state.calendar.events
    assert calendar.state.toast == "Title is empty"


def test_a_new_start_takes_the_end_along_and_an_early_end_the_next_day(calendar: Hand) -> None:
    event = _add(calendar, "Yoga", 0, 18)
    calendar.phone.open(Page("event", {"id": event.id}))
    calendar.tap("End time")
    calendar.phone.type_text("01")
    calendar.tap("AM")
    calendar.tap("OK")
    calendar.tap("Save")
    (event,) = calendar.state.calendar.events
    assert event.end_s == moment(_today(calendar) + timedelta(days=1), 1)


def test_the_date_picker_goes_to_another_month(calendar: Hand) -> None:
    event = _add(calendar, "Yoga", 0, 18)
    calendar.phone.open(Page("event", {"id": event.id}))
    calendar.tap("Start date")
    calendar.tap("Next month")
    calendar.tap("15")
    calendar.tap("OK")
    calendar.tap("Save")
    (moved,) = calendar.state.calendar.events
    assert day_of(moved.start_s).day == 15
    assert day_of(moved.start_s).month == _today(calendar).month % 12 + 1
    assert moved.end_s - moved.start_s == 3600


def test_all_views_show_an_event_and_search_finds_it(calendar: Hand) -> None:
    _add(calendar, "Yoga", 0, 3)
    for view in ("Weekly view", "Daily view", "Simple event list"):
        calendar.tap("Change view")
        calendar.tap(view)
        assert "Yoga" in calendar.shown(), view
    calendar.tap("Change view")
    calendar.tap("Monthly view")
    calendar.tap("Next month")
    calendar.type("search", "yog")
    assert "3:00 AM - 4:00 AM" in calendar.shown()


def test_back_from_a_day_returns_to_the_month(calendar: Hand) -> None:
    calendar.tap(date_words(calendar.phone, _today(calendar)))
    assert "No events" in calendar.shown()
    calendar.back()
    assert "Previous month" in calendar.shown()
    assert not calendar.state.at_home


def test_an_event_is_deleted_after_a_question(calendar: Hand) -> None:
    event = _add(calendar, "Yoga", 0, 18)
    calendar.phone.open(Page("event", {"id": event.id}))
    calendar.tap("Delete")
    calendar.tap("Delete", at=-1)
    assert not calendar.state.calendar.events


def test_repeated_events_happen_on_all_their_days() -> None:
    first = date(2026, 1, 31)
    start = moment(first, 9)
    for repeat, days in (("daily", 29), ("weekly", 5), ("monthly", 1), ("yearly", 1), ("", 1)):
        event = Event(1, "Run", start, start + 60, repeat=repeat)  # type: ignore[arg-type]
        found = happenings([event], date(2026, 1, 1), date(2026, 2, 28))
        assert len(found) == days, repeat
        assert found[0].start_s == start
