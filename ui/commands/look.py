"""`phoneagent show`: a recorded run, in the terminal and as a page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ui import options


def show(
    name: options.Run = "last",
    runs: options.Runs = None,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    as_json: options.Json = False,
) -> None:
    """Show a recorded run, and write it as one page that needs no network."""
    from rich.console import Console

    from phoneagent import config
    from phoneagent.runs import find, read
    from ui.live import outcome_line, step_lines
    from ui.messages import plain, print_json
    from ui.pages import write_page

    folder = find(Path(config.load({"runs": runs}).runs), name)
    recorded, page = read(folder), write_page(folder)
    outcome = recorded.outcome
    if as_json:
        told = {"goal": recorded.about.goal, "device": recorded.about.device, "model": recorded.about.model}
        ended = {"outcome": outcome.kind, "reason": outcome.reason, "answer": outcome.answer} if outcome else {}
        print_json(
            {"outcome": None} | told | ended | {"steps": len(recorded.steps), "run": str(folder), "page": str(page)}
        )
    else:
        console = Console(highlight=False)
        console.print(plain(recorded.about.goal), style="bold", markup=False)
        console.print(f"{recorded.about.model} on {recorded.about.device}", style="dim", markup=False)
        for step in recorded.steps:
            timing = step.timing
            took_ms = timing.look_ms + timing.think_ms + timing.act_ms + timing.settle_ms
            console.print(step_lines(step, took_ms / 1000))
        console.print(outcome_line(outcome) if outcome else "It was cut off before it ended.")
        console.print(str(page), soft_wrap=True, markup=False)
    if open_page:
        typer.launch(page.resolve().as_uri())
