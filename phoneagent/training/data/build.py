"""A training set from a source: its shards, then its card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from phoneagent.training.data.card import write_card
from phoneagent.training.data.shards import write_shards
from phoneagent.training.data.sources import Source, Virtual
from phoneagent.training.errors import DataError

UNITS_A_SHARD = 50
"""Of the virtual phone and of runs; a public set has a shard a file."""


@dataclass(frozen=True, slots=True)
class Made:
    """How far a build is."""

    shards: int
    of_shards: int
    rows: int


def build(source: Source, out: Path) -> Iterator[Made]:
    """Make the shards that are missing, then the card.

    Raises:
        DataError: if the source has nothing, or the folder holds another set.
    """
    units = source.units()
    a_shard = 1 if source.plan()["source"] not in ("virtual phone", "runs") else UNITS_A_SHARD
    a_shard = min(a_shard, max(1, len(units) // 4)) if isinstance(source, Virtual) else a_shard
    of_shards, rows = -(-len(units) // a_shard), 0
    yield Made(0, of_shards, 0)
    for count, shard in enumerate(write_shards(out, source.plan(), units, a_shard), 1):
        rows += shard.rows
        yield Made(count, of_shards, rows)
    if not rows:
        raise DataError(f"There was nothing to learn from in it, so {out} holds no rows.")
    write_card(out)
