"""Tasks that change the calendar: adding events in many ways, moving and deleting them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta

from devices.virtual.apps.calendar.data import Event, Repeat
from devices.virtual.apps.calendar.days import day_of, moment
from devices.virtual.apps.calendar.fill import event_words
from devices.virtual.state import PhoneState
from phoneagent.tasks.moves import Ask, Move, Refuse
from phoneagent.tasks.plan import Fill, Tap
from phoneagent.tasks.splits import Split
from phoneagent.tasks.task import Task, Template
from phoneagent.tasks.whole_phone.calendar_days import (
    LENGTHS_MIN,
    a_start,
    ahead,
    busy_day,
    put,
    set_time,
    some_titles,
    spelled,
    spelled_zh,
    time_at,
    to_day,
    today,
    weekday,
    weekday_zh,
)
from phoneagent.tasks.whole_phone.calendar_reading import READING
from phoneagent.tasks.wording import say, worded

REPEATS: tuple[tuple[Repeat, str, str], ...] = (
    ("daily", "Daily", "每天"), ("weekly", "Weekly", "每周"), ("monthly", "Monthly", "每月"),
    ("yearly", "Yearly", "每年"),
)  # fmt: skip


# --- adding -----------------------------------------------------------------------------------------------------


def _write(state: PhoneState, event: Event, *more: Move) -> tuple[Move, ...]:
    """The way to a new event from the home screen."""
    fields = (("event_location", event.place), ("event_description", event.description))
    texts = (Fill(field, text) for field, text in fields if text)
    end = set_time(state, "End time", event.end_s) if event.end_s - event.start_s != 3600 else ()
    return (
        *to_day(state, day_of(event.start_s)), Tap(say(state, "New Event")), Fill("event_title", event.title), *texts,
        *set_time(state, "Start time", event.start_s), *end, *more, Tap(say(state, "Save")),
    )  # fmt: skip


def _new(rng: random.Random, split: Split, state: PhoneState, day: date, *, length_min: int = 60) -> Event:
    """An event that is not there yet."""
    start = a_start(rng, day)
    return Event(0, some_titles(rng, split, state, 1)[0], start, start + 60 * length_min)


def _adds(state: PhoneState, event: Event, goal: str, goal_zh: str, *more: Move) -> Task:
    return Task(goal, _write(state, event, *more), lambda after: after.calendar.events.append(event), goal_zh=goal_zh)


def _minutes(event: Event) -> int:
    return (event.end_s - event.start_s) // 60


def add_event(rng: random.Random, split: Split, state: PhoneState) -> Task:
    event = _new(rng, split, state, ahead(rng, state), length_min=rng.choice(LENGTHS_MIN))
    words = event_words(split, state.look.locale)
    event.description = rng.choice(words.descriptions)
    if rng.random() < 0.5:
        event.place = rng.choice(words.places)
    day, time = day_of(event.start_s), time_at(state, event.start_s)
    goal = worded(
        rng, split,
        ('Create a calendar event "{title}" on {day} at {time} with the description "{text}", lasting {n} minutes',
         'Add "{title}" to my calendar for {day}, {time}; it lasts {n} minutes and its description is "{text}"',
         'New event in the calendar: {day} at {time}, title "{title}", description "{text}", {n} minutes long'),
        ('Put "{title}" into the calendar on {day} at {time} for {n} minutes and note "{text}" as its description',),
    ).format(
        title=event.title, day=spelled(rng, split, day), time=time, text=event.description, n=_minutes(event)
    )  # fmt: skip
    goal_zh = (
        f"在日历中新建活动“{event.title}”，{spelled_zh(day)}{time}，"
        f"时长{_minutes(event)}分钟，说明“{event.description}”"
    )
    if event.place:
        goal, goal_zh = f'{goal}. The place is "{event.place}"', f"{goal_zh}，地点“{event.place}”"
    return _adds(state, event, goal, goal_zh)


def _add_on(rng: random.Random, split: Split, state: PhoneState, day: date, when: str, when_zh: str) -> Task:
    """An event on a day that is named relative to today."""
    event = _new(rng, split, state, day)
    time = time_at(state, event.start_s)
    goal = worded(
        rng, split,
        ('Add an event "{0}" {1} at {2} to my calendar, one hour long',
         'Create the calendar event "{0}" {1} at {2} for an hour',
         'Schedule "{0}" {1} at {2}, it takes an hour'),
        ('Note "{0}" in the calendar {1} at {2}, it takes one hour',),
    ).format(event.title, when, time)  # fmt: skip
    return _adds(state, event, goal, f"在日历中新建活动“{event.title}”，{when_zh}{time}，时长一小时")


def add_tomorrow(rng: random.Random, split: Split, state: PhoneState) -> Task:
    return _add_on(rng, split, state, today(state) + timedelta(days=1), "tomorrow", "明天")


def add_in_two_weeks(rng: random.Random, split: Split, state: PhoneState) -> Task:
    return _add_on(rng, split, state, today(state) + timedelta(days=14), "two weeks from today", "两周后的今天")


def add_on_weekday(rng: random.Random, split: Split, state: PhoneState) -> Task:
    day = ahead(rng, state, 2, 6)
    return _add_on(rng, split, state, day, f"this {weekday(day)}", f"这个{weekday_zh(day)}")


def add_repeating(rng: random.Random, split: Split, state: PhoneState) -> Task:
    event = _new(rng, split, state, ahead(rng, state))
    event.repeat, label, repeat_zh = rng.choice(REPEATS)
    day, time = day_of(event.start_s), time_at(state, event.start_s)
    goal = worded(
        rng, split,
        ('Create a {0} repeating event "{1}" in the calendar, starting on {2} at {3}, one hour long',
         'Add "{1}" to my calendar, {0}, for the first time on {2} at {3}, for an hour'),
        ('I need a {0} event called "{1}" from {2} on, at {3} for one hour',),
    ).format(event.repeat, event.title, spelled(rng, split, day), time)  # fmt: skip
    goal_zh = f"在日历中新建{repeat_zh}重复的活动“{event.title}”，从{spelled_zh(day)}{time}开始，时长一小时"
    return _adds(state, event, goal, goal_zh, Tap(say(state, "Repetition")), Tap(say(state, label)))


def ask_time(rng: random.Random, split: Split, state: PhoneState) -> Task:
    """The goal leaves out the time; only the person knows it."""
    event = _new(rng, split, state, ahead(rng, state, 1, 6))
    day, time = day_of(event.start_s), time_at(state, event.start_s)
    goal = worded(
        rng, split,
        ('Put "{0}" into my calendar on {1}, one hour long. Ask me at what time',
         'Add an event "{0}" on {1} for an hour; you have to ask me when it starts'),
        ('Schedule "{0}" for {1}, an hour. I will tell you the time when you ask me',),
    ).format(event.title, spelled(rng, split, day))  # fmt: skip
    plan = (Ask("At what time does it start?"), *_write(state, event))
    goal_zh = f"在日历中新建活动“{event.title}”，{spelled_zh(day)}，时长一小时。开始时间请问我"
    return Task(goal, plan, lambda after: after.calendar.events.append(event), goal_zh=goal_zh, person=time)


# --- deleting and changing --------------------------------------------------------------------------------------


def _delete(state: PhoneState, titles: Sequence[str]) -> tuple[Move, ...]:
    """On the page of a day: each event by its form's bin."""
    delete = say(state, "Delete")
    return tuple(move for title in titles for move in (Tap(title), Tap(delete), Tap(delete, last=True)))


