"""`phoneagent bench` and `parse`: how good a model is, and what a reply says."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from ui import options


def bench(
    suite: Annotated[str, typer.Argument(help="Which tasks: first-light.")],
    model: options.Model = None,
    seeds: Annotated[int, typer.Option(min=1, help="Episodes a template.")] = 3,
    seed_base: Annotated[int | None, typer.Option(help="The first seed.", show_default="that of the split")] = None,
    split: Annotated[str, typer.Option(help="train, dev or sealed.")] = "sealed",
    locale: Annotated[str, typer.Option(help="The phone's language: en or zh.")] = "en",
    over_adb: Annotated[bool, typer.Option("--over-adb", help="Reach the virtual phone over ADB.")] = False,
    log: Annotated[Path | None, typer.Option(help="File of results; one that is there is gone on with.")] = None,
    as_json: options.Json = False,
) -> None:
    """Measure a model (or oracle, random, do-nothing) on tasks whose success the phone's state decides."""


def parse(
    dialect: Annotated[str, typer.Option(help="Id of the dialect.")] = "",
    screen: Annotated[str, typer.Option(help="Size of the phone's screen, WIDTHxHEIGHT.")] = "",
    model_image: Annotated[str, typer.Option(help="Size of the picture the model saw, where it matters.")] = "",
    elements: Annotated[Path | None, typer.Option(help="JSON file of listed elements and their boxes.")] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Read cases, one a line; answer one a line.")] = False,
) -> None:
    """Read one raw reply on standard input and print the canonical call, or that it must be refused."""
    sys.exit(1)
