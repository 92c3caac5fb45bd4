"""The processor of a checkpoint (chat template, tokenizer, pictures), put together without its video part.

transformers' own processors of MiniCPM-V, Qwen-VL, GLM-V, InternVL and SmolVLM insist on a video processor, and that
insists on torchvision. There is one torchvision for each torch, and the wrong one breaks the import of every
vision model. A screenshot needs neither.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from phoneagent.models.model import ModelError

if TYPE_CHECKING:
    from transformers import PretrainedConfig, ProcessorMixin
    from transformers.image_processing_base import ImageProcessingMixin


def check_torchvision(load: Callable[[str], object] = importlib.import_module) -> None:
    """See that torchvision is absent or works. To be called before anything of transformers that sees is imported.

    Raises:
        ModelError: if it is there and does not fit torch.
    """
    try:
        load("torchvision")
    except ModuleNotFoundError as error:
        if error.name == "torchvision":
            return
        raise ModelError(_misfit(error)) from error
    except Exception as error:  # a RuntimeError, an OSError or an AttributeError, by the pair of versions
        raise ModelError(_misfit(error)) from error


def _misfit(error: Exception) -> str:
    versions = []
    for package in ("torchvision", "torch"):
        try:
            versions.append(f"{package} {importlib.metadata.version(package)}")
        except importlib.metadata.PackageNotFoundError:
            versions.append(package)
    first_line = (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")
    return (
        f"The installed {versions[0]} does not fit {versions[1]} ({first_line}), and no model that sees can be loaded"
        " beside it."
        " Remove it with `pip uninstall torchvision`; phoneagent does not need it."
    )


def load_processor(folder: Path, config: PretrainedConfig) -> ProcessorMixin:
    """The processor of a checkpoint's folder; it takes text and pictures.

    Raises:
        ModelError: if files or packages that it needs are missing.
    """
    from transformers import AutoFeatureExtractor, AutoImageProcessor, AutoTokenizer

    _check_files(folder)
    makers: dict[str, Any] = {
        "tokenizer": AutoTokenizer,
        "image_processor": AutoImageProcessor,
        "feature_extractor": AutoFeatureExtractor,
    }
    try:
        kind = _processor_class(folder, config)
        settings, _ = kind.get_processor_dict(folder)
        wanted = kind.get_attributes()
        parts = {name: makers[name].from_pretrained(folder) for name in wanted if name != "video_processor"}
        if "video_processor" in wanted:
            kind, parts["video_processor"] = _without_video(kind, parts["image_processor"])
        processor: ProcessorMixin = kind.from_args_and_dict([parts[name] for name in wanted], settings)
    except ImportError as error:
        raise ModelError(f"The processor of {folder} lacks a package: {_one_line(error)}") from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"The processor files in {folder} cannot be used: {_one_line(error)}") from error
    processor.chat_template = processor.chat_template or processor.tokenizer.chat_template
    if not processor.chat_template:
        raise ModelError(
            f"{folder} has no chat template: it may be a base model. Take the one that is made for conversations."
        )
    return processor


def _processor_class(folder: Path, config: PretrainedConfig) -> type[Any]:
    """The class that the files name, else the one that belongs to the model's class."""
    from transformers.models.auto.processing_auto import PROCESSOR_MAPPING, processor_class_from_name

    for path in (folder / f"{name}_config.json" for name in ("processor", "preprocessor", "tokenizer")):
        if path.is_file() and (said := _read(path).get("processor_class")):
            found: type[Any] | None = processor_class_from_name(said)
            if found is not None:
                return found
    if type(config) not in PROCESSOR_MAPPING:
        raise ModelError(
            f"transformers has no processor for the {config.model_type} in {folder}. Serve it and give http://HOST/v1."
        )
    return cast("type[Any]", PROCESSOR_MAPPING[type(config)])


def _without_video(kind: type[Any], image_processor: ImageProcessingMixin) -> tuple[type[Any], object]:
    """The class, and a stand-in for its video part with what a constructor may read: the picture part's settings."""
    from transformers.image_processing_base import ImageProcessingMixin

    class NoVideo(ImageProcessingMixin):
        """Stands where a video processor is wanted."""

        num_frames = fps = 1  # SmolVLM's template asks for them even where nothing moves

    class Pictures:
        """Over a processor's class: takes the stand-in, and does not save it."""

        def check_argument_for_proper_class(self, name: str, part: object) -> type[Any]:
            if isinstance(part, NoVideo):
                return NoVideo
            checked: type[Any] = super().check_argument_for_proper_class(name, part)  # type: ignore[misc]
            return checked

        def to_dict(self) -> dict[str, Any]:
            whole: dict[str, Any] = super().to_dict()  # type: ignore[misc]
            whole.pop("video_processor", None)
            return whole

    settings = {key: value for key, value in image_processor.to_dict().items() if key != "image_processor_type"}
    # The same name, for it is written into what save_pretrained makes
    return type(kind.__name__, (Pictures, kind), {}), cast("Any", NoVideo)(**settings)


def _read(path: Path) -> dict[str, Any]:
    said = json.loads(path.read_text("utf-8"))
    return said if isinstance(said, dict) else {}


def _check_files(folder: Path) -> None:
    has = {path.name for path in folder.iterdir()}
    missing = []
    if not has & {"preprocessor_config.json", "processor_config.json"}:
        missing.append("preprocessor_config.json")
    if not has & {"tokenizer.json", "tokenizer.model", "vocab.json", "tekken.json"}:
        missing.append("tokenizer.json")
    if missing:
        raise ModelError(
            f"{folder} has no {' and no '.join(missing)}: what prepares text and pictures for the model is missing."
            " Copy these files from where the weights are from."
        )


def _one_line(error: Exception) -> str:
    text = " ".join(str(error).split()) or type(error).__name__
    return text if len(text) <= 300 else f"{text[:299]}…"
