"""Fine-tuning on a tiny model: it learns, and a killed run ends where an undisturbed one does."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

from phoneagent.models.small.wording import END
from phoneagent.training.checkpoint import Run
from phoneagent.training.examples_file import Example, read_examples, write_examples
from phoneagent.training.sft import Sequence_, Settings, batches, encode, learning_rate, train


def quietly(line: str) -> None: ...


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("base")
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    core = Tokenizer(models.BPE(vocab={char: place for place, char in enumerate(alphabet)}, merges=[]))
    core.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    core.decoder = decoders.ByteLevel()
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=core, eos_token=END, pad_token=END)
    tokenizer.save_pretrained(folder)
    torch.manual_seed(0)
    config = LlamaConfig(
        vocab_size=len(tokenizer), hidden_size=32, intermediate_size=64, num_hidden_layers=2, num_attention_heads=2
    )
    LlamaForCausalLM(config).save_pretrained(folder)
    return folder


@pytest.fixture
def settings(base: Path, tmp_path: Path) -> Settings:
    examples = [Example(f"{letter * length}:", letter) for letter in "abcd" for length in (1, 3, 6)]
    write_examples(tmp_path / "examples.jsonl", examples)
    return Settings(
        tmp_path / "examples.jsonl", tmp_path / "run", base, steps=12, batch=4, learning_rate=0.02, warmup=2,
        lora_rank=4, log_every=2, save_every_s=0.0,
    )  # fmt: skip


def weights(settings: Settings) -> dict[str, torch.Tensor]:
    return load_file(settings.run / "last" / "weights.safetensors")


def test_the_loss_falls(settings: Settings) -> None:
    train(settings, quietly)
    curve = Run(settings.run).curve()
    assert [record["step"] for record in curve] == [2, 4, 6, 8, 10, 12]
    assert curve[-1]["loss"] < curve[0]["loss"]


@pytest.mark.parametrize("killed_after", [1, 5, 11])
def test_a_killed_run_ends_with_the_same_weights_and_curve(
    settings: Settings, tmp_path: Path, killed_after: int
) -> None:
    from dataclasses import replace

    undisturbed = replace(settings, run=tmp_path / "undisturbed")
    train(undisturbed, quietly)
    train(settings, quietly, stop_after=killed_after)
    train(settings, quietly)
    expected = weights(undisturbed)
    for name, weight in weights(settings).items():
        assert torch.equal(weight, expected[name]), name
    losses = [[record["loss"] for record in Run(each.run).curve()][-1] for each in (settings, undisturbed)]
    assert losses[0] == losses[1]


def test_a_run_can_go_on_from_another_ones_weights(settings: Settings, tmp_path: Path) -> None:
    from dataclasses import replace

    train(settings, quietly)
    more = replace(settings, run=tmp_path / "more", start=settings.run, steps=0)
    train(more, quietly)
    expected = weights(settings)
    assert all(torch.equal(weight, expected[name]) for name, weight in weights(more).items())


def test_only_the_answer_is_learnt(base: Path) -> None:
    from transformers import AutoTokenizer

    sequence = encode(AutoTokenizer.from_pretrained(base), Example("ask:", "yes"))
    assert sequence.answer_from == 4
    assert len(sequence.ids) == 4 + 3 + 1


def test_an_epoch_holds_every_sequence_once() -> None:
    sequences = [Sequence_(tuple(range(length)), 1) for length in range(2, 25)]
    stream = batches(sequences, 4, seed=1)
    first = [next(stream) for _ in range(6)]
    assert sorted(len(each.ids) for batch in first for each in batch) == list(range(2, 25))


def test_the_batches_follow_from_the_seed() -> None:
    sequences = [Sequence_(tuple(range(length)), 1) for length in range(2, 40)]
    one, same, other = (
        [next(stream) for _ in range(20)] for stream in (batches(sequences, 4, seed) for seed in (1, 1, 2))
    )
    assert one == same != other


def test_the_rate_warms_up_and_comes_down(settings: Settings) -> None:
    rates = [learning_rate(settings, step) for step in range(settings.steps)]
    assert rates[0] < rates[1] == max(rates)
    assert rates[-1] < rates[2]


def test_settings_are_read_from_toml_relative_to_the_file(tmp_path: Path, base: Path) -> None:
    (tmp_path / "run.toml").write_text('examples = "e.jsonl"\nrun = "out"\nsteps = 3\nbatch = 2\n')
    read = Settings.read(tmp_path / "run.toml", base)
    assert (read.examples, read.run, read.steps, read.batch) == (tmp_path / "e.jsonl", tmp_path / "out", 3, 2)


@pytest.mark.parametrize("text", ["", 'examples = "e"\nrun = "r"\nsteps = 1\ntypo = 2\n'])
def test_settings_with_missing_or_unknown_keys_are_refused(tmp_path: Path, base: Path, text: str) -> None:
    (tmp_path / "run.toml").write_text(text)
    with pytest.raises(ValueError, match="needs examples, run and steps"):
        Settings.read(tmp_path / "run.toml", base)


def test_examples_come_back_as_they_were_written(tmp_path: Path) -> None:
    examples = [Example('a "quoted"\nprompt', "tap Ü", "kind"), Example("b", "c")]
    assert write_examples(tmp_path / "e.jsonl", examples) == 2
    assert read_examples(tmp_path / "e.jsonl") == examples
