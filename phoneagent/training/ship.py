"""From two training runs to the parts that ship: the adapter, the eye, and the names it says, in bf16."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from phoneagent.models.small.assembly import ADAPTER, ASSETS, EYE, NAMES
from phoneagent.training.icons import classes

_PEFT = "base_model.model."


def ship(text_run: Path, eye_run: Path, merger: dict[str, Tensor], scale: float, target: Path = ASSETS) -> None:
    """Write the shipped parts from the last checkpoints of a text and an eye run."""
    target.mkdir(parents=True, exist_ok=True)
    adapter = load_file(text_run / "last" / "weights.safetensors")
    save_file({_plain(name): weight.to(torch.bfloat16) for name, weight in adapter.items()}, target / ADAPTER)
    eye = load_file(eye_run / "last" / "weights.safetensors") | {f"merger.{n}": w for n, w in merger.items()}
    save_file({name: weight.detach().to(torch.bfloat16).contiguous() for name, weight in eye.items()}, target / EYE)
    (target / NAMES).write_text(json.dumps({"scale": scale, "names": classes()}))


def _plain(name: str) -> str:
    """The adapter's name of a matrix, without peft's wrapping: model.layers.0.mlp.up_proj.lora_A.weight."""
    return name.removeprefix(_PEFT).replace(".default.", ".")
