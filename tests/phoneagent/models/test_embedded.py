"""The embedded model: put together from tiny parts, and the shipped one where its base weights are."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

from devices.screen import Box, Pixels, Screen
from devices.virtual.device import VirtualDevice
from phoneagent.dialects.agentcpm_gui import AgentCpmGui
from phoneagent.models.embedded import WAIT, EmbeddedModel
from phoneagent.models.local import LocalModel
from phoneagent.models.model import Message, ModelError, Prompt, Sampling
from phoneagent.models.small import weights
from phoneagent.models.small.architecture import SPARE_TOKENS, new_tower, vision_config
from phoneagent.models.small.assembly import ADAPTER, ASSETS, EYE, NAMES, assemble, embedded_folder
from phoneagent.models.small.seeing import EyeHead
from phoneagent.reading import Reader
from phoneagent.step import Step
from phoneagent.tasks.splits import new_phone
from tools.call import ToolCall

NAMES_SAID = ("", "add", "switch on")
SIZE_PX = (480, 1000)


class TwoLines:
    """Reads the same two lines off every picture that is not plain."""

    def find(self, picture: Pixels) -> list[Box]:
        return [Box(40, 100, 200, 130), Box(40, 400, 200, 430)] if picture.std() > 1 else []

    def recognise(self, crop: Pixels) -> tuple[str, float]:
        return ("Wi-Fi" if crop.mean() < 128 else "Bluetooth"), 0.9


def tiny_base(folder: Path) -> Path:
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    core = Tokenizer(models.BPE(vocab={char: place for place, char in enumerate(alphabet)}, merges=[]))
    core.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    core.decoder = decoders.ByteLevel()
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=core, eos_token="<|im_end|>", pad_token="<|im_end|>")
    tokenizer.add_tokens(["<|im_start|>", *SPARE_TOKENS.values()], special_tokens=True)
    tokenizer.save_pretrained(folder)
    config = LlamaConfig(
        vocab_size=len(tokenizer), hidden_size=64, intermediate_size=64, num_hidden_layers=1, num_attention_heads=2,
        tie_word_embeddings=True, eos_token_id=tokenizer.eos_token_id, pad_token_id=tokenizer.pad_token_id,
    )  # fmt: skip
    LlamaForCausalLM(config).to(torch.bfloat16).save_pretrained(folder)
    return folder


def tiny_parts(folder: Path) -> Path:
    """An adapter that changes one matrix, and an eye that has learnt nothing."""
    folder.mkdir()
    stem = "model.layers.0.mlp.up_proj"
    save_file(
        {f"{stem}.lora_A.weight": torch.ones(2, 64), f"{stem}.lora_B.weight": torch.ones(64, 2)}, folder / ADAPTER
    )
    tower = new_tower(vision_config())
    head = EyeHead(tower.config.hidden_size, len(NAMES_SAID))
    torch.nn.init.constant_(head.linear.bias[0], 20.0)  # it sees nothing anywhere
    merger = {
        "mlp.0.pre_norm.weight": torch.ones(768), "mlp.0.pre_norm.bias": torch.zeros(768),
        "mlp.0.linear_1.weight": torch.zeros(768, 768), "mlp.0.linear_1.bias": torch.zeros(768),
        "mlp.0.linear_2.weight": torch.zeros(64, 768), "mlp.0.linear_2.bias": torch.zeros(64),
    }  # fmt: skip
    parts = {f"tower.{name}": weight for name, weight in tower.state_dict().items()}
    parts |= {f"head.{name}": weight for name, weight in head.state_dict().items()}
    parts |= {f"merger.{name}": weight for name, weight in merger.items()}
    save_file({name: weight.to(torch.bfloat16).contiguous() for name, weight in parts.items()}, folder / EYE)
    (folder / NAMES).write_text(json.dumps({"scale": 0.5, "names": NAMES_SAID}))
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    torch.manual_seed(0)
    place = tmp_path_factory.mktemp("embedded")
    (place / "whole").mkdir()
    assemble(tiny_base(place / "base"), tiny_parts(place / "parts"), place / "whole")
    return place / "whole"


@pytest.fixture(scope="module")
def tiny(folder: Path) -> EmbeddedModel:
    return EmbeddedModel(folder, Reader(TwoLines()), sure=0.0)


def screen() -> Screen:
    pixels = np.full((SIZE_PX[1], SIZE_PX[0], 3), 255, np.uint8)
    pixels[100:160] = 0
    return Screen.from_pixels(pixels)


def test_what_was_put_together_is_a_minicpm_v_that_transformers_loads(folder: Path) -> None:
    model = LocalModel(folder, say=lambda line: None)
    prompt = AgentCpmGui().render("open Wi-Fi", [], screen())
    reply = model.complete(Prompt(prompt.messages, sampling=Sampling(max_tokens=3)))
    assert reply.tokens_in > 105  # the visual tokens of one 448 x 960 picture are among them


def test_the_adapter_is_in_the_weights(folder: Path) -> None:
    from safetensors.torch import load_file

    base = load_file(folder.parent / "base" / "model.safetensors")["model.layers.0.mlp.up_proj.weight"].float()
    whole = load_file(folder / "model.safetensors")["model.language_model.layers.0.mlp.up_proj.weight"].float()
    assert torch.allclose(whole, base + 0.5 * 2, atol=0.02)


def test_a_reply_is_one_call_on_something_that_was_read(tiny: EmbeddedModel) -> None:
    dialect, shown = AgentCpmGui(), screen()
    for goal in ("open Wi-Fi", "turn on Bluetooth", "x"):
        reply = tiny.complete(dialect.render(goal, [], shown))
        call = dialect.parse(reply, dialect.sizes(shown)).call
        if call.name in ("tap", "long_press"):
            assert round(call.arguments["at"].y * 1000) in (115, 415)  # type: ignore[union-attr]


def test_what_is_not_sure_enough_is_not_done(folder: Path) -> None:
    dialect, shown = AgentCpmGui(), screen()
    careful = EmbeddedModel(folder, Reader(TwoLines()), sure=1.0)
    call = dialect.parse(careful.complete(dialect.render("open Wi-Fi", [], shown)), dialect.sizes(shown)).call
    assert call.arguments == {"status": "failure", "message": "I am not sure what to do here"}


def test_the_same_picture_and_goal_have_the_same_reply(tiny: EmbeddedModel) -> None:
    prompt = AgentCpmGui().render("open Wi-Fi", [], screen())
    assert tiny.complete(prompt).text == tiny.complete(prompt).text


def test_a_plain_picture_is_waited_on(tiny: EmbeddedModel) -> None:
    grey = Screen.from_pixels(np.full((SIZE_PX[1], SIZE_PX[0], 3), 128, np.uint8))
    assert tiny.complete(AgentCpmGui().render("open Wi-Fi", [], grey)).text == WAIT


def test_the_past_is_part_of_the_question(tiny: EmbeddedModel) -> None:
    shown = screen()
    past = [Step(1, shown, '{"thought":"Wi-Fi","POINT":[1,2]}', "Wi-Fi", ToolCall("wait", {"seconds": 1}), "ok")]
    fresh, later = (tiny.complete(AgentCpmGui().render("open Wi-Fi", steps, shown)) for steps in ([], past))
    assert later.tokens_in > fresh.tokens_in - len("nothing")
    assert later.tokens_in != fresh.tokens_in


def test_a_prompt_without_a_picture_is_refused(tiny: EmbeddedModel) -> None:
    with pytest.raises(ModelError, match="screenshot"):
        tiny.complete(Prompt((Message("user", ("<Question>x</Question>",)),)))


def test_a_prompt_of_another_dialect_is_refused(tiny: EmbeddedModel) -> None:
    picture = AgentCpmGui().render("x", [], screen()).messages[-1].parts[-1]
    with pytest.raises(ModelError, match="embedded dialect"):
        tiny.complete(Prompt((Message("user", ("Do x", picture)),)))


def test_damaged_parts_are_said_to_be_damaged(folder: Path, tmp_path: Path) -> None:
    parts = tiny_parts(tmp_path / "parts")
    (parts / EYE).write_bytes((parts / EYE).read_bytes()[:1000])
    with pytest.raises(ModelError, match=r"damaged.*Install phoneagent again"):
        assemble(folder.parent / "base", parts, tmp_path)


def test_missing_parts_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PHONEAGENT_CACHE", str(tmp_path))
    weights.write_atomically(tmp_path / "smollm2-135m-instruct", lambda target: tiny_base(target) and None)
    with pytest.raises(ModelError, match=ADAPTER):
        embedded_folder(tmp_path)
    parts = tiny_parts(tmp_path / "parts")
    first = embedded_folder(parts)
    assert embedded_folder(parts) == first


# --- the shipped model ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def shipped() -> EmbeddedModel:
    if not (ASSETS / ADAPTER).is_file():
        pytest.skip("the trained parts are not in this checkout")
    try:
        return EmbeddedModel()
    except ModelError as error:
        pytest.skip(str(error))


def test_the_shipped_model_opens_settings_from_pixels_alone(shipped: EmbeddedModel) -> None:
    phone = new_phone(2_900_000, "sealed")
    device = VirtualDevice(phone)
    encoded = Screen.from_bytes(device.look().encoded)  # as over ADB: no tree, no foreground app, JPEG
    dialect = AgentCpmGui()
    for goal in ("Turn on airplane mode", "Open the display settings"):
        call = dialect.parse(shipped.complete(dialect.render(goal, [], encoded)), dialect.sizes(encoded)).call
        assert call.name == "tap"
        device.tap(call.arguments["at"])  # type: ignore[arg-type]
        assert phone.foreground()[0] == "com.android.settings"
        phone.home()


def test_the_shipped_model_does_nothing_on_grey_pictures(shipped: EmbeddedModel) -> None:
    grey = Screen.from_pixels(np.full((2400, 1080, 3), 128, np.uint8))
    call = AgentCpmGui().parse(
        shipped.complete(AgentCpmGui().render("Turn on Wi-Fi", [], grey)), AgentCpmGui().sizes(grey)
    )
    assert call.call.name == "wait"
