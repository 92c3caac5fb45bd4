"""A benchmark keeps every result, goes on where it was, and counts honestly."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import pytest

from phoneagent import tally
from phoneagent.benchmark import Plan, Result, read_log, run
from phoneagent.config import Settings
from phoneagent.engines import Here, Job, Player, Processes, Ray
from phoneagent.runs import read
from phoneagent.tasks.suites import SUITES
from phoneagent.workplace import Seat, make_engine

PLAN = Plan("first-light", "oracle", 2, "train", size_px=(360, 800))
JOBS: list[Job] = [("notes_write", 3), ("settings_airplane", 4), ("notes_open", 5)]


def result(template: str = "notes_write", seed: int = 0, *, success: bool = True) -> Result:
    why = "" if success else "no"
    return Result(template, seed, success, why, "success", 4, not success, 3, 0, 4, 0, (10.0, 30.0), (5.0, 7.0))


@dataclass(frozen=True)
class Listed:
    """An engine that says what it is asked to play."""

    asked: list[Job]

    def play(self, jobs: Sequence[Job]) -> Iterator[Result]:
        self.asked.extend(jobs)
        yield from (result(*job) for job in jobs)


def test_a_benchmark_that_was_cut_off_goes_on_where_it_was(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    first = next(run(PLAN, Listed([]), log))
    log.write_text(log.read_text() + '{"template": "cut o')
    asked: list[Job] = []
    results = list(run(PLAN, Listed(asked), log))
    assert (first.template, first.seed) not in asked
    assert len(results) == 2 * len(SUITES["first-light"].templates) == len(asked) + 1


def test_a_result_is_read_back_as_it_was_and_older_logs_too(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    told = asdict(result())
    older = {name: value for name, value in told.items() if name not in ("look_ms", "tokens_in", "goal", "run")}
    log.write_text(json.dumps(told) + "\n" + json.dumps(older) + "\n")
    assert read_log(log) == [result(), result()]


def seat(failed: Path | None = None, model: str = "oracle") -> Seat:
    return Seat(replace(PLAN, model=model), Settings(model=model), failed)


def test_the_oracle_succeeds_here_and_in_other_processes_alike() -> None:
    here = {(each.template, each.seed): each for each in Here(seat()).play(JOBS)}
    spread = {(each.template, each.seed): each for each in Processes(seat(), 2).play(JOBS)}
    assert set(here) == set(spread) == set(JOBS)
    assert all(each.success for each in (*here.values(), *spread.values()))
    assert all(here[job].steps == spread[job].steps for job in JOBS)
    assert all(len(each.settle_ms) == each.steps for each in here.values())


def test_only_runs_that_failed_are_recorded(tmp_path: Path) -> None:
    assert next(Here(seat(tmp_path)).play(JOBS[:1])).run == ""
    failed = next(Here(seat(tmp_path, "do-nothing")).play(JOBS[:1]))
    recorded = read(Path(failed.run))
    assert recorded.about.goal == failed.goal
    assert failed.why in (recorded.outcome.reason if recorded.outcome else "")


@pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="Ray is not installed (the extra `ray`)")
@pytest.mark.timeout(240)
def test_a_local_ray_cluster_of_two_plays_the_same_episodes() -> None:
    results = list(Ray(seat(), 2).play(JOBS))
    assert {(each.template, each.seed) for each in results} == set(JOBS)
    assert all(each.success for each in results)


@pytest.mark.parametrize("engine", [Here, lambda make: Processes(make, 2), lambda make: Ray(make, 2)])
def test_nothing_to_play_makes_no_player(engine: Callable[[Callable[[], Player]], Here]) -> None:
    def no_player() -> Player:
        raise AssertionError("a player was made")

    if importlib.util.find_spec("ray") is None:
        return
    assert list(engine(no_player).play([])) == []


def test_one_worker_plays_here() -> None:
    assert isinstance(make_engine(seat(), "processes", 1), Here)
    assert isinstance(make_engine(seat(), "processes", 2), Processes)


def test_rates_are_counted_by_template_app_and_difficulty() -> None:
    results = [result(), result(seed=1, success=False), result("settings_airplane")]
    told = tally.report(PLAN, results)
    assert told["success"] == pytest.approx(2 / 3)
    apps, templates, step_ms = told["apps"], told["templates"], told["step_ms"]
    assert isinstance(apps, dict)
    assert isinstance(templates, dict)
    assert isinstance(step_ms, dict)
    assert (apps["Notes"]["success"], apps["Settings"]["success"]) == (0.5, 1.0)
    assert templates["notes_write"]["failures"] == ["seed 1: no"]
    assert step_ms["p50"] == 30.0
    assert step_ms["think_mean"] == 6.0
    assert told["cost"] is None


def test_tokens_and_costs_are_summed() -> None:
    paid = [replace(result(seed=seed), tokens_in=900, tokens_out=20, cost_usd=0.25) for seed in (1, 2)]
    told = tally.report(PLAN, [result(), *paid])
    assert (told["tokens"], told["cost"]) == ({"in": 1800, "out": 40}, 0.5)
