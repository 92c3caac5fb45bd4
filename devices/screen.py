"""What the phone showed at one moment, and places on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING

import cv2
import numpy as np
import simplejpeg
from numpy.typing import NDArray
from PIL import Image

from devices.errors import BadPicture

if TYPE_CHECKING:
    from devices.hierarchy import Element

Pixels = NDArray[np.uint8]
"""RGB pixels, shape (height, width, 3)."""

Grey = NDArray[np.uint8]
"""Grey levels, shape (height, width)."""

JPEG_QUALITY = 80
"""What uiautomator2's server uses by default; text stays legible."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the screen as fractions of its width and height, so no resolution matters."""

    x: float
    """0.0 is the left edge, 1.0 the right."""
    y: float
    """0.0 is the top edge, 1.0 the bottom."""

    def __post_init__(self) -> None:
        if not (0.0 <= self.x <= 1.0 and 0.0 <= self.y <= 1.0):
            raise ValueError(f"a point lies on the screen, both fractions in [0, 1], not ({self.x:g}, {self.y:g})")

    @classmethod
    def from_px(cls, x_px: float, y_px: float, width_px: int, height_px: int) -> Point:
        """The point at a pixel of a picture of the given size.

        Raises:
            ValueError: if the pixel is off the picture.
        """
        return cls(x_px / width_px, y_px / height_px)

    @classmethod
    def nearest(cls, x_px: float, y_px: float, width_px: int, height_px: int) -> Point:
        """The point at a pixel, or for one off the picture that on its edge."""
        return cls(min(max(x_px / width_px, 0.0), 1.0), min(max(y_px / height_px, 0.0), 1.0))

    def to_px(self, width_px: int, height_px: int) -> tuple[int, int]:
        """The pixel of a picture of the given size, always on it."""
        return min(round(self.x * width_px), width_px - 1), min(round(self.y * height_px), height_px - 1)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels of the screenshot; right and bottom are outside."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def area_px(self) -> int:
        return self.width * self.height

    @property
    def center_px(self) -> tuple[int, int]:
        return (self.left + self.right) // 2, (self.top + self.bottom) // 2

    def contains(self, x_px: int, y_px: int) -> bool:
        return self.left <= x_px < self.right and self.top <= y_px < self.bottom


@dataclass(frozen=True)
class Screen:
    """One look at the phone. The screenshot's own size is the only coordinate space."""

    width_px: int
    height_px: int
    encoded: bytes = field(repr=False)
    """The picture as the phone sent it (JPEG or PNG); recorders store these bytes as they are."""
    app: str = ""
    """Package in the foreground, or "" where the phone did not say."""
    window: tuple[Element, ...] = field(default=(), repr=False)
    """Where the phone forbids a picture: what the window says instead. The picture is dark then, and for no model."""

    @classmethod
    def from_bytes(cls, encoded: bytes, app: str = "") -> Screen:
        """A screen from the bytes of a JPEG or PNG.

        Raises:
            BadPicture: if the bytes are not a whole picture.
        """
        try:
            with Image.open(BytesIO(encoded)) as picture:
                width_px, height_px = picture.size
                if picture.format not in ("JPEG", "PNG"):
                    raise BadPicture(f"the phone sent a {picture.format} picture where a JPEG or PNG was asked for")
        except BadPicture:
            raise
        except Exception as error:
            head = encoded[:60].decode("utf-8", "replace")
            raise BadPicture(f"the phone sent {len(encoded)} bytes that are no picture, beginning {head!r}") from error
        return cls(width_px, height_px, encoded, app)

    @classmethod
    def from_pixels(cls, pixels: Pixels, app: str = "") -> Screen:
        """A screen from RGB pixels, shape (height, width, 3)."""
        encoded = simplejpeg.encode_jpeg(np.ascontiguousarray(pixels), JPEG_QUALITY)
        screen = cls(pixels.shape[1], pixels.shape[0], encoded, app)
        screen.__dict__["pixels"] = pixels
        return screen

    @property
    def is_jpeg(self) -> bool:
        return self.encoded[:2] == b"\xff\xd8"

    @cached_property
    def pixels(self) -> Pixels:
        """RGB, shape (height, width, 3), decoded once.

        Raises:
            BadPicture: if the bytes are cut off or damaged.
        """
        if self.is_jpeg:
            return _decode_rgb(self.encoded)
        try:
            decoded = cv2.imdecode(np.frombuffer(self.encoded, np.uint8), cv2.IMREAD_COLOR_RGB)
        except (ValueError, cv2.error) as error:
            raise BadPicture(f"the phone's picture is damaged: {error}") from error
        if decoded is None:
            raise BadPicture("the phone's picture is damaged: the PNG could not be decoded")
        return np.asarray(decoded, np.uint8)

    def resized(self, size_px: tuple[int, int]) -> Pixels:
        """RGB of another size, shape (height, width, 3).

        A JPEG that is to be smaller is decoded straight to the smallest eighth that is large enough: four times as fast
        as averaging all its pixels, and it looks the same (38.7 dB against 40.4 dB from a Lanczos filter).

        Raises:
            BadPicture: if the bytes are cut off or damaged.
        """
        width_px, height_px = size_px
        is_smaller = width_px < self.width_px and height_px < self.height_px
        pixels = _decode_rgb(self.encoded, height_px, width_px) if is_smaller and self.is_jpeg else self.pixels
        # cubic interpolation looks at four pixels across; of more than that it would miss some
        misses = pixels.shape[0] > 2 * height_px or pixels.shape[1] > 2 * width_px or (is_smaller and not self.is_jpeg)
        way = cv2.INTER_AREA if misses else cv2.INTER_CUBIC
        return np.asarray(cv2.resize(pixels, size_px, interpolation=way), np.uint8)

    @cached_property
    def small_grey(self) -> Grey:
        """Grey levels at an eighth of the height or more, for comparing screens: far cheaper than `pixels`.

        Raises:
            BadPicture: if the bytes are cut off or damaged.
        """
        return decode_grey(self.encoded, max(self.height_px // 8, 240))


def _decode_rgb(encoded: bytes, min_height_px: int = 0, min_width_px: int = 0) -> Pixels:
    """A JPEG as RGB, in the smallest eighth of its size that is large enough; in its own size by default."""
    try:
        return np.asarray(
            simplejpeg.decode_jpeg(encoded, "RGB", min_height=min_height_px, min_width=min_width_px, strict=True)
        )
    except ValueError as error:
        raise BadPicture(f"the phone's picture is damaged: {error}") from error


def decode_grey(encoded: bytes, min_height_px: int) -> Grey:
    """A JPEG or PNG as grey levels; a JPEG is decoded straight to the smallest eighth that is high enough.

    Raises:
        BadPicture: if the bytes are no picture.
    """
    try:
        if encoded[:2] == b"\xff\xd8":
            return np.asarray(simplejpeg.decode_jpeg(encoded, "GRAY", min_height=min_height_px, strict=False)[:, :, 0])
        decoded = cv2.imdecode(np.frombuffer(encoded, np.uint8), cv2.IMREAD_REDUCED_GRAYSCALE_8)
    except (ValueError, cv2.error) as error:
        raise BadPicture(f"the phone's picture is damaged: {error}") from error
    if decoded is None:
        raise BadPicture("the phone's picture is damaged: the PNG could not be decoded")
    return np.asarray(decoded, np.uint8)
