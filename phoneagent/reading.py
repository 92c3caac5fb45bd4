"""Lines of text and where they stand, read off a screenshot; only what changed since the last look is read again.

rapidocr brings PP-OCRv6 small in its wheel, so nothing is downloaded. Text is found on a picture 480 pixels wide and
recognised on crops of full sharpness: on 27 real screenshots (720 to 1440 pixels wide) finding at 480 lost nothing
against 736 and took half the time.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from devices.screen import Box, Pixels, Screen

FIND_WIDTH_PX = 480
CHANGED_GREY = 6
"""JPEG noise between two looks at a resting screen stays below this."""
MARGIN_PX = 12
"""In the small picture: what changed is read again with this much around it."""
WHOLE_SHARE = 0.6
"""Where more than this share of the rows changed, all is read again."""
MIN_SCORE = 0.5
REMEMBERED_CROPS = 4096


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text on a screen."""

    text: str
    box: Box
    score: float = 1.0
    """The recogniser's confidence."""


class Recogniser(Protocol):
    """Finds text in a picture, and reads one line of it."""

    def find(self, picture: Pixels) -> list[Box]:
        """Boxes around lines of text, in pixels of this picture."""

    def recognise(self, crop: Pixels) -> tuple[str, float]:
        """The text of one line and how sure that is."""


class RapidRecogniser:
    """PP-OCRv6 small through rapidocr and onnxruntime, on the processor."""

    def __init__(self, threads: int = 2) -> None:
        from rapidocr import RapidOCR  # here: it takes a second, and most commands read nothing

        self._ocr = RapidOCR(
            params={
                "Global.log_level": "error",
                "Global.use_preprocess_img": False,
                "Global.use_vertical_padding": False,
                "Det.limit_type": "max",
                "Det.limit_side_len": 10_000,  # the caller chooses the size
                "Rec.rec_img_shape": [3, 48, 48],  # no padding to 320 px: short labels are read in a third of the time
                "EngineConfig.onnxruntime.intra_op_num_threads": threads,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
                "EngineConfig.onnxruntime.enable_cpu_mem_arena": True,
            }
        )

    def find(self, picture: Pixels) -> list[Box]:
        found: Any = self._ocr(np.ascontiguousarray(picture[..., ::-1]), use_det=True, use_cls=False, use_rec=False)
        if found.boxes is None:
            return []
        corners = np.asarray(found.boxes)  # (N, 4, 2)
        low, high = corners.min(axis=1), corners.max(axis=1)
        return [Box(int(x0), int(y0), int(x1), int(y1)) for (x0, y0), (x1, y1) in zip(low, high, strict=True)]

    def recognise(self, crop: Pixels) -> tuple[str, float]:
        read: Any = self._ocr(np.ascontiguousarray(crop[..., ::-1]), use_det=False, use_cls=False, use_rec=True)
        return (read.txts[0].strip(), float(read.scores[0])) if read.txts else ("", 0.0)


