"""From the two runs that made them to the shipped parts of the embedded model: adapter, eye, and the names it says.

The merger of MiniCPM-V stands between tower and text part so that the folder loads as the class it is; the embedded
model does not use it, and it is the same fresh one for the same seed.
"""

from __future__ import annotations

import json
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor
from transformers import AutoConfig
from transformers.models.minicpmv4_6.modeling_minicpmv4_6 import MiniCPMV4_6Merger

from phoneagent.models.small.architecture import configure, start_small
from phoneagent.models.small.assembly import ADAPTER, ASSETS, EYE, NAMES
from phoneagent.models.small.weights import base_folder
from phoneagent.training.errors import TrainingError
from phoneagent.training.icons import classes
from phoneagent.training.keeping import WEIGHTS

SCALE = 2.0
"""Of the adapter: alpha 32 over rank 16."""
_PEFT = "base_model.model."


def fresh_merger(base: Path, seed: int = 0) -> dict[str, Tensor]:
    """The merger as it is before anything is learnt."""
    torch.manual_seed(seed)
    merger = MiniCPMV4_6Merger(configure(AutoConfig.from_pretrained(base), 1))
    start_small(merger)
    return dict(merger.state_dict())


def ship_runs(text_run: Path, eye_run: Path, target: Path = ASSETS, seed: int = 0) -> list[Path]:
    """Write the shipped parts; returns the files.

    Raises:
        TrainingError: if a run has no checkpoint.
        ModelError: if the base weights are not there.
    """
    for run in (text_run, eye_run):
        if not (run / "last" / WEIGHTS).exists():
            raise TrainingError(f"{run} holds no checkpoint. Give the folders of a text run and of an eye run.")
    ship(text_run, eye_run, fresh_merger(base_folder(), seed), SCALE, target)
    return sorted(path for path in target.iterdir() if path.is_file())


def ship(text_run: Path, eye_run: Path, merger: dict[str, Tensor], scale: float, target: Path) -> None:
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
