"""The embedded model's shape: MiniCPM-V 4.6 as transformers has it, with a small text part and a small vision tower.

One unsliced picture of about 448 x 960 pixels in patches of 16; the window merger stands after the first layer, so
all others see cells of 32 pixels, and the eye's head reads those. The merger behind it turns four cells into one
visual token for the text part.
"""

from __future__ import annotations

import torch
from transformers import MiniCPMV4_6Config, PretrainedConfig
from transformers.models.minicpmv4_6.configuration_minicpmv4_6 import MiniCPMV4_6VisionConfig
from transformers.models.minicpmv4_6.modeling_minicpmv4_6 import MiniCPMV4_6VisionModel

PATCH_PX = 16
CELL_PX = 32
INSERT_LAYER = 0
"""The window merger stands after this layer."""
SCALE = 640
"""The image processor's `scale_resolution`: 640 squared is the area budget, 448 x 960 for a 9:20 phone."""
SPARE_TOKENS = {
    "image_token": "<jupyter_output>",
    "video_token": "<jupyter_code>",
    "image_start_token": "<file_sep>",
    "image_end_token": "<filename>",
    "slice_start_token": "<gh_stars>",
    "slice_end_token": "<issue_start>",
    "image_id_start_token": "<issue_comment>",
    "image_id_end_token": "<issue_closed>",
}
"""SmolLM2's vocabulary has tokens for code repositories that no phone needs; these eight frame pictures instead."""


def configure(text: PretrainedConfig, image_token_id: int) -> MiniCPMV4_6Config:
    """The configuration around a text model's."""
    return MiniCPMV4_6Config(
        text_config=text.to_dict(),
        vision_config=vision_config().to_dict(),
        insert_layer_id=INSERT_LAYER,
        image_token_id=image_token_id,
        tie_word_embeddings=True,
        downsample_mode="16x",
    )


def vision_config(hidden: int = 192, layers: int = 6) -> MiniCPMV4_6VisionConfig:
    """The small tower's configuration."""
    return MiniCPMV4_6VisionConfig(
        hidden_size=hidden,
        intermediate_size=hidden * 4,
        num_hidden_layers=layers,
        num_attention_heads=hidden // 64,
        image_size=1024,  # 64 position buckets a side; 60 rows of patches need as many
        patch_size=PATCH_PX,
        insert_layer_id=INSERT_LAYER,
    )


def new_tower(config: MiniCPMV4_6VisionConfig) -> MiniCPMV4_6VisionModel:
    """A tower to train. Its merger's own initialisation is made for loading weights, so that is done again."""
    tower = MiniCPMV4_6VisionModel._from_config(config)  # type: ignore[no-untyped-call]
    assert isinstance(tower, MiniCPMV4_6VisionModel)
    start_small(tower.vit_merger)
    with torch.no_grad():
        side = tower.embeddings.num_patches_per_side
        tower.embeddings.position_embedding.weight.copy_(waves(side, config.hidden_size))
    return tower


def waves(side: int, hidden: int) -> torch.Tensor:
    """Places as sines and cosines of row and column, (side * side, hidden): "one to the right" looks alike everywhere.

    Learnt from nothing, positions would have to find that out for each place apart (2-D form of arXiv:1706.03762, 3.5).
    """
    quarter = hidden // 4
    slow = 1.0 / 100 ** (torch.arange(quarter) / quarter)  # (Q,)
    angle = torch.arange(side)[:, None] * slow  # (S, Q)
    one = torch.cat([angle.sin(), angle.cos()], dim=1)  # (S, 2 Q)
    both = torch.cat([one[:, None].expand(-1, side, -1), one[None].expand(side, -1, -1)], dim=2)  # (S, S, 4 Q)
    return 0.2 * both.reshape(side * side, -1)


def start_small(part: torch.nn.Module) -> None:
    """Small random weights in every linear layer."""
    for module in part.modules():
        if isinstance(module, torch.nn.Linear):
            torch.nn.init.normal_(module.weight, std=0.02)
            torch.nn.init.zeros_(module.bias)
