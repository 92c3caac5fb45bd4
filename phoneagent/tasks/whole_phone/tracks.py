"""Tasks in the activity tracker: questions about what was recorded, recording, renaming, deleting."""

from __future__ import annotations

import random

from devices.virtual.apps.tracks.data import Track
from devices.virtual.apps.tracks.fill import activity, names
from devices.virtual.apps.tracks.kinds import KINDS, MONTHS, day_of, monday_of
from devices.virtual.state import PhoneState
from phoneagent.tasks.plan import Answer, Fill, Open, Tap
from phoneagent.tasks.splits import Split
from phoneagent.tasks.task import Task, Template
from phoneagent.tasks.wording import say, worded

TRACKS = "org.phoneagent.tracks"
DAY_S = 86_400


def _to_tracks(state: PhoneState) -> Open:
    return Open(say(state, "Tracks"), TRACKS)


def _label(state: PhoneState, kind: str) -> str:
    return say(state, KINDS[kind].label)


def _date(state: PhoneState, at_s: float) -> str:
    """A day as a goal names it."""
    day = day_of(at_s)
    if state.look.locale == "zh":
        return f"{day.month}月{day.day}日"
    return f"{MONTHS[day.month - 1]} {day.day}"


def _lay_out(state: PhoneState, rng: random.Random, split: Split, kinds_and_times: list[tuple[str, float]]) -> None:
    """Activities of these kinds at these times, and no others; no two have the same name."""
    left = list(names(split, state.look.locale))
    rng.shuffle(left)
    state.tracks.records.clear()
    for kind, at_s in kinds_and_times[: len(left)]:
        track = activity(rng, left.pop(), kind, at_s)
        track.id = state.new_id()
        state.tracks.records.append(track)


def _this_week(state: PhoneState, rng: random.Random) -> float:
    """A moment of this week that has passed."""
    monday_s = monday_of(state.now_s).timestamp()
    return monday_s + rng.random() * max(state.now_s - monday_s - 60, 1)


def _before(state: PhoneState, rng: random.Random) -> float:
    """A moment of the three weeks before."""
    return monday_of(state.now_s).timestamp() - rng.random() * 21 * DAY_S


def _week(state: PhoneState, rng: random.Random, split: Split, *, most: int = 2) -> str:
    """Some activities of a kind this week, among others; returns the kind."""
    kind, other, third = rng.sample(list(KINDS), 3)
    here = [(kind, _this_week(state, rng)) for _ in range(rng.randrange(1, most + 1))]
    away = [(each, _before(state, rng)) for each in (kind, other, third)]
    _lay_out(state, rng, split, [*here, *away, (other, _this_week(state, rng))])
    return kind


def _of_week(state: PhoneState, kind: str) -> list[Track]:
    since_s = monday_of(state.now_s).timestamp()
    return [track for track in state.tracks.records if track.kind == kind and track.at_s >= since_s]


def count_week(rng: random.Random, split: Split, state: PhoneState) -> Task:
    kind = _week(state, rng, split, most=3)
    name, count = _label(state, kind), str(len(_of_week(state, kind)))
    goal = worded(
        rng, split,
        ("How many {} activities did I record this week? Look in Tracks and answer with a number.",
         "In Tracks, count my {} activities of this week. Answer with the number.",
         "Tell me how often I did {} this week, according to Tracks."),
        ("What is the number of {} activities this week in Tracks?", "This week's {} activities in Tracks: how many?"),
    ).format(name.lower())  # fmt: skip
    goal_zh = f"根据运动轨迹，我本周有多少次{name}？只回答数字"
    plan = (_to_tracks(state), Tap(say(state, "Statistics")), Answer(count))
    return Task(goal, plan, goal_zh=goal_zh, answers=(count,))


