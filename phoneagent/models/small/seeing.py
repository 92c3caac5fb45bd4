"""What the eye sees on a screenshot beside text: icons by name, switches and their state, fields, what is chosen.

The eye is a network over cells of 16 pixels. Each cell says which thing has its middle there and where in the cell;
lines of text are marked by the cell their middle lies in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import torch
from torch import Tensor

from devices.screen import Box, Pixels, Screen
from phoneagent.models.small.eye_net import EyeNet, eye_size
from phoneagent.models.small.scene import Thing
from phoneagent.reading import Line

MARKS = ("on", "field", "focused")
APART = 1.6
"""Two things are at least so many cells apart; nearer, the surer one is meant."""
MARKED = 0.5
"""Least probability of a mark that is told."""
SURE = 0.6
"""Least probability of a thing that is told; at 0.5 two things that are not there were seen on every screen."""
KEYPAD = 5
"""From so many lone digits on, they are keys that were read, not icons that were taken for writing."""
ICON_SHARE = 0.058
"""An icon's width of the screen's, where only its middle is known (24 dp of 411)."""
SWITCH_SHARE = 0.127


@dataclass(frozen=True)
class Seen:
    """The head's word on every cell."""

    names: Tensor  # (rows, columns), the likeliest name's number
    sure: Tensor  # (rows, columns), its probability
    offset: Tensor  # (rows, columns, 2), where in the cell, 0 to 1
    marks: Tensor  # (rows, columns, marks), probabilities


class Eye:
    """Looks at screenshots."""

    def __init__(self, net: EyeNet, names: Sequence[str]) -> None:
        self.net, self._names = net.eval(), tuple(names)
        self._last: tuple[bytes, Seen] | None = None

    def see(self, screen: Screen, lines: Sequence[Line]) -> list[Thing]:
        """The screen's things: its lines of text with their marks, and what is no text."""
        seen = self._look(screen)
        sights = found_things(seen, self._names, screen.width_px, screen.height_px)
        return together([(line, self._marks_of(seen, line.box, screen)) for line in lines], sights)

    def _look(self, screen: Screen) -> Seen:
        if self._last is None or self._last[0] != screen.encoded:
            self._last = screen.encoded, self.cells(screen.pixels)
        return self._last[1]

    def cells(self, pixels: Pixels) -> Seen:
        """The head's word on a picture."""
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            names, offset, marks = (out[0].float() for out in self.net(batch_of([resize(pixels)])))
        sure, best = names.softmax(-1).max(-1)
        return Seen(best, sure, offset.sigmoid(), marks.sigmoid())

    def _marks_of(self, seen: Seen, box: Box, screen: Screen) -> tuple[str, ...]:
        rows, columns = seen.names.shape
        x_px, y_px = box.center_px
        row, column = int(y_px / screen.height_px * rows), int(x_px / screen.width_px * columns)
        chances = seen.marks[min(row, rows - 1), min(column, columns - 1)].tolist()
        return tuple(mark for mark, chance in zip(MARKS, chances, strict=True) if chance > MARKED)


def resize(pixels: Pixels) -> Pixels:
    """The picture as the eye sees it."""
    size = eye_size(pixels.shape[1], pixels.shape[0])
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)


def batch_of(pictures: Sequence[Pixels]) -> Tensor:
    """Pictures of one size as the network takes them, (B, 3, H, W)."""
    return torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2).float() / 127.5 - 1


def found_things(seen: Seen, names: Sequence[str], width_px: int, height_px: int) -> list[Thing]:
    """The things of the cells that are sure of one; of neighbours that mean the same one the surest."""
    rows, columns = seen.names.shape
    where = ((seen.names > 0) & (seen.sure > SURE)).nonzero().tolist()
    kept: list[tuple[int, float, float]] = []
    for row, column in sorted(where, key=lambda cell: -float(seen.sure[cell[0], cell[1]])):
        name = int(seen.names[row, column])
        x, y = column + float(seen.offset[row, column, 0]), row + float(seen.offset[row, column, 1])
        if not any(abs(x - other_x) < APART and abs(y - other_y) < APART for _, other_x, other_y in kept):
            kept.append((name, x, y))
    return [_thing(names[name], x / columns * width_px, y / rows * height_px, width_px) for name, x, y in kept]


def _thing(name: str, x_px: float, y_px: float, width_px: int) -> Thing:
    half_x = width_px * (SWITCH_SHARE if name.startswith("switch") else ICON_SHARE) / 2
    half_y = width_px * (0.08 if name.startswith("switch") else ICON_SHARE) / 2
    return Thing(f"[{name}]", Box(int(x_px - half_x), int(y_px - half_y), int(x_px + half_x), int(y_px + half_y)))


def together(lines: Sequence[tuple[Line, tuple[str, ...]]], sights: Sequence[Thing]) -> list[Thing]:
    """Lines with their marks, and what was seen beside them; of two words on one place the likelier."""
    digits = [line for line, _ in lines if len(line.text) == 1 and line.text.isdigit()]
    if len(digits) >= KEYPAD:
        sights = [each for each in sights if not any(key.box.contains(*each.box.center_px) for key in digits)]
    days = [line for line, _ in lines if len(line.text) > 1 and line.text.isdigit()]
    sights = [each for each in sights if not any(_on(each, day) for day in days)]
    texts = [without_signs(line, marks, sights) for line, marks in lines]
    return [*(text for text in texts if not _misread(text, sights)), *sights]


def _on(sight: Thing, line: Line) -> bool:
    """Whether something was seen on a number: a day in its disc is no icon, and hardly an icon is read as a number."""
    return line.box.contains(*sight.box.center_px)


def _misread(text: Thing, sights: Sequence[Thing]) -> bool:
    """Whether a line of one or two signs is an icon that the recogniser took for writing."""
    return len(text.label) <= 2 and any(
        sight.box.contains(*text.box.center_px) or text.box.contains(*sight.box.center_px) for sight in sights
    )


def without_signs(line: Line, marks: tuple[str, ...], sights: Sequence[Thing]) -> Thing:
    """A line of text without what is no text: a cursor read as "|", an icon read as a letter at either end."""
    text, box = line.text, line.box
    if "focused" in marks:
        text = text.strip("|") or text
    first, _, rest = text.partition(" ")
    if _is_sign(first) and rest and _stands_at(sights, box, box.left):
        text, box = rest, Box(box.left + box.height, box.top, box.right, box.bottom)
    rest, _, last = text.rpartition(" ")
    if _is_sign(last) and rest and _stands_at(sights, box, box.right):
        text, box = rest, Box(box.left, box.top, box.right - box.height, box.bottom)
    return Thing(text, box, marks)


def _is_sign(word: str) -> bool:
    """Whether an icon may have been read as this; a number is more likely one."""
    return len(word) == 1 and not word.isdigit()


def _stands_at(sights: Sequence[Thing], box: Box, x_px: int) -> bool:
    """Whether something that is no text stands within the box, at this end of it."""
    middles = [sight.box.center_px for sight in sights]
    return any(box.contains(x, y) and abs(x - x_px) < 1.2 * box.height for x, y in middles)
