"""The weights files of a checkpoint, seen from outside: whether they are whole, and how much memory they will need."""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import torch

from phoneagent.models.model import ModelError

SINGLE = "model.safetensors"
INDEX = "model.safetensors.index.json"
_FLOATS = {"F64", "F32", "F16", "BF16"}
_MOST_HEADER_BYTES = 100_000_000
"""The format's own limit (safetensors' README)."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What the headers of the files say."""

    floats: int
    """Numbers that are converted to the type one computes in."""
    other_bytes: int
    """Of what stays as it is: quantised weights, tables of integers."""

    def bytes_in(self, dtype: torch.dtype) -> int:
        """Memory of the weights alone, loaded in the given type."""
        return self.floats * dtype.itemsize + self.other_bytes


def read_weights(folder: Path) -> Weights:
    """See that the weights are whole; only their headers are read.

    Raises:
        ModelError: if files are missing or cut off.
    """
    floats = other = 0
    for path in _files(folder):
        for kind, shape, size in _tensors(path):
            if kind in _FLOATS:
                floats += math.prod(shape)
            else:
                other += size
    return Weights(floats, other)


def _files(folder: Path) -> list[Path]:
    index = folder / INDEX
    if not index.is_file():
        if (folder / SINGLE).is_file():
            return [folder / SINGLE]
        older = next((path.name for path in folder.glob("*.bin")), None)
        instead = f" ({older} is in a form that can run code when it is read, and is left alone)" if older else ""
        raise ModelError(
            f"{folder} has no weights: there is no {SINGLE} and no {INDEX}{instead}. Download the model again."
        )
    try:
        names = sorted(set(json.loads(index.read_text("utf-8"))["weight_map"].values()))
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise ModelError(f"{index} cannot be read ({error}). Download the model again.") from error
    paths = [folder / name for name in names]
    missing = [path.name for path in paths if not path.is_file()]
    if missing:
        raise ModelError(
            f"{folder} lacks {len(missing)} of {len(paths)} weights files, first {missing[0]}."
            " Download the model again."
        )
    return paths


def _tensors(path: Path) -> Iterable[tuple[str, list[int], int]]:
    """Type, shape and bytes of each tensor of a file that is as long as its header says."""
    size = path.stat().st_size
    with path.open("rb") as file:
        start = file.read(8)
        length = struct.unpack("<Q", start)[0] if len(start) == 8 else 0
        head = file.read(length) if length <= min(size - 8, _MOST_HEADER_BYTES) else b""
    try:
        entries = [entry for name, entry in json.loads(head).items() if name != "__metadata__"]
        tensors = [(entry["dtype"], entry["shape"], entry["data_offsets"]) for entry in entries]
        end = 8 + length + max((offsets[1] for _, _, offsets in tensors), default=0)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise ModelError(f"The weights file {path} is cut off or damaged ({size} bytes). Download it again.") from error
    if size != end:
        raise ModelError(
            f"The weights file {path} is {size} bytes long where its header says {end}. Download it again."
        )
    return [(kind, shape, offsets[1] - offsets[0]) for kind, shape, offsets in tensors]
