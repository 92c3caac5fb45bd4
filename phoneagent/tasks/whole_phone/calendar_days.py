"""What tasks in the calendar share: days in words, the way to a day, events put in and cleared away."""

from __future__ import annotations

import random
from datetime import date, timedelta

from devices.virtual.apps.calendar.data import Event
from devices.virtual.apps.calendar.days import day_of, happenings, moment
from devices.virtual.apps.calendar.fill import event_words
from devices.virtual.core import PhoneCore
from devices.virtual.state import PhoneState
from devices.virtual.system.dates import date_words, local
from devices.virtual.system.pickers import month_title, months_of
from devices.virtual.system.status_bar import uses_24_hours
from phoneagent.tasks.moves import Move
from phoneagent.tasks.plan import Fill, Open, Tap, Turn
from phoneagent.tasks.splits import Split
from phoneagent.tasks.wording import clock_time, say, worded

CALENDAR = "com.google.android.calendar"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MINUTES = (0, 0, 15, 30, 45)
LENGTHS_MIN = (15, 30, 45, 60, 90, 120)


def to_calendar(state: PhoneState) -> Open:
    return Open(say(state, "Calendar"), CALENDAR)


def today(state: PhoneState) -> date:
    return day_of(state.now_s)


def ahead(rng: random.Random, state: PhoneState, least: int = 1, most: int = 24) -> date:
    return today(state) + timedelta(days=rng.randint(least, most))


# --- in words ---------------------------------------------------------------------------------------------------


def spelled(rng: random.Random, split: Split, day: date) -> str:
    """A date as a person would write it in English."""
    month = months_of(PhoneCore(PhoneState()))[day.month - 1]
    return worded(
        rng, split, (f"{month} {day.day}", f"{month} {day.day} {day.year}", f"{day:%Y-%m-%d}"),
        (f"{day.day} {month}", f"{month} {day.day}, {day.year}"),
    )  # fmt: skip


def spelled_zh(day: date) -> str:
    return f"{day.month}月{day.day}日"


def weekday(day: date) -> str:
    return WEEKDAYS[day.weekday()]


def weekday_zh(day: date) -> str:
    return "星期" + "一二三四五六日"[day.weekday()]


def time_at(state: PhoneState, at_s: int) -> str:
    """A moment's time of day as the phone writes it."""
    when = local(at_s)
    return clock_time(state, when.hour, when.minute)


# --- the way there ----------------------------------------------------------------------------------------------


def to_day(state: PhoneState, day: date) -> tuple[Move, ...]:
    """Open the calendar, turn to the month, open the day."""
    phone, now = PhoneCore(state), today(state)
    months = (day.year - now.year) * 12 + day.month - now.month
    turn = say(state, "Next month") if months > 0 else say(state, "Previous month")
    title = month_title(phone, day.year, day.month)
    turns = (Tap(turn, unless=title) for _ in range(abs(months)))
    return (to_calendar(state), *turns, Tap(date_words(phone, day)))


def to_list(state: PhoneState) -> tuple[Move, ...]:
    """Open the calendar and list what comes."""
    return (to_calendar(state), Tap(say(state, "Change view")), Tap(say(state, "Simple event list")))


def set_time(state: PhoneState, which: str, at_s: int) -> tuple[Move, ...]:
    """In the form: type a time into the picker that "Start time" or "End time" opens."""
    when = local(at_s)
    whole_day = uses_24_hours(state)
    shown = when.hour if whole_day else when.hour % 12 or 12
    half = () if whole_day else (Turn(say(state, "AM" if when.hour < 12 else "PM"), True, own=True),)
    return (
        Tap(say(state, which)), Fill("hour", f"{shown:02d}", replaces=True),
        Fill("minute", f"{when.minute:02d}", replaces=True), *half, Tap(say(state, "OK")),
    )  # fmt: skip


# --- what is in the calendar ------------------------------------------------------------------------------------


def clear(state: PhoneState, first: date, last: date) -> None:
    """Nothing happens on these days any more."""
    events = state.calendar.events
    events[:] = [event for event in events if not happenings([event], first, last)]


def some_titles(rng: random.Random, split: Split, state: PhoneState, count: int) -> list[str]:
    """Titles that no event has yet."""
    used = {event.title for event in state.calendar.events}
    titles = event_words(split, state.look.locale).titles
    free = [title for title in titles if not any(title in other for other in used)]
    if len(free) < count:
        state.calendar.events.clear()
        free = list(titles)
    return rng.sample(free, min(count, len(free)))


def a_start(rng: random.Random, day: date, least_hour: int = 7, most_hour: int = 20) -> int:
    return moment(day, rng.randint(least_hour, most_hour), rng.choice(MINUTES))


def put(state: PhoneState, title: str, start_s: int, length_min: int = 60, **more: str) -> Event:
    event = Event(state.new_id(), title, start_s, start_s + 60 * length_min, **more)  # type: ignore[arg-type]
    state.calendar.events.append(event)
    return event


def busy_day(rng: random.Random, split: Split, state: PhoneState, day: date, count: int) -> list[Event]:
    """So many events on a day and no others, each at an hour of its own, in order."""
    clear(state, day, day)
    hours = sorted(rng.sample(range(8, 20), count))
    titles = some_titles(rng, split, state, count)
    return [
        put(state, title, moment(day, hour, rng.choice(MINUTES)), 45)
        for hour, title in zip(hours, titles, strict=False)
    ]
