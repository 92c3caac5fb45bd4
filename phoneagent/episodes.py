"""One episode of a benchmark: lay a phone out, let an agent at it, judge the phone, keep what went wrong."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from devices.connect import serve_virtual
from devices.device import Device
from devices.virtual.device import VirtualDevice
from devices.virtual.phone import VirtualPhone
from phoneagent.agent import Agent
from phoneagent.benchmark import BASELINES, Plan, Result
from phoneagent.models.baselines import DoNothing, OracleModel, RandomModel
from phoneagent.models.model import Model
from phoneagent.recording import Recorder
from phoneagent.runs import About
from phoneagent.spending import total
from phoneagent.step import Outcome, Step
from phoneagent.tasks.plan import Oracle
from phoneagent.tasks.suites import SUITES
from phoneagent.tasks.task import Episode, Template

MakeAgent = Callable[[Model, Device, int], Agent]
"""An agent of this model on this device, with a limit of steps."""
Keep = Callable[[Agent, str], Recorder]
"""Where the run of this agent towards this goal is recorded."""


def steps_allowed(template: Template) -> int:
    """So many an agent may make: twice what a perfect user needs, and some for what gets in the way."""
    return 2 * template.optimal_steps + 6


def new_episode(plan: Plan, template: Template, seed: int) -> Episode:
    """The phone and the task of one seed, laid out."""
    phone = SUITES[plan.suite].phone(seed, plan.split, size_px=plan.size_px, locale=plan.locale)
    return lay_out(plan, template, seed, phone)


def lay_out(plan: Plan, template: Template, seed: int, phone: VirtualPhone) -> Episode:
    """The task of a seed, on the phone of that seed as it came."""
    task = template.make(random.Random(f"{template.name}/{seed}"), plan.split, phone.state)
    return Episode(template, task, phone)


def goal_of(plan: Plan, episode: Episode) -> str:
    """The goal in the phone's language."""
    return episode.task.goal_zh if plan.locale == "zh" else episode.task.goal


@dataclass(frozen=True)
class Played:
    """What an agent did."""

    steps: tuple[Step, ...]
    step_ms: tuple[float, ...]
    outcome: Outcome


def run_episode(
    plan: Plan, template: Template, seed: int, model: Model | None, make_agent: MakeAgent, keep: Keep | None = None
) -> Result:
    """Play one episode. `model` is None for a baseline, which is made anew; `keep` records the runs that fail."""
    episode = new_episode(plan, template, seed)
    goal = goal_of(plan, episode)
    with _device(episode.phone, over_adb=plan.over_adb) as device:
        chosen = model or _baseline(plan.model, episode, device, seed)
        agent = replace(make_agent(chosen, device, steps_allowed(template)), ask=episode.task.asked())
        played = _play(agent, goal)
    verdict = episode.judge(played.outcome)
    folder = ""
    if keep is not None and not verdict.success:
        judged = replace(played.outcome, reason=f"{played.outcome.reason} The phone says: {verdict.why}")
        with keep(agent, goal) as recorder:
            for step in played.steps:
                recorder.write(step)
            recorder.write(judged)
        folder = str(recorder.folder)
    taps = [touch for touch in episode.phone.touches if touch.kind == "tap"]
    steps, spent = played.steps, total(played.steps)
    return Result(
        template=template.name,
        seed=seed,
        success=verdict.success,
        why=verdict.why,
        outcome=played.outcome.kind,
        steps=len(steps),
        false_success=played.outcome.kind == "success" and not verdict.success,
        taps=len(taps),
        wild_taps=sum(not tap.met for tap in taps),
        replies=sum(1 + len(step.attempts) for step in steps),
        malformed=sum(len(step.attempts) + (step.call is None) for step in steps),
        step_ms=_rounded(played.step_ms),
        think_ms=_rounded([step.timing.think_ms for step in steps]),
        look_ms=_rounded([step.timing.look_ms for step in steps]),
        act_ms=_rounded([step.timing.act_ms for step in steps]),
        settle_ms=_rounded([step.timing.settle_ms for step in steps]),
        tokens_in=spent.tokens_in,
        tokens_out=spent.tokens_out,
        cost_usd=spent.cost_usd,
        goal=goal,
        run=folder,
    )


def recorder_in(runs: Path, about: Callable[[str, str], About]) -> Keep:
    """Records runs in a folder.

    Args:
        runs: The folder.
        about: What a recording says of a run towards a goal, in a dialect.
    """
    return lambda agent, goal: Recorder(runs, about(goal, agent.dialect.id))


def _play(agent: Agent, goal: str) -> Played:
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
    return Played(tuple(steps), tuple(step_ms), outcome)


def _rounded(ms: Sequence[float]) -> tuple[float, ...]:
    return tuple(round(each, 1) for each in ms)


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
