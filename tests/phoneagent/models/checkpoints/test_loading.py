"""What can be wrong with a checkpoint, and the sentence for each."""

from __future__ import annotations

import json
import shutil
import struct
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phoneagent.models.checkpoints.loading import load_checkpoint
from phoneagent.models.checkpoints.machine import choose_device, choose_dtype, free_bytes
from phoneagent.models.checkpoints.processors import check_torchvision
from phoneagent.models.checkpoints.safetensors_files import Weights, read_weights
from phoneagent.models.model import ModelError

Toys = Callable[[str], Path]


def quietly(line: str) -> None: ...


@pytest.fixture
def folder(toy: Toys, tmp_path: Path) -> Path:
    """A whole checkpoint, to be damaged."""
    return shutil.copytree(toy("minicpm-v-4.6"), tmp_path / "model")


def refusal(source: str | Path) -> str:
    with pytest.raises(ModelError) as refused:
        load_checkpoint(source, device="cpu", say=quietly)
    return str(refused.value)


def configured(folder: Path, **config: object) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "config.json").write_text(json.dumps(config))
    return folder


def change(path: Path, **entries: object) -> None:
    path.write_text(json.dumps(json.loads(path.read_text()) | entries))


def write_tensors(path: Path, header: object, size: int) -> None:
    head = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(head)) + head + bytes(size))


def test_a_model_is_loaded_ready_to_be_asked_in_the_numbers_that_were_wanted(folder: Path) -> None:
    model, processor = load_checkpoint(folder, dtype=torch.bfloat16, device="cpu", say=quietly)
    assert model.dtype == torch.bfloat16
    assert not model.training
    assert processor.chat_template


def test_a_processor_that_was_loaded_can_be_saved_and_loaded_again(folder: Path, tmp_path: Path) -> None:
    _, processor = load_checkpoint(folder, device="cpu", say=quietly)
    processor.save_pretrained(tmp_path / "again")
    for name in ("config.json", "model.safetensors"):
        shutil.copy(folder / name, tmp_path / "again")
    _, again = load_checkpoint(tmp_path / "again", device="cpu", say=quietly)
    assert again.chat_template == processor.chat_template
    assert type(again).__name__ == "MiniCPMV4_6Processor"


@pytest.mark.parametrize("source", ["/no/such/folder", "model", "a/b/c", "ä b/c"])
def test_what_is_neither_folder_nor_hub_name_is_said_so(source: str) -> None:
    assert (
        refusal(source) == f"There is no folder {source}, and it is no name on the hub. Give hf:FOLDER or hf:ORG/NAME."
    )


def test_a_folder_without_a_configuration_is_no_model(tmp_path: Path) -> None:
    assert refusal(tmp_path) == f"{tmp_path} has no config.json: it is no model folder."


def test_a_damaged_configuration_is_named(folder: Path) -> None:
    (folder / "config.json").write_text('{"model_type": ')
    assert refusal(folder).startswith(f"{folder}/config.json cannot be read: ")


@pytest.mark.parametrize("config", [{}, {"hidden_size": 3}])
def test_a_configuration_of_nothing_known_is_said_so(tmp_path: Path, config: dict[str, object]) -> None:
    assert "names no model_type" in refusal(configured(tmp_path / "model", **config))


def test_a_model_that_takes_no_pictures_is_refused_before_its_weights_are_looked_for(tmp_path: Path) -> None:
    folder = configured(tmp_path / "model", model_type="llama", architectures=["LlamaForCausalLM"])
    assert refusal(folder) == (
        f"{folder} holds a LlamaForCausalLM, which does not take pictures and text and answer in text."
        " Give a vision-language model."
    )


def test_a_model_type_from_the_future_is_said_so(tmp_path: Path) -> None:
    said = refusal(configured(tmp_path / "model", model_type="minicpmv9_9"))
    assert "does not know the model type 'minicpmv9_9'" in said
    assert "pip install -U transformers" in said


def test_code_that_a_checkpoint_brings_is_not_run(tmp_path: Path) -> None:
    mine = configured(tmp_path / "model", model_type="agentcpm", auto_map={"AutoConfig": "evil.Config"})
    (mine / "evil.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')")
    assert "brings code of its own, which is not run here. Serve it" in refusal(mine)
    assert not (tmp_path / "ran").exists()


def test_missing_weights_are_said_so(folder: Path) -> None:
    (folder / "model.safetensors").unlink()
    assert "has no weights: there is no model.safetensors" in refusal(folder)


def test_pickled_weights_are_left_alone(folder: Path) -> None:
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    assert "pytorch_model.bin is in a form that can run code" in refusal(folder)


@pytest.mark.parametrize("kept", [0, 5, 8, 100, 3000, -1])
def test_a_weights_file_that_was_cut_off_is_named(folder: Path, kept: int) -> None:
    path = folder / "model.safetensors"
    path.write_bytes(path.read_bytes()[:kept])
    assert refusal(folder).startswith(f"The weights file {path} is ")
    assert refusal(folder).endswith(" Download it again.")


