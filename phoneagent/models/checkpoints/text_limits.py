"""What ends and what shapes a reply while it is generated, beyond what transformers does itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import torch
from torch import Tensor

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase


class StopAt:
    """Ends a reply as soon as it holds a stop string.

    transformers' own `stop_strings` looks at every token of the vocabulary first, which takes seconds for a large one.
    """

    def __init__(self, tokenizer: PreTrainedTokenizerBase, stop: Sequence[str], tokens_in: int) -> None:
        self._tokenizer = tokenizer
        self._stop = tuple(stop)
        self._tokens_in = tokens_in
        # A token is a byte at least, and the last may be the middle of a character
        self._tail = max((len(text.encode()) for text in stop), default=0) + 4

    def __call__(self, input_ids: Tensor, scores: object, **more: object) -> Tensor:
        done = False
        if self._stop:
            tail = input_ids[0, self._tokens_in :][-self._tail :].tolist()
            text = self._tokenizer.decode(tail, skip_special_tokens=False)
            done = any(stop in text for stop in self._stop)
        return torch.full((input_ids.shape[0],), done, dtype=torch.bool, device=input_ids.device)


class FrequencyPenalty:
    """Makes a token the less likely the more often the reply holds it: score - penalty * count, as in OpenAI's API."""

    def __init__(self, penalty: float, tokens_in: int) -> None:
        self._penalty = penalty
        self._tokens_in = tokens_in

    def __call__(self, input_ids: Tensor, scores: Tensor) -> Tensor:
        if not self._penalty:
            return scores
        said = input_ids[:, self._tokens_in :]  # (1, T)
        return scores.scatter_add(1, said, torch.full_like(said, -self._penalty, dtype=scores.dtype))


def cut(text: str, stop: Sequence[str]) -> tuple[str, bool]:
    """The text up to the first stop string, and whether there was one."""
    places = [place for one in stop if (place := text.find(one)) >= 0]
    return (text[: min(places)], True) if places else (text, False)
