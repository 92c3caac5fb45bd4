"""The embedded model's trained parts as they ship: the deciding part, the eye, and what the eye can name."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from phoneagent.models.model import ModelError
from phoneagent.models.small import weights
from phoneagent.models.small.deciding import Decider
from phoneagent.models.small.eye_net import EyeNet
from phoneagent.models.small.policy import Policy, Shape
from phoneagent.models.small.seeing import MARKS, Eye
from phoneagent.models.small.vocabulary import Vocabulary

ASSETS = Path(__file__).parent / "assets"
POLICY = "policy.safetensors"
EYE = "eye.safetensors"
NAMES = "names.json"
"""What the eye's head can say, in its order, and the deciding part's shape."""


def load_decider(parts: Path = ASSETS) -> Decider:
    """The deciding part.

    Raises:
        ModelError: if the base's word vectors or a part is missing or damaged.
    """
    vocabulary = Vocabulary(weights.base_folder())
    policy = Policy(vocabulary.words.shape[1], Shape(**_read(parts)["shape"]))
    _fill(policy, _weights(parts, POLICY), parts)
    return Decider(policy, vocabulary.words, vocabulary.tokens)


def load_eye(parts: Path = ASSETS) -> Eye:
    """The eye.

    Raises:
        ModelError: if a part is missing or damaged.
    """
    names = tuple(_read(parts)["names"])
    net = EyeNet(len(names), len(MARKS))
    _fill(net, _weights(parts, EYE), parts)
    return Eye(net, names)


def write_parts(
    target: Path, policy: dict[str, Tensor], shape: Shape, eye: dict[str, Tensor], names: list[str]
) -> None:
    """Write the parts in bf16, as they ship."""
    target.mkdir(parents=True, exist_ok=True)
    for name, state in ((POLICY, policy), (EYE, eye)):
        half = {key: weight.detach().to(torch.bfloat16).contiguous() for key, weight in state.items()}
        save_file(half, target / name)
    (target / NAMES).write_text(json.dumps({"shape": asdict(shape), "names": names}))


def _read(parts: Path) -> dict[str, Any]:
    try:
        read: dict[str, Any] = json.loads((parts / NAMES).read_text())
    except FileNotFoundError as error:
        raise ModelError(f"The embedded model's {NAMES} is missing from {parts}. Install phoneagent again.") from error
    except ValueError as error:
        raise _damaged(parts, error) from error
    return read


def _weights(parts: Path, name: str) -> dict[str, Tensor]:
    if not (parts / name).is_file():
        raise ModelError(f"The embedded model's {name} is missing from {parts}. Install phoneagent again.")
    try:
        return load_file(parts / name)
    except Exception as error:  # safetensors has an error class of its own in Rust
        raise _damaged(parts, error) from error


def _fill(module: torch.nn.Module, state: dict[str, Tensor], parts: Path) -> None:
    try:
        module.load_state_dict(state)
    except RuntimeError as error:
        raise _damaged(parts, error) from error


def _damaged(parts: Path, error: Exception) -> ModelError:
    return ModelError(f"The embedded model's parts in {parts} are damaged: {error}. Install phoneagent again.")
