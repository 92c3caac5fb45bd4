"""`phoneagent bench` and `parse`: how good a model is, and what a reply says."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ui import options

if TYPE_CHECKING:
    from devices.device import Device
    from devices.virtual.word_lists import Split
    from phoneagent.agent import Agent
    from phoneagent.benchmark import Plan, Result
    from phoneagent.config import Settings
    from phoneagent.models.model import Model


def bench(
    suite: Annotated[str, typer.Argument(help="Which tasks: first-light.")],
    model: options.Model = None,
    seeds: Annotated[int, typer.Option(min=1, help="Episodes a template.")] = 3,
    seed_base: Annotated[int | None, typer.Option(help="The first seed.", show_default="that of the split")] = None,
    split: Annotated[str, typer.Option(help="train, dev or sealed.")] = "sealed",
    locale: Annotated[str, typer.Option(help="The phone's language: en or zh.")] = "en",
    over_adb: Annotated[bool, typer.Option("--over-adb", help="Reach the virtual phone over ADB.")] = False,
    log: Annotated[Path | None, typer.Option(help="File of results; one that is there is gone on with.")] = None,
    runs: options.Runs = None,
    as_json: options.Json = False,
) -> None:
    """Measure a model (or oracle, random, do-nothing) on tasks whose success the phone's state decides."""
    from phoneagent import benchmark, config
    from phoneagent.benchmark import Plan
    from ui.messages import print_json

    settings = config.load({"model": model, "runs": runs})
    plan = Plan(suite, settings.model, seeds, _split(split), seed_base, over_adb, locale=locale)
    results = list(_results(plan, settings, log))
    report = benchmark.report(plan, results)
    if as_json:
        print_json(report)
    else:
        _print_report(report)


def _results(plan: Plan, settings: Settings, log: Path | None) -> Iterator[Result]:
    """Every episode as it is known, with a progress bar on standard error."""
    from dataclasses import replace
    from datetime import datetime

    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from phoneagent import assemble, benchmark
    from phoneagent.config import ConfigError

    is_baseline = plan.model in benchmark.BASELINES
    if is_baseline:
        settings = replace(settings, dialect="openai_tools")
    try:
        total = sum(1 for _ in plan.episodes())
    except ValueError as error:
        raise ConfigError(f"{error}.") from error
    name = re.sub(r"\W+", "-", f"{plan.suite}-{settings.public().model}").strip("-")
    log = log or Path(settings.runs) / "bench" / f"{datetime.now():%Y%m%d-%H%M%S}-{name}.jsonl"
    model = None if is_baseline else assemble.make_model(plan.model)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())

    def make_agent(model: Model, device: Device, max_steps: int) -> Agent:
        return assemble.make_agent(replace(settings, max_steps=max_steps), model, device)

    try:
        with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
            task, wins = progress.add_task("measuring", total=total), 0
            for number, result in enumerate(benchmark.run(plan, model, make_agent, log), 1):
                wins += result.success
                progress.update(task, completed=number, description=f"{result.template}: {wins / number:.0%} so far")
                yield result
    finally:
        if model is not None:
            model.close()
    print(f"Every episode is in {log}.", file=sys.stderr)


def _split(said: str) -> Split:
    match said:
        case "train" | "dev" | "sealed":
            return said
        case _:
            raise typer.BadParameter(f"{said!r} is no split; there are train, dev and sealed.")


def _print_report(report: Mapping[str, Any]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("template", "success", "95 % interval", "episodes", "steps", box=None, header_style="dim")
    for column in table.columns[1:]:
        column.justify = "right"
    rows = [*report["templates"].items(), ("all", report)]
    for name, row in rows:
        low, high = row["interval"]
        style = "bold" if name == "all" else ""
        numbers = (
            f"{row['success']:.0%}",
            f"{low:.0%} to {high:.0%}",
            str(row["episodes"]),
            f"{row['steps_mean']:.1f}",
        )
        table.add_row(name, *numbers, style=style)
    console = Console()
    console.print(table)
    step_ms = report["step_ms"]
    console.print(
        f"A step takes {step_ms['p50']:.0f} ms at the median, {step_ms['p90']:.0f} ms at the 90th percentile;"
        f" the model {step_ms['model_p50']:.0f} ms. False successes {report['false_success']:.1%},"
        f" wild taps {report['wild_taps']:.1%}, malformed replies {report['malformed']:.1%}.",
        style="dim",
    )


def parse(
    dialect: Annotated[str, typer.Option(help="Id of the dialect the reply is in.")] = "",
    screen: Annotated[str, typer.Option(help="Size of the phone's screen, WIDTHxHEIGHT.")] = "",
    model_image: Annotated[str, typer.Option(help="Size of the picture the model saw, where it is another.")] = "",
    elements: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, help="JSON file: index -> [left, top, right, bottom].")
    ] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Read cases, one a line; answer one a line.")] = False,
) -> None:
    """Read one raw reply on standard input and print the canonical call, or that it must be refused."""
    import io
    import json

    from phoneagent.config import ConfigError
    from phoneagent.dialects.parse_command import parse_lines, parse_one
    from ui.messages import print_json

    given = io.TextIOWrapper(sys.stdin.buffer, "utf-8", "replace", newline="")  # a reply's own line ends are data
    try:
        if jsonl:
            for answer in parse_lines(line.rstrip("\r\n") for line in given):
                print(answer, flush=True)
            return
        if not (dialect and screen):
            raise typer.BadParameter("Say --dialect and --screen, or --jsonl.")
        listed = json.loads(elements.read_text("utf-8")) if elements else None
        shown = options.size_px(model_image) if model_image else None
        print_json(parse_one(dialect, given.read(), options.size_px(screen), shown, listed))
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{error}.") from error
