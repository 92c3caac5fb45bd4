"""What the Maps app keeps."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Street:
    """A straight street through the whole town."""

    name: str
    runs_north: bool
    """From north to south; else from west to east."""
    at_m: int
    """Metres east of the western edge, or south of the northern one."""


@dataclass(slots=True)
class Place:
    """Something in the town that can be found. Places stand still: they are never changed."""

    name: str
    kind: str
    """A key of `town.KINDS`, such as "cafe"."""
    street: str
    house: int
    x_m: int
    """Metres east of the town's western edge."""
    y_m: int
    """Metres south of its northern edge."""
    phone: str = ""
    opens: int = 8
    closes: int = 20
    """Hours of the day."""
    stars: float = 4.0


@dataclass(slots=True)
class Saved:
    """A place that is a favourite or carries a marker."""

    place: str
    """Its name."""


@dataclass(slots=True)
class PlannedTrack:
    """A way through several places, saved under a name."""

    name: str
    points: list[str] = field(default_factory=list)
    """Names of places, in order."""


@dataclass(slots=True)
class Maps:
    """The town, what was saved in it, and what the map shows."""

    streets: list[Street] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    favorites: list[Saved] = field(default_factory=list)
    markers: list[Saved] = field(default_factory=list)
    planned: list[PlannedTrack] = field(default_factory=list)
    going_to: str = ""
    """Name of the place that one is being guided to; "" while one is not."""
    going_by: str = ""
    """"car", "foot" or "bike" while one is guided."""
    here_x_m: int = 0
    here_y_m: int = 0
    """Where the phone is; shown only with the permission for it."""
    center_x_m: int = 0
    center_y_m: int = 0
    zoom: int = 1
    """0 is far away, 2 is near."""
