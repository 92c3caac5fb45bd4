"""Where the episodes of a benchmark are played: here, in several processes, or on a Ray cluster.

Each worker makes its own player, and with it its own model, once; only template names, seeds and results travel.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from typing import Protocol

from phoneagent.benchmark import Result

Job = tuple[str, int]
"""Name of a template, and a seed."""


class Player(Protocol):
    """Plays episodes, one after another."""

    def play(self, template: str, seed: int) -> Result: ...

    def close(self) -> None: ...


MakePlayer = Callable[[], Player]
"""Travels to the workers, so it must be picklable."""


class Engine(Protocol):
    """Plays many episodes."""

    def play(self, jobs: Sequence[Job]) -> Iterator[Result]:
        """The results as they become known."""


@dataclass(frozen=True)
class Here:
    """In this process, one after another."""

    make_player: MakePlayer

    def play(self, jobs: Sequence[Job]) -> Iterator[Result]:
        if not jobs:
            return
        player = self.make_player()
        try:
            for template, seed in jobs:
                yield player.play(template, seed)
        finally:
            player.close()


@dataclass(frozen=True)
class Processes:
    """In processes of this machine."""

    make_player: MakePlayer
    workers: int

    def play(self, jobs: Sequence[Job]) -> Iterator[Result]:
        if not jobs:
            return
        # spawned, not forked: the parent may hold threads (a progress bar, torch) that a fork would leave broken
        context = multiprocessing.get_context("spawn")
        workers = min(self.workers, len(jobs))
        with ProcessPoolExecutor(workers, context, _begin, (self.make_player,)) as pool:
            pending = [pool.submit(_play, *job) for job in jobs]
            try:
                for future in as_completed(pending):
                    yield future.result()
            finally:
                for future in pending:
                    future.cancel()


_player: list[Player] = []
"""The player of a worker process."""


def _begin(make_player: MakePlayer) -> None:
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # workers share the machine; each has one core
    _player.append(make_player())


def _play(template: str, seed: int) -> Result:
    return _player[0].play(template, seed)


@dataclass(frozen=True)
class Ray:
    """On a Ray cluster: the one that `RAY_ADDRESS` names, else one made on this machine for the while."""

    make_player: MakePlayer
    workers: int

    def play(self, jobs: Sequence[Job]) -> Iterator[Result]:
        """The results as they become known.

        Raises:
            ImportError: if Ray is not installed.
        """
        import ray  # an extra: `pip install phoneagent[ray]`

        if not jobs:
            return
        started = not ray.is_initialized()
        if started:
            if os.environ.get("RAY_ADDRESS"):
                ray.init(log_to_driver=False)
            else:
                ray.init(num_cpus=self.workers, include_dashboard=False, log_to_driver=False)
        try:
            actor = ray.remote(num_cpus=1)(_Remote)
            actors = [actor.remote(self.make_player) for _ in range(min(self.workers, len(jobs)))]
            pool = ray.util.ActorPool(actors)
            yield from pool.map_unordered(lambda worker, job: worker.play.remote(*job), list(jobs))
        finally:
            if started:
                ray.shutdown()


class _Remote:
    """A player on a machine of the cluster."""

    def __init__(self, make_player: MakePlayer) -> None:
        self._player = make_player()

    def play(self, template: str, seed: int) -> Result:
        return self._player.play(template, seed)
