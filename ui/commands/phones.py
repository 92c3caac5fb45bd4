"""`phoneagent devices`, `doctor` and `phone`: which phones there are, what ails one, and one that is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ui import options

if TYPE_CHECKING:
    from devices.doctor import Check
    from phoneagent.config import Settings


def devices(
    connect: Annotated[
        str | None,
        typer.Option(metavar="HOST:PORT", help="First connect to a phone in the network.", show_default=False),
    ] = None,
    pair: Annotated[
        str | None,
        typer.Option(
            metavar="HOST:PORT",
            help="First make a phone trust this computer: the address in its 'Pair device with pairing code' window.",
            show_default=False,
        ),
    ] = None,
    code: Annotated[str | None, typer.Option(help="The six digits in that window.", show_default=False)] = None,
    nearby: Annotated[
        bool, typer.Option("--nearby", help="Also list phones that announce themselves in the network.")
    ] = False,
    adb_server: options.AdbServer = None,
    as_json: options.Json = False,
) -> None:
    """List the phones that adb knows, ready or not, and what to do about those that are not."""
    from dataclasses import asdict

    from rich.console import Console
    from rich.table import Table

    from devices.adb import discovery, network
    from devices.adb.client import AdbServer
    from phoneagent import config
    from ui.messages import plain, print_json

    server = AdbServer.at(config.load({"adb_server": adb_server}).adb_server)
    if pair is not None:
        said = network.pair(server, pair, code or _ask_for_code())
        Console(stderr=True).print(plain(f"{said}. Connect to the port on the 'Wireless debugging' page now."))
    if connect is not None:
        Console(stderr=True).print(plain(server.connect(connect)))
    found = discovery.list_devices(server)
    if nearby:
        found += discovery.announced(server, found)
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


def _ask_for_code() -> str:
    from ui.messages import is_watched

    if not is_watched():
        raise typer.BadParameter("Give the six digits that the phone shows.", param_hint="--code")
    return str(typer.prompt("Pairing code", err=True))


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
    adb_server: options.AdbServer = None,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix", help="Mend what can be mended: wake the phone, wait for its owner's yes, install a keyboard."
        ),
    ] = False,
    bench: Annotated[bool, typer.Option("--bench", help="Measure screenshots, taps and window trees as well.")] = False,
    as_json: options.Json = False,
) -> None:
    """Check everything between this computer and a phone, or a model, and say how to mend what is not well."""
    from dataclasses import asdict

    from devices.adb.client import AdbServer
    from devices.doctor import examined
    from phoneagent import config
    from ui.messages import DONE_NOTHING, print_json

    settings = config.load({"device": device, "model": model, "dialect": dialect, "adb_server": adb_server})
    checks: list[Check] = []
    if device is not None or model is None:
        for each in examined(settings.device, AdbServer.at(settings.adb_server), fix=fix, bench=bench):
            checks.append(each)
            _print_check(each, to_stderr=as_json)
    if model is not None:
        for each in _model_checks(settings, has_phone=device is not None):
            checks.append(each)
            _print_check(each, to_stderr=as_json)
    if as_json:
        print_json([asdict(each) for each in checks])
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


def _print_check(check: Check, *, to_stderr: bool) -> None:
    from rich.console import Console
    from rich.text import Text

    from ui.messages import plain

    line = Text("✓ " if check.ok else "✗ ", "green" if check.ok else "red")
    line.append(check.check, "bold default").append(f"  {plain(check.detail, 400)}", "default")
    if check.remedy:
        line.append(f"\n  {plain(check.remedy, 600)}", "yellow")
    Console(highlight=False, stderr=to_stderr).print(line)


def phone(
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")] = 5600,
    seed: Annotated[int, typer.Option(min=0, max=999_999, help="What it holds and how it looks follows from it.")] = 0,
    size: Annotated[str, typer.Option(help="Its screen, WIDTHxHEIGHT in pixels.")] = "1080x2400",
    locale: Annotated[str, typer.Option(help="Its language: en or zh.")] = "en",
    fault: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME[=VALUE]",
            help="Something that is wrong with it; may be given several times. 'list' tells what there is.",
            show_default=False,
        ),
    ] = None,
    animations: Annotated[
        float, typer.Option(min=0.0, max=10.0, help="How slowly pages follow each other; 0 is at once.")
    ] = 1.0,
    as_json: options.Json = False,
) -> None:
    """Start a virtual phone that any adb client can connect to, until Ctrl-C."""
    from devices.virtual import faults
    from devices.virtual.adb.server import serve_forever
    from phoneagent.tasks.splits import new_phone

    if fault and "list" in fault:
        print(faults.explained())
        return
    phone = new_phone(seed, "train", size_px=options.size_px(size), locale=locale)
    try:
        for each in fault or []:
            faults.inflict(phone.state, each)
    except ValueError as error:
        raise typer.BadParameter(f"{error}.", param_hint="--fault") from error
    phone.state.animations, phone.state.recents_button = animations, True
    serve_forever(phone, port, as_json=as_json)
