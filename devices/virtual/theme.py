"""Colours: what a role such as "primary" means in a light or dark theme of some accent; and the wallpapers.

Each theme is derived from one hue, as Material 3 derives its schemes from one seed colour: a role is a lightness and a
share of colourfulness of that hue, here in the OKLCH colour space.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Rgba = tuple[int, int, int, int]

ACCENT_HUES = {"blue": 262.0, "teal": 200.0, "green": 148.0, "orange": 62.0, "pink": 5.0, "purple": 300.0}
"""Accent name -> hue in degrees of OKLCH."""
WALLPAPERS = 8

# role: (lightness, colourfulness) in the light theme, the same in the dark theme
_ROLES: dict[str, tuple[tuple[float, float], tuple[float, float]]] = {
    "surface": ((0.983, 0.006), (0.185, 0.010)),
    "surface_low": ((0.963, 0.010), (0.225, 0.012)),
    "surface_high": ((0.925, 0.016), (0.285, 0.014)),
    "on_surface": ((0.215, 0.012), (0.915, 0.008)),
    "on_surface_dim": ((0.395, 0.020), (0.820, 0.015)),
    "primary": ((0.480, 0.110), (0.825, 0.085)),
    "on_primary": ((1.000, 0.000), (0.320, 0.080)),
    "tonal": ((0.905, 0.045), (0.390, 0.050)),
    "on_tonal": ((0.300, 0.070), (0.920, 0.030)),
    "outline": ((0.570, 0.018), (0.650, 0.015)),
    "outline_dim": ((0.830, 0.016), (0.395, 0.016)),
    "disabled": ((0.720, 0.010), (0.480, 0.010)),
    "inverse_surface": ((0.320, 0.012), (0.915, 0.008)),
    "on_inverse_surface": ((0.955, 0.008), (0.310, 0.012)),
    "keyboard": ((0.935, 0.014), (0.215, 0.012)),
    "keyboard_key": ((0.995, 0.003), (0.325, 0.014)),
    "keyboard_special": ((0.860, 0.030), (0.420, 0.030)),
}
_FIXED: dict[str, tuple[Rgba, Rgba]] = {
    "error": ((179, 38, 30, 255), (242, 184, 181, 255)),
    "on_error": ((255, 255, 255, 255), (96, 20, 16, 255)),
    "scrim": ((0, 0, 0, 82), (0, 0, 0, 130)),
    "white": ((255, 255, 255, 255), (255, 255, 255, 255)),
    "black": ((0, 0, 0, 255), (0, 0, 0, 255)),
}


@dataclass(frozen=True, slots=True)
class Theme:
    """Light or dark, the accent, and the wallpaper behind the home screen."""

    dark: bool = False
    accent: str = "blue"
    """One of ACCENT_HUES."""
    wallpaper: int = 0
    """Counts on from the last to the first of WALLPAPERS."""

    def color(self, role: str) -> Rgba:
        """Red, green, blue and opacity of a role or of "#rrggbb" or "#rrggbbaa".

        Raises:
            KeyError: if there is no such role.
        """
        return _color(self, role)


@lru_cache(maxsize=4096)
def _color(theme: Theme, role: str) -> Rgba:
    if role.startswith("#"):
        value = bytes.fromhex(role[1:])
        return (value[0], value[1], value[2], value[3] if len(value) > 3 else 255)
    if role in _FIXED:
        return _FIXED[role][theme.dark]
    if role not in _ROLES:
        raise KeyError(f"there is no colour role {role!r}; the roles are {', '.join(sorted(_ROLES | _FIXED))}")
    lightness, colourfulness = _ROLES[role][theme.dark]
    return (*oklch(lightness, colourfulness, ACCENT_HUES[theme.accent]), 255)


def oklch(lightness: float, chroma: float, hue_deg: float) -> tuple[int, int, int]:
    """The sRGB colour of an OKLCH one; matrices from https://bottosson.github.io/posts/oklab/."""
    a, b = chroma * math.cos(math.radians(hue_deg)), chroma * math.sin(math.radians(hue_deg))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    red, green, blue = (_gamma(min(max(part, 0.0), 1.0)) for part in linear)
    return red, green, blue


def _gamma(linear: float) -> int:
    """8-bit sRGB of a linear intensity in [0, 1]."""
    curved = 12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055
    return round(curved * 255)


@lru_cache(maxsize=6)
def wallpaper(theme: Theme, width_px: int, height_px: int) -> Image.Image:
    """A calm picture (mode RGBX) of soft hills or lights around the accent's hue, the same for the same arguments."""
    small = _hills(ACCENT_HUES[theme.accent], theme.dark, theme.wallpaper % WALLPAPERS)
    return Image.fromarray(small).resize((width_px, height_px), Image.Resampling.BICUBIC).convert("RGBX")


def _hills(hue_deg: float, dark: bool, number: int) -> NDArray[np.uint8]:
    """A picture (480, 270, 3): waves of hills from top to bottom, or blurred lights for the odd numbers."""
    chance = np.random.default_rng(number)
    y, x = np.mgrid[0:1:480j, 0:1:270j]
    top, bottom, chroma = (0.42, 0.22, 0.035) if dark else (0.74, 0.46, 0.06)
    hue_deg += chance.uniform(-40, 40)
    picture = np.empty((480, 270, 3))
    picture[:] = oklch(top, chroma, hue_deg)
    layers = 4 + number % 3
    for layer in range(layers):
        share = (layer + 1) / layers
        tint = oklch(top + (bottom - top) * share, chroma * (1 + share), hue_deg + chance.uniform(-40, 40))
        if number % 2:
            far = np.hypot(x - chance.uniform(0, 1), (y - chance.uniform(0, 1)) * 1.8)
            cover = np.clip(1.2 - far / chance.uniform(0.3, 0.6), 0, 1)
        else:
            swing = 0.06 * np.sin(x * chance.uniform(3, 7) + chance.uniform(0, 6))
            edge = 0.18 + 0.72 * share + swing + 0.02 * np.sin(x * chance.uniform(9, 16) + chance.uniform(0, 6))
            # below its edge a hill grows lighter, as in haze
            cover = np.clip((y - edge) * 200, 0, 1) * (1 - 0.35 * np.clip((y - edge) / 0.3, 0, 1))
        picture += (np.array(tint) - picture) * cover[..., None]
    return np.clip(picture, 0, 255).astype(np.uint8)
