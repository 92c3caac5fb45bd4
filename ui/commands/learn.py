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


Watch = Annotated[bool, typer.Option("--watch", help="Serve the curves on this computer while it trains.")]


def sft(config: Config, watch: Watch = False) -> None:
    """Fine-tune a model that sees (`model` in CONFIG), or train the embedded model's deciding part (`examples`); a run
    that was cut off goes on where it was. On several GPUs: accelerate launch -m ui.cli train sft CONFIG."""
    import tomllib

    from phoneagent.config import ConfigError

    try:
        said = tomllib.loads(config.read_text("utf-8"))
    except ValueError as error:
        raise ConfigError(f"{config} is no TOML: {error}.") from error
    if "model" in said:
        from phoneagent.training import vlm

        seeing = _read(vlm.Settings.read, config)
        _watch(watch, seeing.run)
        print(f"The run is in {vlm.train(seeing)}.")
        return
    from phoneagent.models.small.weights import base_folder
    from phoneagent.training.small import sft

    settings = _read(lambda path: sft.Settings.read(path, base_folder()), config)
    _watch(watch, settings.run)
    print(f"The trained weights are in {sft.train(settings)}.")


def _watch(watch: bool, run: Path) -> None:
    from phoneagent.training.checkpoint import Run
    from phoneagent.training.curves import serve
    from phoneagent.training.errors import TrainingError

    if not watch:
        return
    try:
        print(f"The curves are at {serve(Run(run))}", flush=True)
    except OSError as error:
        raise TrainingError(
            f"The curves cannot be served: {error.strerror}. Open {run}/curves.html instead."
        ) from error


def eye(config: Config) -> None:
    """Train the embedded model's vision tower; a run that was cut off goes on where it was."""
    from phoneagent.training.small.vision import Settings, train

    settings = _read(Settings.read, config)
    train(settings)
    print(f"The trained weights are in {settings.run}.")


RunFolder = Annotated[
    Path, typer.Argument(exists=True, file_okay=False, help="A training run's folder.", metavar="RUN")
]


def merge(
    run: RunFolder,
    out: Annotated[Path, typer.Argument(help="Where the checkpoint goes.", metavar="OUT")],
    adapter: Annotated[bool, typer.Option("--adapter", help="Write only the adapters, in peft's form.")] = False,
) -> None:
    """Write a fine-tuned model as a checkpoint of its own, for `--model hf:OUT`, vLLM and others."""
    from phoneagent.training.merging import merge

    merge(run, out, adapter=adapter)
    print(f"The {'adapters are' if adapter else 'model is'} in {out}.")


def curves(
    run: RunFolder,
    svg: Annotated[Path | None, typer.Option(help="Write the loss alone, as a picture.", show_default=False)] = None,
) -> None:
    """Write the page of a run's curves, and say where it is."""
    from phoneagent.training.checkpoint import Run
    from phoneagent.training.curves import loss_chart, write_page

    found = Run(run)
    steps = max((int(record["step"]) for record in found.curve()), default=0)
    if svg is not None:
        svg.write_text(loss_chart(found, steps), "utf-8")
    print(svg or write_page(found, run.resolve().name, steps, is_over=True))


def ship(
    deciding: Annotated[Path, typer.Option(exists=True, file_okay=False, help="The deciding part's run.")],
    eye: Annotated[Path, typer.Option(exists=True, file_okay=False, help="The eye's run.")],
    out: Annotated[Path | None, typer.Option(help="Where the parts go.", show_default="the package")] = None,
) -> None:
    """Put the embedded model's trained parts together, as they ship."""
    from phoneagent.models.small.parts import ASSETS
    from phoneagent.training.small.ship import ship_runs

    for path in ship_runs(deciding, eye, out or ASSETS):
        print(f"{path.stat().st_size / 1e6:6.1f} MB  {path}")


def _read(read: Callable[[Path], Read], config: Path) -> Read:
    """A stage's settings; a file that holds others is said to be so."""
    from phoneagent.config import ConfigError

    try:
        return read(config)
    except (ValueError, TypeError, KeyError, OSError) as error:
        raise ConfigError(f"{config} holds no such settings: {error}.") from error
