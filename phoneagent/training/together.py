"""Processes that learn together: each takes its share of a batch, and their gradients are averaged.

`torchrun --nproc-per-node 2 -m ui.cli train sft CONFIG` starts two, one for each of two processor cores: most of a
small network's operations are too short to be shared out among threads.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.distributed as dist
from torch import nn


@dataclass(frozen=True)
class Together:
    """This process among those that learn together."""

    process: int = 0
    processes: int = 1

    @classmethod
    def joined(cls) -> Together:
        """This process among those that torchrun started; alone if it did not."""
        processes = int(os.environ.get("WORLD_SIZE", "1"))
        if processes == 1:
            return cls()
        if not dist.is_initialized():
            dist.init_process_group("gloo")
        return cls(dist.get_rank(), processes)

    @property
    def is_first(self) -> bool:
        """The first one keeps the run's folder and says how it goes."""
        return self.process == 0

    def share(self, batch: Sequence[int]) -> list[int]:
        """This process's part of a batch; neighbours, of like length, go to different ones."""
        return list(batch[self.process :: self.processes])

    @contextmanager
    def folder(self, run: Path) -> Iterator[Path]:
        """Where this process keeps what a run keeps: the first in the run's folder, the others in a copy that is thrown
        away, so that all go on from one checkpoint and one of them writes.

        Nobody copies before the first is here, for it may still be writing an earlier training's checkpoint; and it
        goes on only when all have copied.
        """
        self.wait()
        if self.is_first:
            self.wait()
            yield run
            return
        with tempfile.TemporaryDirectory() as temporary:
            copy = Path(temporary) / run.name
            if run.exists():
                shutil.copytree(run, copy)
            self.wait()
            yield copy

    def wait(self) -> None:
        """Wait for all others."""
        if self.processes > 1:
            dist.barrier()

    def average(self, weights: Iterable[nn.Parameter]) -> None:
        """Give every weight the mean of all processes' gradients; one that has none counts as nought."""
        if self.processes == 1:
            return
        own = list(weights)
        grads = [torch.zeros_like(weight) if weight.grad is None else weight.grad for weight in own]
        together = torch.cat([grad.flatten() for grad in grads])
        dist.all_reduce(together)
        together /= self.processes
        at = 0
        for weight in own:
            weight.grad = together[at : at + weight.numel()].view_as(weight)
            at += weight.numel()


ALONE = Together()
