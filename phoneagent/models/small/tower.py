"""The vision tower's forward pass over pictures of one size, in one batch.

transformers' own walks over every slice and every 2 x 2 window in Python (420 attention calls for one phone screen);
with pictures of one size the same sums fit one call each. A test holds both to the same result.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch.nn.functional as F
from torch import Tensor
from transformers.models.minicpmv4_6.modeling_minicpmv4_6 import MiniCPMV4_6VisionModel


@dataclass(frozen=True, slots=True)
class Windows:
    """Attention kept within windows, for the first part of training: cheaper, and neighbours are found sooner."""

    rows: int
    columns: int
    """Of patches; even, and divisors of the picture's."""
    shift: tuple[int, int] = (0, 0)
    """The windows begin here; even."""


def cells_of(
    tower: MiniCPMV4_6VisionModel, pixel_values: Tensor, sizes: Tensor, windows: Windows | None = None
) -> Tensor:
    """The post-merger cells, (pictures, rows, columns, hidden), of packed pictures that all have the same size."""
    count, (height, width) = sizes.shape[0], sizes[0].tolist()
    states = tower.embeddings(pixel_values, target_sizes=sizes)  # (1, B * H * W, C)
    states = states.reshape(count, height, width, -1)  # (B, H, W, C)
    if windows is not None:
        states = _cut(states.roll((-windows.shift[0], -windows.shift[1]), (1, 2)), windows.rows, windows.columns)
    cells = _through(tower, states)
    if windows is None:
        return cells
    cells = _join(cells, count, height // windows.rows, width // windows.columns)
    return cells.roll((windows.shift[0] // 2, windows.shift[1] // 2), (1, 2))


def _through(tower: MiniCPMV4_6VisionModel, states: Tensor) -> Tensor:
    """All layers over grids of patches, (B, H, W, C) -> (B, H / 2, W / 2, C)."""
    count, height, width, hidden = states.shape
    states = states.reshape(count, height * width, hidden)
    layers: Any = tower.encoder.layers
    for number, layer in enumerate(layers):
        states = states + _attend(layer.self_attn, layer.layer_norm1(states))
        states = states + layer.mlp(layer.layer_norm2(states))
        if number == tower.config.insert_layer_id:
            states = _merge(tower.vit_merger, states, height, width)
    cells: Tensor = tower.post_layernorm(states)
    return cells.reshape(count, height // 2, width // 2, hidden)


def _cut(states: Tensor, rows: int, columns: int) -> Tensor:
    """Pictures into windows, each a picture of its own."""
    count, height, width, hidden = states.shape
    cut = states.reshape(count, height // rows, rows, width // columns, columns, hidden).transpose(2, 3)
    return cut.reshape(-1, rows, columns, hidden)


def _join(cells: Tensor, count: int, down: int, across: int) -> Tensor:
    """Windows back into pictures."""
    _, rows, columns, hidden = cells.shape
    joined = cells.reshape(count, down, across, rows, columns, hidden).transpose(2, 3)
    return joined.reshape(count, down * rows, across * columns, hidden)


def _attend(attention: Any, states: Tensor) -> Tensor:  # noqa: ANN401 (torch types a module's parts as tensors)
    batch, length, hidden = states.shape
    query, key, value = (
        projection(states).reshape(batch, length, attention.num_heads, -1).transpose(1, 2)
        for projection in (attention.q_proj, attention.k_proj, attention.v_proj)
    )
    mixed = F.scaled_dot_product_attention(query, key, value, scale=attention.scaling)
    attended: Tensor = attention.out_proj(mixed.transpose(1, 2).reshape(batch, length, hidden))
    return attended


def _merge(merger: Any, states: Tensor, height: int, width: int) -> Tensor:  # noqa: ANN401
    """Windows of 2 x 2 attend within themselves, then each becomes one state."""
    batch, _, hidden = states.shape
    windows = states.reshape(batch, height // 2, 2, width // 2, 2, hidden).transpose(2, 3).reshape(-1, 4, hidden)
    windows = windows + _attend(merger.self_attn, merger.layer_norm1(windows))
    merged: Tensor = merger.linear_2(merger.act(merger.linear_1(merger.pre_norm(windows.flatten(1)))))
    return (merged + windows.mean(dim=1)).reshape(batch, -1, hidden)
