"""The learning rate over a run: linear warm-up, then a cosine down to a fiftieth."""

from __future__ import annotations

import math
from typing import Protocol

LEAST = 0.02
"""Share of the highest rate that is left at the end."""


class Scheduled(Protocol):
    """What of a run's settings the rate follows from."""

    @property
    def steps(self) -> int: ...
    @property
    def warmup(self) -> int: ...
    @property
    def learning_rate(self) -> float: ...


def learning_rate(settings: Scheduled, step: int) -> float:
    """The rate of a step, from its number alone, so that a killed run goes on exactly."""
    if step < settings.warmup:
        return settings.learning_rate * (step + 1) / settings.warmup
    share = (step - settings.warmup) / max(1, settings.steps - settings.warmup)
    return settings.learning_rate * (LEAST + (1 - LEAST) * 0.5 * (1 + math.cos(math.pi * share)))
