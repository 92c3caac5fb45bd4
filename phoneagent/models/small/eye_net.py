"""The eye's network: convolutions over a picture 480 pixels wide, a word on every cell of 16 pixels.

An icon looks the same wherever it stands, which convolutions know from the start. A vision transformer of three times
the size had to learn it for every place apart, and after as much time found 62 % of the icons of the whole phone.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

CELL_PX = 16
WIDTH_PX = 480
"""Of the shorter side as the eye sees it."""
SIDE_STEP_PX = 32
"""Sides are rounded to whole cells of the coarsest layer."""
CHANNELS = (16, 32, 64, 160)
GROUPS = 8


class EyeNet(nn.Module):
    """Pictures in; for each cell the logits of names (0 is nothing), its middle's place, logits of marks."""

    def __init__(self, names: int, marks: int, channels: tuple[int, int, int, int] = CHANNELS) -> None:
        super().__init__()
        self.names = names
        first, second, third, last = channels
        self.fine = nn.Sequential(
            _layer(3, first, 2), _layer(first, second, 2), Again(second), _layer(second, third, 2), Again(third),
            _layer(third, last, 2), Again(last),
        )  # fmt: skip
        self.coarse = nn.Sequential(_layer(last, last, 2), Again(last, 2), Again(last, 4))  # sees a third of the screen
        self.both = Again(last)
        self.head = nn.Conv2d(last, names + 2 + marks, 1)

    def forward(self, pictures: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """(B, 3, H, W) from -1 to 1 in; (B, rows, columns, names), (..., 2) and (..., marks) out."""
        fine = self.fine(pictures)
        around = F.interpolate(self.coarse(fine), size=fine.shape[-2:])
        out = self.head(self.both(fine + around)).permute(0, 2, 3, 1)
        return out[..., : self.names], out[..., self.names : self.names + 2], out[..., self.names + 2 :]


class Again(nn.Module):
    """Two layers whose outcome is added to what went in."""

    def __init__(self, channels: int, spread: int = 1) -> None:
        super().__init__()
        self.first, self.second = _layer(channels, channels, spread=spread), _layer(channels, channels, spread=spread)

    def forward(self, cells: Tensor) -> Tensor:
        after: Tensor = cells + self.second(self.first(cells))
        return after


def _layer(inside: int, out: int, step: int = 1, spread: int = 1) -> nn.Sequential:
    """A convolution; every picture is normed by itself, so that it looks the same alone and in a batch."""
    convolution = nn.Conv2d(inside, out, 3, step, spread, dilation=spread, bias=False)
    return nn.Sequential(convolution, nn.GroupNorm(GROUPS, out), nn.ReLU(inplace=True))


def eye_size(width_px: int, height_px: int) -> tuple[int, int]:
    """The size in which the eye sees a picture."""
    scale = WIDTH_PX / min(width_px, height_px)
    return tuple(max(round(side * scale / SIDE_STEP_PX), 1) * SIDE_STEP_PX for side in (width_px, height_px))  # type: ignore[return-value]


def fresh_net(names: int, marks: int, seed: int, channels: tuple[int, int, int, int] = CHANNELS) -> EyeNet:
    """A network that has seen nothing yet."""
    torch.manual_seed(seed)
    return EyeNet(names, marks, channels)
