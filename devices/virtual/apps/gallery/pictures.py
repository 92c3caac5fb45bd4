"""Pictures of the storage as widgets, with what has been done to them: turned, mirrored, cropped, tinted.

The content of an image or video file is its scene and then the edits: "sea/12;crop=1:1;rotate=90".
"""

from __future__ import annotations

from functools import lru_cache

from PIL import Image, ImageOps

from devices.screen import Box
from devices.virtual.apps.camera import scenes
from devices.virtual.painter import Painter
from devices.virtual.state import StoredFile
from devices.virtual.widgets import Node, Size, column, icon, stack

SHAPE = 3 / 4
"""Width to height of a photograph that has not been edited."""
CROPS = {"1:1": 1.0, "4:3": 4 / 3, "16:9": 16 / 9}
FILTERS = ("mono", "sepia", "vivid")
CUT = "~~"
"""Between the scenes of a video that shows one after another, each for an equal time."""


def scene_of(file: StoredFile, at_s: float = 0.0) -> str:
    """What the file shows, with its edits; of a video, at that moment."""
    content = file.content
    if CUT in content:
        parts = content.split(CUT)
        content = parts[min(int(at_s / max(file.lasts_s, 1e-6) * len(parts)), len(parts) - 1)]
    scene, mark, edits = content.partition(";")
    return f"{scene}/{file.strokes}{mark}{edits}" if file.strokes else content


def edits_of(content: str) -> dict[str, str]:
    return dict(part.partition("=")[::2] for part in content.split(";")[1:])


def edited(content: str, **changes: str) -> str:
    """The content after more edits; an empty one takes that edit away. Edits stand in the order of their names."""
    edits = edits_of(content) | changes
    return ";".join([content.split(";")[0], *(f"{name}={edits[name]}" for name in sorted(edits) if edits[name])])


def turned(content: str, by_deg: int) -> str:
    """The content after a turn to the right, or to the left where it is negative."""
    angle = (int(edits_of(content).get("rotate", "0")) + by_deg) % 360
    return edited(content, rotate=str(angle or ""))


def shape_of(content: str) -> float:
    """Width to height of the edited picture."""
    edits = edits_of(content)
    shape = CROPS.get(edits.get("crop", ""), SHAPE)
    return 1 / shape if edits.get("rotate") in ("90", "270") else shape


@lru_cache(maxsize=160)
def picture(content: str, width_px: int, height_px: int) -> Image.Image:
    """The picture, RGBX, covering so many pixels: what does not fit is cut off on both sides."""
    edits = edits_of(content)
    shape = shape_of(content)
    whole = (max(width_px, round(height_px * shape)), max(height_px, round(width_px / shape)))
    sideways = edits.get("rotate") in ("90", "270")
    wide, high = whole[::-1] if sideways else whole
    crop = CROPS.get(edits.get("crop", ""))
    # a crop keeps the whole width of the photograph and the middle of its height
    image = scenes.paint(content.split(";")[0], wide, round(wide / SHAPE) if crop else high)
    if zoom := float(edits.get("zoom", "1")) - 1:
        aside, above = round(image.width * zoom / (zoom + 1) / 2), round(image.height * zoom / (zoom + 1) / 2)
        middle = (aside, above, image.width - aside, image.height - above)
        image = image.resize(image.size, Image.Resampling.BILINEAR, box=middle)
    if crop:
        spare = (image.height - high) // 2
        image = image.crop((0, spare, wide, spare + high))
    if edits.get("flip"):
        image = ImageOps.mirror(image)
    turn = {"90": Image.Transpose.ROTATE_270, "180": Image.Transpose.ROTATE_180, "270": Image.Transpose.ROTATE_90}
    if edits.get("rotate") in turn:
        image = image.transpose(turn[edits["rotate"]])
    image = _tinted(image, edits.get("filter", ""))
    left, top = (image.width - width_px) // 2, (image.height - height_px) // 2
    return image.crop((left, top, left + width_px, top + height_px)).convert("RGBX")


def _tinted(image: Image.Image, name: str) -> Image.Image:
    if name == "mono":
        return ImageOps.grayscale(image).convert("RGB")
    if name == "sepia":
        return ImageOps.colorize(ImageOps.grayscale(image), (40, 26, 13), (255, 240, 214))
    return image.point([min(value * 5 // 4, 255) for value in range(256)] * 3) if name == "vivid" else image


def cover(content: str, *, width: Size = "fill", height: Size = "fill", grow: float = 0) -> Node:
    """A picture that fills its widget."""

    def paint(painter: Painter, box: Box, px_per_dp: float) -> None:
        if box.width > 0 and box.height > 0:
            painter.image(picture(content, box.width, box.height), box.left, box.top)

    return Node("canvas", width=width, height=height, grow=grow, paint=paint)


def whole(content: str, *, desc: str = "", grow: float = 1) -> Node:
    """A picture as large as its widget lets it be, with nothing cut off."""

    def paint(painter: Painter, box: Box, px_per_dp: float) -> None:
        shape = shape_of(content)
        w, h = round(min(box.width, box.height * shape)), round(min(box.height, box.width / shape))
        if w > 0 and h > 0:
            left, top = box.left + (box.width - w) // 2, box.top + (box.height - h) // 2
            painter.image(picture(content, w, h), left, top)

    return Node("canvas", width="fill", grow=grow, paint=paint, desc=desc, class_name="android.widget.ImageView")


def thumbnail(file: StoredFile, *, width: Size = "fill", height: float = 120, mark: float = 32) -> Node:
    """A file's small picture; a video's with a mark to play it."""
    parts = [cover(scene_of(file))]
    if file.kind == "video":
        disc = stack(icon("play_arrow_fill", mark * 0.7, ink="white"), align="center", width=mark, height=mark,
                     fill="#00000088", radius=mark / 2)  # fmt: skip
        parts.append(column(disc, align="center", justify="center", height="fill"))
    return stack(*parts, width=width, height=height)
