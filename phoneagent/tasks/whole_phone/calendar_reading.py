"""Tasks that are answered from the calendar: what, when, where, with whom."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import timedelta

from devices.virtual.apps.calendar.data import Event
from devices.virtual.apps.calendar.days import day_of, moment
from devices.virtual.apps.calendar.fill import event_words
from devices.virtual.content import words
from devices.virtual.core import PhoneCore
from devices.virtual.state import PhoneState
from devices.virtual.system.dates import local
from devices.virtual.system.pickers import months_of
from phoneagent.tasks.moves import Answer, Move
from phoneagent.tasks.splits import Split
from phoneagent.tasks.task import Task, Template
from phoneagent.tasks.whole_phone.calendar_days import (
    ahead,
    busy_day,
    clear,
    put,
    some_titles,
    spelled,
    spelled_zh,
    time_at,
    to_day,
    to_list,
    today,
)
from phoneagent.tasks.wording import worded

LISTED = "Answer with the titles only, separated by commas"
LISTED_ZH = "只回答标题，用逗号分隔"
NOTHING = ("none", "no", "no events", "nothing", "没有", "无", "没有活动")


def _told(goal: str, goal_zh: str, way: Sequence[Move], *answers: str) -> Task:
    return Task(goal, (*way, Answer(answers[0])), goal_zh=goal_zh, answers=answers)


def _titles(events: Sequence[Event]) -> str:
    return ", ".join(event.title for event in events)


def any_events(rng: random.Random, split: Split, state: PhoneState) -> Task:
    day = ahead(rng, state)
    events = busy_day(rng, split, state, day, rng.choice((0, 1, 2)))
    goal = worded(
        rng, split,
        ("Do I have any events on {} in my calendar?", "Is there anything in my calendar on {}?"),
        ("Am I free on {}, or is there something in the calendar?",),
    ).format(spelled(rng, split, day))  # fmt: skip
    return _told(
        f'{goal} {LISTED}, or "none"', f"我的日历在{spelled_zh(day)}有活动吗？{LISTED_ZH}，没有就回答“没有”",
        to_day(state, day), *([_titles(events)] if events else NOTHING),
    )  # fmt: skip


def events_on_date(rng: random.Random, split: Split, state: PhoneState) -> Task:
    day = ahead(rng, state)
    events = busy_day(rng, split, state, day, rng.choice((1, 2, 3)))
    goal = worded(
        rng, split,
        ("What events do I have on {} in my calendar?", "Which events are in the calendar on {}?"),
        ("Tell me everything the calendar holds for {}.",),
    ).format(spelled(rng, split, day))  # fmt: skip
    return _told(
        f"{goal} {LISTED}", f"我的日历在{spelled_zh(day)}有哪些活动？{LISTED_ZH}", to_day(state, day), _titles(events)
    )


def event_at_time(rng: random.Random, split: Split, state: PhoneState) -> Task:
    day = ahead(rng, state)
    event = rng.choice(busy_day(rng, split, state, day, 3))
    time = time_at(state, event.start_s)
    goal = worded(
        rng, split,
        ("What is on my calendar for {0} at {1}?", "Which event starts on {0} at {1}?"),
        ("What have I planned on {0} at {1}?",),
    ).format(spelled(rng, split, day), time)  # fmt: skip
    return _told(
        f"{goal} Answer with the title only", f"我的日历在{spelled_zh(day)}{time}有什么活动？只回答标题",
        to_day(state, day), event.title,
    )  # fmt: skip


def events_next_week(rng: random.Random, split: Split, state: PhoneState) -> Task:
    first, last = today(state) + timedelta(days=1), today(state) + timedelta(days=7)
    clear(state, today(state), last)
    titles = some_titles(rng, split, state, rng.choice((2, 3)))
    days = sorted(rng.sample(range(7), len(titles)))
    events = [
        put(state, title, moment(first + timedelta(days=at), rng.randint(8, 19)))
        for at, title in zip(days, titles, strict=True)
    ]
    until, until_zh = spelled(rng, split, last), spelled_zh(last)
    goal = worded(
        rng, split,
        ("What events do I have in the next seven days, from tomorrow to {}?",
         "Which events come in my calendar from tomorrow until {}?"),
        ("Tell me what is planned in my calendar from tomorrow up to {}.",),
    ).format(until)  # fmt: skip
    return _told(
        f"{goal} {LISTED}", f"从明天到{until_zh}我的日历有哪些活动？{LISTED_ZH}", to_list(state), _titles(events)
    )


def events_in_range(rng: random.Random, split: Split, state: PhoneState) -> Task:
    day = ahead(rng, state)
    clear(state, day, day)
    titles = some_titles(rng, split, state, 4)
    hours = (7, 10, 12, 16)[: len(titles)]
    events = [
        put(state, title, moment(day, hour, rng.choice((0, 15, 30)))) for hour, title in zip(hours, titles, strict=True)
    ]
    inside = events[1:3]
    first, last = time_at(state, moment(day, 9)), time_at(state, moment(day, 14))
    goal = worded(
        rng, split,
        ("Which events do I have on {0} between {1} and {2}?", "What is in my calendar from {1} to {2} on {0}?"),
        ("On {0}, what happens between {1} and {2} according to my calendar?",),
    ).format(spelled(rng, split, day), first, last)  # fmt: skip
    return _told(
        f"{goal} {LISTED}", f"我的日历在{spelled_zh(day)}{first}到{last}之间有哪些活动？{LISTED_ZH}",
        to_day(state, day), _titles(inside),
    )  # fmt: skip


def first_after(rng: random.Random, split: Split, state: PhoneState) -> Task:
    day = ahead(rng, state)
    events = busy_day(rng, split, state, day, 3)
    at = rng.randrange(len(events))
    event = events[at]
    hour = local(events[at - 1].start_s).hour + 1 if at else rng.randint(6, local(event.start_s).hour)
    time = time_at(state, moment(day, hour))
    goal = worded(
        rng, split,
        ("What is my first event at or after {1} on {0}?", "Which event is the first on {0} from {1} on?"),
        ("From {1} on, what comes first in my calendar on {0}?",),
    ).format(spelled(rng, split, day), time)  # fmt: skip
    return _told(
        f"{goal} Answer with the title only", f"{spelled_zh(day)}{time}（含）之后我的第一个活动是什么？只回答标题",
        to_day(state, day), event.title,
    )  # fmt: skip


def location_of_event(rng: random.Random, split: Split, state: PhoneState) -> Task:
    day = ahead(rng, state)
    events = busy_day(rng, split, state, day, 2)
    places = event_words(split, state.look.locale).places
    for event, place in zip(events, rng.sample(places, min(len(places), 2)), strict=False):
        event.place = place
    event = events[0]
    goal = worded(
        rng, split,
        ('Where does my event "{0}" on {1} take place?', 'What is the location of "{0}" on {1} in my calendar?'),
        ('To which place do I have to go for "{0}" on {1}?',),
    ).format(event.title, spelled(rng, split, day))  # fmt: skip
    return _told(
        f"{goal} Answer with the location only", f"我{spelled_zh(day)}的活动“{event.title}”在哪里？只回答地点",
        to_day(state, day), event.place,
    )  # fmt: skip


def next_event(rng: random.Random, split: Split, state: PhoneState) -> Task:
    first = today(state)
    clear(state, first, first + timedelta(days=5))
    titles = some_titles(rng, split, state, 2)
    at = rng.randint(1, 3)
    events = [
        put(state, title, moment(first + timedelta(days=at), 9 + 4 * count)) for count, title in enumerate(titles)
    ]
    goal = worded(
        rng, split,
        ("What is my next upcoming event in the calendar?", "Which event comes next in my calendar?"),
        ("What is the very next thing in my calendar?",),
    )  # fmt: skip
    return _told(
        f"{goal} Answer with the title only", "我日历中的下一个活动是什么？只回答标题", to_list(state), events[0].title
    )


def next_meeting(rng: random.Random, split: Split, state: PhoneState) -> Task:
    """The nearest of two meetings with somebody, to be said in a fixed format."""
    chinese = state.look.locale == "zh"
    name = words(split, state.look.locale).person(rng)
    events = state.calendar.events
    events[:] = [event for event in events if name not in event.title]
    title = f"和{name}会面" if chinese else f"Meeting with {name}"
    near, far = sorted(rng.sample(range(1, 20), 2))
    hour, minute = rng.randint(8, 19), rng.choice((0, 15, 30, 45))
    event = put(state, title, moment(today(state) + timedelta(days=near), hour, minute))
    put(state, title, moment(today(state) + timedelta(days=far), 11))
    goal = worded(
        rng, split,
        ("When is my next meeting with {}?", "On what day and time do I meet {} next?"),
        ("When will I see {} again according to my calendar?",),
    ).format(name)  # fmt: skip
    day = day_of(event.start_s)
    month = months_of(PhoneCore(PhoneState()))[day.month - 1]
    time = f"{hour:02d}:{minute:02d}"
    answers = [
        f"{month} {day.day} {day.year} {time}",
        f"{month} {day.day}, {day.year} {time}",
        f"{day:%Y-%m-%d} {time}",
    ]
    answers.insert(0 if chinese else 3, f"{day.year}年{day.month}月{day.day}日 {time}")
    return _told(
        f"{goal} Answer in the format <month name> <day> <year> <hour in 24-hour format>:<minutes>",
        f"我下一次和{name}会面是什么时候？按“年月日 时:分”（24小时制）回答", to_list(state), *answers,
    )  # fmt: skip


READING = (
    Template("calendar_any_events", "Calendar", 4, any_events, "easy", androidworld="SimpleCalendarAnyEventsOnDate"),
    Template("calendar_events_on_date", "Calendar", 4, events_on_date, "medium",
             androidworld="SimpleCalendarEventsOnDate"),
    Template("calendar_event_at_time", "Calendar", 4, event_at_time, "medium",
             androidworld="SimpleCalendarEventOnDateAtTime"),
    Template("calendar_events_next_week", "Calendar", 5, events_next_week, "easy",
             androidworld="SimpleCalendarEventsInNextWeek"),
    Template("calendar_events_in_range", "Calendar", 4, events_in_range, "easy",
             androidworld="SimpleCalendarEventsInTimeRange"),
    Template("calendar_first_after", "Calendar", 4, first_after, "easy", sealed=True,
             androidworld="SimpleCalendarFirstEventAfterStartTime"),
    Template("calendar_location", "Calendar", 4, location_of_event, "easy",
             androidworld="SimpleCalendarLocationOfEvent"),
    Template("calendar_next_event", "Calendar", 5, next_event, "easy", androidworld="SimpleCalendarNextEvent"),
    Template("calendar_next_meeting", "Calendar", 5, next_meeting, "medium",
             androidworld="SimpleCalendarNextMeetingWithPerson"),
)  # fmt: skip
