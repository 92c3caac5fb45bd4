"""The shipped parts of the embedded model from the two runs that made them, by a command and nothing else.

The merger of MiniCPM-V stands between tower and text part so that the folder loads as the class it is; the embedded
model does not use it, and it is the same fresh one for the same seed.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor
from transformers import AutoConfig
from transformers.models.minicpmv4_6.modeling_minicpmv4_6 import MiniCPMV4_6Merger

from phoneagent.models.small.architecture import configure, start_small
from phoneagent.models.small.assembly import ASSETS
from phoneagent.models.small.weights import base_folder
from phoneagent.training.errors import TrainingError
from phoneagent.training.keeping import WEIGHTS
from phoneagent.training.ship import ship

SCALE = 2.0
"""Of the adapter: alpha 32 over rank 16."""


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
