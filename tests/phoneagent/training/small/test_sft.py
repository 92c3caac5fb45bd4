"""Training the deciding part on a tiny network: it learns, and a killed run ends where an undisturbed one does."""

from __future__ import annotations

import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from phoneagent.training.checkpoint import Run
from phoneagent.training.schedule import learning_rate
from phoneagent.training.small.examples import Mixture, build
from phoneagent.training.small.examples_file import read_examples, to_line, write_examples
from phoneagent.training.small.gaps import with_gaps
from phoneagent.training.small.sft import Asked, Settings, asked, batches, read_lines, train
from phoneagent.training.together import Together


def quietly(line: str) -> None: ...


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("examples") / "examples.jsonl"
    write_examples(file, build(Mixture(episodes=4, grounding=6), seed=3))
    return file


@pytest.fixture
def settings(base: Path, examples: Path, tmp_path: Path) -> Settings:
    return Settings(
        (examples,), tmp_path / "run", base, steps=12, batch=4, learning_rate=3e-3, warmup=2, hidden=32, layers=1,
        heads=2, log_every=2, save_every_s=0.0, dev=examples, eval_every=6,
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
    train(settings, quietly)
    more = replace(settings, run=tmp_path / "more", start=settings.run, steps=0)
    train(more, quietly)
    expected = weights(settings)
    assert all(torch.equal(weight, expected[name]) for name, weight in weights(more).items())


def test_a_run_goes_on_from_weights_that_were_told_fewer_facts(settings: Settings) -> None:
    train(settings, quietly)
    file, fewer = settings.run / "last" / "weights.safetensors", weights(settings)
    name = "facts.4.weight"
    fewer[name] = fewer[name][:, :-3].contiguous()
    save_file(fewer, file)
    more = replace(settings, run=settings.run.parent / "more", start=settings.run, steps=0)
    train(more, quietly)
    assert torch.equal(weights(more)[name][:, :-3], fewer[name])
    assert not weights(more)[name][:, -3:].any()


def test_an_epoch_holds_every_example_once(settings: Settings) -> None:
    lines = read_lines(settings.examples)
    stream = batches(lines, settings)
    first = [each for _ in range(-(-len(lines) // settings.batch)) for each in next(stream)]
    there = [each for line in lines if (each := asked(line)) is not None]
    assert sorted(map(_without_gaps, first)) == sorted(map(_without_gaps, there))


def _without_gaps(asked: Asked) -> tuple[object, ...]:
    """All that tells a question from others and that gaps in its goal leave as it was."""
    elements = asked.elements
    past = elements.first("goal") + elements.count("goal")
    words = tuple(tuple(sorted(own)) for own in elements.words)
    return elements.texts[past:], words, elements.facts.tobytes(), asked.target.action, asked.target.text


def test_words_are_missing_only_in_some_goals(settings: Settings) -> None:
    elements = next(each.elements for line in read_lines(settings.examples) if (each := asked(line)) is not None)
    found = [with_gaps(elements, random.Random(seed)) for seed in range(400)]
    gapped = [each for each in found if each.texts != elements.texts]
    assert 0.05 * len(found) < len(gapped) < 0.4 * len(found)
    first = elements.first("goal")
    goal = range(first, first + elements.count("goal"))
    for found_gaps in gapped:
        changed = [
            at for at, (one, other) in enumerate(zip(found_gaps.texts, elements.texts, strict=True)) if one != other
        ]
        assert all(at in goal and found_gaps.texts[at] == "" for at in changed)
        assert found_gaps.words == elements.words  # what they share with the screen stays told


def test_the_batches_follow_from_the_seed(settings: Settings) -> None:
    lines = read_lines(settings.examples)
    one, same, other = (
        [[each.elements.texts for each in next(stream)] for _ in range(8)]
        for stream in (batches(lines, replace(settings, seed=seed)) for seed in (1, 1, 2))
    )
    assert one == same != other


def test_the_share_of_right_answers_is_measured(settings: Settings) -> None:
    train(replace(settings, steps=90, learning_rate=5e-3), quietly)
    told = [line for line in (settings.run / "dev.jsonl").read_text().splitlines() if "answers_right" in line]
    assert len(told) == 15
    assert '"answers_right": 0.0' not in told[-1]


def test_the_rate_warms_up_and_comes_down(settings: Settings) -> None:
    rates = [learning_rate(settings, step) for step in range(settings.steps)]
    assert rates[0] < rates[1] == max(rates)
    assert rates[-1] < rates[2]


def test_settings_are_read_from_toml_relative_to_the_file(tmp_path: Path, base: Path) -> None:
    (tmp_path / "run.toml").write_text('examples = "e.jsonl"\nrun = "out"\nsteps = 3\nbatch = 2\n')
    read = Settings.read(tmp_path / "run.toml", base)
    assert (read.examples, read.run, read.steps, read.batch) == ((tmp_path / "e.jsonl",), tmp_path / "out", 3, 2)


@pytest.mark.parametrize("text", ["", 'examples = "e"\nrun = "r"\nsteps = 1\ntypo = 2\n'])
def test_settings_with_missing_or_unknown_keys_are_refused(tmp_path: Path, base: Path, text: str) -> None:
    (tmp_path / "run.toml").write_text(text)
    with pytest.raises(ValueError, match="needs examples, run and steps"):
        Settings.read(tmp_path / "run.toml", base)


def test_examples_come_back_as_they_were_written(examples: Path, tmp_path: Path) -> None:
    read = read_examples(examples)
    assert len(read) > 10
    assert write_examples(tmp_path / "e.jsonl", read) == len(read)
    assert read_examples(tmp_path / "e.jsonl") == read
    assert to_line(read[0]) == examples.read_text().splitlines()[0]


def test_two_processes_learn_together_and_a_kill_changes_nothing(settings: Settings, tmp_path: Path) -> None:
    config = tmp_path / "together.toml"
    config.write_text(
        f'examples = "{settings.examples[0]}"\nrun = "{settings.run}"\nsteps = 6\nbatch = 4\nlearning_rate = 3e-3\n'
        "warmup = 2\nhidden = 32\nlayers = 1\nheads = 2\nlog_every = 2\nsave_every_s = 0.0\n"
    )
    told = subprocess.run(
        [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2",
         str(Path(__file__).with_name("learn_together.py")), str(config), str(settings.base)],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    undisturbed, killed = (replace(settings, run=tmp_path / name) for name in ("undisturbed", "killed"))
    expected = weights(undisturbed)
    assert all(torch.equal(weight, expected[name]) for name, weight in weights(killed).items())
    assert [record["step"] for record in Run(killed.run).curve()] == [2, 4, 6]


def test_a_process_takes_its_share_and_nothing_is_left_out() -> None:
    shares = [Together(process, 3).share(range(8)) for process in range(3)]
    assert shares == [[0, 3, 6], [1, 4, 7], [2, 5]]
