"""A believable calendar: some weeks back, more ahead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from random import Random

from devices.virtual.apps.calendar import lists
from devices.virtual.apps.calendar.data import Event, Repeat
from devices.virtual.apps.calendar.days import day_of, moment
from devices.virtual.state import PhoneState
from devices.virtual.word_lists import Split, part

MINUTES = (0, 0, 15, 30, 30, 45)
LENGTHS_MIN = (15, 30, 30, 45, 60, 60, 90, 120)
REPEATS: tuple[Repeat, ...] = ("", "", "", "", "", "", "", "weekly", "weekly", "monthly", "yearly", "daily")


@dataclass(frozen=True, slots=True)
class EventWords:
    """What events of one split are called."""

    titles: tuple[str, ...]
    places: tuple[str, ...]
    descriptions: tuple[str, ...]


def event_words(split: Split, locale: str) -> EventWords:
    all_lists = (lists.TITLE, lists.PLACE, lists.DESCRIPTION)
    if locale == "zh":
        all_lists = (lists.TITLE_ZH, lists.PLACE_ZH, lists.DESCRIPTION_ZH)
    titles, places, descriptions = (part(one, split) for one in all_lists)
    return EventWords(titles, places, descriptions)


def fill(state: PhoneState, rng: Random, split: Split) -> None:
    words = event_words(split, state.look.locale)
    today = day_of(state.now_s)
    taken: set[tuple[int, int]] = set()
    for _ in range(rng.choice((0, 4, 8, 12, 18, 25))):
        ahead, hour = rng.randrange(-12, 32), rng.randrange(7, 21)
        if (ahead, hour) in taken:
            continue
        taken.add((ahead, hour))
        start = moment(today + timedelta(days=ahead), hour, rng.choice(MINUTES))
        place = rng.choice(words.places) if rng.random() < 0.5 else ""
        description = rng.choice(words.descriptions) if rng.random() < 0.4 else ""
        event = Event(
            state.new_id(), _title(state, rng, words), start, start + 60 * rng.choice(LENGTHS_MIN), place, description,
            repeat=rng.choice(REPEATS), reminder_min=rng.choice((-1, 10, 10, 30, 60)),
        )  # fmt: skip
        if rng.random() < 0.08:
            event.all_day = True
            event.start_s = event.end_s = moment(day_of(start))
        state.calendar.events.append(event)


def _title(state: PhoneState, rng: Random, words: EventWords) -> str:
    """Often just what it is, now and then with whom."""
    title = rng.choice(words.titles)
    if state.contacts and rng.random() < 0.2:
        name = rng.choice(state.contacts).name
        return f"和{name}{title}" if state.look.locale == "zh" else f"{title} with {name}"
    return title
