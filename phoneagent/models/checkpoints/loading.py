"""A vision-language checkpoint from disk or hub into memory. `load_checkpoint` is the one way in.

What can be wrong with a checkpoint is found out before anything large is read, and said in one sentence.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

import torch

from phoneagent.models.checkpoints.hub import Repository, is_hub_name
from phoneagent.models.checkpoints.machine import choose_device, choose_dtype, is_out_of_memory
from phoneagent.models.checkpoints.processors import check_torchvision, load_processor
from phoneagent.models.checkpoints.safetensors_files import Weights, read_weights, weight_names
from phoneagent.models.model import ModelError

if TYPE_CHECKING:
    from transformers import PretrainedConfig, PreTrainedModel, ProcessorMixin

Say = Callable[[str], None]


class Loaded(NamedTuple):
    """A model that can be asked."""

    model: PreTrainedModel
    processor: ProcessorMixin


def to_stderr(line: str) -> None:
    """Progress, where it does not mix with what a program reads."""
    print(line, file=sys.stderr, flush=True)


def load_checkpoint(
    source: str | Path,
    *,
    dtype: torch.dtype | None = None,
    device: str | torch.device | None = None,
    say: Say = to_stderr,
) -> Loaded:
    """Load any of transformers' own image-text-to-text models, for inference.

    Args:
        source: A folder, or ORG/NAME on the hub.
        dtype: What to compute in; by default what suits the device.
        device: Where to compute; by default the best that is there and has room.
        say: Told a line now and then.

    Raises:
        ModelError: if it cannot be loaded; the message is one sentence with the remedy.
    """
    check_torchvision()
    repository = None
    folder = Path(source).expanduser()
    if not folder.is_dir():
        repository = _repository(source)
        say(f"looking for {source} on the hub")
        folder = repository.fetch_description()
    config = read_config(folder)
    processor = load_processor(folder, config)
    if repository is not None:
        _check_room(repository, folder, config, dtype)
        folder = repository.fetch_weights(weight_names(folder))
    weights = read_weights(folder)
    place = torch.device(device) if device is not None else choose_device(weights, dtype, str(source))
    number = dtype or choose_dtype(place)
    size = f"{weights.bytes_in(number) / 1e9:.1f} GB"
    say(f"loading {source} on {place} in {str(number).removeprefix('torch.')} ({size})")
    return Loaded(_load_model(folder, config, number, place), processor)


def _repository(source: str | Path) -> Repository:
    if not is_hub_name(str(source)):
        raise ModelError(f"There is no folder {source}, and it is no name on the hub. Give hf:FOLDER or hf:ORG/NAME.")
    return Repository(str(source))


def _check_room(repository: Repository, folder: Path, config: PretrainedConfig, dtype: torch.dtype | None) -> None:
    """See, before the weights are downloaded, that they will fit into memory."""
    sizes = repository.weights_bytes(weight_names(folder))
    if sizes is not None:
        stored = config.dtype if isinstance(config.dtype, torch.dtype) else torch.bfloat16
        choose_device(Weights(sizes[0] // stored.itemsize, 0), dtype, repository.name)


def read_config(folder: Path) -> PretrainedConfig:
    """The configuration of a model that is given pictures and text and answers in text.

    Raises:
        ModelError: if it is none, or not one of transformers' own.
    """
    from transformers import AutoConfig, __version__
    from transformers.models.auto.modeling_auto import MODEL_FOR_IMAGE_TEXT_TO_TEXT_MAPPING

    path = folder / "config.json"
    try:
        said = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise ModelError(f"{folder} has no config.json: it is no model folder.") from None
    except (OSError, ValueError) as error:
        raise ModelError(f"{path} cannot be read: {error}.") from error
    try:
        config: PretrainedConfig = AutoConfig.from_pretrained(folder)
    except Exception as error:
        raise ModelError(_unknown(folder, said, __version__)) from error
    if type(config) not in MODEL_FOR_IMAGE_TEXT_TO_TEXT_MAPPING:
        classes = said.get("architectures") or [config.model_type]
        raise ModelError(
            f"{folder} holds a {classes[0]}, which does not take pictures and text and answer in text."
            " Give a vision-language model."
        )
    return config


def _unknown(folder: Path, said: object, version: str) -> str:
    match said:
        case {"auto_map": dict(), "model_type": str(kind)}:
            return (
                f"{folder} ({kind}) brings code of its own, which is not run here."
                " Serve it (vLLM with --trust-remote-code) and give http://HOST/v1."
            )
        case {"model_type": str(kind)}:
            return (
                f"transformers {version} does not know the model type {kind!r} of {folder}. A newer one may:"
                " `pip install -U transformers`. Or its config.json is damaged."
            )
        case _:
            return f"{folder}/config.json names no model_type: it is no model folder of transformers."


def _load_model(folder: Path, config: PretrainedConfig, dtype: torch.dtype, device: torch.device) -> PreTrainedModel:
    from transformers import AutoModelForImageTextToText

    load = cast(
        "Callable[..., tuple[PreTrainedModel, dict[str, set[str]]]]", AutoModelForImageTextToText.from_pretrained
    )
    try:
        with _bar_on_a_terminal_only():
            model, info = load(
                folder, config=config, dtype=dtype, device_map={"": str(device)}, output_loading_info=True
            )
    except ImportError as error:
        raise ModelError(f"{folder} needs a package that is not there: {_one_line(error)}") from error
    except (RuntimeError, ValueError, OSError) as error:
        if is_out_of_memory(error):
            sentence = (
                f"The memory of {device} ran out while {folder} was loaded. Take a smaller model, or close programs."
            )
        else:
            sentence = f"The weights in {folder} do not fit its config.json: {_one_line(error)}"
        raise ModelError(sentence) from error
    if missing := sorted(info["missing_keys"]):
        # Left to chance by transformers, which only logs it
        raise ModelError(
            f"{folder} has no weights for {len(missing)} parts of the model, first {missing[0]}: its config.json or its"
            " weights are of another model. Download both again."
        )
    model.train(False)
    return model


@contextmanager
def _bar_on_a_terminal_only() -> Iterator[None]:
    """A file of output is no place for a progress bar."""
    from transformers.utils import logging as bars

    if sys.stderr.isatty() or not bars.is_progress_bar_enabled():
        yield
        return
    cast("Callable[[], None]", bars.disable_progress_bar)()
    try:
        yield
    finally:
        cast("Callable[[], None]", bars.enable_progress_bar)()


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:300] or type(error).__name__