def kinds_on_date(rng: random.Random, split: Split, state: PhoneState) -> Task:
    day_s = day_of(state.now_s).timestamp() - rng.randrange(1, 12) * DAY_S
    kinds = rng.sample(list(KINDS), 4)
    here = [(kind, day_s + rng.randrange(6, 21) * 3600) for kind in kinds[: rng.choice((1, 2))]]
    away = [(kind, day_s + rng.choice((-2, -1, 1)) * DAY_S + rng.randrange(0, 20) * 3600) for kind in kinds]
    _lay_out(state, rng, split, [*here, *((kind, min(at_s, state.now_s - 3600)) for kind, at_s in away)])
    found = [track for track in state.tracks.records if day_of(track.at_s).timestamp() == day_s]
    shown = list(dict.fromkeys(_label(state, track.kind) for track in found))
    goal = worded(
        rng, split,
        ("What kinds of activity did I do on {}? Answer from Tracks, separated by commas.",
         "Look in Tracks: which kinds of sport did I record on {}? Give me a list with commas.",
         "Which activities are there in Tracks for {}? Answer with their kinds, separated by commas."),
        ("List the kinds of activity I recorded in Tracks on {}.", "On {}, what did I do? Name the kinds, see Tracks."),
    ).format(_date(state, day_s))  # fmt: skip
    goal_zh = f"根据运动轨迹，我在{_date(state, day_s)}做了哪些类型的运动？用逗号分隔"
    plan = (_to_tracks(state), Tap(found[0].name), Answer(", ".join(shown)))
    return Task(goal, plan, goal_zh=goal_zh, answers=(", ".join(shown),))


