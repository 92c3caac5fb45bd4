"""Deciding between the answers a screen allows, token by token, the model being asked only where there is a choice.

The allowed answers form a tree of tokens. Where one branch is left its tokens are taken unasked and handed to the
model in one go with the next question, so an answer costs two to five passes however long it is. A typed text is
free; its tokens are guessed from the goal, several at once, and kept as far as the model agrees.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from typing import Any

import torch
from torch import Tensor
from transformers import DynamicCache, PreTrainedTokenizerBase

from phoneagent.models.model import Cancelled
from phoneagent.models.wording import END

FREE = "type"
"""The verb whose text is not bound to the screen."""
LONGEST_TEXT = 96
GUESSED = 8

Tree = dict[int, "Tree"]


class Decider:
    """A text model that answers."""

    def __init__(self, text_model: torch.nn.Module, head: torch.nn.Module, tokenizer: PreTrainedTokenizerBase) -> None:
        self._text_model, self._head, self._tokenizer = text_model, head, tokenizer
        self._end = self._tokens(END)
        self._free = tuple(self._tokens(FREE))

    def decide(
        self, prompt: str, answers: Iterable[str], goal: str, cancel: threading.Event | None = None
    ) -> tuple[str, int, int]:
        """The answer, the tokens that were read and the passes that were made.

        Raises:
            Cancelled: soon after `cancel` is set.
        """
        tree: Tree = {}
        for answer in answers:
            _add(tree, [*self._tokens(answer), *self._end])
        _add(tree, list(self._free))
        asked = self._tokens(prompt)
        pass_ = _Passes(self._text_model, self._head, cancel)
        scores, node = pass_.read(asked), tree
        taken: list[int] = []
        told = 0  # so many of the taken tokens has the model been told
        while node:
            token = _best(scores, node) if len(node) > 1 else next(iter(node))
            taken.append(token)
            node = node[token]
            if tuple(taken) == self._free:
                return FREE + self._type(pass_, taken[told:], goal), len(asked), pass_.count
            if len(node) > 1:
                scores, told = pass_.read(taken[told:]), len(taken)
        return self._words(taken), len(asked), pass_.count

    def _type(self, pass_: _Passes, untold: list[int], goal: str) -> str:
        """Go on freely until the end sign; what is typed mostly stands in the goal."""
        source = self._tokens(f" {goal}")
        scores = pass_.read(untold)
        text: list[int] = []
        while len(text) < LONGEST_TEXT and (token := int(scores.argmax())) != self._end[0]:
            text.append(token)
            guess = _after(source, text)
            after = pass_.read_all([token, *guess])
            kept = 0
            while kept < len(guess) and int(after[kept].argmax()) == guess[kept]:
                kept += 1
            text += guess[:kept]
            pass_.forget(len(guess) - kept)
            scores = after[kept]
        return self._words(text)

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
        """Scores of the next token."""
        return self._pass(tokens)[-1]

    def read_all(self, tokens: Sequence[int]) -> Tensor:
        """Scores of the token after each of these."""
        return self._pass(tokens, every=True)

    def forget(self, count: int) -> None:
        """Take back the last tokens that were read."""
        if count:
            self.length -= count
            self._cache.crop(-count)  # newer transformers refuse the length that is to stay

    def _pass(self, tokens: Sequence[int], every: bool = False) -> Tensor:
        if self._cancel is not None and self._cancel.is_set():
            raise Cancelled
        with torch.inference_mode():
            hidden = self._text_model(
                input_ids=torch.tensor([tokens]), past_key_values=self._cache, use_cache=True
            ).last_hidden_state[0]  # (T, C)
            self.length += len(tokens)
            self.count += 1
            scores: Tensor = self._head(hidden if every else hidden[-1:]).float()
        return scores


def _add(tree: Tree, tokens: Sequence[int]) -> None:
    for token in tokens:
        tree = tree.setdefault(token, {})


def _best(scores: Tensor, node: Tree) -> int:
    return max(node, key=lambda token: float(scores[token]))


def _after(source: Sequence[int], text: Sequence[int]) -> list[int]:
    """What follows in the source where its last tokens agree with the text's: two if possible, else one."""
    for width in (2, 1):
        end = list(text[-width:])
        if len(end) < width:
            continue
        for at in range(len(source) - width):
            if list(source[at : at + width]) == end:
                return list(source[at + width : at + width + GUESSED])
    return []
