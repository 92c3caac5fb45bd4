"""`phoneagent replay`: a recorded run's calls once more, without a model."""

from __future__ import annotations

from pathlib import Path

import typer

from ui import options


def replay(
    name: options.Run,
    device: options.Device = None,
    runs: options.Runs = None,
    adb_server: options.AdbServer = None,
    as_json: options.Json = False,
) -> None:
    """Make a run's calls again on a phone, and say whether the outcome is the same."""
    from dataclasses import replace

    from phoneagent import assemble, config
    from phoneagent import replay as again
    from phoneagent.runs import find, read
    from ui.live import Live, stopping
    from ui.messages import DONE_NOTHING, plain, print_json

    settings = config.load({"device": device, "runs": runs, "adb_server": adb_server})
    recorded = read(find(Path(settings.runs), name))
    if device is None:  # where nothing else was said, on the phone it was recorded on
        settings = replace(settings, device=recorded.about.device)
    verdict, calls = again.Verdict(False, "The replay did not end."), 0
    with Live() as live, stopping() as cancel:
        live.doing("reaching the phone")
        phone = assemble.make_device(settings)
        try:
            live.doing("replaying")
            for event in again.replay(recorded, phone, assemble.TOOLBOX, cancel, assemble.clock_of(phone)):
                if isinstance(event, again.Verdict):
                    verdict = event
                    continue
                calls += 1
                live.console.print(f"{event.number:3} {plain(str(event.call), 120)}", markup=False)
                if event.differs:
                    live.console.print(f"    {plain(event.differs)}", style="yellow", markup=False)
        finally:
            phone.close()
    if as_json:
        print_json({"same": verdict.same, "reason": verdict.reason, "calls": calls, "run": str(recorded.folder)})
    else:
        print(f"{'same' if verdict.same else 'different'}: {plain(verdict.reason, 600)}")
    if not verdict.same:
        raise typer.Exit(DONE_NOTHING)
