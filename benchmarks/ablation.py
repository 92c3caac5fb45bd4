"""What each part of the embedded model is worth: the same episodes with all, without the eye, without the lines read.

    python benchmarks/ablation.py --seeds 2 --log runs/ablation

Prints success with Wilson 95 % intervals and, for each arm that lacks something, how many episodes only one of the two
did (an exact sign test's material). It goes on where it was cut off.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from devices.screen import Screen
from phoneagent import benchmark, config
from phoneagent.benchmark import Plan
from phoneagent.engines import Here
from phoneagent.models.embedded import EmbeddedModel
from phoneagent.models.small.scene import Thing
from phoneagent.reading import Line
from phoneagent.statistics import wilson
from phoneagent.tasks.suites import SUITES
from phoneagent.workplace import Seat, Seated


class Unread:
    """Reads nothing."""

    def read(self, screen: Screen) -> list[Line]:
        return []


class Unseen:
    """Sees nothing beside the lines that were read."""

    def see(self, screen: Screen, lines: Sequence[Line]) -> list[Thing]:
        return [Thing(line.text, line.box) for line in lines]


ARMS: dict[str, Callable[[], EmbeddedModel]] = {
    "all of it": EmbeddedModel,
    "without the eye": lambda: EmbeddedModel(eye=Unseen()),
    "without the lines": lambda: EmbeddedModel(reader=Unread()),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--suite", default="first-light", choices=SUITES)
    parser.add_argument("--seeds", type=int, default=2, help="episodes a template")
    parser.add_argument("--log", type=Path, required=True, help="folder for the episodes")
    asked = parser.parse_args()
    won: dict[str, dict[tuple[str, int], bool]] = {}
    for arm, make in ARMS.items():
        won[arm] = _episodes(asked.suite, asked.seeds, make(), asked.log / f"{arm.replace(' ', '-')}.jsonl")
        low, high = wilson(sum(won[arm].values()), len(won[arm]))
        share = sum(won[arm].values()) / len(won[arm])
        print(f"{arm}: {share:.1%} of {len(won[arm])} episodes, 95 % interval {low:.1%} to {high:.1%}")
    whole = won["all of it"]
    for arm, found in won.items():
        if arm != "all of it":
            lost = sum(whole[each] and not found[each] for each in whole)
            gained = sum(found[each] and not whole[each] for each in whole)
            print(f"{arm}: {lost} episodes lost, {gained} gained")


def _episodes(suite: str, seeds: int, model: EmbeddedModel, log: Path) -> dict[tuple[str, int], bool]:
    plan = Plan(suite, "embedded", seeds)
    player = Seated(Seat(plan, config.load({"model": "embedded"})), model)
    found = {}
    for result in benchmark.run(plan, Here(lambda: player), log):
        found[result.template, result.seed] = result.success
        print(f"{log.stem}: {len(found)} episodes", file=sys.stderr, end="\r")
    return found


if __name__ == "__main__":
    main()
