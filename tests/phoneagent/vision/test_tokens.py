"""Visual-token arithmetic, held to what transformers' own image processor makes of real pictures."""

from __future__ import annotations

import math
from typing import Literal

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from transformers.models.minicpmv4_6.image_processing_pil_minicpmv4_6 import MiniCPMV4_6ImageProcessorPil

from phoneagent.vision.tokens import Slicing, VisualTokens, visual_tokens

Downsampling = Literal["16x", "4x"]


def measured(
    width_px: int, height_px: int, slicing: Slicing, downsampling: Downsampling
) -> tuple[list[int], list[int]]:
    """The grid and the tokens of each piece, by the processor itself."""
    processor = MiniCPMV4_6ImageProcessorPil(
        scale_resolution=slicing.scale,
        patch_size=slicing.patch_px,
        max_slice_nums=slicing.most_slices,
        downsample_mode=downsampling,
    )
    seen = processor([np.zeros((height_px, width_px, 3), np.uint8)], input_data_format="channels_last")
    a_token = 4 if downsampling == "4x" else 16
    return seen["grids"][0], [int(rows) * int(columns) // a_token for rows, columns in seen["target_sizes"]]


def computed(tokens: VisualTokens) -> tuple[list[int], list[int]]:
    slices = [tokens.slice.tokens] * tokens.slices if tokens.slice else []
    return [tokens.rows, tokens.columns], [tokens.whole.tokens, *slices]


def test_a_phones_screenshot_costs_what_the_real_model_needs() -> None:
    # shared measurements of MiniCPM-V 4.6's own settings: 60 + 8 x 64 tokens, 9152 patches
    tokens = visual_tokens(1080, 2400)
    assert (tokens.rows, tokens.columns, tokens.whole.tokens, tokens.tokens) == (4, 2, 60, 572)
    assert tokens.patches == 9152
    assert visual_tokens(1080, 2400, downsampling="4x").tokens == 2304


@pytest.mark.parametrize(
    ("slicing", "at_16x", "at_4x", "patches"),
    [
        (Slicing(448, 14, 1), 60, 264, 960),
        (Slicing(320, 16, 9), 221, 897, 3536),
        (Slicing(256, 16, 9), 146, 572, 2336),
        (Slicing(640, 16, 0), 105, 390, 1680),
        (Slicing(512, 16, 0), 60, 264, 960),
        (Slicing(896, 16, 0), 189, 798, 3024),
    ],
)
def test_other_settings_trade_detail_for_tokens(slicing: Slicing, at_16x: int, at_4x: int, patches: int) -> None:
    assert visual_tokens(1080, 2400, slicing).tokens == at_16x
    assert visual_tokens(1080, 2400, slicing, "4x").tokens == at_4x
    assert visual_tokens(1080, 2400, slicing).patches == patches


@settings(max_examples=40, deadline=None)
@given(
    width_px=st.integers(1, 900),
    height_px=st.integers(1, 900),
    slicing=st.builds(Slicing, st.integers(32, 448), st.sampled_from([8, 14, 16]), st.integers(0, 12)),
    downsampling=st.sampled_from(["16x", "4x"]),
)
@example(448, 448, Slicing(), "16x")
@example(449, 448, Slicing(), "16x")
@example(600, 600, Slicing(), "4x")
@example(720, 1520, Slicing(), "16x")
@example(1, 900, Slicing(100, 14, 9), "16x")
def test_it_counts_what_the_processor_makes(
    width_px: int, height_px: int, slicing: Slicing, downsampling: Downsampling
) -> None:
    tokens = visual_tokens(width_px, height_px, slicing, downsampling)
    assert computed(tokens) == measured(width_px, height_px, slicing, downsampling)


@given(width_px=st.integers(1, 10**4), height_px=st.integers(1, 10**4))
def test_no_picture_is_cut_into_more_slices_than_allowed(width_px: int, height_px: int) -> None:
    tokens = visual_tokens(width_px, height_px)
    assert tokens.slices <= Slicing().most_slices
    assert tokens.slices != 1
    assert (tokens.slices > 0) == (width_px * height_px > math.prod((448, 448)))


def test_a_picture_without_a_side_is_none() -> None:
    with pytest.raises(ValueError, match="not 0 x 5"):
        visual_tokens(0, 5)
