"""A training set on disk: Parquet shards that are the same bytes for the same seed, written one by one.

A shard is made of a fixed number of units (a screen, an episode, a file), each of which makes its rows from its own
seed alone. So a build that was killed goes on with the shards that are missing, and ends with the same bytes. Rows of
one screen follow each other, and a dictionary keeps its picture once a row group.
"""

from __future__ import annotations

import json
import os
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from phoneagent.training.data.rows import SCHEMA, Row, from_record, to_table
from phoneagent.training.errors import DataError

ROWS_A_GROUP = 64
"""Small, so that a trainer that reads in random order keeps few pictures in memory."""
_DICTIONARY_BYTES = 2**30
"""Pictures are long; without room for them the writer would fall back to writing each one again."""
PLAN, LOG = "plan.json", "shards.jsonl"

Unit = Callable[[], Iterable[Row]]
"""Makes its rows; the same ones every time."""


@dataclass(frozen=True)
class Shard:
    """What a finished shard holds."""

    number: int
    rows: int
    counts: dict[str, int]
    """Rows a kind, "SPLIT/KIND"."""


def write_shards(folder: Path, plan: dict[str, object], units: Sequence[Unit], units_a_shard: int) -> Iterator[Shard]:
    """Write every shard that is not there yet; yields each one, those found first.

    Raises:
        DataError: if the folder holds a set that was made otherwise.
    """
    _same_plan(folder, plan)
    done = {shard.number: shard for shard in finished(folder)}
    yield from done.values()
    for number, start in enumerate(range(0, len(units), units_a_shard)):
        if number not in done:
            shard = _write(folder, number, units[start : start + units_a_shard])
            with (folder / LOG).open("a", encoding="utf-8") as log:
                log.write(json.dumps({"number": shard.number, "rows": shard.rows, "counts": shard.counts}) + "\n")
            yield shard


def finished(folder: Path) -> list[Shard]:
    """The shards that are whole, in order."""
    path = folder / LOG
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    shards = [Shard(**json.loads(line)) for line in lines if line.endswith("}")]
    return sorted(shards, key=lambda shard: shard.number)


def _same_plan(folder: Path, plan: dict[str, object]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    path, said = folder / PLAN, json.dumps(plan, ensure_ascii=False, indent=1)
    if path.exists() and path.read_text("utf-8") != said:
        raise DataError(f"{folder} holds a set that was made with other settings. Choose another folder.")
    if not path.exists() and any(folder.glob("*.parquet")):
        raise DataError(f"{folder} holds Parquet files that were not made here. Choose another folder.")
    path.write_text(said, "utf-8")


def _write(folder: Path, number: int, units: Iterable[Unit]) -> Shard:
    """One shard: a file a split that has rows in it, put in place when all are whole."""
    writers: dict[str, pq.ParquetWriter] = {}
    waiting: dict[str, list[Row]] = {}
    counts: Counter[str] = Counter()

    def flush(split: str) -> None:
        if split not in writers:
            writers[split] = pq.ParquetWriter(
                _path(folder, split, number).with_suffix(".half"), SCHEMA, compression="zstd",
                dictionary_pagesize_limit=_DICTIONARY_BYTES,
            )  # fmt: skip
        writers[split].write_table(to_table(waiting.pop(split)), row_group_size=ROWS_A_GROUP)

    for unit in units:
        for row in unit():
            counts[f"{row.split}/{row.kind}"] += 1
            waiting.setdefault(row.split, []).append(row)
            if len(waiting[row.split]) == ROWS_A_GROUP:
                flush(row.split)
    for split in list(waiting):
        flush(split)
    for split, writer in writers.items():
        writer.close()
        os.replace(_path(folder, split, number).with_suffix(".half"), _path(folder, split, number))
    return Shard(number, sum(counts.values()), dict(sorted(counts.items())))


def _path(folder: Path, split: str, number: int) -> Path:
    return folder / f"{split}-{number:05d}.parquet"


# --- reading ----------------------------------------------------------------------------------------------------


class RowSet:
    """The rows of one split of a training set, by their number; only a few row groups are in memory at once."""

    def __init__(self, folder: Path, split: str) -> None:
        """Look at what is there.

        Raises:
            DataError: if there is nothing of the split, or a file is damaged.
        """
        files = sorted(folder.glob(f"{split}-*.parquet")) if folder.is_dir() else []
        if not files:
            raise DataError(f"{folder} holds no {split}-*.parquet: make them with `phoneagent data build {folder}`.")
        try:
            self._files = [pq.ParquetFile(path, memory_map=True) for path in files]
        except (OSError, ValueError) as error:
            raise DataError(f"A shard in {folder} cannot be read: {error}.") from error
        self.groups: list[range] = []
        """The numbers of the rows of each group: what is near is cheap to read together."""
        self._where: list[tuple[int, int]] = []
        start = 0
        for number, file in enumerate(self._files):
            for group in range(file.num_row_groups):
                count = file.metadata.row_group(group).num_rows
                self.groups.append(range(start, start + count))
                self._where.append((number, group))
                start += count
        self._count = start
        self._starts = [rows.start for rows in self.groups]
        self._group = lru_cache(maxsize=16)(self._read)

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, number: int) -> Row:
        group = bisect_right(self._starts, number) - 1
        return from_record(self._group(group)[number - self.groups[group].start])

    def __iter__(self) -> Iterator[Row]:
        for group in range(len(self.groups)):
            yield from map(from_record, self._read(group))

    def without_pictures(self) -> Iterator[Row]:
        """Every row in order, its picture left out: a fast look at all."""
        columns = [name for name in SCHEMA.names if name != "picture"]
        for number, at in self._where:
            for record in self._files[number].read_row_group(at, columns=columns).to_pylist():
                yield from_record(record | {"picture": b""})

    def _read(self, group: int) -> list[dict[str, Any]]:
        number, at = self._where[group]
        records: list[dict[str, Any]] = self._files[number].read_row_group(at).to_pylist()
        return records


def splits_in(folder: Path) -> list[str]:
    """The splits of a training set, train first."""
    found = {path.name.rpartition("-")[0] for path in folder.glob("*-*.parquet")}
    return sorted(found, key=lambda split: (split != "train", split))
