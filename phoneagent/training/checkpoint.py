"""What a training run keeps on disk so that a killed run goes on as if nothing had happened.

A checkpoint is one folder, written beside its place and renamed: adapter, optimiser and the number of the last
finished step. Data order and learning rate follow from that number alone, so they need no saving.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import nn


@dataclass(frozen=True)
class Run:
    """The folder of a training run."""

    folder: Path

    @property
    def log(self) -> Path:
        """One JSON object a logged step: the curve."""
        return self.folder / "log.jsonl"

    @property
    def last(self) -> Path:
        return self.folder / "last"

    def save(
        self, step: int, weights: dict[str, nn.Parameter], optimizer: torch.optim.Optimizer, losses: Sequence[float]
    ) -> None:
        """Put a checkpoint in place of the one before; `losses` are those not in the curve yet."""
        half, old = self.folder / ".half", self.folder / ".old"
        for stale in (half, old):
            shutil.rmtree(stale, ignore_errors=True)
        half.mkdir(parents=True)
        save_file(
            {name: weight.detach().contiguous() for name, weight in weights.items()}, half / "weights.safetensors"
        )
        torch.save(optimizer.state_dict(), half / "optimizer.pt")
        (half / "step.json").write_text(json.dumps({"step": step, "losses": list(losses)}))
        if self.last.exists():
            self.last.rename(old)
        half.rename(self.last)
        shutil.rmtree(old, ignore_errors=True)

    def resume(self, weights: dict[str, nn.Parameter], optimizer: torch.optim.Optimizer) -> tuple[int, list[float]]:
        """Load the last checkpoint, if any; returns the number of steps already done and the losses not logged yet."""
        last = self.last if self.last.exists() else self.folder / ".old"  # killed between the two renames
        if not last.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            self.log.unlink(missing_ok=True)
            return 0, []
        saved = load_file(last / "weights.safetensors")
        with torch.no_grad():
            for name, weight in weights.items():
                weight.copy_(saved[name])
        optimizer.load_state_dict(torch.load(last / "optimizer.pt", weights_only=True))
        said = json.loads((last / "step.json").read_text())
        self._forget_after(said["step"])
        return said["step"], said.get("losses", [])

    def write(self, **record: float) -> None:
        """Add a line to the curve."""
        with self.log.open("a") as file:
            file.write(json.dumps(record) + "\n")

    def curve(self) -> list[dict[str, float]]:
        if not self.log.exists():
            return []
        return [json.loads(line) for line in self.log.read_text().splitlines() if line.endswith("}")]

    def _forget_after(self, step: int) -> None:
        """Lines of steps that the kill undid are logged again."""
        kept = [record for record in self.curve() if record["step"] <= step]
        self.log.write_text("".join(json.dumps(record) + "\n" for record in kept))
