"""`phoneagent devices`, `doctor` and `phone`: which phones there are, what ails one, and one that is drawn."""

from __future__ import annotations

from typing import Annotated

import typer

from ui import options


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


def doctor(device: options.Device = None, as_json: options.Json = False) -> None:
    """Check everything between this computer and a phone, and say how to mend what is not well."""
    from dataclasses import asdict

    from rich.console import Console
    from rich.text import Text

    from devices.doctor import check
    from phoneagent import config
    from ui.messages import DONE_NOTHING, plain, print_json

    checks = check(config.load({"device": device}).device)
    if as_json:
        print_json([asdict(each) for each in checks])
    else:
        for each in checks:
            line = Text("✓ " if each.ok else "✗ ", "green" if each.ok else "red")
            line.append(each.check, "bold default").append(f"  {plain(each.detail, 400)}", "default")
            if each.remedy:
                line.append(f"\n  {plain(each.remedy, 600)}", "yellow")
            Console(highlight=False).print(line)
    if not all(each.ok for each in checks):
        raise typer.Exit(DONE_NOTHING)


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
