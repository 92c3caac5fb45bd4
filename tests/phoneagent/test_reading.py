"""Reading a screen: what is read, and what is not read twice."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.screen import Box, Pixels, Screen
from phoneagent.reading import Line, Reader, changed_bands, grow_bands, in_reading_order, merge_bands

ROWS = st.tuples(st.integers(0, 900), st.integers(1, 100)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@dataclass
class StripeReader:
    """Takes every dark stripe of a light picture for a line of text that says how dark it is."""

    found: list[int] = field(default_factory=list)
    """Heights of the pictures in which text was looked for."""
    recognised: int = 0

    def find(self, picture: Pixels) -> list[Box]:
        self.found.append(picture.shape[0])
        dark = (picture.mean(axis=(1, 2)) < 200).astype(np.int8)
        edges = np.flatnonzero(np.diff(np.concatenate(([0], dark, [0]))))
        return [Box(0, int(top), picture.shape[1], int(bottom)) for top, bottom in edges.reshape(-1, 2)]

    def recognise(self, crop: Pixels) -> tuple[str, float]:
        self.recognised += 1
        return f"grey {round(float(np.median(crop)) / 10) * 10}", 0.9


def striped(*stripes: tuple[int, int]) -> Screen:
    """A white 480 x 1000 screen with 20 rows of a grey level at each place."""
    pixels = np.full((1000, 480, 3), 255, np.uint8)
    for top, grey in stripes:
        pixels[top : top + 20] = grey
    return Screen.from_pixels(pixels)


def test_a_screen_is_read_from_top_to_bottom() -> None:
    lines = Reader(StripeReader()).read(striped((300, 50), (100, 100)))
    assert [line.text for line in lines] == ["grey 100", "grey 50"]
    assert [line.box.top for line in lines] == [100, 300]


def test_a_resting_screen_is_not_read_again() -> None:
    recogniser = StripeReader()
    reader = Reader(recogniser)
    first = reader.read(striped((100, 50)))
    assert reader.read(striped((100, 50))) == first
    assert recogniser.found == [1000]
    assert recogniser.recognised == 1


def test_only_around_what_changed_text_is_looked_for_again() -> None:
    recogniser = StripeReader()
    reader = Reader(recogniser)
    reader.read(striped((100, 50), (800, 50)))
    lines = reader.read(striped((100, 50), (800, 90)))
    assert [line.text for line in lines] == ["grey 50", "grey 90"]
    assert recogniser.found[1] < 100


def test_a_line_that_is_gone_is_forgotten() -> None:
    reader = Reader(StripeReader())
    reader.read(striped((100, 50), (800, 50)))
    assert [line.text for line in reader.read(striped((800, 50)))] == ["grey 50"]


def test_the_same_crop_is_recognised_once() -> None:
    recogniser = StripeReader()
    reader = Reader(recogniser)
    reader.read(striped((100, 50)))
    reader.read(striped((700, 50)))
    assert recogniser.recognised == 1


def test_another_size_of_screen_is_read_anew() -> None:
    recogniser = StripeReader()
    reader = Reader(recogniser)
    reader.read(striped((100, 50)))
    reader.read(Screen.from_pixels(np.full((500, 480, 3), 255, np.uint8)))
    assert recogniser.found == [1000, 500]


def test_places_are_those_of_the_whole_picture_however_large_it_is() -> None:
    large = cv2.resize(striped((100, 50)).pixels, (960, 2000), interpolation=cv2.INTER_NEAREST)
    (line,) = Reader(StripeReader()).read(Screen.from_pixels(np.asarray(large, np.uint8)))
    assert abs(line.box.top - 200) <= 4
    assert abs(line.box.bottom - 240) <= 4


@given(st.lists(ROWS, max_size=6), st.lists(ROWS, max_size=6))
def test_no_band_that_is_read_again_cuts_through_a_line(
    bands: list[tuple[int, int]], lines: list[tuple[int, int]]
) -> None:
    for top, bottom in grow_bands(bands, lines):
        for start, end in lines:
            assert end <= top or start >= bottom or (top <= start and end <= bottom)


@given(st.lists(ROWS, max_size=8))
def test_merged_bands_are_apart_and_cover_the_same_rows(bands: list[tuple[int, int]]) -> None:
    merged = merge_bands(bands, 1000)
    assert all(before[1] < after[0] for before, after in pairwise(merged))
    assert {y for top, bottom in merged for y in range(top, bottom)} == {
        y for top, bottom in bands for y in range(top, min(bottom, 1000))
    }


def test_rows_that_differ_are_found() -> None:
    before, after = striped().pixels, striped((40, 100)).pixels
    assert changed_bands(np.array(before), np.array(after)) == [(40, 60)]


def test_lines_that_share_a_row_are_read_left_to_right() -> None:
    right, left = Line("right", Box(300, 98, 400, 128)), Line("left", Box(10, 104, 100, 134))
    below = Line("below", Box(0, 200, 50, 230))
    assert [line.text for line in in_reading_order([below, right, left])] == ["left", "right", "below"]


def test_a_real_screenshot_is_read() -> None:
    folder = Path(os.environ.get("PHONEAGENT_REAL_DATA", "")) / "screens"
    if not (folder / "annotations.json").is_file():
        pytest.skip("PHONEAGENT_REAL_DATA names no folder with screens/")
    annotations = json.loads((folder / "annotations.json").read_text())
    picture = annotations[0]["image"]
    labels = [each["label"] for each in annotations if each["image"] == picture]
    lines = Reader().read(Screen.from_bytes((folder / picture).read_bytes()))
    for label in labels:
        best = max(SequenceMatcher(None, label.lower(), line.text.lower()).ratio() for line in lines)
        assert best > 0.8, label
