"""Painted frames, kept as long as the screen does not change: no picture is drawn or encoded twice at one size."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING

import cv2
import numpy as np
from PIL import Image

from devices.screen import Pixels
from devices.virtual import motions
from devices.virtual.paint import Extras, paint
from devices.virtual.system import navigation_bar, status_bar
from devices.virtual.theme import Theme

if TYPE_CHECKING:
    from devices.virtual.phone import VirtualPhone


class Frames:
    """The pictures of one version of the screen."""

    def __init__(self) -> None:
        self._version = -1
        self._pixels: dict[float, Pixels] = {}
        self._encoded: dict[tuple[float, str], bytes] = {}
        self._before: Pixels | None = None
        """What the animation on its way began with. It is no part of the phone's state."""

    def keep(self, picture: Pixels) -> None:
        """An animation begins with this picture."""
        self._before = picture

    def pixels(self, phone: VirtualPhone, version: int, scale: float) -> Pixels:
        """RGB, shape (height, width, 3) times `scale`."""
        self._renew(version)
        if scale not in self._pixels:
            whole = self.pixels(phone, version, 1.0) if scale != 1.0 else None
            self._pixels[scale] = self._draw(phone) if whole is None else _shrink(whole, scale)
        return self._pixels[scale]

    def encoded(
        self, phone: VirtualPhone, version: int, scale: float, encode: Callable[[Pixels], bytes], name: str
    ) -> bytes:
        """The frame through `encode`, kept under `name`."""
        self._renew(version)
        if (scale, name) not in self._encoded:
            self._encoded[scale, name] = encode(self.pixels(phone, version, scale))
        return self._encoded[scale, name]

    def _draw(self, phone: VirtualPhone) -> Pixels:
        after = draw(phone)
        motion = phone.state.cover.motion
        if motion is None or not phone.moving or not phone.state.awake:
            return after
        done = (phone.state.now_s - motion.since_s) / (motion.until_s - motion.since_s)
        before = self._before if self._before is not None and self._before.shape == after.shape else after
        return motions.between(before, after, motion.kind, done, *_bars(phone))

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


def draw(phone: VirtualPhone) -> Pixels:
    """What pictures of a screen at rest show: nothing of one that is off, little of one that forbids it."""
    if not phone.state.awake or phone.hidden in ("all", "none"):
        return np.zeros((phone.size_px[1], phone.size_px[0], 3), np.uint8)
    look = phone.state.look
    theme = Theme(look.dark, look.accent, look.wallpaper)
    pixels = paint(phone.view(), *phone.size_px, phone.px_per_dp, look.font_scale, theme, Extras(phone.state.focus))
    if phone.hidden:
        top_px, bottom_px = _bars(phone)
        pixels[top_px:bottom_px] = 0
    return pixels


def _bars(phone: VirtualPhone) -> tuple[int, int]:
    """The rows where the status bar ends and the navigation bar begins."""
    per_dp = phone.px_per_dp
    return round(status_bar.HEIGHT_DP * per_dp), phone.size_px[1] - round(navigation_bar.HEIGHT_DP * per_dp)


def _shrink(pixels: Pixels, scale: float) -> Pixels:
    height, width = pixels.shape[:2]
    size = max(round(width * scale), 1), max(round(height * scale), 1)
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
