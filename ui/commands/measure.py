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
    from devices.virtual.word_lists import Split
    from phoneagent.benchmark import Result
    from phoneagent.workplace import EngineName, Seat


def bench(
    suite: Annotated[str, typer.Argument(help="first-light, full (the whole phone), or screens.")],
    model: options.Model = None,
    dialect: options.Dialect = None,
    seeds: Annotated[int, typer.Option(min=1, help="Episodes a template.")] = 3,
    seed_base: Annotated[int | None, typer.Option(help="The first seed.", show_default="that of the split")] = None,
    split: Annotated[str, typer.Option(help="train, dev or sealed.")] = "sealed",
    locale: Annotated[str, typer.Option(help="The phone's language: en or zh.")] = "en",
    size: Annotated[str, typer.Option(help="The phone's screen, WIDTHxHEIGHT in pixels.")] = "1080x2400",
    over_adb: Annotated[bool, typer.Option("--over-adb", help="Reach the virtual phone over ADB.")] = False,
    workers: Annotated[int, typer.Option(min=1, help="Episodes played at once.")] = 1,
    engine: Annotated[str, typer.Option(help="What plays them: processes here, or a ray cluster.")] = "processes",
    log: Annotated[Path | None, typer.Option(help="File of results; one that is there is gone on with.")] = None,
    report: Annotated[
        Path | None, typer.Option(help="Write an HTML page of the results here, with the runs that failed beside it.")
    ] = None,
    data: Annotated[
        Path | None, typer.Option(exists=True, file_okay=False, help="Of screens: the folder of annotated screenshots.")
    ] = None,
    runs: options.Runs = None,
    constrain: options.Constrain = None,
    price_in: options.PriceIn = None,
    price_out: options.PriceOut = None,
    as_json: options.Json = False,
) -> None:
    """Measure a model (or oracle, random, do-nothing) on tasks whose success the phone's state decides."""
    from phoneagent import assemble, config, tally
    from phoneagent.benchmark import Plan
    from phoneagent.workplace import Seat
    from ui.messages import print_json

    flags = {"model": model, "dialect": dialect, "runs": runs, "constrain": constrain}
    settings = assemble.named(config.load(flags | {"price_in": price_in, "price_out": price_out}))
    if suite == "screens":
        from ui.commands.screens import screens

        if data is None:
            raise typer.BadParameter("Say --data, the folder of annotated screenshots.")
        screens(data, settings, as_json)
        return
    plan = Plan(
        suite, settings.model, seeds, _split(split), seed_base, over_adb, options.size_px(size), _locale(locale)
    )
    failed = report.with_suffix(".runs") if report else None
    results = list(_results(Seat(plan, settings, failed), _engine(engine), workers, log))
    told = tally.report(plan, results)
    if report:
        from ui.benchmark_page import write_report

        print(f"The report is {write_report(report, told, results)}.", file=sys.stderr)
    if as_json:
        print_json(told)
    else:
        _print_report(told)


def _results(seat: Seat, engine: EngineName, workers: int, log: Path | None) -> Iterator[Result]:
    """Every episode as it is known, with a progress bar on standard error."""
    from datetime import datetime

    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from phoneagent import assemble, benchmark, workplace
    from phoneagent.config import ConfigError

    plan, settings = seat.plan, seat.settings
    try:
        total = sum(1 for _ in plan.episodes())
    except ValueError as error:
        raise ConfigError(f"{error}.") from error
    name = re.sub(r"\W+", "-", f"{plan.suite}-{settings.public().model}").strip("-")
    log = log or Path(settings.runs) / "bench" / f"{datetime.now():%Y%m%d-%H%M%S}-{name}.jsonl"
    if plan.model not in benchmark.BASELINES:
        print(assemble.choose_dialect(settings).why, file=sys.stderr)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task, wins = progress.add_task("measuring", total=total), 0
        for number, result in enumerate(benchmark.run(plan, workplace.make_engine(seat, engine, workers), log), 1):
            wins += result.success
            progress.update(task, completed=number, description=f"{result.template}: {wins / number:.0%} so far")
            yield result
    print(f"Every episode is in {log}.", file=sys.stderr)


def _engine(said: str) -> EngineName:
    match said:
        case "processes" | "ray":
            return said
        case _:
            raise typer.BadParameter(f"{said!r} is no engine; there are processes and ray.")


def _locale(said: str) -> str:
    from devices.virtual.words import LOCALES

    if said not in LOCALES:
        raise typer.BadParameter(f"{said!r} is no language of the phone; there are {' and '.join(LOCALES)}.")
    return said


def _split(said: str) -> Split:
    match said:
        case "train" | "dev" | "sealed":
            return said
        case _:
            raise typer.BadParameter(f"{said!r} is no split; there are train, dev and sealed.")


def _print_report(report: Mapping[str, Any]) -> None:
    from rich.console import Console
    from rich.table import Table

    from phoneagent.spending import Spent

    table = Table("", "success", "95 % interval", "episodes", "steps", box=None, header_style="dim")
    for column in table.columns[1:]:
        column.justify = "right"
    groups = (report["templates"], report["apps"], report["difficulties"])
    for group in groups:
        for name, row in group.items():
            table.add_row(name, *_numbers(row))
        table.add_section()
    sealed = report["sealed"]["never_trained_on"]
    if sealed["episodes"]:
        table.add_row("sealed templates", *_numbers(sealed))
    table.add_row("all", *_numbers(report), style="bold")
    console = Console()
    console.print(table)
    step_ms, tokens = report["step_ms"], report["tokens"]
    spent = Spent(tokens["in"], tokens["out"], report["cost"])
    stages = ", ".join(f"{stage} {step_ms[f'{stage}_mean']:.0f}" for stage in ("look", "think", "act", "settle"))
    console.print(
        f"A step takes {step_ms['p50']:.0f} ms at the median, {step_ms['p90']:.0f} ms at the 90th percentile;"
        f" on average, in ms: {stages}; {spent} in all."
        f" False successes {report['false_success']:.1%}, wild taps {report['wild_taps']:.1%},"
        f" malformed replies {report['malformed']:.1%}.",
        style="dim",
    )


def _numbers(row: Mapping[str, Any]) -> tuple[str, str, str, str]:
    low, high = row["interval"]
    return f"{row['success']:.0%}", f"{low:.0%} to {high:.0%}", str(row["episodes"]), f"{row['steps_mean']:.1f}"


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
