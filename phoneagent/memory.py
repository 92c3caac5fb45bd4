"""What of a run's past is kept at hand."""

from __future__ import annotations

from collections.abc import Sequence

from phoneagent.step import Step

_SHARP_STEPS = 5
"""Steps whose pictures stay decoded; no dialect shows a model more of them."""


def answered(past: Sequence[Step]) -> str:
    """The last answer given, or ""."""
    said = [str(step.call.arguments["text"]) for step in past if step.call and step.call.name == "answer"]
    return said[-1] if said else ""


def fade(past: Sequence[Step]) -> None:
    """Drop the decoded pixels of the step that has just become old: 8 MB a step at 1080x2400, 8 GB in a long run.

    The encoded pictures stay, and a Screen decodes them again if it is asked.
    """
    if len(past) > _SHARP_STEPS:
        past[-_SHARP_STEPS - 1].screen.__dict__.pop("pixels", None)
