"""Painted frames, kept as long as the screen does not change: no picture is drawn or encoded twice at one size."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING

import cv2
import numpy as np
from PIL import Image

from devices.screen import Pixels
from devices.virtual.paint import Extras, paint
from devices.virtual.theme import Theme

if TYPE_CHECKING:
    from devices.virtual.phone import VirtualPhone


class Frames:
    """The pictures of one version of the screen."""

    def __init__(self) -> None:
        self._version = -1
        self._pixels: dict[float, Pixels] = {}
        self._encoded: dict[tuple[float, str], bytes] = {}

    def pixels(self, phone: VirtualPhone, version: int, scale: float) -> Pixels:
        """RGB, shape (height, width, 3) times `scale`."""
        self._renew(version)
        if scale not in self._pixels:
            self._pixels[scale] = _draw(phone) if scale == 1.0 else _shrink(self.pixels(phone, version, 1.0), scale)
        return self._pixels[scale]

    def encoded(
        self, phone: VirtualPhone, version: int, scale: float, encode: Callable[[Pixels], bytes], name: str
    ) -> bytes:
        """The frame through `encode`, kept under `name`."""
        self._renew(version)
        if (scale, name) not in self._encoded:
            self._encoded[scale, name] = encode(self.pixels(phone, version, scale))
        return self._encoded[scale, name]

    def _renew(self, version: int) -> None:
        if version != self._version:
            self._version = version
            self._pixels.clear()
            self._encoded.clear()


def png(pixels: Pixels) -> bytes:
    """A fast PNG: on a phone too, the size matters less than the time."""
    out = BytesIO()
    Image.fromarray(pixels).save(out, "PNG", compress_level=1)
    return out.getvalue()


def _draw(phone: VirtualPhone) -> Pixels:
    if not phone.state.awake:
        return np.zeros((phone.size_px[1], phone.size_px[0], 3), np.uint8)
    look = phone.state.look
    theme = Theme(look.dark, look.accent, look.wallpaper)
    return paint(phone.view(), *phone.size_px, phone.px_per_dp, look.font_scale, theme, Extras(phone.state.focus))


def _shrink(pixels: Pixels, scale: float) -> Pixels:
    height, width = pixels.shape[:2]
    size = max(round(width * scale), 1), max(round(height * scale), 1)
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
