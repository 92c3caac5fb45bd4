"""`phoneagent run`: do a task on a phone."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui import options

if TYPE_CHECKING:
    from devices.device import Device
    from phoneagent.config import Settings
    from phoneagent.step import Outcome, Step
    from ui.live import Live


def run(
    goal: Annotated[str, typer.Argument(help='What to do, in a sentence: "turn on airplane mode".')],
    device: options.Device = None,
    model: options.Model = None,
    dialect: options.Dialect = None,
    runs: options.Runs = None,
    max_steps: options.MaxSteps = None,
    adb_server: options.AdbServer = None,
    constrain: options.Constrain = None,
    price_in: options.PriceIn = None,
    price_out: options.PriceOut = None,
    as_json: options.Json = False,
) -> None:
    """Do a task on a phone; every step is shown, recorded, and kept as a page to look at."""
    from phoneagent import assemble, config
    from phoneagent.recording import Recorder
    from phoneagent.spending import Spent, total
    from phoneagent.step import Outcome
    from ui.live import Live, stopping
    from ui.messages import DONE_NOTHING, STOPPED, print_json
    from ui.pages import write_page

    if not goal.strip():
        raise typer.BadParameter("Say what to do.", param_hint="GOAL")
    flags: dict[str, str | float | None]
    flags = {"device": device, "model": model, "dialect": dialect, "runs": runs, "max_steps": max_steps}
    flags |= {"adb_server": adb_server, "constrain": constrain, "price_in": price_in, "price_out": price_out}
    settings = assemble.named(config.load(flags))
    choice = assemble.choose_dialect(settings)
    about = assemble.about(settings, goal, choice.dialect.id)
    outcome, steps = Outcome("stopped", "The run was left."), 0
    spent = Spent()
    with Recorder(Path(settings.runs), about) as recorder, Live() as live, stopping() as cancel:
        live.note(choice.why)
        for event in _events(settings, goal, live, cancel):
            recorder.write(event)
            live.show(event)
            if isinstance(event, Outcome):
                outcome = event
            else:
                steps, spent = steps + 1, total((spent, event))
        wall_s = recorder.wall_s
    page = write_page(recorder.folder)
    if spent.tokens:
        live.note(str(spent))
    live.console.print(f"  {page}", soft_wrap=True)
    if as_json:
        told = {"outcome": outcome.kind, "reason": outcome.reason, "answer": outcome.answer, "steps": steps}
        tokens = {"in": spent.tokens_in, "out": spent.tokens_out}
        told |= {"wall_s": round(wall_s, 3), "tokens": tokens, "cost": spent.cost_usd}
        print_json(told | {"run": str(recorder.folder), "page": str(page)})
    if outcome.kind != "success":
        raise typer.Exit(STOPPED if outcome.kind == "stopped" else DONE_NOTHING)


def _events(settings: Settings, goal: str, live: Live, cancel: threading.Event) -> Iterator[Step | Outcome]:
    """The run's steps and outcome; what cannot even begin has an outcome too."""
    from contextlib import ExitStack

    from devices.errors import DeviceError
    from phoneagent import assemble
    from phoneagent.config import ConfigError
    from phoneagent.models.model import ModelError
    from phoneagent.runs import RecordingError
    from phoneagent.step import Outcome

    with ExitStack() as stack:
        try:
            live.doing("reaching the phone")
            device = _reached(settings, live, cancel)
            stack.callback(device.close)
            live.doing("loading the model")
            model = assemble.make_model(settings.model, constrain=settings.constrain)
            stack.callback(model.close)
            agent = assemble.make_agent(settings, model, device, live.ask)
        except (ConfigError, DeviceError, ModelError, RecordingError) as error:
            yield Outcome("error", str(error))
            return
        live.begin()
        yield from agent.run(goal, cancel)


_OWNER_S = 60.0
"""How long the phone's owner has to answer "Allow USB debugging?"."""


def _reached(settings: Settings, live: Live, cancel: threading.Event) -> Device:
    """The phone; where somebody sits here who can say yes on it, that is waited for.

    Raises:
        DeviceError: if there is none, or it cannot be used.
    """
    from devices.errors import NotAuthorised
    from phoneagent import assemble
    from ui.messages import is_watched

    until_s = time.monotonic() + (_OWNER_S if is_watched() else 0.0)
    while True:
        try:
            return assemble.make_device(settings)
        except NotAuthorised as error:
            if time.monotonic() >= until_s or cancel.is_set():
                raise
            live.doing(str(error))
        cancel.wait(0.5)
