"""From the two runs that made them to the shipped parts of the embedded model."""

from __future__ import annotations

import json
from pathlib import Path

from safetensors.torch import load_file

from phoneagent.models.small.parts import ASSETS, NAMES, write_parts
from phoneagent.models.small.policy import Shape
from phoneagent.training.errors import TrainingError
from phoneagent.training.keeping import WEIGHTS

SHAPE = "shape.json"
"""In a deciding run's folder: the network's size."""


def ship_runs(deciding: Path, eye: Path, target: Path = ASSETS) -> list[Path]:
    """Write the shipped parts from the last checkpoints of two runs; returns the files.

    Raises:
        TrainingError: if a run has no checkpoint.
    """
    for run in (deciding, eye):
        if not (run / "last" / WEIGHTS).exists():
            raise TrainingError(f"{run} holds no checkpoint. Give the folders of a deciding run and of an eye run.")
    policy = load_file(deciding / "last" / WEIGHTS)
    shape = Shape(**json.loads((deciding / SHAPE).read_text()))
    names: list[str] = json.loads((eye / NAMES).read_text())["names"]
    write_parts(target, policy, shape, load_file(eye / "last" / WEIGHTS), names)
    return sorted(path for path in target.iterdir() if path.is_file())