class Reader:
    """Reads screens one after another and remembers what it read."""

    def __init__(self, recogniser: Recogniser | None = None) -> None:
        self._recogniser = recogniser
        self._small: Pixels | None = None
        self._lines: list[Line] = []
        self._crops: dict[tuple[tuple[int, ...], bytes], tuple[str, float]] = {}

    def read(self, screen: Screen) -> list[Line]:
        """The screen's lines from top to bottom, left to right."""
        pixels = screen.pixels
        scale = min(1.0, FIND_WIDTH_PX / min(screen.width_px, screen.height_px))
        size = round(screen.width_px * scale), round(screen.height_px * scale)
        small = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
        kept, bands = self._what_to_read(small, screen.height_px / size[1])
        read = [line for top, bottom in bands for line in self._read_band(pixels, small, top, bottom)]
        self._small, self._lines = small, in_reading_order([*kept, *read])
        return list(self._lines)

    def _what_to_read(self, small: Pixels, per_px: float) -> tuple[list[Line], list[tuple[int, int]]]:
        """The lines that still hold, and the bands of rows of the small picture to read anew."""
        height = small.shape[0]
        if self._small is None or self._small.shape != small.shape:
            return [], [(0, height)]
        bands = changed_bands(self._small, small)
        spans = [(int(line.box.top / per_px), int(np.ceil(line.box.bottom / per_px))) for line in self._lines]
        bands = merge_bands(grow_bands(bands, spans), height)
        if sum(bottom - top for top, bottom in bands) > WHOLE_SHARE * height:
            return [], [(0, height)]
        kept = [
            line
            for line, (top, bottom) in zip(self._lines, spans, strict=True)
            if not any(top < end and bottom > start for start, end in bands)
        ]
        return kept, bands

    def _read_band(self, pixels: Pixels, small: Pixels, top: int, bottom: int) -> Iterable[Line]:
        if self._recogniser is None:
            self._recogniser = RapidRecogniser()
        per_x, per_y = pixels.shape[1] / small.shape[1], pixels.shape[0] / small.shape[0]
        for found in self._recogniser.find(small[top:bottom]):
            box = Box(
                max(0, int(found.left * per_x)),
                max(0, int((found.top + top) * per_y)),
                min(pixels.shape[1], int(np.ceil(found.right * per_x))),
                min(pixels.shape[0], int(np.ceil((found.bottom + top) * per_y))),
            )
            if box.width < 4 or box.height < 4:
                continue
            text, score = self._recognise(pixels[box.top : box.bottom, box.left : box.right])
            if text and score >= MIN_SCORE:
                yield Line(text, box, score)

    def _recognise(self, crop: Pixels) -> tuple[str, float]:
        key = crop.shape, crop.tobytes()
        if key not in self._crops:
            if len(self._crops) >= REMEMBERED_CROPS:
                self._crops.clear()
            assert self._recogniser is not None
            self._crops[key] = self._recogniser.recognise(crop)
        return self._crops[key]


def changed_bands(before: Pixels, after: Pixels) -> list[tuple[int, int]]:
    """The runs of rows (top, bottom) in which two pictures of one size differ."""
    difference = cv2.absdiff(before, after)
    rows: NDArray[np.bool_] = difference.max(axis=(1, 2)) > CHANGED_GREY
    edges = np.flatnonzero(np.diff(np.concatenate(([0], rows.astype(np.int8), [0]))))
    return [(int(top), int(bottom)) for top, bottom in edges.reshape(-1, 2)]


def grow_bands(bands: Sequence[tuple[int, int]], spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The bands with a margin, grown until none cuts through a line's rows."""
    grown = []
    for first, last in bands:
        top, bottom = first - MARGIN_PX, last + MARGIN_PX
        touched = [span for span in spans if span[0] < bottom and span[1] > top]
        while touched:
            wider = min(top, *(start for start, _ in touched)), max(bottom, *(end for _, end in touched))
            if wider == (top, bottom):
                break
            top, bottom = wider
            touched = [span for span in spans if span[0] < bottom and span[1] > top]
        grown.append((top, bottom))
    return grown


def merge_bands(bands: Iterable[tuple[int, int]], height: int) -> list[tuple[int, int]]:
    """The bands cut to the picture, overlapping ones joined."""
    merged: list[tuple[int, int]] = []
    for top, bottom in sorted(bands):
        top, bottom = max(0, top), min(height, bottom)
        if merged and top <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], bottom)
        else:
            merged.append((top, bottom))
    return merged


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """Lines top to bottom; those that share a row (half their height) left to right."""
    ordered: list[Line] = []
    row: list[Line] = []
    for line in sorted(lines, key=lambda line: (line.box.center_px[1], line.box.left)):
        if row and line.box.center_px[1] - row[0].box.center_px[1] > row[0].box.height / 2:
            ordered += sorted(row, key=lambda line: line.box.left)
            row = []
        row.append(line)
    return ordered + sorted(row, key=lambda line: line.box.left)


def likeness(one: str, other: str) -> float:
    """How alike two texts are, in [0, 1]."""
    return difflib.SequenceMatcher(None, one.casefold(), other.casefold()).ratio()
