"""How the embedded model decides when it is told its scenes instead of seeing them: minutes instead of an hour.

    python benchmarks/told.py --split dev --seeds 2 --workers 2

Scenes come from the widget tree, with the reader's and the eye's errors put in as in training. It is made to guess;
then is counted what would have been left, had it given up where all its answers together were less sure than so. For
choosing that threshold, on the dev split, and for telling apart what deciding loses and what seeing does.
"""

from __future__ import annotations

import argparse
import random
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

import torch

from devices.device import Device
from devices.screen import Screen
from devices.virtual.device import VirtualDevice
from devices.virtual.phone import VirtualPhone
from phoneagent import config
from phoneagent.agent import Agent
from phoneagent.benchmark import Plan, Result
from phoneagent.models.embedded import SURE, EmbeddedModel
from phoneagent.models.model import Model
from phoneagent.models.small.deciding import Decision
from phoneagent.models.small.parts import ASSETS
from phoneagent.models.small.question import Question
from phoneagent.models.small.scene import Scene
from phoneagent.tasks.suites import SUITES
from phoneagent.tasks.task import Template
from phoneagent.training.small.oracle_runs import scene_of
from phoneagent.workplace import Seat, Seated

THRESHOLDS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6)
SHORT = 6
"""Steps of a short task."""
GROUPS: dict[str, Callable[[Template], bool]] = {
    "all": lambda template: True,
    "met": lambda template: not template.sealed,
    f"met, up to {SHORT} steps": lambda template: not template.sealed and template.optimal_steps <= SHORT,
    "sealed": lambda template: template.sealed,
}


class Told(EmbeddedModel):
    """The model, told what stands in the tree of a phone's widgets."""

    def __init__(self, parts: Path) -> None:
        super().__init__(parts, sure=0.0)
        self.begin(None, "")

    def begin(self, phone: VirtualPhone | None, name: str) -> None:
        """Another run."""
        self._phone, self._rng = phone, random.Random(name)
        self.least = self.together = 1.0

    def scene(self, screen: Screen) -> Scene:
        if self._phone is None:
            raise RuntimeError("no run was begun")
        return scene_of(self._phone, self._rng)

    def decide(self, question: Question, cancel: threading.Event | None = None) -> Decision:
        decided = super().decide(question, cancel)
        self.together *= decided.sure
        self.least = min(self.least, decided.sure)
        return decided


class Telling(Seated):
    """A player that shows its model each run's phone."""

    def __init__(self, seat: Seat, told: Told) -> None:
        super().__init__(seat, told)
        self._told, self._name = told, ""

    def play(self, template: str, seed: int) -> Result:
        self._name = f"{template}/{seed}"
        return super().play(template, seed)

    def _make_agent(self, model: Model, device: Device, max_steps: int) -> Agent:
        if isinstance(device, VirtualDevice):
            self._told.begin(device.phone, self._name)
        return super()._make_agent(model, device, max_steps)


@dataclass(frozen=True)
class Run:
    """How one run ended, and how sure the model was."""

    result: Result
    least: float
    together: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--suite", default="full", choices=SUITES)
    parser.add_argument("--split", default="dev", choices=("dev", "sealed"))
    parser.add_argument("--seeds", type=int, default=2, help="runs a template")
    parser.add_argument("--parts", type=Path, default=ASSETS, help="folder of trained parts; the shipped ones if none")
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    plan = Plan(asked.suite, "embedded", asked.seeds, asked.split)
    with ProcessPoolExecutor(asked.workers) as pool:
        shares = pool.map(partial(_runs, plan, asked.parts, asked.workers), range(asked.workers))
        runs = list(chain.from_iterable(shares))
    for name, belongs in GROUPS.items():
        print(f"\n{name}\n{'at least':>10} {'well':>8} {'wrongly':>8}")
        _print([run for run in runs if belongs(SUITES[plan.suite].template(run.result.template))])


def _runs(plan: Plan, parts: Path, workers: int, worker: int) -> list[Run]:
    """A worker's share of the runs."""
    torch.set_num_threads(1)
    told = Told(parts)
    player = Telling(Seat(plan, config.load({"model": "embedded"})), told)
    runs = []
    for template, seed in list(plan.episodes())[worker::workers]:
        result = player.play(template.name, seed)
        runs.append(Run(result, told.least, told.together))
    return runs


def _print(runs: Sequence[Run]) -> None:
    for threshold in THRESHOLDS:
        kept = [run.result for run in runs if not threshold or (run.least >= SURE and run.together >= threshold)]
        well, wrongly = sum(each.success for each in kept), sum(each.false_success for each in kept)
        print(f"{threshold or 'guessing':>10} {well / len(runs):8.1%} {wrongly / len(runs):8.1%}")


if __name__ == "__main__":
    main()
