"""`phoneagent data`: training sets made, looked at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui import options

if TYPE_CHECKING:
    from phoneagent.training.data.sources import Source

Out = Annotated[Path, typer.Argument(help="The set's folder.", metavar="OUT")]
DevShare = Annotated[float, typer.Option(min=0, max=0.5, help="Share that is kept apart for evaluation.")]


def build(
    out: Out,
    kind: Annotated[list[str] | None, typer.Option("--kind", help="Only this kind; may be given again.")] = None,
    runs: Annotated[
        Path | None, typer.Option(exists=True, file_okay=False, help="From recorded runs instead of the virtual phone.")
    ] = None,
    from_format: Annotated[
        tuple[str, Path] | None,
        typer.Option(
            "--from", metavar="FORMAT PATH", help="From a public set: android_control, aitz, agentcpm or mobile_use."
        ),
    ] = None,
    screens: Annotated[int, typer.Option(min=0, help="Virtual phones asked about, three screens each.")] = 200,
    episodes: Annotated[int, typer.Option(min=0, help="Oracle runs, spread evenly over the tasks.")] = 400,
    seed: Annotated[int, typer.Option(min=0, max=400, help="The same seed makes the same bytes.")] = 0,
    size: Annotated[str, typer.Option(help="Size of the virtual phone's screen.")] = "1080x2400",
    locale: Annotated[str, typer.Option(help="The virtual phone's language: en or zh.")] = "en",
    suite: Annotated[str, typer.Option(help="Whose tasks the oracle does.")] = "full",
    dev_share: DevShare = 0.05,
    as_json: options.Json = False,
) -> None:
    """Make a training set with pictures, as Parquet shards; one that was cut off is gone on with."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from phoneagent.training.data.build import build
    from phoneagent.training.data.rows import KINDS
    from phoneagent.training.data.sources import Foreign, Runs, Virtual
    from ui.data_page import write_page
    from ui.messages import print_json

    kinds = tuple(kind or KINDS)
    source: Source
    match runs, from_format:
        case None, None:
            source = Virtual(screens, episodes, dev_share, kinds, seed, options.size_px(size), locale, suite)
        case Path(), None:
            source = Runs(runs, dev_share, kinds)
        case None, (format, path):
            source = Foreign(format, path, dev_share, kinds)
        case _:
            raise typer.BadParameter("Say --runs or --from, not both.")
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    rows = 0
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("building")
        for made in build(source, out):
            rows = made.rows
            progress.update(task, completed=made.shards, total=made.of_shards, description=f"{rows:,} rows")
    page = write_page(out)
    if as_json:
        print_json({"folder": str(out), "rows": rows, "card": str(out / "README.md"), "page": str(page)})
    else:
        print(f"{rows} rows are in {out}. The card is {out / 'README.md'}, to look at them open {page}.")


def show(
    out: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="A set's folder.", metavar="OUT")],
    rows: Annotated[int, typer.Option(min=1, max=500, help="So many of each kind.")] = 12,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
) -> None:
    """Write a page that shows a training set, and say where it is."""
    from ui.data_page import write_page

    page = write_page(out, rows)
    print(page)
    if open_page:
        typer.launch(page.resolve().as_uri())


def examples(
    file: Annotated[Path, typer.Argument(help="Where the examples go, one a line.")],
    episodes: Annotated[int, typer.Option(min=0, help="Oracle runs, spread evenly over the tasks.")] = 3000,
    grounding: Annotated[int, typer.Option(min=0, help='Plain "tap this" questions on random screens.')] = 3000,
    walks: Annotated[int, typer.Option(min=0, help="Tasks made up from random walks over the phone.")] = 0,
    seed: Annotated[int, typer.Option(help="The same seed makes the same examples.")] = 0,
    suite: Annotated[str, typer.Option(help="Whose tasks and phones: first-light or full.")] = "first-light",
    first_seed: Annotated[int, typer.Option(min=0, help="The first phone's seed, of the train split.")] = 0,
    own: Annotated[int, typer.Option(min=0, help="Runs of the embedded model itself, corrected by the oracle.")] = 0,
    seen: Annotated[float, typer.Option(min=0, max=1, help="Share of those in which it sees pixels.")] = 0.2,
    longest: Annotated[int, typer.Option(min=1, help="Only tasks a perfect user does in so many steps.")] = 1000,
    parts: Annotated[
        Path | None, typer.Option(help="The trained parts that run.", show_default="the shipped ones")
    ] = None,
    corrected: Annotated[
        Path | None,
        typer.Option(exists=True, help="A file of such runs: the more it corrects a task, the oftener that is drawn."),
    ] = None,
) -> None:
    """Make the embedded model's examples in words, from the virtual phone's train split."""
    from itertools import chain
    from time import perf_counter

    from phoneagent.config import ConfigError
    from phoneagent.tasks.suites import SUITES
    from phoneagent.training.small.examples import Mixture, build
    from phoneagent.training.small.examples_file import write_examples
    from phoneagent.training.small.rollouts import Rollouts, Tally, corrections_in, rollouts

    if suite not in SUITES:
        raise ConfigError(f"There is no suite {suite!r}; there are: {', '.join(SUITES)}.")
    file.parent.mkdir(parents=True, exist_ok=True)
    drawn = corrections_in(corrected) if corrected else {}
    mixture = Mixture(episodes, grounding, longest=longest, walks=walks, drawn=drawn)
    made = build(mixture, seed, first_seed, suite)
    if own:
        from phoneagent.models.embedded import EmbeddedModel
        from phoneagent.models.small.parts import ASSETS

        runs = Rollouts(own, seed, first_seed + episodes + grounding + walks, suite, seen=seen, longest=longest)
        made = chain(made, rollouts(EmbeddedModel(parts or ASSETS), runs, Tally()))
    begun_s = perf_counter()
    count = write_examples(file, made)
    print(f"{count} examples are in {file}; {count / (perf_counter() - begun_s):.0f} a second.")
