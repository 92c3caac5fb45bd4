"""Fine-tuning a vision-language model, on a tiny MiniCPM-V with chance weights."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from phoneagent.dialects.minicpm_v import MINICPM_V_BOX
from phoneagent.models.checkpoints.loading import load_checkpoint
from phoneagent.training.checkpoint import Run
from phoneagent.training.curves import PAGE, dev_curve
from phoneagent.training.data.shards import RowSet
from phoneagent.training.errors import TrainingError
from phoneagent.training.keeping import BEST, CARD, WEIGHTS
from phoneagent.training.prompting import IGNORED, Encoder, packed, padded, unlearnt
from phoneagent.training.vlm import Answering, Settings, check_packing, linears, prepare_model, train


def quietly(line: str) -> None: ...


@pytest.fixture
def settings(minicpm: Path, tiny_set: Path, tmp_path: Path) -> Settings:
    return Settings(
        str(minicpm), (tiny_set,), tmp_path / "run", steps=4, batch=4, micro_batch=2, dialect="minicpm_v_box",
        learning_rate=0.02, warmup=1, lora_rank=4, eval_every=2, eval_rows=2, eval_said=1, log_every=2, workers=1,
        save_every_s=0.0, precision="no", checkpointing=False,
    )  # fmt: skip


def weights(settings: Settings) -> dict[str, torch.Tensor]:
    return load_file(settings.run / "last" / WEIGHTS)


@pytest.mark.parametrize("killed_after", [3])
def test_a_killed_run_ends_with_the_same_weights_and_curves(
    settings: Settings, tmp_path: Path, killed_after: int
) -> None:
    undisturbed = replace(settings, run=tmp_path / "undisturbed")
    train(undisturbed, quietly)
    train(settings, quietly, stop_after=killed_after)
    train(settings, quietly)
    expected = weights(undisturbed)
    found = weights(settings)
    assert expected.keys() == found.keys()
    for name, weight in found.items():
        assert torch.equal(weight, expected[name]), name
    one, other = Run(settings.run), Run(undisturbed.run)
    assert [record["loss"] for record in one.curve()] == [record["loss"] for record in other.curve()]
    assert dev_curve(one) == dev_curve(other)


def test_a_run_leaves_curves_events_the_best_weights_and_a_card(settings: Settings) -> None:
    train(settings, quietly)
    folder = settings.run
    assert (folder / BEST / WEIGHTS).exists()
    assert "Step 4 of 4, ended" in (folder / PAGE).read_text()
    assert list((folder / "events").glob("events.out.tfevents.*"))
    card = (folder / CARD).read_text()
    assert "| step | dev calls_right | dev loss | dev tokens_right |" in card
    assert [record["step"] for record in dev_curve(Run(folder))] == [2, 4]


def test_all_weights_learn_where_that_is_asked_for(settings: Settings) -> None:
    whole = replace(
        settings, mode="full", steps=6, learning_rate=3e-3, eval_every=100, eval_said=0, log_every=1, checkpointing=True
    )
    train(whole, quietly)
    losses = [record["loss"] for record in Run(whole.run).curve()]
    assert losses[-1] < losses[0]
    assert any("vision_tower" in name for name in weights(whole))


def test_adapters_go_into_the_text_part_alone_unless_asked(minicpm: Path) -> None:
    model = load_checkpoint(minicpm, dtype=torch.float32, device="cpu", say=quietly).model
    assert all("language_model" in name for name in linears(model, vision=False))
    assert any("vision_tower" in name for name in linears(model, vision=True))


def test_a_run_is_not_gone_on_with_under_other_settings(settings: Settings) -> None:
    train(replace(settings, steps=1), quietly)
    with pytest.raises(TrainingError, match=r"other settings \(learning_rate\)"):
        train(replace(settings, steps=1, learning_rate=0.1), quietly)


def test_a_set_that_the_dialect_cannot_say_is_refused(settings: Settings) -> None:
    with pytest.raises(TrainingError, match="no row"):
        train(replace(settings, kinds=("reading",)), quietly)


@pytest.fixture(scope="module")
def answering(minicpm_46: Path) -> tuple[Answering, Encoder]:
    loaded = load_checkpoint(minicpm_46, dtype=torch.float32, device="cpu", say=quietly)
    settings = Settings("", (), Path(), 1, lora_rank=4, checkpointing=False)
    return Answering(prepare_model(settings, loaded)), Encoder(loaded.processor, MINICPM_V_BOX)


def test_only_the_answer_and_the_end_of_the_turn_are_learnt(
    answering: tuple[Answering, Encoder], tiny_set: Path
) -> None:
    row = RowSet(tiny_set, "train")[0]
    sample = answering[1](row)
    labels = padded([sample], 0)["labels"][0]
    learnt = labels[labels != IGNORED]
    x0, y0, x1, y1 = row.box or (0, 0, 0, 0)
    assert len(learnt) == len(f"<box>{x0} {y0} {x1} {y1}</box>") + 1 + sum(
        len(str(round(1000 * value / full))) - len(str(value))
        for value, full in zip((x0, y0, x1, y1), (54, 120) * 2, strict=True)
    )


def test_padded_and_packed_rows_have_the_same_loss_as_each_alone(
    answering: tuple[Answering, Encoder], tiny_set: Path
) -> None:
    model, encoder = answering
    samples = [encoder(RowSet(tiny_set, "train")[number]) for number in (0, 3, 9)]
    with torch.no_grad():
        alone = sum(float(model(**padded([sample], encoder.pad))[0]) for sample in samples)
        together = float(model(**padded(samples, encoder.pad))[0])
        in_a_row = float(model(**packed(samples))[0])
    assert together == pytest.approx(alone, rel=1e-5)
    assert in_a_row == pytest.approx(alone, rel=1e-5)


def test_a_sample_that_stands_in_for_none_teaches_nothing(answering: tuple[Answering, Encoder], tiny_set: Path) -> None:
    model, encoder = answering
    loss, _ = model(**padded([unlearnt(encoder(RowSet(tiny_set, "train")[0]))], encoder.pad))
    loss.backward()
    gradients = [weight.grad for weight in model.parameters() if weight.requires_grad]
    assert float(loss) == 0.0
    assert all(gradient is not None and not gradient.any() for gradient in gradients)


def test_rows_are_not_packed_for_models_that_could_not_tell_them_apart(minicpm: Path, minicpm_46: Path) -> None:
    check_packing(load_checkpoint(minicpm_46, dtype=torch.float32, device="cpu", say=quietly).model)
    with pytest.raises(TrainingError, match="places pictures a row at a time"):
        check_packing(load_checkpoint(minicpm, dtype=torch.float32, device="cpu", say=quietly).model)


def test_settings_are_read_from_toml_relative_to_the_file(tmp_path: Path, tiny_set: Path) -> None:
    said = {"model": "org/name", "data": "set", "run": "out", "steps": 3, "kinds": ["reading"]}
    (tmp_path / "run.toml").write_text("\n".join(f"{key} = {json.dumps(value)}" for key, value in said.items()))
    read = Settings.read(tmp_path / "run.toml")
    assert (read.model, read.data, read.run, read.kinds) == (
        "org/name",
        (tmp_path / "set",),
        tmp_path / "out",
        ("reading",),
    )
    (tmp_path / "run.toml").write_text('model = "m"\nrun = "r"\nsteps = 1\ntypo = 2\n')
    with pytest.raises(ValueError, match="does not know typo"):
        Settings.read(tmp_path / "run.toml")
