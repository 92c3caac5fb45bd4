"""`phoneagent model`, `data` and `train`: weights, and making them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from ui import options

Read = TypeVar("Read")


def get() -> None:
    """Fetch, verify and convert the base weights of the embedded model, once."""
    from phoneagent.models.small.weights import get_base

    folder = get_base(lambda line: print(line, flush=True))
    print(f"The base weights are in {folder}.")


def tokens(
    shot: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help="A picture, as a phone shows it.", metavar="SHOT")
    ],
    slices: Annotated[int, typer.Option(min=0, max=99, help="Cut it into so many at most; MiniCPM-V's own is 9.")] = 9,
    as_json: options.Json = False,
) -> None:
    """What a picture costs MiniCPM-V 4.6 in visual tokens, merged 16 to one and 4 to one."""
    from PIL import Image, UnidentifiedImageError

    from phoneagent.config import ConfigError
    from phoneagent.vision.tokens import DOWNSAMPLINGS, Slicing, visual_tokens
    from ui.messages import print_json

    try:
        with Image.open(shot) as picture:
            width_px, height_px = picture.size
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise ConfigError(f"{shot} is no picture that can be read.") from error
    seen = {mode: visual_tokens(width_px, height_px, Slicing(most_slices=slices), mode) for mode in DOWNSAMPLINGS}
    if as_json:
        print_json({"size": [width_px, height_px]} | {mode: each.counts() for mode, each in seen.items()})
        return
    print(f"{width_px} x {height_px} px")
    for mode, each in seen.items():
        print(f"{mode:>3}: {each}")


Config = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="TOML file of settings.", metavar="CONFIG")]


def sft(config: Config) -> None:
    """Fine-tune the embedded model's text part; a run that was cut off goes on where it was."""
    from phoneagent.models.small.weights import base_folder
    from phoneagent.training.sft import Settings, train

    settings = _read(lambda path: Settings.read(path, base_folder()), config)
    print(f"The trained weights are in {train(settings)}.")


def eye(config: Config) -> None:
    """Train the embedded model's vision tower; a run that was cut off goes on where it was."""
    from phoneagent.training.vision import Settings, train

    settings = _read(Settings.read, config)
    train(settings)
    print(f"The trained weights are in {settings.run}.")


def _read(read: Callable[[Path], Read], config: Path) -> Read:
    """A stage's settings; a file that holds others is said to be so."""
    from phoneagent.config import ConfigError

    try:
        return read(config)
    except (ValueError, TypeError, KeyError) as error:
        raise ConfigError(f"{config} holds no such settings: {error}.") from error
