"""The virtual phone's fonts: which one has a character, how wide words are, and their shapes as masks.

Everything is cached: the words of a screen hardly change from one picture to the next.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

_FILES = ("roboto-regular.ttf", "roboto-medium.ttf", "noto-sans-sc.otf", "noto-emoji.ttf")
_ROBOTO, _ROBOTO_MEDIUM, _NOTO, _EMOJI, _NONE = range(5)
ELLIPSIS = "…"
_WIDE = "\u2e80"
"""From here on, characters are as wide as high and a line may break between any two but these."""
_NOT_FIRST, _NOT_LAST = frozenset(" ，。、；：？！）》」』”’…—"), frozenset("（《「『“‘")


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Words or an icon as a mask, and where it lies."""

    mask: Image.Image
    """Mode "L": how much of each pixel is ink."""
    left_px: int
    """From the pen's start to the mask's left edge."""
    top_px: int
    """From the baseline to the mask's upper edge; negative above."""


def line_height_px(size_px: float, px_per_sp: float) -> int:
    """Height of a line of text; it goes through Material 3's type scale (16 sp on 24, 22 on 28, 32 on 40, 57 on 64)."""
    return (
        round(max(size_px * 1.02 + 7 * px_per_sp, size_px * 1.14)) if size_px > 13 * px_per_sp else round(size_px * 1.4)
    )


def baseline_px(size_px: float, line_px: int) -> int:
    """From the upper edge of a line to its baseline: Roboto's capitals (0.711 em high) lie in the middle."""
    return round((line_px + size_px * 0.711) / 2)


@lru_cache(maxsize=16384)
def width_px(words: str, size_px: float, bold: bool = False) -> float:
    """How far the pen moves along the words."""
    return sum(_run_width(run, font, size_px) for run, font in _runs(words, bold))


@lru_cache(maxsize=8192)
def wrap(words: str, size_px: float, bold: bool, room_px: float, max_lines: int) -> tuple[str, ...]:
    """The words in lines that fit the room, the last one ending in "…" if there was more; 0 lines is no limit.

    Chinese may break anywhere; other scripts break at spaces, and in a word only if it is wider than the room.
    """
    lines: list[str] = []
    for paragraph in words.split("\n"):
        lines += _wrap_paragraph(paragraph, size_px, bold, room_px)
        if max_lines and len(lines) > max_lines:
            break
    if max_lines and len(lines) > max_lines:
        rest = lines[max_lines - 1] if max_lines > 1 else words.split("\n")[0]
        lines = [*lines[: max_lines - 1], _cut(rest, size_px, bold, room_px)]
    return tuple(lines)


def _wrap_paragraph(words: str, size_px: float, bold: bool, room_px: float) -> list[str]:
    if width_px(words, size_px, bold) <= room_px:
        return [words]
    lines, line = [], ""
    for part in _parts(words):
        if width_px((line + part).rstrip(), size_px, bold) <= room_px:
            line += part
            continue
        if line.strip():
            lines.append(line.rstrip())
        line = part.lstrip() if line else part
        while width_px(line.rstrip(), size_px, bold) > room_px and len(line) > 1:
            fitting = _fitting(line, size_px, bold, room_px)
            lines.append(line[:fitting])
            line = line[fitting:]
    return [*lines, line.rstrip()]


def _parts(words: str) -> list[str]:
    """The words cut where a line may break: after each space, and around a wide (Chinese) character."""
    parts, start = [], 0
    for index in range(1, len(words)):
        before, after = words[index - 1], words[index]
        wide = before >= _WIDE or after >= _WIDE
        if (before == " " and after != " ") or (wide and after not in _NOT_FIRST and before not in _NOT_LAST):
            parts.append(words[start:index])
            start = index
    return [*parts, words[start:]]


def _fitting(words: str, size_px: float, bold: bool, room_px: float) -> int:
    """How many leading characters fit the room, at least one."""
    low, high = 1, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if width_px(words[:middle], size_px, bold) <= room_px:
            low = middle
        else:
            high = middle - 1
    return low


def _cut(words: str, size_px: float, bold: bool, room_px: float) -> str:
    """The words with "…" at the end, as many as fit."""
    left_px = room_px - width_px(ELLIPSIS, size_px, bold)
    if width_px(words, size_px, bold) <= left_px:
        return words + ELLIPSIS
    return words[: _fitting(words, size_px, bold, left_px)].rstrip() + ELLIPSIS


