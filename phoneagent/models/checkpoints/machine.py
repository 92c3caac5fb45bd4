"""Where a model is best computed on this machine, in which numbers, and whether it fits."""

from __future__ import annotations

import platform
from pathlib import Path

import psutil  # type: ignore[import-untyped]
import torch

from phoneagent.models.checkpoints.safetensors_files import Weights
from phoneagent.models.model import ModelError

ROOM = 1.2
"""Beside the weights: the cache of keys and values, activations, pictures."""
_CGROUP = Path("/sys/fs/cgroup")


def choose_device(weights: Weights, dtype: torch.dtype | None, name: str) -> torch.device:
    """The fastest device that the weights fit on.

    Raises:
        ModelError: if they fit on none.
    """
    too_small = []
    for device in _devices():
        needed = int(weights.bytes_in(dtype or choose_dtype(device)) * ROOM)
        free = free_bytes(device)
        if needed <= free:
            return device
        too_small.append(f"{needed / 1e9:.1f} GB on {device}, where {free / 1e9:.1f} GB are free")
    raise ModelError(
        f"{name} needs about {', or '.join(too_small)}. Close other programs, take a smaller model,"
        " or serve it elsewhere and give http://HOST/v1."
    )


def choose_dtype(device: torch.device) -> torch.dtype:
    """bfloat16 where the device computes in it, for half the memory and about twice the speed."""
    match device.type:
        case "cuda":
            return torch.bfloat16 if torch.cuda.is_bf16_supported(including_emulation=False) else torch.float16
        case "mps":
            return torch.bfloat16
        case _:
            return torch.bfloat16 if _cpu_has_bf16() else torch.float32


def free_bytes(device: torch.device) -> int:
    """Memory that a model could take now."""
    match device.type:
        case "cuda":
            return torch.cuda.mem_get_info(device)[0]
        case "mps":
            return min(_available_bytes(), torch.mps.recommended_max_memory())
        case _:
            return min(_available_bytes(), _cgroup_free_bytes(_CGROUP))


def is_out_of_memory(error: Exception) -> bool:
    """Whether an error of torch means that memory ran out; only CUDA has a class for it."""
    words = ("can't allocate memory", "not enough memory", "out of memory")
    return isinstance(error, torch.OutOfMemoryError) or any(word in str(error).lower() for word in words)


def _devices() -> list[torch.device]:
    devices = [torch.device("cpu")]
    if torch.backends.mps.is_available():
        devices.insert(0, torch.device("mps"))
    if torch.cuda.is_available():
        free = [torch.cuda.mem_get_info(number)[0] for number in range(torch.cuda.device_count())]
        devices.insert(0, torch.device("cuda", free.index(max(free))))
    return devices


def _available_bytes() -> int:
    return int(psutil.virtual_memory().available)


def _cpu_has_bf16() -> bool:
    if platform.machine() in ("arm64", "aarch64"):
        flags = {"bf16"}
    else:
        flags = {"avx512_bf16", "amx_bf16"}
    try:
        said = Path("/proc/cpuinfo").read_text("utf-8")
    except OSError:  # not Linux
        return False
    return any(flag in said.split() for flag in flags)


def _cgroup_free_bytes(folder: Path) -> int:
    """What a container's limit leaves; the file cache counts as free, for it gives way."""
    try:
        limit = int((folder / "memory.max").read_text())
        used = int((folder / "memory.current").read_text())
        stat = dict(line.split() for line in (folder / "memory.stat").read_text().splitlines())
        return limit - used + int(stat["file"])
    except (OSError, ValueError, KeyError):  # "max", or no container
        return 2**63
