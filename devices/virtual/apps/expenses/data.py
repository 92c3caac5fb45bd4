"""What the Expenses app keeps."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Expense:
    """One entry of the log."""

    id: int
    name: str
    cents: int
    category: str
    """English name of one of `kinds.KINDS`; the app says it in the phone's language."""
    day: str
    """"YYYY-MM-DD"."""
    note: str = ""


@dataclass(slots=True)
class Expenses:
    """All of it."""

    log: list[Expense] = field(default_factory=list)
    currency: str = "$"