@lru_cache(maxsize=4096)
def text_mask(words: str, size_px: float, bold: bool = False) -> Glyphs:
    """The words' shapes on one line."""
    ascent_px, below_px, side_px = round(size_px * 1.1), round(size_px * 0.4), max(round(size_px * 0.15), 1)
    mask = Image.new("L", (round(width_px(words, size_px, bold)) + 2 * side_px, ascent_px + below_px))
    draw = ImageDraw.Draw(mask)
    pen_px = float(side_px)
    for run, font in _runs(words, bold):
        if font == _NONE:
            _draw_missing(draw, pen_px, ascent_px, size_px, len(run))
        else:
            # the Chinese font comes in one weight: a thin outline makes it bold
            heavy_px = size_px * 0.018 if bold and font == _NOTO else 0
            draw.text((pen_px, ascent_px), run, 255, _font(font, size_px), anchor="ls", stroke_width=heavy_px)
        pen_px += _run_width(run, font, size_px)
    box = mask.getbbox()
    if box is None:
        return Glyphs(Image.new("L", (1, 1)), 0, 0)
    return Glyphs(mask.crop(box), box[0] - side_px, box[1] - ascent_px)


def _draw_missing(draw: ImageDraw.ImageDraw, left_px: float, baseline: int, size_px: float, count: int) -> None:
    """A rounded outline for each character that no font has."""
    for number in range(count):
        left = left_px + (number + 0.12) * size_px
        box = (left, baseline - size_px * 0.72, left + size_px * 0.76, baseline + size_px * 0.04)
        draw.rounded_rectangle(box, size_px * 0.18, outline=255, width=max(round(size_px / 14), 1))


@lru_cache(maxsize=2048)
def icon_mask(name: str, size_px: int) -> Glyphs:
    """An icon's shape from the upper left corner of its square; a name ending in "_fill" is the filled variant.

    Raises:
        KeyError: if the icon is not among the shipped ones.
    """
    codes = _icon_codes()
    filled = name not in codes and name.endswith("_fill")
    code = codes.get(name.removesuffix("_fill") if filled else name)
    if code is None:
        raise KeyError(f"there is no icon {name!r}; add it to scripts/icon_names.txt and run scripts/build_fonts.py")
    mask = Image.new("L", (size_px, size_px))
    font = _load("icons-filled.ttf" if filled else "icons.ttf", size_px)
    ImageDraw.Draw(mask).text((0, size_px), chr(code), 255, font, anchor="ls")
    return Glyphs(mask, 0, 0)


def has_icon(name: str) -> bool:
    """Whether `icon_mask` can draw it."""
    codes = _icon_codes()
    return name in codes or name.removesuffix("_fill") in codes


@lru_cache(maxsize=8192)
def _runs(words: str, bold: bool) -> tuple[tuple[str, int], ...]:
    """The words cut where the font changes."""
    latin, chinese, emoji = _coverage()
    runs: list[tuple[str, int]] = []
    for char in words:
        if char in _INVISIBLE:
            continue
        if char in latin:
            font = _ROBOTO_MEDIUM if bold else _ROBOTO
        else:
            font = _NOTO if char in chinese else _EMOJI if char in emoji else _NONE
        if runs and runs[-1][1] == font:
            runs[-1] = (runs[-1][0] + char, font)
        else:
            runs.append((char, font))
    return tuple(runs)


_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff\u00ad\n\r\t") | {chr(code) for code in range(32)}
_INVISIBLE |= {chr(code) for code in range(0x1F3FB, 0x1F400)}  # skin tones, which the emoji font does not have


@lru_cache(maxsize=16384)
def _run_width(run: str, font: int, size_px: float) -> float:
    return len(run) * size_px if font == _NONE else _font(font, size_px).getlength(run)


def _font(number: int, size_px: float) -> ImageFont.FreeTypeFont:
    return _load(_FILES[number], size_px)


@lru_cache(maxsize=256)
def _load(file: str, size_px: float) -> ImageFont.FreeTypeFont:
    # the basic layout suffices for Latin and Chinese and is the same everywhere; raqm is not in every build of Pillow
    return ImageFont.truetype(BytesIO(_asset(file)), size_px, layout_engine=ImageFont.Layout.BASIC)


@cache
def _asset(file: str) -> bytes:
    return resources.files("devices.virtual").joinpath("assets", file).read_bytes()


def drawable() -> frozenset[str]:
    """Every character the phone has a picture of."""
    return frozenset().union(*_coverage())


@cache
def _coverage() -> tuple[frozenset[str], ...]:
    """The characters of Roboto, of the Chinese font and of the emoji font."""
    covered = json.loads(_asset("coverage.json"))
    return tuple(frozenset(covered[_FILES[font]]) for font in (_ROBOTO, _NOTO, _EMOJI))


@cache
def _icon_codes() -> dict[str, int]:
    codes: dict[str, int] = json.loads(_asset("icons.json"))
    return codes
