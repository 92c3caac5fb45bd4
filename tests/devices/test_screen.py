"""What a screen shows, in other sizes and with places on it."""

from __future__ import annotations

from io import BytesIO

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from devices.errors import BadPicture
from devices.screen import Pixels, Point, Screen


def drawn(width: int = 270, height: int = 600) -> Pixels:
    """A soft picture with sharp lines on it."""
    y, x = np.mgrid[0:height, 0:width]
    pixels = np.stack([x * 255 // width, y * 255 // height, (x + y) % 256], axis=2).astype(np.uint8)
    pixels[::37, :] = 255
    pixels[:, ::41] = 0
    return pixels


def as_png(pixels: Pixels) -> Screen:
    out = BytesIO()
    Image.fromarray(pixels).save(out, "PNG")
    return Screen.from_bytes(out.getvalue())


@pytest.mark.parametrize("size", [(126, 280), (200, 444), (60, 133), (270, 600), (300, 700), (120, 700)])
def test_a_screen_in_another_size_looks_the_same(size: tuple[int, int]) -> None:
    pixels = drawn()
    wanted = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA).astype(int)
    for screen in (Screen.from_bytes(Screen.from_pixels(pixels).encoded), as_png(pixels)):
        resized = screen.resized(size)
        assert resized.shape == (size[1], size[0], 3)
        assert np.abs(cv2.blur(resized, (5, 5)).astype(int) - cv2.blur(wanted.astype(np.uint8), (5, 5))).mean() < 6


@pytest.mark.parametrize("size", [(100, 200), (600, 900)])
def test_a_damaged_picture_is_told_in_every_size(size: tuple[int, int]) -> None:
    encoded = Screen.from_pixels(drawn()).encoded
    screen = Screen(270, 600, encoded[: len(encoded) // 2])
    with pytest.raises(BadPicture):
        screen.resized(size)
    with pytest.raises(BadPicture):
        _ = screen.pixels


@given(st.integers(1, 4000), st.integers(1, 4000), st.floats(0, 1), st.floats(0, 1))
def test_a_point_is_always_on_the_screen(width_px: int, height_px: int, x: float, y: float) -> None:
    x_px, y_px = Point(x, y).to_px(width_px, height_px)
    assert 0 <= x_px < width_px
    assert 0 <= y_px < height_px


@pytest.mark.parametrize(("x", "y"), [(-0.01, 0.5), (0.5, 1.01), (float("nan"), 0.5)])
def test_a_place_off_the_screen_is_no_point(x: float, y: float) -> None:
    with pytest.raises(ValueError, match="lies on the screen"):
        Point(x, y)
