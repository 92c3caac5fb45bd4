"""From a fine-tuning run to a checkpoint that every program loads: adapters merged, or written in peft's form."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file

from phoneagent.models.checkpoints.hub import Repository
from phoneagent.models.checkpoints.loading import load_checkpoint
from phoneagent.training.checkpoint import Run
from phoneagent.training.errors import TrainingError
from phoneagent.training.keeping import CARD, SETTINGS, best_weights
from phoneagent.training.vlm import Settings, prepare_model

_WEIGHTS_OF_BASES = (".safetensors", ".bin", ".pt", ".gguf", ".index.json")


def merge(folder: Path, out: Path, *, adapter: bool = False) -> None:
    """Write a run's best weights as a checkpoint of its own, with the base's tokenizer, templates and processor.

    Args:
        folder: The run's.
        out: Where the checkpoint goes.
        adapter: Write only the adapters, in peft's form, for a server that loads them over the base.

    Raises:
        TrainingError: if the folder holds no finished run.
        ModelError: if the base cannot be loaded.
    """
    run = Run(folder)
    if not (folder / SETTINGS).exists():
        raise TrainingError(f"{folder} holds no fine-tuning run: there is no {SETTINGS}.")
    said = json.loads((folder / SETTINGS).read_text("utf-8"))
    said |= {"data": tuple(map(Path, said["data"])), "run": folder, "kinds": tuple(said["kinds"])}
    settings = Settings(**said)
    weights = load_file(best_weights(run))
    loaded = load_checkpoint(settings.model, dtype=torch.float32, device="cpu")
    model: Any = prepare_model(settings, loaded)
    with torch.no_grad():
        known = dict(model.named_parameters())
        for name, weight in weights.items():
            known[name].copy_(weight)
    out.mkdir(parents=True, exist_ok=True)
    if adapter and settings.mode == "lora":
        model.save_pretrained(out)
    else:
        whole = model.merge_and_unload() if settings.mode == "lora" else model
        whole.config.use_cache = True
        whole.to(torch.bfloat16).save_pretrained(out)
        _copy_rest(settings.model, out)
    if (folder / CARD).exists():
        shutil.copy(folder / CARD, out / CARD)


def _copy_rest(model: str, out: Path) -> None:
    """The base's files that are no weights and that were not written: tokenizer, templates, processor."""
    base = Path(model)
    if not base.is_dir():
        base = Repository(model).fetch_description()
    for path in base.iterdir():
        if path.is_file() and not path.name.endswith(_WEIGHTS_OF_BASES) and not (out / path.name).exists():
            shutil.copy(path, out / path.name)
