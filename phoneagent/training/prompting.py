"""A row as a model is asked it and shall answer it: prompt, answer, tokens.

The prompt is the one the agent would send in this dialect, prepared by the same chat template, so training and driving
never differ. What follows it are the answer's tokens and the end of the turn; only these are learnt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import torch
import torch.nn.functional as F
from torch import Tensor

from devices.screen import Screen
from phoneagent.dialects.dialect import Dialect
from phoneagent.models.checkpoints.chat import chat, reserved_tokens
from phoneagent.models.model import Prompt, pictures
from phoneagent.step import Step
from phoneagent.training.data.rows import Row, call_of, screen_of
from phoneagent.training.errors import TrainingError
from phoneagent.training.speaking import Unsayable, say

if TYPE_CHECKING:
    from transformers import ProcessorMixin

IGNORED = -100
_OPEN_THOUGHT = re.compile(r"<think>\s*$")
"""A template that begins the reply with a thought leaves it to the model to end it."""


@dataclass(frozen=True)
class Question:
    """A row in words."""

    prompt: Prompt
    answer: str


def question(row: Row, dialect: Dialect) -> Question:
    """The prompt for a row, and the reply that is right.

    Raises:
        Unsayable: if the answer, or a call of the history, cannot be said in this dialect.
        TrainingError: if the dialect shows past screenshots, which rows do not keep.
    """
    screen = screen_of(row)
    sizes = dialect.sizes(screen)
    blank = Screen(row.width_px, row.height_px, b"", row.app)
    past: list[Step] = []
    for number, turn in enumerate(row.history, 1):
        call = call_of(turn.call, row.width_px, row.height_px)
        said = say(dialect, call, turn.thought, sizes)
        past.append(Step(number, blank, said, turn.thought, call, turn.result))
    prompt = dialect.render(row.goal, past, screen)
    if len(pictures(prompt.messages)) > 1:
        raise TrainingError(f"{dialect.id} shows past screenshots too, and rows keep only the newest. Choose another.")
    return Question(prompt, say(dialect, row.call, row.thought, sizes, row.target))


def is_sayable(row: Row, dialect: Dialect) -> bool:
    """Whether a row can be asked and answered in a dialect; its picture is not looked at."""
    try:
        question(row, dialect)
    except Unsayable:
        return False
    return True


# --- tokens -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Sample:
    """A row in tokens."""

    tokens: Mapping[str, Tensor]
    """What has one number a token: input_ids, mm_token_type_ids ... each (T,)."""
    others: Mapping[str, Tensor]
    """What the picture became, in the processor's shapes."""
    answer_from: int

    @property
    def length(self) -> int:
        return int(self.tokens["input_ids"].shape[0])

    @property
    def answered(self) -> int:
        """Tokens that are learnt."""
        return self.length - self.answer_from


def unlearnt(sample: Sample) -> Sample:
    """The same tokens, none of them an answer."""
    return Sample(sample.tokens, sample.others, sample.length)


class Encoder:
    """Makes samples for one checkpoint."""

    def __init__(self, processor: ProcessorMixin, dialect: Dialect) -> None:
        self._processor, self._dialect = processor, dialect
        self._tokenizer: Any = processor.tokenizer
        self._reserved = reserved_tokens(processor)
        self.pad = int(self._tokenizer.pad_token_id or 0)

    def __call__(self, row: Row) -> Sample:
        """A row in tokens.

        Raises:
            Unsayable: if it cannot be said in the dialect.
        """
        asked = question(row, self._dialect)
        said = chat(asked.prompt, self._reserved)
        prepare = cast("Callable[..., Mapping[str, Tensor]]", self._processor.apply_chat_template)
        given = prepare(
            said.messages, tools=said.tools or None, add_generation_prompt=True, tokenize=True, return_dict=True,
            return_tensors="pt",
        )  # fmt: skip
        length = given["input_ids"].shape[1]
        tokens = {key: value[0] for key, value in given.items() if value.ndim == 2 and value.shape == (1, length)}
        others = {key: value for key, value in given.items() if key not in tokens}
        answer = self._answer(tokens["input_ids"], asked.answer, row.thought)
        longer = {
            key: F.pad(value, (0, len(answer)), value=int(key == "attention_mask")) for key, value in tokens.items()
        }
        longer["input_ids"] = torch.cat([tokens["input_ids"], answer])
        return Sample(longer, others, length)

    def count(self, text: str) -> int:
        """How many tokens a text is."""
        return len(self._tokenizer.encode(text, add_special_tokens=False))

    def _answer(self, prompt: Tensor, said: str, thought: str) -> Tensor:
        """The reply's tokens with the end of the turn."""
        tail = self._tokenizer.decode(prompt[-8:], skip_special_tokens=False)
        if _OPEN_THOUGHT.search(tail):
            said = f"{thought}\n</think>\n\n{said}"
        ids = self._tokenizer.encode(said, add_special_tokens=False)
        return torch.tensor([*ids, self._tokenizer.eos_token_id], dtype=prompt.dtype)


# --- batches ----------------------------------------------------------------------------------------------------


def padded(samples: Sequence[Sample], pad: int) -> dict[str, Tensor]:
    """Samples as one batch, padded at the end to the longest."""
    longest = max(sample.length for sample in samples)
    batch = {
        key: torch.stack([
            F.pad(each.tokens[key], (0, longest - each.length), value=pad if key == "input_ids" else 0)
            for each in samples
        ])
        for key in samples[0].tokens
    }  # (B, T)  # fmt: skip
    batch["labels"] = torch.stack([F.pad(_labels(each), (0, longest - each.length), value=IGNORED) for each in samples])
    return batch | _joined(samples)


def packed(samples: Sequence[Sample]) -> dict[str, Tensor]:
    """Samples one after the other in one row; positions begin anew with each, which is what keeps them apart."""
    batch = {
        key: torch.cat([each.tokens[key] for each in samples])[None]
        for key in samples[0].tokens
        if key != "attention_mask"
    }  # (1, sum of T)
    batch["labels"] = torch.cat([_labels(each) for each in samples])[None]
    batch["position_ids"] = torch.cat([torch.arange(each.length) for each in samples])[None]
    return batch | _joined(samples)


def _labels(sample: Sample) -> Tensor:
    labels = sample.tokens["input_ids"].clone()
    labels[: sample.answer_from] = IGNORED
    return labels


def _joined(samples: Sequence[Sample]) -> dict[str, Tensor]:
    """The pictures of a batch: MiniCPM-V lays patches side by side in the last dimension, others stack them."""
    keys = samples[0].others
    side_by_side = "target_sizes" in keys
    return {
        key: torch.cat([each.others[key] for each in samples], dim=-1 if key == "pixel_values" and side_by_side else 0)
        for key in keys
    }
