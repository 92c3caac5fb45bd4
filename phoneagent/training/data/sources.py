"""Where rows come from: the virtual phone, recorded runs, public formats. Each is a list of units."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from phoneagent.tasks.splits import Split
from phoneagent.tasks.suites import SUITES
from phoneagent.training.data import episodes, formats, questions, recorded
from phoneagent.training.data.rows import KINDS, Row
from phoneagent.training.data.shards import Unit
from phoneagent.training.errors import DataError


@dataclass(frozen=True)
class Virtual:
    """Screens and oracle runs of the virtual phone. Only phones of the train split, and of the dev split for what a
    training run is evaluated on; the sealed split is never drawn."""

    screens: int = 200
    """Phones that are asked about, three screens each."""
    episodes: int = 400
    """Oracle runs, spread evenly over the templates."""
    dev_share: float = 0.05
    """So many more of both, of the dev split."""
    kinds: tuple[str, ...] = tuple(KINDS)
    seed: int = 0
    """Phones are those of the split from 1000 times this on."""
    size_px: tuple[int, int] = (1080, 2400)
    locale: str = "en"
    suite: str = "full"

    def plan(self) -> dict[str, object]:
        """What the set is, for its card and for going on with it."""
        return {
            "source": "virtual phone", "screens": self.screens, "episodes": self.episodes,
            "dev_share": self.dev_share, "kinds": list(self.kinds), "seed": self.seed, "size_px": list(self.size_px),
            "locale": self.locale, "suite": self.suite,
        }  # fmt: skip

    def units(self) -> list[Unit]:
        """A unit a phone.

        Raises:
            DataError: if a kind or suite is not known.
        """
        if unknown := set(self.kinds) - set(KINDS):
            raise DataError(f"There is no kind {', '.join(sorted(unknown))}; there are {', '.join(KINDS)}.")
        if self.suite not in SUITES:
            raise DataError(f"There is no suite {self.suite!r}; there are {', '.join(SUITES)}.")
        return [unit for split in ("train", "dev") for unit in self._of(split)]

    def _of(self, split: Split) -> Iterator[Unit]:
        share = 1.0 if split == "train" else self.dev_share
        suite, first = SUITES[self.suite], 1000 * self.seed
        common = (split, self.kinds, self.size_px, self.locale)
        asked = [kind for kind in self.kinds if kind in questions.MAKERS]
        for number in range(round(self.screens * share) if asked else 0):
            # phones apart from those of the runs
            yield partial(questions.questions, 500_000 + first + number, *common, suite)
        done = [kind for kind in self.kinds if kind in episodes.KINDS]
        for number in range(round(self.episodes * share) if done else 0):
            yield partial(episodes.episode_rows, first + number, *common, suite)


@dataclass(frozen=True)
class Runs:
    """Recorded runs: the steps of those that ended in success."""

    folder: Path
    dev_share: float = 0.05
    kinds: tuple[str, ...] = tuple(KINDS)

    def plan(self) -> dict[str, object]:
        return {"source": "runs", "runs": [path.name for path in self._runs()], "dev_share": self.dev_share,
                "kinds": list(self.kinds)}  # fmt: skip

    def units(self) -> list[Unit]:
        """A unit a run.

        Raises:
            DataError: if there is none.
        """
        found = self._runs()
        if not found:
            raise DataError(f"{self.folder} holds no recorded run. Record some with `phoneagent run --runs`.")
        return [
            partial(_wanted, partial(recorded.rows_of, path, held_out(path.name, self.dev_share)), self.kinds)
            for path in found
        ]

    def _runs(self) -> list[Path]:
        return sorted(path.parent for path in self.folder.glob("*/run.json"))


@dataclass(frozen=True)
class Foreign:
    """A public data set in its own format."""

    format: str
    path: Path
    dev_share: float = 0.05
    kinds: tuple[str, ...] = tuple(KINDS)

    def plan(self) -> dict[str, object]:
        return {"source": self.format, "files": [path.name for path in self._files()], "dev_share": self.dev_share,
                "kinds": list(self.kinds)}  # fmt: skip

    def units(self) -> list[Unit]:
        """A unit a file.

        Raises:
            DataError: if the format is not known or no file has it.
        """
        read = formats.reader(self.format)
        files = self._files()
        if not files:
            raise DataError(f"{self.path} holds no file of {self.format}.")
        return [partial(_wanted, partial(self._rows, read, path), self.kinds) for path in files]

    def _files(self) -> list[Path]:
        return formats.reader(self.format).files(self.path)

    def _rows(self, read: formats.Reader, path: Path) -> Iterator[Row]:
        return read.rows(path, lambda episode: held_out(episode, self.dev_share))


Source = Virtual | Runs | Foreign


def held_out(episode: str, dev_share: float) -> str:
    """The split of an episode, from its name alone: adding episodes moves none."""
    place = int.from_bytes(hashlib.sha256(episode.encode()).digest()[:4]) / 2**32
    return "dev" if place < dev_share else "train"


def _wanted(make: Unit, kinds: Sequence[str]) -> Iterable[Row]:
    return (row for row in make() if row.kind in kinds)
