"""The pretrained text backbone's words: SmolLM2's tokens and the vectors it learnt for them.

Its layers are not used. Asked which of 79 labels of phones mean the same ("Delete" and "Erase"), the mean of the
token vectors, in small letters and as words within a sentence, found a label of the same meaning for 49 %, the states
of layers 1 to 12 for 20 to 35 %: a lone label is not what those were trained on.
"""

from __future__ import annotations

from pathlib import Path

from safetensors import safe_open
from torch import Tensor
from transformers import AutoTokenizer, PreTrainedTokenizerBase

from phoneagent.models.small.policy import LONGEST_TOKENS

VECTORS = "model.embed_tokens.weight"


class Vocabulary:
    """Tokens and their vectors."""

    def __init__(self, folder: Path) -> None:
        """Read them from a transformers checkpoint of a Llama."""
        with safe_open(folder / "model.safetensors", framework="pt") as file:
            self.words: Tensor = file.get_tensor(VECTORS)  # (V, width)
        self.tokens = Tokens(AutoTokenizer.from_pretrained(folder))


class Tokens:
    """The backbone's tokens of a text, in small letters and as a word within a sentence, so that words meet."""

    def __init__(self, tokenizer: PreTrainedTokenizerBase) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, list[int]] = {}

    def __call__(self, text: str) -> list[int]:
        if text not in self._known:
            plain = text.strip("[]").replace("_", " ") if text.startswith("[") else text
            tokens: list[int] = self._tokenizer.encode(" " + plain.lower(), add_special_tokens=False) if plain else []
            self._known[text] = tokens[:LONGEST_TOKENS]
        return self._known[text]
