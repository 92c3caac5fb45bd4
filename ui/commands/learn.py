"""`phoneagent model` and `train`: weights, and making them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def get() -> None:
    """Fetch, verify and convert the base weights of the embedded model, once."""
    from phoneagent.models.weights import get_base

    folder = get_base(lambda line: print(line, flush=True))
    print(f"The base weights are in {folder}.")


def sft(
    settings: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help="TOML file of settings.", metavar="CONFIG")
    ],
) -> None:
    """Fine-tune the embedded model on examples; a run that was cut off goes on where it was."""
    from phoneagent.config import ConfigError
    from phoneagent.models.weights import base_folder
    from phoneagent.training.sft import Settings, train

    try:
        said = Settings.read(settings, base_folder())
    except (ValueError, TypeError) as error:
        raise ConfigError(f"{settings}: {error}") from error
    print(f"The trained weights are in {train(said)}.")
