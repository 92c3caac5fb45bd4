"""Tasks in the Clock: alarms, the stopwatch, timers, cities."""

from __future__ import annotations

import random

from devices.virtual.content import words
from devices.virtual.state import Alarm, PhoneState, Timer
from phoneagent.tasks.plan import Fill, Open, Tap, Turn
from phoneagent.tasks.splits import Split
from phoneagent.tasks.task import Task, Template, Where
from phoneagent.tasks.wording import clock_time, say, worded

CLOCK = "com.google.android.deskclock"
TABS = (("World clock", "world"), ("Timer", "timers"), ("Stopwatch", "stopwatch"), ("Alarm", "alarms"))
SEALED_MINUTES = (5, 20, 35, 50)
"""Minutes of sealed alarm times; training uses others."""


def _to_clock(state: PhoneState) -> Open:
    return Open(say(state, "Clock"), CLOCK)


def _to_alarms(state: PhoneState) -> Tap:
    return Tap(say(state, "Alarm"), last=True, unless=say(state, "Add alarm"))


def _time(rng: random.Random, split: Split) -> tuple[int, int]:
    hour = rng.randrange(24)
    minutes = [minute for minute in range(60) if (minute in SEALED_MINUTES) == (split == "sealed")]
    return hour, rng.choice([minute for minute in minutes if minute % 5 == 0] if rng.random() < 0.7 else minutes)


def set_alarm(rng: random.Random, split: Split, state: PhoneState) -> Task:
    hour, minute = _time(rng, split)
    while any((alarm.hour, alarm.minute) == (hour, minute) for alarm in state.alarms):
        hour, minute = _time(rng, split)
    when = clock_time(state, hour, minute)
    goal = worded(
        rng, split,
        ("Set an alarm for {}", "Create an alarm at {}", "Add a new alarm for {}", "Wake me up at {}",
         "I need an alarm at {}"),
        ("Make the phone ring at {}", "Put in an alarm at {}", "Please set a {} alarm"),
    ).format(when)  # fmt: skip
    shown = hour if state.look.locale == "zh" else hour % 12 or 12
    half = () if state.look.locale == "zh" else (Turn("AM" if hour < 12 else "PM", True, own=True),)
    return Task(
        goal=goal,
        goal_zh=f"设置一个{when}的闹钟",
        plan=(
            _to_clock(state), _to_alarms(state), Tap(say(state, "Add alarm")),
            Fill("hour", f"{shown:02d}", replaces=True), Fill("minute", f"{minute:02d}", replaces=True), *half,
            Tap(say(state, "OK")),
        ),
        want=lambda after: after.alarms.append(Alarm(0, hour, minute)),
    )  # fmt: skip


def switch_alarm(rng: random.Random, split: Split, state: PhoneState) -> Task:
    on = rng.random() < 0.5
    hour, minute = _time(rng, split)
    state.alarms[:] = [alarm for alarm in state.alarms if (alarm.hour % 12, alarm.minute) != (hour % 12, minute)][:3]
    when = clock_time(state, hour, minute)
    goal = worded(
        rng, split,
        ("Turn {1} the {0} alarm", "Turn {1} my alarm at {0}", "Switch {1} the alarm set for {0}",
         "Switch the {0} alarm {1}"),
        ("Make sure the {0} alarm is {1}", "I want the {0} alarm turned {1}"),
    ).format(when, "on" if on else "off")  # fmt: skip

    state.alarms.append(Alarm(state.new_id(), hour, minute, enabled=not on))

    def want(after: PhoneState) -> None:
        alarm = next(alarm for alarm in after.alarms if (alarm.hour, alarm.minute) == (hour, minute))
        alarm.enabled = on

    plan = (_to_clock(state), _to_alarms(state), Turn(when, on, own=True))
    return Task(goal, plan, want, goal_zh=f"{'打开' if on else '关闭'}{when}的闹钟")


def start_stopwatch(rng: random.Random, split: Split, state: PhoneState) -> Task:
    def want(after: PhoneState) -> None:
        after.stopwatch.started_s = after.now_s

    goal = worded(
        rng, split,
        ("Start the stopwatch", "Run the stopwatch", "Open the stopwatch and start it",
         "Start timing with the stopwatch"),
        ("Get the stopwatch going", "Begin the stopwatch in the Clock app"),
    )  # fmt: skip
    plan = (_to_clock(state), Tap(say(state, "Stopwatch"), last=True), Tap(say(state, "Start")))
    return Task(goal, plan, want, goal_zh="启动秒表")


def set_timer(rng: random.Random, split: Split, state: PhoneState) -> Task:
    minutes = rng.choice((4, 6, 7, 9) if split == "sealed" else (1, 2, 3, 5, 8))
    seconds = minutes * 60

    def want(after: PhoneState) -> None:
        after.timers.append(Timer(0, seconds, seconds, ends_s=after.now_s))

    goal = worded(
        rng, split,
        ("Start a {} minute timer", "Set a timer for {} minutes", "Start a timer of {} minutes",
         "Count down {} minutes"),
        ("I need a {} minute timer", "Time {} minutes with a timer"),
    ).format(minutes)  # fmt: skip
    plan = (
        _to_clock(state), Tap(say(state, "Timer"), last=True), Tap(str(minutes)), Tap("00", last=True),
        Tap(say(state, "Start timer")),
    )  # fmt: skip
    state.timers.clear()
    return Task(goal, plan, want, goal_zh=f"设置一个{minutes}分钟的计时器并开始")


def open_tab(rng: random.Random, split: Split, state: PhoneState) -> Task:
    label, page = rng.choice(TABS)
    goal = worded(
        rng, split,
        ("Open the {} tab in the Clock app", "Show me the {} page of the Clock", "Go to {} in Clock"),
        ("In the clock app, bring up {}", "Take me to {} in the Clock app"),
    ).format(label)  # fmt: skip
    plan = (_to_clock(state), Tap(say(state, label), last=True))
    return Task(goal, plan, where=Where(CLOCK, page), goal_zh=f"打开时钟应用的{say(state, label)}页面")


def add_city(rng: random.Random, split: Split, state: PhoneState) -> Task:
    left = [name for name in words(split).cities if name not in state.cities]
    city = rng.choice(left or [state.cities.pop()])
    goal = worded(
        rng, split,
        ("Add {} to the world clock", "Show the time in {} on the world clock", "Add the city {} to my world clock"),
        ("Put {} on the world clock", "I want {} in my world clock list"),
    ).format(city)  # fmt: skip
    plan = (
        _to_clock(state), Tap(say(state, "World clock"), last=True), Tap(say(state, "Add city")),
        Fill("search", city), Tap(city, last=True),
    )  # fmt: skip
    return Task(goal, plan, lambda after: after.cities.append(city), goal_zh=f"在世界时钟中添加{city}")


TEMPLATES = (
    Template("clock_set_alarm", "Clock", 6, set_alarm),
    Template("clock_switch_alarm", "Clock", 3, switch_alarm),
    Template("clock_start_stopwatch", "Clock", 4, start_stopwatch),
    Template("clock_set_timer", "Clock", 6, set_timer),
    Template("clock_open_tab", "Clock", 3, open_tab),
    Template("clock_add_city", "Clock", 7, add_city),
)
