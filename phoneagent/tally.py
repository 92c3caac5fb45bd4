"""A benchmark's results as numbers: rates with intervals a template, an app, a difficulty, and in all."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from phoneagent.benchmark import Plan, Result
from phoneagent.config import without_password
from phoneagent.spending import total
from phoneagent.statistics import quantile, wilson
from phoneagent.tasks.splits import SEED_BASE
from phoneagent.tasks.suites import SUITES
from phoneagent.tasks.task import Template

STAGES = ("look", "think", "act", "settle")
"""Where the milliseconds of a step go."""


def report(plan: Plan, results: Sequence[Result]) -> dict[str, object]:
    """The object `phoneagent bench --json` prints; rates in [0, 1], Wilson 95 % intervals."""
    templates = {template.name: template for template in SUITES[plan.suite].templates}
    spent = total(results)

    def by(name: Callable[[Template], str]) -> dict[str, object]:
        return {key: _rates(found) for key, found in grouped(results, lambda each: name(templates[each.template]))}

    return {
        "suite": plan.suite,
        "model": without_password(plan.model),
        "split": plan.split,
        "seeds": plan.seeds,
        "seed_base": SEED_BASE[plan.split] if plan.seed_base is None else plan.seed_base,
        "locale": plan.locale,
        "over_adb": plan.over_adb,
        **_rates(results),
        "wild_taps": sum(result.wild_taps for result in results) / max(sum(result.taps for result in results), 1),
        "malformed": sum(result.malformed for result in results) / max(sum(result.replies for result in results), 1),
        "tokens": {"in": spent.tokens_in, "out": spent.tokens_out},
        "cost": spent.cost_usd,
        "step_ms": _times(results),
        "sealed": {
            "never_trained_on": _rates([each for each in results if templates[each.template].sealed]),
            "others": _rates([each for each in results if not templates[each.template].sealed]),
        },
        "apps": by(lambda template: template.app),
        "difficulties": by(lambda template: template.difficulty),
        "templates": {name: _of_template(templates[name], found) for name, found in grouped(results, _name)},
    }


def grouped(results: Sequence[Result], key: Callable[[Result], str]) -> list[tuple[str, list[Result]]]:
    """Results that belong together, in the order of their first."""
    groups: dict[str, list[Result]] = {}
    for result in results:
        groups.setdefault(key(result), []).append(result)
    return list(groups.items())


def _name(result: Result) -> str:
    return result.template


def _rates(results: Sequence[Result]) -> dict[str, object]:
    wins, count = sum(result.success for result in results), len(results)
    return {
        "episodes": count,
        "success": wins / max(count, 1),
        "interval": list(wilson(wins, count)),
        "false_success": sum(result.false_success for result in results) / max(count, 1),
        "steps_mean": sum(result.steps for result in results) / max(count, 1),
    }


def _times(results: Sequence[Result]) -> dict[str, float]:
    whole = [ms for result in results for ms in result.step_ms]
    think = [ms for result in results for ms in result.think_ms]
    stages: dict[str, list[float]] = {
        stage: [ms for result in results for ms in getattr(result, f"{stage}_ms")] for stage in STAGES
    }
    means = {f"{stage}_mean": round(sum(ms) / max(len(ms), 1), 2) for stage, ms in stages.items()}
    return {"p50": quantile(whole, 0.5), "p90": quantile(whole, 0.9), "model_p50": quantile(think, 0.5), **means}


def _of_template(template: Template, results: Sequence[Result]) -> dict[str, object]:
    return {
        **_rates(results),
        "app": template.app,
        "difficulty": template.difficulty,
        "sealed": template.sealed,
        "optimal_steps": template.optimal_steps,
        "failures": [f"seed {result.seed}: {result.why}" for result in results if not result.success],
    }
