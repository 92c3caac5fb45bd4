"""Putting the embedded model together as one MiniCPM-V 4.6 checkpoint: base weights, our adapter merged in, our eye.

Done once per version of the shipped parts; what comes out is a folder that transformers' own classes load like any
other.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor
from transformers import AutoConfig, AutoTokenizer
from transformers.models.minicpmv4_6.image_processing_pil_minicpmv4_6 import MiniCPMV4_6ImageProcessorPil

from phoneagent.models.model import ModelError
from phoneagent.models.small import weights
from phoneagent.models.small.architecture import PATCH_PX, SCALE, SPARE_TOKENS, configure

ASSETS = Path(__file__).parent / "assets"
ADAPTER = "adapter.safetensors"
EYE = "eye.safetensors"
NAMES = "names.json"
"""What the eye's head can say, in its order, and the adapter's scale."""
HEAD = "eye_head.safetensors"
"""In the assembled folder: the head alone, which MiniCPM-V has no place for."""
TEMPLATE = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n"
    "{% if message['content'] is string %}{{ message['content'] }}{% else %}"
    "{% for part in message['content'] %}"
    "{% if part['type'] == 'image' %}" + SPARE_TOKENS["image_token"] + "{% else %}{{ part['text'] }}{% endif %}"
    "{% endfor %}{% endif %}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


def embedded_folder(assets: Path = ASSETS, say: Callable[[str], None] = lambda line: None) -> Path:
    """The assembled checkpoint, put together now if it was not before.

    Raises:
        ModelError: if the base weights or the shipped parts are missing or damaged.
    """
    base = weights.base_folder()
    for name in (ADAPTER, EYE, NAMES):
        if not (assets / name).is_file():
            raise ModelError(f"The embedded model's {name} is missing from {assets}. Install phoneagent again.")
    folder = weights.cache_folder() / f"embedded-{_version(assets)}"
    if folder.exists():
        weights.check_whole(folder)
        return folder
    say("assembling the embedded model (once)")
    return weights.write_atomically(folder, lambda target: assemble(base, assets, target))


def assemble(base: Path, assets: Path, target: Path) -> None:
    """Write config, weights, tokenizer and the pictures' settings into `target`."""
    tokenizer = AutoTokenizer.from_pretrained(base, extra_special_tokens=SPARE_TOKENS)
    tokenizer.chat_template = TEMPLATE
    tokenizer.save_pretrained(target)
    config = configure(AutoConfig.from_pretrained(base), tokenizer.image_token_id)
    config.architectures = ["MiniCPMV4_6ForConditionalGeneration"]
    config.dtype = "bfloat16"
    config.save_pretrained(target)
    MiniCPMV4_6ImageProcessorPil(
        patch_size=PATCH_PX, scale_resolution=SCALE, slice_mode=False, use_image_id=False
    ).save_pretrained(target)
    try:
        eye = load_file(assets / EYE)
        state = _text_state(base, load_file(assets / ADAPTER), _scale(assets)) | _vision_state(eye)
    except Exception as error:  # safetensors has an error class of its own in Rust
        raise ModelError(
            f"The embedded model's parts in {assets} are damaged: {error}. Install phoneagent again."
        ) from error
    save_file(state, target / "model.safetensors", metadata={"format": "pt"})
    save_file({n.removeprefix("head."): w for n, w in eye.items() if n.startswith("head.")}, target / HEAD)
    shutil.copyfile(assets / NAMES, target / NAMES)


def _text_state(base: Path, adapter: dict[str, Tensor], scale: float) -> dict[str, Tensor]:
    """The text part with the adapter added into its matrices."""
    state = load_file(base / "model.safetensors")
    for name in [name for name in adapter if name.endswith(".lora_A.weight")]:
        stem = name.removesuffix(".lora_A.weight")
        down, up = adapter[name].float(), adapter[f"{stem}.lora_B.weight"].float()
        merged = state[f"{stem}.weight"].float() + scale * (up @ down)
        state[f"{stem}.weight"] = merged.to(torch.bfloat16)
    inner = {f"model.language_model.{name.removeprefix('model.')}": weight for name, weight in state.items()}
    return {name: weight.contiguous() for name, weight in inner.items() if not name.endswith("lm_head.weight")}


def _vision_state(eye: dict[str, Tensor]) -> dict[str, Tensor]:
    places = {"tower.": "model.vision_tower.", "merger.": "model.merger."}
    return {
        place + name.removeprefix(part): weight.to(torch.bfloat16).contiguous()
        for part, place in places.items()
        for name, weight in eye.items()
        if name.startswith(part)
    }


def _scale(assets: Path) -> float:
    return float(json.loads((assets / NAMES).read_text())["scale"])


def _version(assets: Path) -> str:
    digest = hashlib.sha256()
    for name in (ADAPTER, EYE, NAMES):
        digest.update((assets / name).read_bytes())
    return digest.hexdigest()[:12]
