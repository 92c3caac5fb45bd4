"""Deciding between the answers a screen allows, token by token, the model being asked only where there is a choice.

The allowed answers form a tree of tokens. Where one branch is left its tokens are taken unasked and handed to the
model in one go with the next question, so an answer costs two to five passes however long it is. Nothing that is not
allowed can be said.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from transformers import DynamicCache, PreTrainedTokenizerBase

from phoneagent.models.model import Cancelled
from phoneagent.models.small.wording import END

Tree = dict[int, "Tree"]


@dataclass(frozen=True, slots=True)
class Decision:
    """An answer, and what it took."""

    words: str
    sure: float
    """Its chance among the allowed answers, 0 to 1."""
    tokens_in: int
    passes: int
    """Through the text model."""


class Decider:
    """A text model that answers."""

    def __init__(self, text_model: torch.nn.Module, head: torch.nn.Module, tokenizer: PreTrainedTokenizerBase) -> None:
        self._text_model, self._head, self._tokenizer = text_model, head, tokenizer
        self._end = self._tokens(END)

    def decide(self, prompt: str, answers: Iterable[str], cancel: threading.Event | None = None) -> Decision:
        """The likeliest answer, chosen token by token.

        Raises:
            Cancelled: soon after `cancel` is set.
        """
        tree: Tree = {}
        for answer in answers:
            _add(tree, [*self._tokens(answer), *self._end])
        asked = self._tokens(prompt)
        pass_ = _Passes(self._text_model, self._head, cancel)
        scores, node = pass_.read(asked), tree
        taken: list[int] = []
        sure = 1.0
        told = 0  # so many of the taken tokens has the model been told
        while node:
            token, chance = _best(scores, node)
            sure *= chance
            taken.append(token)
            node = node[token]
            if len(node) > 1:
                scores, told = pass_.read(taken[told:]), len(taken)
        return Decision(self._words(taken), sure, len(asked), pass_.count)

    def _tokens(self, words: str) -> list[int]:
        tokens: list[int] = self._tokenizer.encode(words, add_special_tokens=False)
        return tokens

    def _words(self, tokens: Sequence[int]) -> str:
        return str(self._tokenizer.decode(list(tokens), skip_special_tokens=True))


class _Passes:
    """Passes through the text model over one growing cache."""

    def __init__(self, text_model: torch.nn.Module, head: torch.nn.Module, cancel: threading.Event | None) -> None:
        self._text_model, self._head, self._cancel = text_model, head, cancel
        self._cache: Any = DynamicCache()
        self.length = 0
        self.count = 0

    def read(self, tokens: Sequence[int]) -> Tensor:
        """Scores of the token after these."""
        if self._cancel is not None and self._cancel.is_set():
            raise Cancelled
        with torch.inference_mode():
            hidden = self._text_model(
                input_ids=torch.tensor([tokens]), past_key_values=self._cache, use_cache=True
            ).last_hidden_state[0]  # (T, C)
            self.length += len(tokens)
            self.count += 1
            scores: Tensor = self._head(hidden[-1]).float()
        return scores


def _add(tree: Tree, tokens: Sequence[int]) -> None:
    for token in tokens:
        tree = tree.setdefault(token, {})


def _best(scores: Tensor, node: Tree) -> tuple[int, float]:
    """The likeliest of the tokens that may come next, and its chance among them."""
    tokens = list(node)
    chances = scores[tokens].softmax(-1)
    best = int(chances.argmax())
    return tokens[best], float(chances[best])
