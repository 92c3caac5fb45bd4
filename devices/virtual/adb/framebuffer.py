"""The framebuffer service: the screen as raw pixels after a head that says how they lie."""

from __future__ import annotations

import struct

import numpy as np

from devices.screen import Pixels
from devices.virtual.adb.adbd import Stream
from devices.virtual.handset import Handset

_HEAD = struct.Struct("<13I")
_VERSION = 1
"""Of the head, in adbd's framebuffer_service.cpp; it is what adbd sends for RGBA without a colour space."""


def rgba(pixels: Pixels) -> bytes:
    """RGB pixels as RGBA bytes, all opaque."""
    height, width = pixels.shape[:2]
    out = np.full((height, width, 4), 255, np.uint8)
    out[:, :, :3] = pixels
    return out.tobytes()


def send_framebuffer(handset: Handset, stream: Stream) -> None:
    """Answer one request for a picture."""
    stream.hangup.wait(handset.picture_s)
    with handset.use() as phone:
        if phone.hidden == "none":
            return  # the head is never sent where there is no picture
        pixels = phone.pixels()
    height, width = pixels.shape[:2]
    red, blue, green, alpha = (0, 8), (16, 8), (8, 8), (24, 8)
    head = _HEAD.pack(_VERSION, 32, width * height * 4, width, height, *red, *blue, *green, *alpha)
    stream.write(head + rgba(pixels))
