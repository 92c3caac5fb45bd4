"""Tasks in Maps: favourites, markers, planned tracks, being guided, questions about places."""

from __future__ import annotations

import random

from devices.virtual.apps.maps import lists, town
from devices.virtual.apps.maps.data import Place, PlannedTrack, Saved
from devices.virtual.apps.maps.fill import track_names
from devices.virtual.state import PhoneState
from devices.virtual.word_lists import part
from phoneagent.tasks.plan import Answer, Ask, Fill, Move, Open, Refuse, Tap
from phoneagent.tasks.splits import Split
from phoneagent.tasks.task import Task, Template
from phoneagent.tasks.wording import say, worded

MAPS = "org.phoneagent.maps"


def _to_maps(state: PhoneState) -> Open:
    return Open(say(state, "Maps"), MAPS)


def _to_place(state: PhoneState, name: str) -> tuple[Move, ...]:
    return (Tap(say(state, "Search here")), Fill("search", name), Tap(name, last=True))


def _unsaved(state: PhoneState, rng: random.Random) -> Place:
    """A place that is neither a favourite nor marked."""
    place = rng.choice(state.maps.places)
    maps = state.maps
    maps.favorites[:] = [each for each in maps.favorites if each.place != place.name]
    maps.markers[:] = [each for each in maps.markers if each.place != place.name]
    return place


def add_favorite(rng: random.Random, split: Split, state: PhoneState) -> Task:
    name = _unsaved(state, rng).name
    goal = worded(
        rng, split,
        ("Save {} as a favorite in Maps", "Add the place {} to my favorites in Maps", "In Maps, save {}"),
        ("I want to keep {} among my favorite places in Maps",),
    ).format(name)  # fmt: skip
    plan = (_to_maps(state), *_to_place(state, name), Tap(say(state, "Save")))
    goal_zh = f"在地图中收藏{name}"
    return Task(goal, plan, lambda after: after.maps.favorites.append(Saved(name)), goal_zh=goal_zh)


def add_marker(rng: random.Random, split: Split, state: PhoneState) -> Task:
    place = _unsaved(state, rng)
    name = place.name
    goal = worded(
        rng, split,
        ("Put a marker on {0} ({1}) in Maps", "Add a map marker for {0}, {1}",
         "In Maps, mark {0} at {1} with a marker"),
        ("{0} at {1} needs a marker on the map",),
    ).format(name, town.address(place))  # fmt: skip
    plan = (_to_maps(state), *_to_place(state, name), Tap(say(state, "Add marker")))
    goal_zh = f"在地图中给{name}（{town.address(place)}）添加标记"
    return Task(goal, plan, lambda after: after.maps.markers.append(Saved(name)), goal_zh=goal_zh)


def plan_track(rng: random.Random, split: Split, state: PhoneState) -> Task:
    taken = {track.name for track in state.maps.planned}
    name = rng.choice([each for each in track_names(split, state.look.locale) if each not in taken])
    points = [place.name for place in rng.sample(state.maps.places, rng.choice((2, 3, 4)))]
    listed = "; ".join(points)
    goal = worded(
        rng, split,
        ('Save a track "{0}" in Maps that leads through these places in order: {1}',
         'In Maps, plan a track with the points {1} and save it as "{0}"'),
        ('Plan "{0}" in Maps: first to last it visits {1}',),
    ).format(name, listed)  # fmt: skip
    moves: list[Move] = []
    for point in points:
        moves += [Tap(say(state, "Add point")), Fill("search", point), Tap(point, last=True)]
    plan = (
        _to_maps(state), Tap(say(state, "Saved"), last=True), Tap(say(state, "Plan a track")), *moves,
        Tap(say(state, "Save")), Fill("name", name), Tap(say(state, "Save"), last=True),
    )  # fmt: skip
    wanted = PlannedTrack(name, points)
    goal_zh = f"在地图中规划依次经过{listed}的路线，并保存为“{name}”"
    return Task(goal, plan, lambda after: after.maps.planned.append(wanted), goal_zh=goal_zh)


_HOW = {"car": ("by car", "开车"), "foot": ("on foot", "步行"), "bike": ("by bike", "骑车")}


def navigate(rng: random.Random, split: Split, state: PhoneState) -> Task:
    """The app may have to be allowed to know where the phone is."""
    name, mode = rng.choice(state.maps.places).name, rng.choice(tuple(town.MODES))
    state.settings.location = True
    how, how_zh = _HOW[mode]

    def want(after: PhoneState) -> None:
        after.maps.going_to, after.maps.going_by = name, mode

    goal = worded(
        rng, split,
        ("Start navigation to {0} {1} in Maps", "Guide me to {0} {1}; Maps may use my location",
         "Navigate to {0} {1} with Maps"),
        ("I am leaving for {0} {1}, let Maps show me the way",),
    ).format(name, how)  # fmt: skip
    plan = (
        _to_maps(state), *_to_place(state, name), Tap(say(state, "Directions")),
        Tap(say(state, town.MODES[mode][0])), Tap(say(state, "Start")),
    )  # fmt: skip
    return Task(goal, plan, want, goal_zh=f"用地图{how_zh}导航到{name}")


