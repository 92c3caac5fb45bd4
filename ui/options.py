"""Options that several verbs take, worded once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Device = Annotated[
    str | None,
    typer.Option(
        "--device",
        "-d",
        help="A phone: virtual:, adb:SERIAL, adb:HOST:PORT, replay:RUN. Without it, the only one connected.",
        show_default=False,
    ),
]
AdbServer = Annotated[
    str | None,
    typer.Option(
        "--adb-server",
        metavar="HOST:PORT",
        help="The adb server that has the phone, on this computer or another.",
        show_default="this computer's",
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        "-m",
        help="embedded, hf:ORG/NAME or hf:FOLDER, http://HOST/v1#NAME, scripted:FILE.",
        show_default="embedded",
    ),
]
Dialect = Annotated[
    str | None, typer.Option(help="The language the model speaks.", show_default="auto, by the model's name")
]
Constrain = Annotated[
    bool | None,
    typer.Option(
        "--constrain/--no-constrain",
        help="Ask a server that can to let the model write nothing but its dialect's form.",
        show_default="constrain",
    ),
]
PriceIn = Annotated[
    float | None,
    typer.Option(
        help="Dollars for a million tokens read, where the server does not say what a reply cost.",
        show_default=False,
        min=0.0,
    ),
]
PriceOut = Annotated[
    float | None, typer.Option(help="Dollars for a million tokens written.", show_default=False, min=0.0)
]
Runs = Annotated[str | None, typer.Option(help="Folder of recorded runs.", show_default="runs")]
MaxSteps = Annotated[int | None, typer.Option(help="End after so many steps.", show_default="30")]
Json = Annotated[bool, typer.Option("--json", help="Answer in JSON on standard output.")]
Run = Annotated[str, typer.Argument(help="A run: its folder, the beginning of its name, or last.")]
Existing = Annotated[Path, typer.Argument(exists=True, readable=True)]


def size_px(said: str) -> tuple[int, int]:
    """WIDTHxHEIGHT as two numbers.

    Raises:
        BadParameter: if it is not written so.
    """
    width, times, height = said.partition("x")
    if not (
        times and width.isdecimal() and height.isdecimal() and 0 < int(width) < 10_000 and 0 < int(height) < 10_000
    ):
        raise typer.BadParameter(f"{said!r} is no size; write it like 1080x2400.")
    return int(width), int(height)