def _delete_all(rng: random.Random, split: Split, state: PhoneState, day: date, when: str, when_zh: str) -> Task:
    events = busy_day(rng, split, state, day, rng.choice((2, 2, 3)))
    gone = [event.id for event in events]
    goal = worded(
        rng, split,
        ("Delete all events of {} from my calendar", "Remove everything that is in my calendar {on}",
         "Delete all calendar events {on}"),
        ("Delete whatever the calendar holds for {}", "My calendar for {} shall be empty, delete its events"),
    ).format(when, on=when if when.startswith("this ") else f"on {when}")  # fmt: skip

    def want(after: PhoneState) -> None:
        after.calendar.events[:] = [event for event in after.calendar.events if event.id not in gone]

    plan = (*to_day(state, day), *_delete(state, [event.title for event in events]))
    return Task(goal, plan, want, goal_zh=f"删除日历中{when_zh}的所有活动")


def delete_events(rng: random.Random, split: Split, state: PhoneState) -> Task:
    day = ahead(rng, state)
    return _delete_all(rng, split, state, day, spelled(rng, split, day), spelled_zh(day))


def delete_events_on_weekday(rng: random.Random, split: Split, state: PhoneState) -> Task:
    day = ahead(rng, state, 2, 6)
    return _delete_all(rng, split, state, day, f"this {weekday(day)}", f"这个{weekday_zh(day)}")


def delete_event(rng: random.Random, split: Split, state: PhoneState) -> Task:
    """One of several that day; another of the same name is on another day."""
    day = ahead(rng, state)
    event = rng.choice(busy_day(rng, split, state, day, 2))
    put(state, event.title, moment(day + timedelta(days=2), 9))
    number, time = event.id, time_at(state, event.start_s)
    goal = worded(
        rng, split,
        ('Delete the event "{0}" on {1} at {2} from my calendar', 'Remove "{0}" ({1}, {2}) from the calendar'),
        ('The calendar event "{0}" of {1}, {2} is cancelled, delete it',),
    ).format(event.title, spelled(rng, split, day), time)  # fmt: skip

    def want(after: PhoneState) -> None:
        after.calendar.events[:] = [other for other in after.calendar.events if other.id != number]

    plan = (*to_day(state, day), *_delete(state, [event.title]))
    return Task(goal, plan, want, goal_zh=f"从日历中删除{spelled_zh(day)}{time}的活动“{event.title}”")


