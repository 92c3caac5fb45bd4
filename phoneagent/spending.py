"""What a run costs: tokens, and money where anybody says what they cost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


class Counted(Protocol):
    """What tokens were counted for: a reply, a step, a run."""

    @property
    def tokens_in(self) -> int: ...

    @property
    def tokens_out(self) -> int: ...

    @property
    def cost_usd(self) -> float | None: ...


@dataclass(frozen=True, slots=True)
class Prices:
    """What a million tokens cost, in dollars."""

    in_usd: float = 0.0
    """Of what a model reads."""
    out_usd: float = 0.0
    """Of what it writes."""

    def of(self, said: Counted) -> float | None:
        """What it cost: as the server said, else by these prices; None where nobody knows."""
        if said.cost_usd is not None:
            return said.cost_usd
        if not (self.in_usd or self.out_usd):
            return None
        return (said.tokens_in * self.in_usd + said.tokens_out * self.out_usd) / 1_000_000


@dataclass(frozen=True, slots=True)
class Spent:
    """Tokens and what they cost."""

    tokens_in: int = 0
    tokens_out: int = 0
    cost_usd: float | None = None
    """Dollars; None where nobody knows."""

    @property
    def tokens(self) -> int:
        return self.tokens_in + self.tokens_out

    def __str__(self) -> str:
        told = f"{self.tokens_in:,} → {self.tokens_out:,} tokens"
        return told if self.cost_usd is None else f"{told}, {dollars(self.cost_usd)}"


def total(parts: Iterable[Counted]) -> Spent:
    """The sum. What nobody knows the cost of adds none, so that known costs are not lost beside it."""
    listed = list(parts)
    costs = [each.cost_usd for each in listed if each.cost_usd is not None]
    tokens_in, tokens_out = (sum(getattr(each, name) for each in listed) for name in ("tokens_in", "tokens_out"))
    return Spent(tokens_in, tokens_out, sum(costs) if costs else None)


def dollars(amount_usd: float) -> str:
    """An amount with as many places as it needs: $12.30, $0.042, $0.00031."""
    if amount_usd >= 1 or amount_usd == 0:
        return f"${amount_usd:,.2f}"
    return "$" + f"{amount_usd:.{_places(amount_usd)}f}".rstrip("0").ljust(4, "0")


def _places(amount_usd: float) -> int:
    """Decimal places that show two digits of a small number, and no more than eight."""
    places = 2
    while amount_usd * 10**places < 10 and places < 8:
        places += 1
    return places
