"""`phoneagent devices`, `doctor` and `phone`: which phones there are, what ails one, and one that is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from ui import options

if TYPE_CHECKING:
    from devices.doctor import Check
    from phoneagent.config import Settings


def devices(as_json: options.Json = False) -> None:
    """List the phones that adb knows, ready or not, and what to do about those that are not."""
    from dataclasses import asdict

    from rich.console import Console
    from rich.table import Table

    from devices.adb.discovery import list_devices
    from ui.messages import print_json

    found = list_devices()
    if as_json:
        print_json([asdict(each) for each in found])
        return
    table = Table("address", "state", "model", "what to do", box=None, header_style="dim", pad_edge=False)
    for each in found:
        table.add_row(each.address, each.state, each.model, each.remedy)
    table.add_row("virtual:", "device", "the virtual phone", "")
    Console().print(table)
    if not found:
        Console(stderr=True).print("No phone is connected: plug one in and allow USB debugging, or use virtual:.")


def doctor(
    device: options.Device = None,
    model: Annotated[
        str | None,
        typer.Option(
            "--model",
            "-m",
            help="A model to check as well, as in run: it is shown a card with buttons and asked to tap each."
            " Without --device only the model is checked.",
            show_default=False,
        ),
    ] = None,
    dialect: options.Dialect = None,
    as_json: options.Json = False,
) -> None:
    """Check everything between this computer and a phone, or a model, and say how to mend what is not well."""
    from dataclasses import asdict

    from devices.doctor import check
    from phoneagent import config
    from ui.messages import DONE_NOTHING, print_json

    settings = config.load({"device": device, "model": model, "dialect": dialect})
    checks: list[Check] = []
    if device is not None or model is None:
        checks += check(settings.device)
    if model is not None:
        checks += _model_checks(settings, has_phone=device is not None)
    if as_json:
        print_json([asdict(each) for each in checks])
    else:
        _print_checks(checks)
    if not all(each.ok for each in checks):
        raise typer.Exit(DONE_NOTHING)


def _model_checks(settings: Settings, *, has_phone: bool) -> list[Check]:
    from rich.console import Console

    from phoneagent.checkup import USUAL_PX, check_model

    size_px = (_size_of_phone(settings) or USUAL_PX) if has_phone else USUAL_PX
    with Console(stderr=True).status("asking the model to tap nine buttons"):
        return list(check_model(settings, size_px))


def _size_of_phone(settings: Settings) -> tuple[int, int] | None:
    from contextlib import closing

    from devices.errors import DeviceError
    from phoneagent import assemble

    try:
        with closing(assemble.make_device(settings)) as phone:
            screen = phone.look()
    except DeviceError:  # a check has said so
        return None
    return screen.width_px, screen.height_px


def _print_checks(checks: Sequence[Check]) -> None:
    from rich.console import Console
    from rich.text import Text

    from ui.messages import plain

    for each in checks:
        line = Text("✓ " if each.ok else "✗ ", "green" if each.ok else "red")
        line.append(each.check, "bold default").append(f"  {plain(each.detail, 400)}", "default")
        if each.remedy:
            line.append(f"\n  {plain(each.remedy, 600)}", "yellow")
        Console(highlight=False).print(line)


def phone(
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")] = 5600,
    seed: Annotated[int, typer.Option(min=0, max=999_999, help="What it holds and how it looks follows from it.")] = 0,
    size: Annotated[str, typer.Option(help="Its screen, WIDTHxHEIGHT in pixels.")] = "1080x2400",
    locale: Annotated[str, typer.Option(help="Its language: en or zh.")] = "en",
    as_json: options.Json = False,
) -> None:
    """Start a virtual phone that any adb client can connect to, until Ctrl-C."""
    from devices.virtual.adb.server import serve_forever
    from phoneagent.tasks.splits import new_phone

    serve_forever(new_phone(seed, "train", size_px=options.size_px(size), locale=locale), port, as_json=as_json)
