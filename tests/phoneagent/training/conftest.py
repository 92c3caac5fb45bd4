"""A tiny MiniCPM-V with chance weights, and a tiny training set: small enough that a whole run takes seconds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
import transformers
from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from transformers.models.minicpmv4_6.image_processing_pil_minicpmv4_6 import MiniCPMV4_6ImageProcessorPil

from devices.screen import Point, Screen
from phoneagent.training.data.rows import Row, Turn, call_json
from phoneagent.training.data.shards import write_shards
from tools.call import ToolCall

SIZE_PX = (54, 120)
TEMPLATE = """{%- for m in messages %}<|im_start|>{{ m.role }}
{% for part in m.content %}{% if part.type == 'image' %}<image_token>{% else %}{{ part.text }}{% endif %}{% endfor %}
<|im_end|>
{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant
{% endif %}"""
"""Tools are not printed: their schemas are thousands of tokens, a token a byte."""


@pytest.fixture(scope="session", autouse=True)
def one_thread() -> Iterator[None]:
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def make_checkpoint(folder: Path, version: str = "7") -> Path:
    """A checkpoint of the classes of MiniCPM-V 4.6 or 4.7."""
    names = [f"{part}_{end}" for part in ("image", "slice", "image_id") for end in ("start_token", "end_token")]
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    core = Tokenizer(models.BPE(vocab={char: place for place, char in enumerate(alphabet)}, merges=[]))
    core.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    core.decoder = decoders.ByteLevel()
    tokenizer = transformers.PreTrainedTokenizerFast(
        tokenizer_object=core,
        eos_token="<|im_end|>",
        pad_token="<|pad|>",
        extra_special_tokens={name: f"<{name}>" for name in (*names, "image_token", "video_token")},
    )
    tokenizer.add_tokens(["<|im_start|>"], special_tokens=True)
    tokenizer.chat_template = TEMPLATE
    text = {
        "model_type": "qwen3_5_text", "vocab_size": len(tokenizer), "hidden_size": 32, "intermediate_size": 64,
        "num_hidden_layers": 2, "num_attention_heads": 2, "num_key_value_heads": 1, "head_dim": 16,
        "max_position_embeddings": 4096, "layer_types": ["full_attention"] * 2,
        "eos_token_id": tokenizer.eos_token_id, "pad_token_id": tokenizer.pad_token_id, "bos_token_id": None,
        "tie_word_embeddings": False,
        "rope_parameters": {"rope_type": "default", "mrope_section": [2, 3, 3], "rope_theta": 10000.0},
    }  # fmt: skip
    vision = {"hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 2, "num_attention_heads": 2}
    config = getattr(transformers, f"MiniCPMV4_{version}Config")(
        text_config=text,
        vision_config=vision | {"image_size": 448, "patch_size": 14},
        insert_layer_id=0,
        image_token_id=tokenizer.image_token_id,
        video_token_id=tokenizer.video_token_id,
        tie_word_embeddings=False,
    )
    torch.manual_seed(7)
    images = MiniCPMV4_6ImageProcessorPil(scale_resolution=112, max_slice_nums=1)
    for part in (transformers.AutoModelForImageTextToText.from_config(config), tokenizer, images):
        part.save_pretrained(folder)
    return folder


@pytest.fixture(scope="session")
def minicpm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_checkpoint(tmp_path_factory.mktemp("minicpm-v-4.7"))


@pytest.fixture(scope="session")
def minicpm_46(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_checkpoint(tmp_path_factory.mktemp("minicpm-v-4.6"), "6")


def make_row(number: int, split: str = "train", history: int = 0) -> Row:
    """A bright square on grey, and the question to tap it."""
    x, y = (number * 7) % 40, (number * 13) % 100
    pixels = np.full((SIZE_PX[1], SIZE_PX[0], 3), 90, np.uint8)
    pixels[y : y + 10, x : x + 10] = 240
    call = ToolCall("tap", {"at": Point.from_px(x + 5, y + 5, *SIZE_PX)})
    past = tuple(Turn(call_json(ToolCall("press_key", {"key": "back"}), *SIZE_PX), "", "ok") for _ in range(history))
    return Row(
        id=f"{split}-{number}", kind="grounding_label", goal="tap it" + "!" * (number % 5), history=past,
        picture=Screen.from_pixels(pixels).encoded, width_px=SIZE_PX[0], height_px=SIZE_PX[1], app="",
        answer=call_json(call, *SIZE_PX), thought="", box=(x, y, x + 10, y + 10), source="made for a test", split=split,
        seed=-1, template="", locale="", episode=f"{split}-{number}", step=0,
    )  # fmt: skip


@pytest.fixture(scope="session")
def tiny_set(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("set")
    units = [lambda: [make_row(number) for number in range(12)], lambda: [make_row(n, "dev") for n in range(3)]]
    list(write_shards(folder, {"source": "made for a test"}, units, 1))
    return folder
