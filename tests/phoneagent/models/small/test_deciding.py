"""Deciding over a tiny text model with chance weights."""

from __future__ import annotations

import threading
from functools import cache

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

from phoneagent.models.model import Cancelled
from phoneagent.models.small.deciding import Decider
from phoneagent.models.small.wording import END

ANSWERS = ["tap Wi-Fi", "tap Wi-Fi 2", "tap Bluetooth", "finish", "press back", "press home"]


def tokenizer() -> PreTrainedTokenizerFast:
    """A token a byte."""
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    core = Tokenizer(models.BPE(vocab={char: place for place, char in enumerate(alphabet)}, merges=[]))
    core.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    core.decoder = decoders.ByteLevel()
    return PreTrainedTokenizerFast(tokenizer_object=core, eos_token=END)


TOKENIZER = tokenizer()


def chance_model(seed: int) -> LlamaForCausalLM:
    torch.manual_seed(seed)
    config = LlamaConfig(
        vocab_size=len(TOKENIZER), hidden_size=16, intermediate_size=32, num_hidden_layers=2, num_attention_heads=2
    )
    model = LlamaForCausalLM(config)
    torch.nn.init.normal_(model.lm_head.weight)
    return model


@cache
def decider(seed: int = 0) -> Decider:
    model = chance_model(seed)
    return Decider(model.model, model.lm_head, TOKENIZER)


def slowly(model: LlamaForCausalLM, prompt: str, answers: list[str]) -> str:
    """The same decision with a whole pass for each token and no cache."""
    allowed = [TOKENIZER.encode(answer) + TOKENIZER.encode(END) for answer in answers]
    taken: list[int] = []
    while taken not in allowed:
        nexts = sorted({ids[len(taken)] for ids in allowed if ids[: len(taken)] == taken and len(ids) > len(taken)})
        with torch.inference_mode():
            scores = model(torch.tensor([TOKENIZER.encode(prompt) + taken])).logits[0, -1]
        taken.append(max(nexts, key=lambda token: float(scores[token])))
    return str(TOKENIZER.decode(taken, skip_special_tokens=True))


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.lists(st.sampled_from(ANSWERS), min_size=1, unique=True))
def test_the_answer_is_the_one_that_asking_for_each_token_gives(seed: int, answers: list[str]) -> None:
    model = chance_model(seed)
    expected = slowly(model, "Goal: x", answers)
    decided = Decider(model.model, model.lm_head, TOKENIZER).decide("Goal: x", answers)
    assert decided.words == expected
    assert decided.tokens_in == len("Goal: x")
    assert 0 < decided.sure <= 1


def test_where_one_answer_is_left_the_model_is_not_asked() -> None:
    decided = decider().decide("Goal: x", ["tap A very long name of a thing"])
    assert decided.passes == 1
    assert decided.sure == 1


def test_a_decision_can_be_cancelled() -> None:
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(Cancelled):
        decider().decide("Goal: x", ANSWERS, cancel)
