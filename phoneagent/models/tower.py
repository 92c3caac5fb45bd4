"""The vision tower's forward pass over pictures of one size, in one batch.

transformers' own walks over every slice and every 2 x 2 window in Python (420 attention calls for one phone screen); with pictures of one
size the same sums fit one call each. A test holds both to the same result.
"""

from __future__ import annotations

import torch.nn.functional as F
from torch import Tensor, nn
from transformers.models.minicpmv4_6.modeling_minicpmv4_6 import MiniCPMV4_6VisionModel


def cells_of(tower: MiniCPMV4_6VisionModel, pixel_values: Tensor, sizes: Tensor) -> Tensor:
    """The post-merger cells, (pictures, rows, columns, hidden), of packed pictures that all have the same size."""
    count, (height, width) = sizes.shape[0], sizes[0].tolist()
    states = tower.embeddings(pixel_values, target_sizes=sizes)  # (1, B * H * W, C)
    states = states.reshape(count, height * width, -1)  # (B, N, C)
    for number, layer in enumerate(tower.encoder.layers):
        states = states + _attend(layer.self_attn, layer.layer_norm1(states))
        states = states + layer.mlp(layer.layer_norm2(states))
        if number == tower.config.insert_layer_id:
            states = _merge(tower.vit_merger, states, height, width)
    return tower.post_layernorm(states).reshape(count, height // 2, width // 2, -1)


def _attend(attention: nn.Module, states: Tensor) -> Tensor:
    batch, length, hidden = states.shape
    query, key, value = (
        projection(states).reshape(batch, length, attention.num_heads, -1).transpose(1, 2)
        for projection in (attention.q_proj, attention.k_proj, attention.v_proj)
    )
    mixed = F.scaled_dot_product_attention(query, key, value, scale=attention.scaling)
    return attention.out_proj(mixed.transpose(1, 2).reshape(batch, length, hidden))


def _merge(merger: nn.Module, states: Tensor, height: int, width: int) -> Tensor:
    """Windows of 2 x 2 attend within themselves, then each becomes one state."""
    batch, _, hidden = states.shape
    windows = states.reshape(batch, height // 2, 2, width // 2, 2, hidden).transpose(2, 3).reshape(-1, 4, hidden)
    windows = windows + _attend(merger.self_attn, merger.layer_norm1(windows))
    merged = merger.linear_2(merger.act(merger.linear_1(merger.pre_norm(windows.flatten(1)))))
    return (merged + windows.mean(dim=1)).reshape(batch, -1, hidden)
