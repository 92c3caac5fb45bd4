"""The weights files of a checkpoint, seen from outside: whether they are whole, and how much memory they will need."""

from __future__ import annotations

import json
import math
import struct
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


def weight_names(folder: Path) -> list[str]:
    """The names of the weights files that a checkpoint has, or should have.

    Raises:
        ModelError: if the index of the files is damaged.
    """
    index = folder / INDEX
    if not index.is_file():
        return [SINGLE]
    try:
        return sorted({str(name) for name in json.loads(index.read_text("utf-8"))["weight_map"].values()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{index} is damaged ({error}). Download the model again.") from error


def read_weights(folder: Path) -> Weights:
    """See that the weights are whole; only their headers are read.

    Raises:
        ModelError: if files are missing or cut off.
    """
    names = weight_names(folder)
    missing = [name for name in names if not (folder / name).is_file()]
    if missing == [SINGLE]:
        older = next((path.name for path in folder.glob("*.bin")), None)
        instead = f" ({older} is in a form that can run code when it is read, and is left alone)" if older else ""
        raise ModelError(f"{folder} has no weights: there is no {SINGLE} and no {INDEX}{instead}. Download them.")
    if missing:
        lacks = f"{len(missing)} of {len(names)} weights files, first {missing[0]}"
        raise ModelError(f"{folder} lacks {lacks}. Download the model again.")
    tensors = [tensor for name in names for tensor in _tensors(folder / name)]
    floats = sum(tensor.numbers for tensor in tensors if tensor.kind in _FLOATS)
    other_bytes = sum(tensor.bytes for tensor in tensors if tensor.kind not in _FLOATS)
    return Weights(floats, other_bytes)


@dataclass(frozen=True, slots=True)
class _Tensor:
    kind: str
    numbers: int
    bytes: int


def _tensors(path: Path) -> list[_Tensor]:
    """The tensors of a file that is as long as its header says."""
    size = path.stat().st_size
    with path.open("rb") as file:
        start = file.read(8)
        length = struct.unpack("<Q", start)[0] if len(start) == 8 else 0
        head = file.read(length) if length <= min(size - 8, _MOST_HEADER_BYTES) else b""
    try:
        entries = [entry for name, entry in json.loads(head).items() if name != "__metadata__"]
        ends = [int(entry["data_offsets"][1]) for entry in entries]
        tensors = [
            _Tensor(str(entry["dtype"]), math.prod(map(int, entry["shape"])), end - int(entry["data_offsets"][0]))
            for entry, end in zip(entries, ends, strict=True)
        ]
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise ModelError(f"The weights file {path} is cut off or damaged ({size} bytes). Download it again.") from error
    whole = 8 + length + max(ends, default=0)
    if size != whole:
        raise ModelError(
            f"The weights file {path} is {size} bytes long where its header says {whole}. Download it again."
        )
    return tensors
