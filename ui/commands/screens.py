"""`phoneagent bench screens`: point-in-box on real screenshots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from phoneagent.config import Settings
    from phoneagent.pointing import Pointed, Pointer, Target
    from phoneagent.reading import Reader

READING = "reading"


def screens(data: Path, settings: Settings, as_json: bool) -> None:
    """Ask a model for every target of a folder, and reading alone beside it on the same ones."""
    from phoneagent.pointing import ByReading, report, targets_in
    from phoneagent.reading import Reader
    from ui.messages import print_json

    targets, reader = targets_in(data), Reader()
    read = _measured(data, targets, ByReading(reader), READING)
    if settings.model == READING:
        told = report(READING, read, None)
    else:
        told = report(
            settings.public().model, _measured(data, targets, _pointer(settings, reader), settings.model), read
        )
    told = {"benchmark": "screens", "data": str(data)} | told
    if as_json:
        print_json(told)
    else:
        _print(told)


def _pointer(settings: Settings, reader: Reader) -> Pointer:
    from phoneagent import assemble
    from phoneagent.models.embedded import EmbeddedModel
    from phoneagent.pointing import Asked, Embedded

    if settings.model == "embedded":
        return Embedded(EmbeddedModel(reader=reader))
    return Asked(assemble.make_model(settings.model), assemble.choose_dialect(replace(settings)).dialect)


def _measured(data: Path, targets: list[Target], pointer: Pointer, name: str) -> list[Pointed]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from phoneagent.pointing import measure

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    found = []
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(name, total=len(targets))
        for pointed in measure(data, targets, pointer):
            found.append(pointed)
            right = sum(each.is_right for each in found)
            progress.update(task, advance=1, description=f"{name}: {right / len(found):.0%} so far")
    return found


def _print(told: Mapping[str, Any]) -> None:
    from rich.console import Console
    from rich.table import Table

    compares = "difference" in told
    more = ("reading alone", "difference", "95 % interval", "p") if compares else ()
    table = Table("targets", "", f"{told['model']} in box", "95 % interval", *more, box=None, header_style="dim")
    for column in table.columns[1:]:
        column.justify = "right"
    for kind, row in (*told["kinds"].items(), ("all", told)):
        low, high = row["interval"]
        cells = [str(row["targets"]), f"{row['right']:.0%}", f"{low:.0%} to {high:.0%}"]
        if compares:
            apart = row["difference"]
            cells += [f"{row['reading']:.0%}", f"{apart['mean']:+.1%}", f"{apart['low']:+.1%} to {apart['high']:+.1%}"]
            cells.append(f"{apart['p']:.3f}")
        table.add_row(kind, *cells, style="bold" if kind == "all" else "")
    Console().print(table)
