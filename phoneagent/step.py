"""A step of a run and how a run ends: what recorder, console, benchmark and trainer all read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from devices.screen import Screen
from tools.call import ToolCall


@dataclass(frozen=True, slots=True)
class Timing:
    """Where the milliseconds of one step went."""

    look_ms: float = 0.0
    think_ms: float = 0.0
    """The model, reading included."""
    act_ms: float = 0.0
    settle_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Attempt:
    """One reply of the model that was not a call, and the reason it was told."""

    said: str
    why: str


@dataclass(frozen=True)
class Step:
    """One look, one reply, one act."""

    number: int
    """From 1."""
    screen: Screen
    """What the model saw."""
    said: str
    """What the model replied, word for word."""
    thought: str
    """The part of it that is not the call, if any."""
    call: ToolCall | None
    """None where no reply could be read; nothing was done then."""
    result: str
    """What came of the call, as the model is told: "ok", or why it could not be done."""
    ok: bool = True
    """False where the call was refused or failed; the model may try another way."""
    refused: bool = False
    """The guard or a person said no: nothing was done, and a replay must not do it either."""
    secret: bool = False
    """What was typed belongs in no recording."""
    attempts: tuple[Attempt, ...] = ()
    """Replies before this one that could not be read."""
    timing: Timing = field(default_factory=Timing)
    tokens_in: int = 0
    tokens_out: int = 0
    cost_usd: float | None = None
    """What the step's replies cost in dollars; None where nobody knows."""


OutcomeKind = Literal["success", "failure", "stopped", "error"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended. Success means one thing only: the model's finish(success) was parsed."""

    kind: OutcomeKind
    reason: str
    """One sentence: the evidence of success, or why not."""
    answer: str = ""
    """What the model answered, where the task was a question."""
