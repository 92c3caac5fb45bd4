"""What the town is made of, how far things are, and the way from here to there along its streets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from devices.virtual.apps.maps.data import Maps, Place, Street

Say = Callable[[str], str]
TOWN_M = 4000
"""Its width and height."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of place."""

    label: str
    icon: str
    tint: str


KINDS: dict[str, Kind] = {
    "restaurant": Kind("Restaurants", "restaurant", "#d3632b"),
    "cafe": Kind("Cafés", "local_cafe", "#9a5b2e"),
    "hotel": Kind("Hotels", "hotel", "#b8326a"),
    "pharmacy": Kind("Pharmacies", "local_pharmacy", "#2e8b57"),
    "museum": Kind("Museums", "museum", "#6a4fb3"),
    "park": Kind("Parks", "park", "#3d8b40"),
    "library": Kind("Libraries", "local_library", "#2f6fdb"),
    "station": Kind("Stations", "train", "#455a64"),
    "shop": Kind("Shops", "shopping_basket", "#00828e"),
}
MODES: dict[str, tuple[str, str, float]] = {
    "car": ("Drive", "directions_car", 8.3),
    "foot": ("Walk", "directions_walk", 1.35),
    "bike": ("Cycle", "directions_bike", 4.2),
}
"""How one may go: name, icon, metres a second."""


@dataclass(frozen=True, slots=True)
class Leg:
    """A straight piece of a way."""

    street: str
    length_m: int
    heading: str
    """"north", "east", "south" or "west"."""
    turn: str
    """"left" or "right" at its beginning, "" for the first."""


_TURNS = {"north": "east", "east": "south", "south": "west", "west": "north"}
"""Heading -> where a turn to the right leads."""


def place_named(maps: Maps, name: str) -> Place | None:
    """The place of this name, None where the town has none."""
    return next((place for place in maps.places if place.name == name), None)


def address(place: Place) -> str:
    """Such as "Mill Lane 24"."""
    return f"{place.street} {place.house}"


def crow_m(maps: Maps, place: Place) -> int:
    """From here to a place, as the crow flies."""
    return int(((place.x_m - maps.here_x_m) ** 2 + (place.y_m - maps.here_y_m) ** 2) ** 0.5)


def length_words(length_m: float) -> str:
    """Such as "350 m" or "1.2 km"."""
    return f"{length_m / 1000:.1f} km" if length_m >= 995 else f"{round(length_m / 10) * 10} m"


def minutes(length_m: float, mode: str) -> int:
    return max(1, round(length_m / MODES[mode][2] / 60))


def way(maps: Maps, place: Place) -> list[Leg]:
    """The way from here along the streets, with as few turns as they allow."""
    start, end = _street_at(maps, maps.here_x_m, maps.here_y_m), _street_at(maps, place.x_m, place.y_m)
    if start is None or end is None:
        return []
    corners: list[tuple[int, int]] = []
    streets = [start]
    if start != end and start.runs_north == end.runs_north:
        aim = place.y_m if start.runs_north else place.x_m
        crossings = [street for street in maps.streets if street.runs_north != start.runs_north]
        middle = min(crossings, key=lambda street: abs(street.at_m - aim))
        corners.append(_crossing(start, middle))
        streets.append(middle)
    if start != end:
        corners.append(_crossing(streets[-1], end))
        streets.append(end)
    points = [_on(start, maps.here_x_m, maps.here_y_m), *corners, _on(end, place.x_m, place.y_m)]
    return _legs(streets, points)


def way_points(maps: Maps, place: Place) -> list[tuple[int, int]]:
    """The corners of that way, from here to the place."""
    x_m, y_m = maps.here_x_m, maps.here_y_m
    points = [(x_m, y_m)]
    for leg in way(maps, place):
        dx, dy = {"north": (0, -1), "south": (0, 1), "east": (1, 0), "west": (-1, 0)}[leg.heading]
        x_m, y_m = x_m + dx * leg.length_m, y_m + dy * leg.length_m
        points.append((x_m, y_m))
    return points


def _legs(streets: list[Street], points: list[tuple[int, int]]) -> list[Leg]:
    legs: list[Leg] = []
    for street, (x1_m, y1_m), (x2_m, y2_m) in zip(streets, points, points[1:], strict=False):
        length_m = abs(x2_m - x1_m) + abs(y2_m - y1_m)
        if not length_m:
            continue
        heading = ("east" if x2_m > x1_m else "west") if x1_m != x2_m else "south" if y2_m > y1_m else "north"
        turn = ""
        if legs:
            turn = "right" if _TURNS[legs[-1].heading] == heading else "left"
        legs.append(Leg(street.name, length_m, heading, turn))
    return legs


def _street_at(maps: Maps, x_m: int, y_m: int) -> Street | None:
    """The street that a point lies on, or the one nearest to it."""
    return min(maps.streets, key=lambda street: abs((x_m if street.runs_north else y_m) - street.at_m), default=None)


def _crossing(one: Street, other: Street) -> tuple[int, int]:
    return (one.at_m, other.at_m) if one.runs_north else (other.at_m, one.at_m)


def _on(street: Street, x_m: int, y_m: int) -> tuple[int, int]:
    """The point of a street beside which something lies."""
    return (street.at_m, y_m) if street.runs_north else (x_m, street.at_m)


def leg_words(say: Say, leg: Leg) -> str:
    """What to do at the beginning of a leg."""
    if leg.turn:
        pattern = say("Turn left onto {street}") if leg.turn == "left" else say("Turn right onto {street}")
        return pattern.format(street=leg.street)
    pattern = {
        "north": "Head north on {street}", "east": "Head east on {street}", "south": "Head south on {street}",
        "west": "Head west on {street}",
    }[leg.heading]  # fmt: skip
    return say(pattern).format(street=leg.street)


LEG_ICONS = {"left": "turn_left", "right": "turn_right", "": "straight"}
