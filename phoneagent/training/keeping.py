"""What a fine-tuning run keeps beside its checkpoints: its settings, the best weights, a card."""

from __future__ import annotations

import json
import os
import platform
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from safetensors.torch import save_file
from torch import nn

from phoneagent.training.checkpoint import Run
from phoneagent.training.curves import dev_curve
from phoneagent.training.data.shards import PLAN
from phoneagent.training.errors import TrainingError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from phoneagent.training.vlm import Settings

SETTINGS, BEST, SCORE, WEIGHTS, CARD = "settings.json", "best", "score.json", "weights.safetensors", "README.md"
HARMLESS = frozenset({
    "run", "eval_every", "eval_rows", "eval_said", "eval_tasks", "save_every_s", "log_every", "workers",
})  # fmt: skip
"""Settings that do not bear on the weights: a run may be gone on with under others."""


def write_settings(run: Run, settings: Settings) -> None:
    """Keep a run's settings; refuse to go on with others.

    Raises:
        TrainingError: if the folder holds a run whose weights would have come out differently.
    """
    said = _plain(settings)
    path = run.folder / SETTINGS
    if path.exists() and run.last.exists():
        before = json.loads(path.read_text("utf-8"))
        other = sorted(key for key in said if key not in HARMLESS and before.get(key) != said[key])
        if other:
            raise TrainingError(
                f"{run.folder} holds a run with other settings ({', '.join(other)}). Choose another run folder, or"
                " remove this one."
            )
    run.folder.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(said, ensure_ascii=False, indent=1), "utf-8")


def _plain(settings: DataclassInstance) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(json.dumps(asdict(settings), default=lambda value: str(Path(value).resolve())))
    return told


def keep_best(run: Run, step: int, found: Mapping[str, float], weights: Mapping[str, nn.Parameter]) -> bool:
    """Put the weights aside if they are the best so far: by tasks done, then calls right, then the loss."""
    best = run.folder / BEST
    right = found.get("calls_right", found.get("answers_right", 0.0))
    score = (found.get("tasks", 0.0), right, -found.get("loss", 0.0))
    if (best / SCORE).exists() and tuple(json.loads((best / SCORE).read_text())["score"]) >= score:
        return False
    half = run.folder / ".best"
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(parents=True)
    save_file({name: each.detach().cpu().contiguous() for name, each in weights.items()}, half / WEIGHTS)
    (half / SCORE).write_text(json.dumps({"step": step, "score": score, **found}))
    shutil.rmtree(best, ignore_errors=True)
    os.replace(half, best)
    return True


def best_weights(run: Run) -> Path:
    """The weights to use: the best ones where any were measured, else the last.

    Raises:
        TrainingError: if the run has none yet.
    """
    for folder in (run.folder / BEST, run.last):
        if (folder / WEIGHTS).exists():
            return folder / WEIGHTS
    raise TrainingError(f"{run.folder} holds no trained weights yet.")


# --- the card ---------------------------------------------------------------------------------------------------


def write_run_card(run: Run, settings: Settings, dialect: str, rows: int, size: int, device: str) -> Path:
    """What was trained on what, and what came of it."""
    said = (
        f"{'LoRA adapters' if settings.mode == 'lora' else 'All weights'} of `{settings.model}`, {size:,} weights"
        f" trained for {settings.steps:,} steps of {settings.batch} rows. It answers in the dialect `{dialect}`:"
        f" `phoneagent run --model hf:FOLDER --dialect {dialect}`."
    )
    hardware = torch.cuda.get_device_name() if device.startswith("cuda") else _processor()
    sets = [f"`{folder.name}`: {_plan(folder)}" for folder in settings.data]
    title = f"{Path(settings.model).name}, fine-tuned for phones"
    return write_card(run, title, settings, rows, sets, said=said, hardware=hardware, rule=_RULE)


def write_card(
    run: Run,
    title: str,
    settings: DataclassInstance,
    rows: int,
    sets: Sequence[str],
    *,
    said: str = "",
    hardware: str = "",
    rule: str = "",
) -> Path:
    """The card of a run: data, what was measured, how to make it again."""
    curve, dev = run.curve(), dev_curve(run)
    score = run.folder / BEST / SCORE
    best = json.loads(score.read_text()) if score.exists() else {}
    lines = [
        f"# {title}",
        *(["", said] if said else []),
        *("", "## Data", "", f"{rows:,} training rows of", "", *(f"* {each}" for each in sets), ""),
        *("## Measured", "", *([_dev_table(dev), "", rule] if dev else ["No dev rows were there to measure it on."])),
        "",
        f"Last training loss: {curve[-1]['loss'] if curve else 'none'}."
        + (f" The best weights are those of step {best['step']:,}." if best else ""),
        *("", "## How it was made", ""),
        f"phoneagent {version('phoneagent')}, torch {version('torch')}, transformers {version('transformers')}, peft"
        f" {version('peft')}, on {hardware or _processor()}. The curves are in `curves.html`.",
        *("", "```json", json.dumps(_plain(settings), ensure_ascii=False, indent=1), "```", ""),
    ]
    (run.folder / CARD).write_text("\n".join(lines), "utf-8")
    return run.folder / CARD


_RULE = (
    "Right is a call whose action is right, whose place lies in the target's box (without a box: within 0.04 of the"
    " screen), and whose texts are the same."
)


def _plan(folder: Path) -> str:
    said = (folder / PLAN).read_text("utf-8") if (folder / PLAN).exists() else "{}"
    return json.dumps(json.loads(said), ensure_ascii=False)


def _processor() -> str:
    return f"{os.cpu_count()} processor cores ({platform.machine()})"


def _dev_table(dev: Sequence[Mapping[str, float]]) -> str:
    names = sorted({name for record in dev for name in record} - {"step"})
    head = f"| step | {' | '.join(f'dev {name}' for name in names)} |"
    rows = [
        f"| {int(record['step']):,} | {' | '.join(f'{record.get(name, 0):.3f}' for name in names)} |" for record in dev
    ]
    return "\n".join([head, f"|---|{'---|' * len(names)}", *rows])
