"""Tasks x models x seeds: what is to be measured, and the results, each kept as soon as it is known.

A benchmark that is cut off goes on where it was. `episodes.py` plays one episode, `engines.py` spreads them over
processes or machines, `tally.py` makes tables of the results.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from phoneagent.tasks.splits import SEED_BASE, Split, check_seed
from phoneagent.tasks.suites import SUITES
from phoneagent.tasks.task import Template

if TYPE_CHECKING:
    from phoneagent.engines import Engine

BASELINES = ("oracle", "random", "do-nothing")


@dataclass(frozen=True, slots=True)
class Result:
    """One episode, judged."""

    template: str
    seed: int
    success: bool
    why: str
    """Why it does not count, "" where it does."""
    outcome: str
    steps: int
    false_success: bool
    """The model said success and the phone says no."""
    taps: int
    wild_taps: int
    replies: int
    malformed: int
    step_ms: tuple[float, ...]
    think_ms: tuple[float, ...]
    look_ms: tuple[float, ...] = ()
    act_ms: tuple[float, ...] = ()
    settle_ms: tuple[float, ...] = ()
    tokens_in: int = 0
    tokens_out: int = 0
    cost_usd: float | None = None
    """None where nobody knows."""
    goal: str = ""
    run: str = ""
    """Folder of the recorded run; only failed ones are recorded."""


@dataclass(frozen=True)
class Plan:
    """What is to be measured."""

    suite: str
    model: str
    seeds: int
    """Episodes a template."""
    split: Split = "sealed"
    seed_base: int | None = None
    """The first seed; that of the split where None."""
    over_adb: bool = False
    size_px: tuple[int, int] = (1080, 2400)
    locale: str = "en"

    def episodes(self) -> Iterator[tuple[Template, int]]:
        """Every template with every seed.

        Raises:
            ValueError: if the seeds are not of the split, or there is no such suite.
        """
        if self.suite not in SUITES:
            raise ValueError(f"there is no suite {self.suite!r}; there are: {', '.join(SUITES)}")
        base = SEED_BASE[self.split] if self.seed_base is None else self.seed_base
        for number, template in enumerate(SUITES[self.suite].templates):
            for seed in range(base + number * self.seeds, base + (number + 1) * self.seeds):
                check_seed(seed, self.split)
                yield template, seed


def run(plan: Plan, engine: Engine, log: Path) -> Iterator[Result]:
    """Every episode's result, those already in `log` first, the others as they become known."""
    wanted = [(template.name, seed) for template, seed in plan.episodes()]
    done = {(result.template, result.seed): result for result in read_log(log)}
    log.parent.mkdir(parents=True, exist_ok=True)
    yield from (done[each] for each in wanted if each in done)
    with log.open("a", encoding="utf-8") as out:
        for result in engine.play([each for each in wanted if each not in done]):
            out.write(json.dumps(asdict(result), ensure_ascii=False) + "\n")
            out.flush()
            yield result


def read_log(log: Path) -> list[Result]:
    """The results of a log, a cut-off last line left out."""
    results = []
    for line in log.read_text(encoding="utf-8").splitlines() if log.exists() else ():
        try:
            said = json.loads(line)
        except json.JSONDecodeError:
            continue
        said |= {name: tuple(value) for name, value in said.items() if isinstance(value, list)}
        results.append(Result(**said))
    return results
