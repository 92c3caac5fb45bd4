"""The rows a training run learns from: those of its sets that its dialect can say, prepared ahead of the model."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from phoneagent.dialects.dialect import Dialect
from phoneagent.training.batching import batches, share
from phoneagent.training.data.rows import Row
from phoneagent.training.data.shards import RowSet
from phoneagent.training.prompting import Encoder, Sample, is_sayable

AHEAD = 4
"""Steps whose pictures are prepared while the model learns from the one before."""


class Rows:
    """The rows of several sets that a dialect can say, by one number each."""

    def __init__(self, folders: Sequence[Path], split: str, dialect: Dialect, kinds: Sequence[str]) -> None:
        self._sets = [RowSet(folder, split) for folder in folders]
        self.lengths: list[int] = []
        """About how long each is, in characters and picture cells: enough to put like to like."""
        self._where: list[tuple[int, int]] = []
        self.left_out = 0
        for number, rows in enumerate(self._sets):
            for at, row in enumerate(rows.without_pictures()):
                if kinds and row.kind not in kinds:
                    continue
                if not is_sayable(row, dialect):
                    self.left_out += 1
                    continue
                self.lengths.append(_length(row))
                self._where.append((number, at))

    def __len__(self) -> int:
        return len(self._where)

    def __getitem__(self, number: int) -> Row:
        found, at = self._where[number]
        return self._sets[found][at]

    def some(self, count: int) -> list[Row]:
        """So many, spread evenly."""
        every = max(1, len(self) // max(1, count))
        return [self[number] for number in range(0, len(self), every)][:count]


def _length(row: Row) -> int:
    words = len(row.goal) + len(row.answer) + sum(len(turn.call) + len(turn.result) for turn in row.history)
    return words + row.width_px * row.height_px // 1000


@dataclass(frozen=True)
class Feed:
    """Who prepares how much of each step."""

    batch: int
    """Rows a step, over all processes."""
    micro_batch: int
    longest: int
    """Rows of more tokens are skipped."""
    workers: int
    seed: int
    process: int = 0
    processes: int = 1


def steps(rows: Rows, encoder: Encoder, feed: Feed, first: int, last: int) -> Iterator[list[list[Sample]]]:
    """This process's samples of each step from `first` to before `last`, in pieces that fit into memory.

    Pictures are prepared ahead, in threads; the order is that of the steps whatever the threads do.
    """
    waiting: deque[list[list[Future[Sample]]]] = deque()
    with ThreadPoolExecutor(max(1, feed.workers)) as threads:
        for batch in islice(batches(rows.lengths, feed.batch, feed.seed), first, last):
            mine = share(batch, feed.process, feed.processes, feed.micro_batch)
            # rows are read here, one after the other; only the slow rest is done in threads
            waiting.append([[threads.submit(_later(encoder, rows[number])) for number in piece] for piece in mine])
            if len(waiting) > AHEAD:
                yield _ready(waiting.popleft(), feed.longest)
        while waiting:
            yield _ready(waiting.popleft(), feed.longest)


def _later(encoder: Encoder, row: Row) -> Callable[[], Sample]:
    return lambda: encoder(row)


def _ready(waited: list[list[Future[Sample]]], longest: int) -> list[list[Sample]]:
    return [[sample for each in piece if (sample := each.result()).length <= longest] for piece in waited]