def test_a_missing_part_of_the_weights_is_named(folder: Path) -> None:
    (folder / "model.safetensors").rename(folder / "model-00001-of-00002.safetensors")
    files = [f"model-0000{number}-of-00002.safetensors" for number in (1, 2)]
    index = {"weight_map": {"a": files[0], "b": files[1]}}
    (folder / "model.safetensors.index.json").write_text(json.dumps(index))
    assert refusal(folder) == f"{folder} lacks 1 of 2 weights files, first {files[1]}. Download the model again."


@pytest.mark.parametrize("index", ["", "[]", "{}", '{"weight_map": 3}'])
def test_a_damaged_index_of_the_weights_is_named(folder: Path, index: str) -> None:
    (folder / "model.safetensors.index.json").write_text(index)
    assert "model.safetensors.index.json is damaged" in refusal(folder)


def test_weights_of_another_size_do_not_fit(folder: Path) -> None:
    config = json.loads((folder / "config.json").read_text())
    config["text_config"]["intermediate_size"] = 96
    (folder / "config.json").write_text(json.dumps(config))
    assert refusal(folder).startswith(f"The weights in {folder} do not fit its config.json: ")


def test_weights_that_lack_a_layer_are_not_made_up(folder: Path) -> None:
    config = json.loads((folder / "config.json").read_text())
    config["text_config"] |= {"num_hidden_layers": 3, "layer_types": ["full_attention"] * 3}
    (folder / "config.json").write_text(json.dumps(config))
    assert "parts of the model, first model.language_model.layers.2." in refusal(folder)


def test_a_missing_processor_is_named(folder: Path) -> None:
    (folder / "preprocessor_config.json").unlink()
    (folder / "tokenizer.json").unlink()
    assert refusal(folder).startswith(f"{folder} has no preprocessor_config.json and no tokenizer.json: ")


def test_a_damaged_tokenizer_is_named(folder: Path) -> None:
    (folder / "tokenizer.json").write_text("{}")
    assert refusal(folder).startswith(f"The processor files in {folder} cannot be used: ")


def test_a_tokenizer_without_tokens_for_pictures_is_named(folder: Path) -> None:
    change(
        folder / "tokenizer_config.json", extra_special_tokens=[], image_token=None, model_specific_special_tokens={}
    )
    assert refusal(folder).startswith(f"The processor files in {folder} cannot be used: ")


def test_a_base_model_without_a_chat_template_is_said_so(folder: Path) -> None:
    (folder / "chat_template.jinja").unlink()
    assert f"{folder} has no chat template: it may be a base model" in refusal(folder)


def test_too_little_memory_is_found_out_from_the_size_of_the_weights() -> None:
    with pytest.raises(ModelError) as refused:
        choose_device(Weights(floats=10**13, other_bytes=0), torch.bfloat16, "openbmb/Huge")
    assert str(refused.value).startswith("openbmb/Huge needs about 24000.0 GB on ")
    assert "take a smaller model, or serve it elsewhere" in str(refused.value)


def test_what_fits_is_computed_on_the_best_device() -> None:
    device = choose_device(Weights(floats=10, other_bytes=0), None, "tiny")
    assert device.type == ("cuda" if torch.cuda.is_available() else "mps" if torch.mps.is_available() else "cpu")
    assert choose_dtype(device) in (torch.bfloat16, torch.float16, torch.float32)
    assert free_bytes(device) > 0


def test_only_floats_are_counted_in_the_type_that_is_computed_in(tmp_path: Path) -> None:
    header = {
        "__metadata__": {"format": "pt"},
        "a": {"dtype": "F32", "shape": [3, 4], "data_offsets": [0, 48]},
        "b": {"dtype": "U8", "shape": [5], "data_offsets": [48, 53]},
    }
    write_tensors(tmp_path / "model.safetensors", header, 53)
    weights = read_weights(tmp_path)
    assert weights == Weights(floats=12, other_bytes=5)
    assert weights.bytes_in(torch.bfloat16) == 29


_JUNK = st.none() | st.integers() | st.text(max_size=3) | st.lists(st.integers() | st.text(max_size=3), max_size=3)
_ENTRY = st.fixed_dictionaries({"dtype": _JUNK, "shape": _JUNK, "data_offsets": _JUNK}) | _JUNK


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(header=st.dictionaries(st.sampled_from(["w", "v", "__metadata__"]), _ENTRY) | _JUNK)
def test_whatever_a_weights_file_says_it_is_read_or_refused(tmp_path: Path, header: object) -> None:
    write_tensors(tmp_path / "model.safetensors", header, 0)
    with suppress(ModelError):
        read_weights(tmp_path)


def test_no_torchvision_is_fine_and_so_is_one_that_works() -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)

    check_torchvision(missing)
    check_torchvision(lambda name: None)


@pytest.mark.parametrize(
    "fault",
    [
        RuntimeError("operator torchvision::nms does not exist"),
        OSError("libtorch_cuda.so: cannot open shared object file"),
        ModuleNotFoundError("No module named 'torch._six'", name="torch._six"),
    ],
)
def test_a_torchvision_of_another_torch_is_said_so_in_a_sentence(fault: Exception) -> None:
    def broken(name: str) -> None:
        raise fault

    with pytest.raises(ModelError) as refused:
        check_torchvision(broken)
    assert f"does not fit torch {torch.__version__} ({fault})" in str(refused.value)
    assert "`pip uninstall torchvision`" in str(refused.value)
