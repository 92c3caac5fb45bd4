"""Album covers, drawn: two colours and a figure, the same for the same album."""

from __future__ import annotations

from functools import lru_cache
from random import Random

from PIL import Image, ImageDraw

from devices.screen import Box
from devices.virtual.painter import Painter
from devices.virtual.widgets import Node

PALETTES = (
    ("#22313f", "#e8b04b", "#d96c4f"), ("#f2e9dc", "#c0392b", "#2c3e50"), ("#0f4c5c", "#e36414", "#fbf3d5"),
    ("#3d2c8d", "#c996cc", "#f7e1d7"), ("#1b4332", "#95d5b2", "#ffe8a3"), ("#6d2e46", "#d5b9b2", "#a26769"),
    ("#101820", "#f2aa4c", "#5d737e"), ("#d8e2dc", "#9d8189", "#f4acb7"), ("#264653", "#2a9d8f", "#e9c46a"),
)  # fmt: skip


def cover(album: str, size: float, radius: float = 8) -> Node:
    """A square picture that goes with an album's name."""

    def paint(painter: Painter, box: Box, px_per_dp: float) -> None:
        painter.image(_picture(album, box.width, round(radius * px_per_dp)), box.left, box.top)

    return Node("canvas", paint=paint, width=size, height=size, id="album_art")


@lru_cache(maxsize=160)
def _picture(album: str, size_px: int, radius_px: int) -> Image.Image:
    chance = Random(f"cover/{album}")
    ground, figure, spot = chance.choice(PALETTES)
    side = 240
    picture = Image.new("RGB", (side, side), ground)
    draw = ImageDraw.Draw(picture)
    match chance.randrange(5):
        case 0:
            for ring in range(5, 0, -1):
                reach = ring * 20
                draw.ellipse((120 - reach, 120 - reach, 120 + reach, 120 + reach), figure if ring % 2 else spot)
        case 1:
            for bar in range(8):
                height = chance.randrange(40, 190)
                draw.rectangle((14 + bar * 27, 220 - height, 34 + bar * 27, 220), figure if bar % 3 else spot)
        case 2:
            draw.polygon([(0, 240), (chance.randrange(60, 180), 60), (240, 240)], figure)
            draw.ellipse((150, 30, 200, 80), spot)
        case 3:
            for line in range(9):
                top = 20 + line * 24
                draw.arc(
                    (chance.randrange(-60, 20), top - 30, 260, top + 40), 180, 360, figure if line % 2 else spot, 7
                )
        case _:
            for _ in range(14):
                x, y, reach = chance.randrange(240), chance.randrange(240), chance.randrange(8, 44)
                draw.rectangle((x - reach, y - reach, x + reach, y + reach), figure if reach % 2 else spot)
    small = picture.resize((size_px, size_px), Image.Resampling.LANCZOS)
    mask = Image.new("L", (size_px, size_px), 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, size_px - 1, size_px - 1), radius_px, fill=255)
    small.putalpha(mask)
    return small
