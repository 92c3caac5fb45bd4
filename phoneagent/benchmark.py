"""Tasks x models x seeds -> a table with intervals.

An episode's result is written to a file as soon as it is known, so a benchmark that is cut off goes on where it was.
"""

from __future__ import annotations

import json
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from devices.connect import serve_virtual
from devices.device import Device
from devices.virtual.device import VirtualDevice
from devices.virtual.phone import VirtualPhone
from phoneagent.agent import Agent
from phoneagent.models.baselines import DoNothing, OracleModel, RandomModel
from phoneagent.models.model import Model
from phoneagent.statistics import quantile, wilson
from phoneagent.step import Outcome, Step
from phoneagent.tasks.plan import Oracle
from phoneagent.tasks.splits import SEED_BASE, Split, check_seed, new_phone
from phoneagent.tasks.suites import SUITES
from phoneagent.tasks.task import Episode, Template

BASELINES = ("oracle", "random", "do-nothing")

MakeAgent = Callable[[Model, Device, int], Agent]
"""An agent of this model on this device, with a limit of steps."""


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


def run(plan: Plan, model: Model | None, make_agent: MakeAgent, log: Path) -> Iterator[Result]:
    """Every episode's result, those already in `log` first.

    `model` is None for a baseline, which is made anew for each episode.
    """
    done = {(result.template, result.seed): result for result in read_log(log)}
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("a", encoding="utf-8") as out:
        for template, seed in plan.episodes():
            result = done.get((template.name, seed))
            if result is None:
                result = run_episode(plan, template, seed, model, make_agent)
                out.write(json.dumps(asdict(result)) + "\n")
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
        said |= {"step_ms": tuple(said["step_ms"]), "think_ms": tuple(said["think_ms"])}
        results.append(Result(**said))
    return results


def new_episode(plan: Plan, template: Template, seed: int) -> Episode:
    """The phone and the task of one seed, laid out."""
    suite = SUITES[plan.suite]
    phone = new_phone(
        seed, plan.split, size_px=plan.size_px, locale=plan.locale, packages=suite.packages, varied=suite.varied
    )
    task = template.make(random.Random(f"{template.name}/{seed}"), plan.split, phone.state)
    return Episode(template, task, phone)


def run_episode(plan: Plan, template: Template, seed: int, model: Model | None, make_agent: MakeAgent) -> Result:
    """Lay a phone out, let the agent at it, and judge the phone."""
    episode = new_episode(plan, template, seed)
    phone = episode.phone
    with _device(phone, over_adb=plan.over_adb) as device:
        chosen = model or _baseline(plan.model, episode, device, seed)
        agent = make_agent(chosen, device, 2 * template.optimal_steps + 6)
        agent = replace(agent, ask=episode.task.asked())
        goal = episode.task.goal_zh if plan.locale == "zh" else episode.task.goal
        steps: list[Step] = []
        outcome = Outcome("error", "the run gave no outcome")
        started, step_ms = time.perf_counter(), []
        for event in agent.run(goal):
            if isinstance(event, Outcome):
                outcome = event
                continue
            steps.append(event)
            step_ms.append((time.perf_counter() - started) * 1000)
            started = time.perf_counter()
    verdict = episode.judge(outcome)
    taps = [touch for touch in phone.touches if touch.kind == "tap"]
    return Result(
        template=template.name,
        seed=seed,
        success=verdict.success,
        why=verdict.why,
        outcome=outcome.kind,
        steps=len(steps),
        false_success=outcome.kind == "success" and not verdict.success,
        taps=len(taps),
        wild_taps=sum(not tap.met for tap in taps),
        replies=sum(1 + len(step.attempts) for step in steps),
        malformed=sum(len(step.attempts) + (step.call is None) for step in steps),
        step_ms=tuple(round(ms, 1) for ms in step_ms),
        think_ms=tuple(round(step.timing.think_ms, 1) for step in steps),
    )


def report(plan: Plan, results: Sequence[Result]) -> dict[str, object]:
    """The object `phoneagent bench --json` prints; rates in [0, 1], Wilson 95 % intervals."""
    wins = sum(result.success for result in results)
    episodes = max(len(results), 1)
    by_template: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        by_template[result.template].append(result)
    step_ms = [ms for result in results for ms in result.step_ms]
    return {
        "suite": plan.suite,
        "model": plan.model,
        "split": plan.split,
        "seeds": plan.seeds,
        "seed_base": SEED_BASE[plan.split] if plan.seed_base is None else plan.seed_base,
        "locale": plan.locale,
        "over_adb": plan.over_adb,
        "episodes": len(results),
        "success": wins / episodes,
        "interval": list(wilson(wins, len(results))),
        "false_success": sum(result.false_success for result in results) / episodes,
        "wild_taps": sum(result.wild_taps for result in results) / max(sum(result.taps for result in results), 1),
        "malformed": sum(result.malformed for result in results) / max(sum(result.replies for result in results), 1),
        "steps_mean": sum(result.steps for result in results) / episodes,
        "step_ms": {
            "p50": quantile(step_ms, 0.5),
            "p90": quantile(step_ms, 0.9),
            "model_p50": quantile([ms for result in results for ms in result.think_ms], 0.5),
        },
        "templates": {name: _template_report(plan.suite, name, found) for name, found in by_template.items()},
    }


def _template_report(suite: str, name: str, results: Sequence[Result]) -> dict[str, object]:
    wins = sum(result.success for result in results)
    return {
        "success": wins / len(results),
        "interval": list(wilson(wins, len(results))),
        "episodes": len(results),
        "sealed": any(each.sealed for each in SUITES[suite].templates if each.name == name),
        "steps_mean": sum(result.steps for result in results) / len(results),
        "failures": [f"seed {result.seed}: {result.why}" for result in results if not result.success],
    }


def _baseline(name: str, episode: Episode, device: Device, seed: int) -> Model:
    match name:
        case "oracle":
            task = episode.task
            return OracleModel(Oracle(task.plan, episode.phone.size_px, possible=task.possible), device)
        case "random":
            return RandomModel(seed, episode.phone.size_px)
        case "do-nothing":
            return DoNothing()
        case _:
            raise ValueError(f"there is no baseline {name!r}; there are: {', '.join(BASELINES)}")


@contextmanager
def _device(phone: VirtualPhone, *, over_adb: bool) -> Iterator[Device]:
    device: Device
    if over_adb:
        with serve_virtual(phone) as device:
            yield device
    else:
        device = VirtualDevice(phone)
        yield device
        device.close()