def duration(rng: random.Random, split: Split, state: PhoneState) -> Task:
    _week(state, rng, split)
    track = rng.choice(state.tracks.records)
    minutes = str(track.duration_s // 60)
    goal = worded(
        rng, split,
        ('How many minutes did my activity "{}" take? Look in Tracks.',
         'In Tracks, how long was "{}" in minutes?', 'Tell me the moving time of "{}" from Tracks, in minutes.'),
        ('What is the duration of "{}" in Tracks, in whole minutes?',),
    ).format(track.name)  # fmt: skip
    plan = (_to_tracks(state), Tap(track.name), Answer(minutes))
    goal_zh = f"运动轨迹中“{track.name}”用了多少分钟？只回答数字"
    return Task(goal, plan, goal_zh=goal_zh, answers=(minutes,))


def longest(rng: random.Random, split: Split, state: PhoneState) -> Task:
    kind = _week(state, rng, split, most=3)
    track = max(_of_week(state, kind), key=lambda each: each.distance_m)
    metres, name = str(track.distance_m), _label(state, kind)
    goal = worded(
        rng, split,
        ("What was the longest distance of my {} activities this week, in metres? See Tracks.",
         "Look in Tracks: how many metres was my longest {} activity of this week?"),
        ("In metres, how far did I get in my longest {} activity this week, according to Tracks?",),
    ).format(name.lower())  # fmt: skip
    plan = (_to_tracks(state), Tap(name), Tap(track.name), Answer(metres))
    goal_zh = f"根据运动轨迹，本周最长的一次{name}是多少米？只回答数字"
    return Task(goal, plan, goal_zh=goal_zh, answers=(metres,))


def distance_between(rng: random.Random, split: Split, state: PhoneState) -> Task:
    first_s = day_of(state.now_s).timestamp() - rng.randrange(9, 14) * DAY_S
    last_s = first_s + rng.randrange(3, 7) * DAY_S
    kind, other = rng.sample(list(KINDS), 2)
    inside = [(kind, rng.uniform(first_s, last_s + DAY_S - 60)) for _ in range(rng.randrange(1, 4))]
    outside = [(kind, first_s - DAY_S), (kind, last_s + 1.5 * DAY_S), (other, (first_s + last_s) / 2)]
    _lay_out(state, rng, split, [*inside, *outside])
    counted = [track for track in state.tracks.records if track.kind == kind and first_s <= track.at_s < last_s + DAY_S]
    metres, name = str(sum(track.distance_m for track in counted)), _label(state, kind)
    first, last = _date(state, first_s), _date(state, last_s)
    goal = worded(
        rng, split,
        ("How many metres of {0} did I do from {1} to {2}, both days included? See Tracks.",
         "Add up the distance of my {0} activities in Tracks from {1} through {2}. Answer in metres."),
        ("In Tracks, what is the total distance of {0} between {1} and {2} (inclusive), in metres?",),
    ).format(name.lower(), first, last)  # fmt: skip
    plan = (_to_tracks(state), Tap(name), Answer(metres))
    goal_zh = f"根据运动轨迹，从{first}到{last}（含首尾）我的{name}总距离是多少米？只回答数字"
    return Task(goal, plan, goal_zh=goal_zh, answers=(metres,))


def duration_week(rng: random.Random, split: Split, state: PhoneState) -> Task:
    kind = _week(state, rng, split, most=3)
    minutes, name = str(sum(track.duration_s for track in _of_week(state, kind)) // 60), _label(state, kind)
    goal = worded(
        rng, split,
        ("How many minutes of {} did I do this week? Look in Tracks.",
         "Add up the time of my {} activities of this week in Tracks. Answer in minutes."),
        ("What is this week's total {} time in Tracks, in minutes?",),
    ).format(name.lower())  # fmt: skip
    plan = (_to_tracks(state), Tap(say(state, "Statistics")), Answer(minutes))
    goal_zh = f"根据运动轨迹，我本周{name}一共多少分钟？只回答数字"
    return Task(goal, plan, goal_zh=goal_zh, answers=(minutes,))


def delete_track(rng: random.Random, split: Split, state: PhoneState) -> Task:
    _week(state, rng, split)
    name = rng.choice(state.tracks.records).name

    def want(after: PhoneState) -> None:
        after.tracks.records[:] = [track for track in after.tracks.records if track.name != name]

    goal = worded(
        rng, split,
        ('Delete the activity "{}" in Tracks', 'Remove "{}" from my recorded activities',
         'Open Tracks and delete "{}"'),
        ('I do not need the recording "{}" in Tracks any more, delete it',),
    ).format(name)  # fmt: skip
    plan = (
        _to_tracks(state), Tap(name), Tap(say(state, "More options")), Tap(say(state, "Delete"), last=True),
        Tap(say(state, "Delete"), last=True),
    )  # fmt: skip
    return Task(goal, plan, want, goal_zh=f"在运动轨迹中删除“{name}”")


def record(rng: random.Random, split: Split, state: PhoneState) -> Task:
    kind, before = rng.sample(list(KINDS), 2)
    state.tracks.kind, state.tracks.started_s = before, None
    name = _label(state, kind)

    def want(after: PhoneState) -> None:
        after.tracks.kind, after.tracks.started_s = kind, after.now_s

    goal = worded(
        rng, split,
        ("Start recording a {} activity in Tracks and leave it running", "Record {} with Tracks; do not stop it",
         "Begin a new recording of the kind {} in Tracks"),
        ("I am about to do some {}: get Tracks to record it", "Have Tracks record my {}, starting now"),
    ).format(name.lower())  # fmt: skip
    plan = (
        _to_tracks(state), Tap(say(state, "Record"), unless=say(state, "Recording")),
        Tap(say(state, "Kind of activity")), Tap(name, last=True),
    )  # fmt: skip
    return Task(goal, plan, want, goal_zh=f"用运动轨迹开始录制{name}，不要停止")


def rename(rng: random.Random, split: Split, state: PhoneState) -> Task:
    _week(state, rng, split)
    old = rng.choice(state.tracks.records).name
    known = {track.name for track in state.tracks.records}
    new = rng.choice([name for name in names(split, state.look.locale) if name not in known] or ["Loop 7"])

    def want(after: PhoneState) -> None:
        next(track for track in after.tracks.records if track.name == old).name = new

    goal = worded(
        rng, split,
        ('Rename the activity "{0}" in Tracks to "{1}"', 'In Tracks, give "{0}" the new name "{1}"'),
        ('My recording "{0}" in Tracks should be called "{1}"',),
    ).format(old, new)  # fmt: skip
    plan = (_to_tracks(state), Tap(old), Tap(say(state, "Edit")), Fill("name", new), Tap(say(state, "Save")))
    return Task(goal, plan, want, goal_zh=f"在运动轨迹中把“{old}”改名为“{new}”")


TEMPLATES = (
    Template("tracks_count_week", "Tracks", 4, count_week, androidworld="SportsTrackerActivitiesCountForWeek"),
    Template("tracks_kinds_on_date", "Tracks", 4, kinds_on_date, "hard", androidworld="SportsTrackerActivitiesOnDate"),
    Template("tracks_duration", "Tracks", 4, duration, androidworld="SportsTrackerActivityDuration"),
    Template("tracks_longest", "Tracks", 5, longest, androidworld="SportsTrackerLongestDistanceActivity"),
    Template(
        "tracks_distance_between", "Tracks", 4, distance_between, "hard",
        androidworld="SportsTrackerTotalDistanceForCategoryOverInterval",
    ),
    Template(
        "tracks_duration_week", "Tracks", 4, duration_week, "medium", sealed=True,
        androidworld="SportsTrackerTotalDurationForCategoryThisWeek",
    ),
    Template("tracks_delete", "Tracks", 6, delete_track),
    Template("tracks_record", "Tracks", 6, record, "medium"),
    Template("tracks_rename", "Tracks", 7, rename, "medium", sealed=True),
)  # fmt: skip
