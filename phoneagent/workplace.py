"""Settings -> the engine that plays a benchmark's episodes with the model that is to be measured."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from devices.device import Device
from phoneagent import assemble
from phoneagent.agent import Agent
from phoneagent.benchmark import BASELINES, Plan, Result
from phoneagent.config import ConfigError, Settings
from phoneagent.engines import Engine, Here, Player, Processes, Ray
from phoneagent.episodes import recorder_in, run_episode
from phoneagent.models.model import Model
from phoneagent.runs import About
from phoneagent.tasks.suites import SUITES

EngineName = Literal["processes", "ray"]


@dataclass(frozen=True)
class Seat:
    """What a worker needs to know to play; travels to other processes."""

    plan: Plan
    settings: Settings
    failed: Path | None = None
    """Folder in which runs that fail are recorded."""

    def __call__(self) -> Player:
        """Sit down: the model is made here."""
        is_baseline = self.plan.model in BASELINES
        return Seated(
            self, None if is_baseline else assemble.make_model(self.plan.model, constrain=self.settings.constrain)
        )


class Seated:
    """A player with its model."""

    def __init__(self, seat: Seat, model: Model | None) -> None:
        self._seat = seat
        self._model = model
        # baselines speak our own tools, whose words cover all that a task can need
        own = replace(seat.settings, dialect="openai_tools")
        self._settings = own if model is None else seat.settings

    def play(self, template: str, seed: int) -> Result:
        plan, failed = self._seat.plan, self._seat.failed
        keep = recorder_in(failed, self._about) if failed else None
        return run_episode(plan, SUITES[plan.suite].template(template), seed, self._model, self._make_agent, keep)

    def _about(self, goal: str, dialect: str) -> About:
        return assemble.about(self._settings, goal, dialect)

    def close(self) -> None:
        if self._model is not None:
            self._model.close()

    def _make_agent(self, model: Model, device: Device, max_steps: int) -> Agent:
        return assemble.make_agent(replace(self._settings, max_steps=max_steps), model, device)


def make_engine(seat: Seat, engine: EngineName, workers: int) -> Engine:
    """What plays the episodes.

    Raises:
        ConfigError: if Ray is asked for and not installed.
    """
    if engine == "ray":
        try:
            import ray  # noqa: F401
        except ImportError as error:
            raise ConfigError("Ray is not installed; `pip install 'phoneagent[ray]'` installs it.") from error
        return Ray(seat, workers)
    return Processes(seat, workers) if workers > 1 else Here(seat)
