"""Tasks in the Clock beyond the first suite's: the stopwatch paused and running, a timer entered but not started."""

from __future__ import annotations

import random

from devices.virtual.state import PhoneState, Stopwatch
from phoneagent.tasks.plan import Move, Open, Tap
from phoneagent.tasks.splits import Split
from phoneagent.tasks.task import Task, Template, Where
from phoneagent.tasks.wording import say, worded

CLOCK = "com.google.android.deskclock"


def _to_stopwatch(state: PhoneState) -> tuple[Open, Tap]:
    return Open(say(state, "Clock"), CLOCK), Tap(say(state, "Stopwatch"), last=True)


def pause_stopwatch(rng: random.Random, split: Split, state: PhoneState) -> Task:
    state.stopwatch = Stopwatch(started_s=state.now_s - rng.randrange(5, 900))

    def want(after: PhoneState) -> None:
        after.stopwatch.started_s = None

    goal = worded(
        rng, split,
        ("Pause the stopwatch", "The stopwatch is running, pause it", "Stop the stopwatch without resetting it"),
        ("Hold the stopwatch where it is", "Halt the running stopwatch, but keep its time"),
    )  # fmt: skip
    return Task(goal, (*_to_stopwatch(state), Tap(say(state, "Pause"))), want, goal_zh="暂停秒表")


def resume_stopwatch(rng: random.Random, split: Split, state: PhoneState) -> Task:
    state.stopwatch = Stopwatch(run_s=float(rng.randrange(5, 900)), laps_s=[2.5] if rng.random() < 0.5 else [])

    def want(after: PhoneState) -> None:
        after.stopwatch = Stopwatch(started_s=after.now_s)

    goal = worded(
        rng, split,
        ("Reset the stopwatch and run it again", "Set the stopwatch back to zero and start it",
         "Start the stopwatch anew from zero"),
        ("Let the stopwatch begin from zero and keep running",),
    )  # fmt: skip
    plan = (*_to_stopwatch(state), Tap(say(state, "Reset"), unless="00:00.00"), Tap(say(state, "Start")))
    return Task(goal, plan, want, goal_zh="将秒表归零并重新开始计时")


def enter_timer(rng: random.Random, split: Split, state: PhoneState) -> Task:
    state.timers.clear()
    hours, minutes = rng.randrange(0, 3), rng.choice((7, 18, 34) if split == "sealed" else (3, 12, 25, 40, 51))
    seconds = rng.choice((9, 27, 46) if split == "sealed" else (5, 15, 30, 45))
    digits = f"{hours}{minutes:02d}{seconds:02d}".lstrip("0")
    goal = worded(
        rng, split,
        ("Enter a timer of {0} hours, {1} minutes and {2} seconds, but do not start it",
         "Set up a timer for {0} h {1} min {2} s in the Clock without starting it"),
        ("Type {0} hours {1} minutes {2} seconds into the timer and leave it there, not started",),
    ).format(hours, minutes, seconds)  # fmt: skip
    plan: tuple[Move, ...] = (
        Open(say(state, "Clock"), CLOCK), Tap(say(state, "Timer"), last=True), *(Tap(digit) for digit in digits),
    )  # fmt: skip
    where = Where(CLOCK, "timers", (("digits", digits),))
    goal_zh = f"在计时器中输入{hours}小时{minutes}分{seconds}秒，但不要启动"
    return Task(goal, plan, where=where, goal_zh=goal_zh)


TEMPLATES = (
    Template("clock_stopwatch_pause", "Clock", 4, pause_stopwatch, androidworld="ClockStopWatchPausedVerify"),
    Template("clock_stopwatch_anew", "Clock", 5, resume_stopwatch, androidworld="ClockStopWatchRunning"),
    Template("clock_timer_entry", "Clock", 6, enter_timer, sealed=True, androidworld="ClockTimerEntry"),
)
