"""What the Calculator app keeps."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Sum:
    """Something that was calculated."""

    expression: str
    result: str


@dataclass(slots=True)
class Calculator:
    """What is on the display, and what was calculated before."""

    shown: str = ""
    """The expression as it is typed; after "=" the result."""
    solved: bool = False
    """Whether `shown` is a result: the next digit begins anew."""
    sums: list[Sum] = field(default_factory=list)
    """The latest is the last."""
