"""How many visual tokens MiniCPM-V 4.6 and 4.7 make of a picture, computed from its size alone.

The whole picture is scaled to an area of `scale` squared. A picture larger than that is also cut into a grid of slices,
and each slice scaled to the same area. The vision tower sees patches; windows of 2 x 2 are merged twice (16x: sixteen
patches a token) or once (4x). Sides are rounded so that windows come out even. Method: transformers'
image_processing_pil_minicpmv4_6.py; a test holds this to its output.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import Literal

Downsampling = Literal["16x", "4x"]
DOWNSAMPLINGS: tuple[Downsampling, ...] = ("16x", "4x")


@dataclass(frozen=True, slots=True)
class Slicing:
    """How a checkpoint's image processor cuts pictures; by default as MiniCPM-V 4.6's does."""

    scale: int = 448
    """The area budget of the whole picture and of each slice is the square of this, in pixels."""
    patch_px: int = 14
    most_slices: int = 9
    """1 or 0 for none."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The whole picture, or a slice of it, as the vision tower sees it."""

    width_px: int
    height_px: int
    patches: int
    tokens: int


@dataclass(frozen=True, slots=True)
class VisualTokens:
    """What becomes of a picture."""

    whole: Piece
    slice: Piece | None
    """Of the grid; all slices are alike. None where the picture is not cut."""
    rows: int
    columns: int
    """Of the grid; 0 where there is none."""

    @property
    def slices(self) -> int:
        return self.rows * self.columns

    @property
    def tokens(self) -> int:
        """Visual tokens: those that carry the picture."""
        return self.whole.tokens + (self.slices * self.slice.tokens if self.slice else 0)

    @property
    def patches(self) -> int:
        """Patches that the vision tower works on, what it costs to see."""
        return self.whole.patches + (self.slices * self.slice.patches if self.slice else 0)

    @property
    def markers(self) -> int:
        """Tokens around them: a start and an end a piece, and a line break between the rows of the grid."""
        return 2 + 2 * self.slices + max(self.rows - 1, 0)

    def counts(self) -> dict[str, object]:
        """As a program reads it."""
        pieces = {"whole": self.whole} | ({"slice": self.slice} if self.slice else {})
        totals = {"tokens": self.tokens, "markers": self.markers, "patches": self.patches}
        return totals | {"grid": [self.rows, self.columns]} | {name: asdict(piece) for name, piece in pieces.items()}

    def __str__(self) -> str:
        parts = [f"{self.whole.tokens} (whole, {self.whole.width_px} x {self.whole.height_px} px)"]
        if self.slice:
            size = f"{self.slice.width_px} x {self.slice.height_px} px"
            parts.append(f"{self.rows} rows x {self.columns} columns x {self.slice.tokens} (slices, {size})")
        return f"{self.tokens} tokens = {' + '.join(parts)}; {self.markers} markers; {self.patches} patches"


def visual_tokens(
    width_px: int, height_px: int, slicing: Slicing | None = None, downsampling: Downsampling = "16x"
) -> VisualTokens:
    """The pieces of a picture of a size and their tokens.

    Raises:
        ValueError: if there is no such picture.
    """
    if width_px < 1 or height_px < 1:
        raise ValueError(f"a picture is at least a pixel wide and high, not {width_px} x {height_px}")
    slicing = slicing or Slicing()
    merged = 2 if downsampling == "4x" else 4  # patches a side that become one token
    rows, columns = _grid(width_px, height_px, slicing)
    whole = _piece(width_px, height_px, slicing, merged, enlarge=not rows)
    if not rows:
        return VisualTokens(whole, None, 0, 0)
    # First to a multiple of the grid, so that the slices are alike
    share = _rounded(width_px, columns) / columns, _rounded(height_px, rows) / rows
    return VisualTokens(whole, _piece(*share, slicing, merged, enlarge=True), rows, columns)


def _grid(width_px: int, height_px: int, slicing: Slicing) -> tuple[int, int]:
    """Rows and columns of the grid whose slices are most nearly square; (0, 0) for a picture that is not cut."""
    wanted = min(math.ceil(width_px * height_px / slicing.scale**2), slicing.most_slices)
    if wanted <= 1:
        return 0, 0
    shape = math.log(width_px / height_px)
    grids = [
        (rows, count // rows)
        for count in (wanted - 1, wanted, wanted + 1)
        if 1 < count <= slicing.most_slices
        for rows in range(1, count + 1)
        if count % rows == 0
    ]
    # Of equally good grids the one of most rows, and of those the first
    return min(grids, key=lambda grid: (abs(shape - math.log(grid[1] / grid[0])), -grid[0]))


def _piece(width_px: float, height_px: float, slicing: Slicing, merged: int, *, enlarge: bool) -> Piece:
    if enlarge or width_px * height_px > slicing.scale**2:
        shape = width_px / height_px
        height_px = int(slicing.scale / math.sqrt(shape))
        width_px = int(height_px * shape)
    width, height = (_rounded(side, slicing.patch_px * merged) for side in (width_px, height_px))
    patches = (width // slicing.patch_px) * (height // slicing.patch_px)
    return Piece(width, height, patches, patches // merged**2)


def _rounded(length_px: float, step_px: int) -> int:
    """The nearest multiple, at least one."""
    return max(round(length_px / step_px) * step_px, step_px)
