"""The person of a benchmark, whose goal it is: what they say when they are asked."""

from __future__ import annotations

from dataclasses import dataclass

NOTHING_TO_ADD = "I have nothing to add to what I asked for."
_GUARD = ("May the agent ", "The model wants your yes")
"""How the guard's questions begin; all others are the model's own."""


@dataclass(frozen=True, slots=True)
class Person:
    """Answers the guard with a yes where the goal means the deed, and the model with what the task lets them know."""

    knows: str = ""
    consents: bool = True

    def __call__(self, question: str) -> str:
        if question.startswith(_GUARD):
            return "yes" if self.consents else "no"
        return self.knows or NOTHING_TO_ADD
