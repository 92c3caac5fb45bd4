"""`phoneagent console`: the console in the browser."""

from __future__ import annotations

from typing import Annotated

import typer

from ui import options


def console(
    device: options.Device = None,
    model: options.Model = None,
    runs: options.Runs = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port on this computer.")] = 7860,
) -> None:
    """Open the console: choose phone and model, type a task, watch, stop."""
    from phoneagent import config
    from ui.console import launch

    launch(config.load({"device": device, "model": model, "runs": runs}), port=port)