def walking_time(rng: random.Random, split: Split, state: PhoneState) -> Task:
    place, mode = rng.choice(state.maps.places), rng.choice(tuple(town.MODES))
    state.settings.location = True
    far_m = sum(leg.length_m for leg in town.way(state.maps, place))
    minutes = str(town.minutes(far_m, mode))
    how, how_zh = _HOW[mode]
    goal = worded(
        rng, split,
        ("How many minutes does it take to {0} {1}? Look in Maps, do not start.",
         "According to Maps, how long is the way to {0} {1}, in minutes?"),
        ("Tell me how many minutes away {0} is {1}; see Maps.",),
    ).format(place.name, how)  # fmt: skip
    plan = (
        _to_maps(state), *_to_place(state, place.name), Tap(say(state, "Directions")),
        Tap(say(state, town.MODES[mode][0])), Answer(minutes),
    )  # fmt: skip
    goal_zh = f"根据地图，{how_zh}到{place.name}要多少分钟？只回答数字"
    return Task(goal, plan, goal_zh=goal_zh, answers=(minutes,))


def opening_hours(rng: random.Random, split: Split, state: PhoneState) -> Task:
    place = rng.choice(state.maps.places)
    closes = place.closes
    goal = worded(
        rng, split,
        ("Until what time is {} open? See Maps.", "When does {} close, according to Maps?"),
        ("Look up the closing time of {} in Maps.",),
    ).format(place.name)  # fmt: skip
    answers = (f"{closes}:00", f"{closes}", f"{closes % 12 or 12} PM", f"{closes % 12 or 12}:00 PM", f"{closes}点")
    plan = (_to_maps(state), *_to_place(state, place.name), Answer(answers[0]))
    return Task(goal, plan, goal_zh=f"根据地图，{place.name}几点关门？", answers=answers)


def remove_favorite(rng: random.Random, split: Split, state: PhoneState) -> Task:
    name = _unsaved(state, rng).name
    state.maps.favorites.insert(0, Saved(name))

    def want(after: PhoneState) -> None:
        after.maps.favorites[:] = [each for each in after.maps.favorites if each.place != name]

    goal = worded(
        rng, split,
        ("Remove {} from my favorites in Maps", "Delete the favorite {} in Maps", "In Maps, unsave {}"),
        ("{} should no longer be among my favorite places",),
    ).format(name)  # fmt: skip
    remove = Tap(say(state, "Remove {name}").format(name=name))
    plan = (_to_maps(state), Tap(say(state, "Saved"), last=True), remove)
    return Task(goal, plan, want, goal_zh=f"在地图中取消收藏{name}")


def missing_place(rng: random.Random, split: Split, state: PhoneState) -> Task:
    """The town has no such place: the right end is to say so."""
    chinese = state.look.locale == "zh"
    after = lists.AFTER_ZH if chinese else lists.AFTER
    known = {place.name for place in state.maps.places}
    names = part(lists.NAME_ZH if chinese else lists.NAME, split)
    made = [f"{name}{'' if chinese else ' '}{after['hotel']}" for name in names]
    name = rng.choice([each for each in made if each not in known])
    goal = worded(
        rng, split,
        ("Save {} as a favorite in Maps", "Start navigation to {} in Maps"),
        ("Mark {} on the map as a favorite",),
    ).format(name)  # fmt: skip
    plan = (
        _to_maps(state), Tap(say(state, "Search here")), Fill("search", name), Refuse(f"Maps does not know {name}"),
    )  # fmt: skip
    return Task(goal, plan, goal_zh=f"在地图中收藏{name}", possible=False)


def meeting_point(rng: random.Random, split: Split, state: PhoneState) -> Task:
    """Only the person knows which place is meant."""
    name = _unsaved(state, rng).name
    goal = worded(
        rng, split,
        ("Put a marker in Maps on the place where I meet my sister tonight",
         "Mark the place where we have dinner tomorrow in Maps"),
        ("The place of tonight's party should carry a marker in Maps",),
    )  # fmt: skip
    plan = (
        _to_maps(state), Ask("Which place is it?"), *_to_place(state, name), Tap(say(state, "Add marker")),
    )  # fmt: skip

    def want(after: PhoneState) -> None:
        after.maps.markers.append(Saved(name))

    return Task(goal, plan, want, goal_zh="在地图中标记我今晚和妹妹见面的地点", person=name)


TEMPLATES = (
    Template("maps_add_favorite", "Maps", 6, add_favorite, "medium", androidworld="OsmAndFavorite"),
    Template("maps_add_marker", "Maps", 6, add_marker, "medium", androidworld="OsmAndMarker"),
    Template("maps_plan_track", "Maps", 13, plan_track, "hard", sealed=True, androidworld="OsmAndTrack"),
    Template("maps_navigate", "Maps", 9, navigate, "medium"),
    Template("maps_walking_time", "Maps", 9, walking_time, "medium", sealed=True),
    Template("maps_opening_hours", "Maps", 6, opening_hours),
    Template("maps_remove_favorite", "Maps", 4, remove_favorite),
    Template("maps_missing_place", "Maps", 4, missing_place, "medium"),
    Template("maps_meeting_point", "Maps", 7, meeting_point, "medium"),
)