def move_event(rng: random.Random, split: Split, state: PhoneState) -> Task:
    day = ahead(rng, state)
    event = rng.choice(busy_day(rng, split, state, day, 2))
    start = event.start_s
    while start // 3600 == event.start_s // 3600:
        start = a_start(rng, day)
    number, end, time = event.id, start + event.end_s - event.start_s, time_at(state, start)
    goal = worded(
        rng, split,
        ('Move the event "{0}" on {1} to {2} the same day',
         'Change the calendar: "{0}" on {1} starts at {2} now, it stays as long'),
        ('"{0}" on {1} was put off, it begins at {2} that day; correct my calendar',),
    ).format(event.title, spelled(rng, split, day), time)  # fmt: skip

    def want(after: PhoneState) -> None:
        moved = next(one for one in after.calendar.events if one.id == number)
        moved.start_s, moved.end_s = start, end

    plan = (*to_day(state, day), Tap(event.title), *set_time(state, "Start time", start), Tap(say(state, "Save")))
    return Task(goal, plan, want, goal_zh=f"把日历中{spelled_zh(day)}的活动“{event.title}”改到当天{time}，时长不变")


def set_reminder(rng: random.Random, split: Split, state: PhoneState) -> Task:
    day = ahead(rng, state)
    event = rng.choice(busy_day(rng, split, state, day, 2))
    number, minutes = event.id, rng.choice((5, 15, 30))
    goal = worded(
        rng, split,
        ('Remind me {2} minutes before "{0}" on {1}',
         'Set the reminder of the event "{0}" on {1} to {2} minutes before'),
        ('For "{0}" on {1} I want to be reminded {2} minutes ahead',),
    ).format(event.title, spelled(rng, split, day), minutes)  # fmt: skip

    def want(after: PhoneState) -> None:
        next(one for one in after.calendar.events if one.id == number).reminder_min = minutes

    label = say(state, "{n} minutes before").format(n=minutes)
    plan = (*to_day(state, day), Tap(event.title), Tap(say(state, "Reminder")), Tap(label), Tap(say(state, "Save")))
    return Task(goal, plan, want, goal_zh=f"把{spelled_zh(day)}的活动“{event.title}”的提醒设为提前{minutes}分钟")


def missing_event(rng: random.Random, split: Split, state: PhoneState) -> Task:
    """There is no such event on that day; a like one must stay."""
    day = ahead(rng, state, 2, 20)
    titles = [event.title for event in busy_day(rng, split, state, day, 2)]
    missing = next(title for title in event_words(split, state.look.locale).titles if title not in titles)
    state.calendar.events[:] = [event for event in state.calendar.events if missing not in event.title]
    goal = worded(
        rng, split,
        ('Delete the event "{0}" on {1} from my calendar', 'Remove "{0}" on {1} from the calendar'),
        ('"{0}" on {1} is off, delete it from my calendar',),
    ).format(missing, spelled(rng, split, day))  # fmt: skip
    plan = (*to_day(state, day), Refuse(f"There is no event {missing} on that day."))
    return Task(goal, plan, goal_zh=f"从日历中删除{spelled_zh(day)}的活动“{missing}”", possible=False)


TEMPLATES = (
    Template("calendar_add_event", "Calendar", 10, add_event, "hard", androidworld="SimpleCalendarAddOneEvent"),
    Template("calendar_add_in_two_weeks", "Calendar", 9, add_in_two_weeks, "medium", sealed=True,
             androidworld="SimpleCalendarAddOneEventInTwoWeeks"),
    Template("calendar_add_on_weekday", "Calendar", 9, add_on_weekday, "medium",
             androidworld="SimpleCalendarAddOneEventRelativeDay"),
    Template("calendar_add_tomorrow", "Calendar", 9, add_tomorrow, "medium",
             androidworld="SimpleCalendarAddOneEventTomorrow"),
    Template("calendar_add_repeating", "Calendar", 11, add_repeating, "hard",
             androidworld="SimpleCalendarAddRepeatingEvent"),
    Template("calendar_ask_time", "Calendar", 10, ask_time, "hard"),
    Template("calendar_delete_events", "Calendar", 9, delete_events, "medium",
             androidworld="SimpleCalendarDeleteEvents"),
    Template("calendar_delete_events_on_weekday", "Calendar", 9, delete_events_on_weekday, "medium", sealed=True,
             androidworld="SimpleCalendarDeleteEventsOnRelativeDay"),
    Template("calendar_delete_event", "Calendar", 6, delete_event, "easy", androidworld="SimpleCalendarDeleteOneEvent"),
    Template("calendar_move_event", "Calendar", 8, move_event, "medium"),
    Template("calendar_set_reminder", "Calendar", 7, set_reminder, "easy", sealed=True),
    Template("calendar_missing_event", "Calendar", 3, missing_event, "medium"),
    *READING,
)  # fmt: skip
