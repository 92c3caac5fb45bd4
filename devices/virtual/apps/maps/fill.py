"""Fills Maps: a town with streets and places, of which some are favourites."""

from __future__ import annotations

from random import Random

from devices.virtual.apps.maps import lists
from devices.virtual.apps.maps.data import Maps, Place, PlannedTrack, Saved, Street
from devices.virtual.apps.maps.town import KINDS, TOWN_M
from devices.virtual.state import PhoneState
from devices.virtual.word_lists import Split, part


def track_names(split: Split, locale: str) -> tuple[str, ...]:
    return part(lists.TRACK_ZH if locale == "zh" else lists.TRACK, split)


def fill(state: PhoneState, rng: Random, split: Split) -> None:
    chinese, maps = state.look.locale == "zh", state.maps
    _streets(maps, rng, list(part(lists.STREET_ZH if chinese else lists.STREET, split)))
    _places(maps, rng, list(part(lists.NAME_ZH if chinese else lists.NAME, split)), chinese)
    home = rng.choice(maps.streets)
    along_m = rng.randrange(1200, 2800)
    maps.here_x_m, maps.here_y_m = (home.at_m, along_m) if home.runs_north else (along_m, home.at_m)
    maps.center_x_m, maps.center_y_m = maps.here_x_m, maps.here_y_m
    known = [place.name for place in maps.places]
    maps.favorites = [Saved(name) for name in rng.sample(known, rng.choice((0, 1, 2, 3)))]
    maps.markers = [Saved(name) for name in rng.sample(known, rng.choice((0, 0, 1, 2)))]
    for name in rng.sample(track_names(split, state.look.locale), rng.choice((0, 0, 1))):
        maps.planned.append(PlannedTrack(name, rng.sample(known, 3)))


def _streets(maps: Maps, rng: Random, names: list[str]) -> None:
    """As many as there are names for, half of them in either direction."""
    rng.shuffle(names)
    names = names[: rng.randrange(7, 13)] if len(names) > 6 else names
    for number, name in enumerate(names):
        runs_north = number % 2 == 0
        count = (len(names) + 1) // 2 if runs_north else len(names) // 2
        step_m = TOWN_M // (count + 1)
        at_m = step_m * (number // 2 + 1) + rng.randrange(-step_m // 4, step_m // 4)
        maps.streets.append(Street(name, runs_north, at_m))


def _places(maps: Maps, rng: Random, names: list[str], chinese: bool) -> None:
    rng.shuffle(names)
    after = lists.AFTER_ZH if chinese else lists.AFTER
    for name in names[: rng.choice((6, 9, 12, 16, 20))]:
        kind, street = rng.choice(list(KINDS)), rng.choice(maps.streets)
        along_m = rng.randrange(300, TOWN_M - 300)
        x_m, y_m = (street.at_m, along_m) if street.runs_north else (along_m, street.at_m)
        title = f"{name}{after[kind]}" if chinese else f"{name} {after[kind]}"
        phone = f"0491 570 {rng.randrange(1000):03d}" if rng.random() < 0.8 and kind != "park" else ""
        opens, closes = rng.randrange(6, 11), rng.randrange(16, 24)
        house, stars = along_m // 20, rng.randrange(30, 51) / 10
        maps.places.append(Place(title, kind, street.name, house, x_m, y_m, phone, opens, closes, stars))
