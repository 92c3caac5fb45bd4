"""A step as a marked picture: where it touched, drawn on what the phone showed. Pure: values in, a picture out."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw

from devices.screen import Point, Screen
from tools.call import ToolCall
from tools.gestures import stroke

ACCENT = (255, 61, 113)
"""A red that no common interface uses for itself, so that a mark is not taken for part of the screen."""
_FINE = 3
"""Marks are painted this many times larger and scaled down, which smooths their edges."""


@dataclass(frozen=True, slots=True)
class Ring:
    """A touch at one place."""

    at: Point
    rings: int = 1
    """2 for a double tap."""
    held: bool = False
    """A long press."""


@dataclass(frozen=True, slots=True)
class Trail:
    """A finger's way over the glass."""

    start: Point
    end: Point


Mark = Ring | Trail


def mark(call: ToolCall | None) -> Mark | None:
    """What a call leaves on the glass, or None where it touches no place."""
    if call is None:
        return None
    at, start, end = (call.arguments.get(name) for name in ("at", "start", "end"))
    if call.name == "scroll":
        middle = at if isinstance(at, Point) else Point(0.5, 0.5)
        match call.arguments.get("direction"):
            case "up" | "down" | "left" | "right" as direction:
                return Trail(*stroke(direction, middle))
            case _:
                return None
    if isinstance(start, Point) and isinstance(end, Point):
        return Trail(start, end)
    if isinstance(at, Point):
        return Ring(at, rings=2 if call.name == "double_tap" else 1, held=call.name == "long_press")
    return None


def draw(screen: Screen, call: ToolCall | None = None, width_px: int | None = None) -> Image.Image:
    """The screen, scaled to a width, with the call's mark on it.

    Raises:
        BadPicture: if the screen's bytes are damaged.
    """
    picture = Image.fromarray(screen.pixels)
    if width_px is not None and width_px != picture.width:
        height_px = max(1, round(picture.height * width_px / picture.width))
        picture = picture.resize((width_px, height_px), Image.Resampling.LANCZOS)
    match mark(call):
        case Ring() as ring:
            _paste_ring(picture, ring)
        case Trail() as trail:
            _paste_trail(picture, trail)
    return picture


def small_jpeg(screen: Screen, width_px: int) -> bytes:
    """The screen without any mark, never wider than asked, as a JPEG.

    Raises:
        BadPicture: if the screen's bytes are damaged.
    """
    if screen.is_jpeg and screen.width_px <= width_px:
        return screen.encoded
    out = BytesIO()
    draw(screen, width_px=min(width_px, screen.width_px)).save(out, "JPEG", quality=82)
    return out.getvalue()


def _unit_px(picture: Image.Image) -> float:
    """The radius of a fingertip: about 4 % of the shorter side."""
    return max(4.0, 0.045 * min(picture.size))


def _paste_ring(picture: Image.Image, ring: Ring) -> None:
    unit = _unit_px(picture)
    x, y = ring.at.x * picture.width, ring.at.y * picture.height
    reach = unit * (1.5 + 0.45 * ring.rings)
    with _Layer(picture, x - reach, y - reach, x + reach, y + reach) as layer:
        layer.disc(x, y, unit * 1.35, (*ACCENT, 150 if ring.held else 70))
        for number in range(ring.rings):
            layer.circle(x, y, unit * (1.0 + 0.45 * number), unit * 0.34, (255, 255, 255, 235))
            layer.circle(x, y, unit * (1.0 + 0.45 * number), unit * 0.18, (*ACCENT, 255))
        layer.disc(x, y, unit * 0.3, (255, 255, 255, 255))
        layer.disc(x, y, unit * 0.2, (*ACCENT, 255))


def _paste_trail(picture: Image.Image, trail: Trail) -> None:
    unit = _unit_px(picture)
    x0, y0 = trail.start.x * picture.width, trail.start.y * picture.height
    x1, y1 = trail.end.x * picture.width, trail.end.y * picture.height
    edge = unit * 1.6
    box = (min(x0, x1) - edge, min(y0, y1) - edge, max(x0, x1) + edge, max(y0, y1) + edge)
    angle = math.atan2(y1 - y0, x1 - x0)
    tip = unit * 1.15
    wings = [(x1 - tip * math.cos(angle + turn), y1 - tip * math.sin(angle + turn)) for turn in (0.6, -0.6)]
    with _Layer(picture, *box) as layer:
        layer.disc(x0, y0, unit, (*ACCENT, 70))
        for thick, colour in ((0.62, (255, 255, 255, 235)), (0.36, (*ACCENT, 255))):
            layer.line([(x0, y0), (x1, y1)], unit * thick, colour)
            layer.line([wings[0], (x1, y1), wings[1]], unit * thick, colour)
            layer.disc(x0, y0, unit * (thick + 0.1), colour)


Colour = tuple[int, int, int, int]


class _Layer:
    """A part of a picture, painted larger and put back scaled down."""

    def __init__(self, picture: Image.Image, left: float, top: float, right: float, bottom: float) -> None:
        self._picture = picture
        self._left = max(0, math.floor(left))
        self._top = max(0, math.floor(top))
        width = min(picture.width, math.ceil(right)) - self._left
        height = min(picture.height, math.ceil(bottom)) - self._top
        self._image = Image.new("RGBA", (max(1, width) * _FINE, max(1, height) * _FINE), (*ACCENT, 0))

    def __enter__(self) -> _Layer:
        return self

    def __exit__(self, *error: object) -> None:
        small = self._image.reduce(_FINE)
        self._picture.paste(small, (self._left, self._top), small)

    def disc(self, x: float, y: float, radius: float, colour: Colour) -> None:
        self._blend(lambda pen: pen.ellipse(self._box(x, y, radius), fill=colour))

    def circle(self, x: float, y: float, radius: float, thick: float, colour: Colour) -> None:
        width = max(1, round(thick * _FINE))
        self._blend(lambda pen: pen.ellipse(self._box(x, y, radius + thick / 2), outline=colour, width=width))

    def line(self, points: list[tuple[float, float]], thick: float, colour: Colour) -> None:
        path = [((x - self._left) * _FINE, (y - self._top) * _FINE) for x, y in points]
        width = max(1, round(thick * _FINE))
        self._blend(lambda pen: pen.line(path, fill=colour, width=width, joint="curve"))
        for x, y in (points[0], points[-1]):
            self.disc(x, y, thick / 2, colour)

    def _blend(self, paint: Callable[[ImageDraw.ImageDraw], None]) -> None:
        """Paint over what is there; Pillow alone would replace it, holes and all."""
        over = Image.new("RGBA", self._image.size, (*ACCENT, 0))
        paint(ImageDraw.Draw(over))
        self._image.alpha_composite(over)

    def _box(self, x: float, y: float, radius: float) -> tuple[float, float, float, float]:
        x, y, radius = (x - self._left) * _FINE, (y - self._top) * _FINE, radius * _FINE
        return (x - radius, y - radius, x + radius, y + radius)
