"""The batched forward pass against transformers' own."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from transformers.models.minicpmv4_6.image_processing_pil_minicpmv4_6 import MiniCPMV4_6ImageProcessorPil
from transformers.models.minicpmv4_6.modeling_minicpmv4_6 import MiniCPMV4_6VisionModel

from devices.screen import Pixels
from phoneagent.models.small.architecture import PATCH_PX, SCALE, new_tower, vision_config
from phoneagent.models.small.seeing import look, model_size, pack, resize
from phoneagent.models.small.tower import Windows


@pytest.fixture(scope="module")
def tower() -> MiniCPMV4_6VisionModel:
    torch.manual_seed(0)
    return new_tower(vision_config(hidden=64, layers=2)).eval()  # type: ignore[no-any-return, no-untyped-call]


def noise(width_px: int, height_px: int) -> Pixels:
    return np.random.default_rng(1).integers(0, 255, (height_px, width_px, 3), dtype=np.uint8)


def test_the_cells_are_those_of_transformers(tower: MiniCPMV4_6VisionModel) -> None:
    pictures = [noise(128, 192), noise(128, 192) // 2]
    pixel_values, sizes = pack(pictures)
    with torch.inference_mode():
        theirs = tower(pixel_values, target_sizes=sizes).last_hidden_state[0]
        ours = look(tower, pictures)
    assert ours.shape == (2, 6, 4, 64)
    assert torch.allclose(ours.reshape(-1, 64), theirs, atol=1e-5)


def test_one_window_over_all_is_no_window(tower: MiniCPMV4_6VisionModel) -> None:
    with torch.inference_mode():
        whole = look(tower, [noise(128, 192)])
        windowed = look(tower, [noise(128, 192)], Windows(12, 8, (2, 4)))
    assert torch.allclose(whole, windowed, atol=1e-4)


def test_within_windows_nothing_is_seen_of_the_outside(tower: MiniCPMV4_6VisionModel) -> None:
    one, other = noise(128, 192), noise(128, 192).copy()
    other[:96] = 0
    with torch.inference_mode():
        cells, changed = (look(tower, [picture], Windows(6, 8))[0] for picture in (one, other))
    assert torch.allclose(cells[3:], changed[3:], atol=1e-5)
    assert not torch.allclose(cells[:3], changed[:3], atol=1e-2)


@pytest.mark.parametrize("size_px", [(1080, 2400), (1080, 1920), (1440, 3040), (720, 1520), (2400, 1080)])
def test_pictures_are_sized_and_cut_as_transformers_does(size_px: tuple[int, int]) -> None:
    picture = noise(*size_px)
    processor = MiniCPMV4_6ImageProcessorPil(patch_size=PATCH_PX, scale_resolution=SCALE, slice_mode=False)
    theirs = processor(picture, return_tensors="pt")
    pixel_values, sizes = pack([resize(picture)])
    assert sizes.tolist() == theirs["target_sizes"].tolist()
    assert model_size(*size_px) == (sizes[0, 1].item() * PATCH_PX, sizes[0, 0].item() * PATCH_PX)
    assert (pixel_values - theirs["pixel_values"]).abs().mean() < 0.01
