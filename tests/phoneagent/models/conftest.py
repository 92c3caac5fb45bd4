"""Tiny checkpoints of real classes, made on the spot: chance weights, a tokenizer of bytes, a template, a processor."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import torch
import transformers
from tokenizers import Tokenizer, decoders, models, pre_tokenizers

TEMPLATE = """{%- if tools %}<tools>{% for tool in tools %}{{ tool | tojson }}{% endfor %}</tools>{% endif %}
{%- for m in messages %}<|im_start|>{{ m.role }}
{% for part in m.content %}{% if part.type == 'image' %}PICTURE{% else %}{{ part.text }}{% endif %}{% endfor %}
{%- for call in m.tool_calls or [] %}<call>{{ call.function.name }}
{%- for key, value in call.function.arguments | items %} {{ key }}={{ value }}{% endfor %}</call>{% endfor %}<|im_end|>
{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant
{% endif %}"""

Toys = Callable[[str], Path]


@pytest.fixture(scope="session")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Toys]:
    """The folder of a tiny checkpoint of a kind, made once; not to be written to."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)

    @cache
    def made(kind: str) -> Path:
        folder = tmp_path_factory.mktemp(kind)
        torch.manual_seed(7)
        _KINDS[kind](folder)
        return folder

    yield made
    torch.set_num_threads(threads)


def _tokenizer(named: dict[str, str], picture: str, more: tuple[str, ...] = ()) -> Any:  # noqa: ANN401
    """A token a byte: 0 to 255 in the order of their characters, then the end, the padding and what a class wants."""
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    core = Tokenizer(models.BPE(vocab={char: place for place, char in enumerate(alphabet)}, merges=[]))
    core.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    core.decoder = decoders.ByteLevel()
    tokenizer = transformers.PreTrainedTokenizerFast(
        tokenizer_object=core, eos_token="<|im_end|>", pad_token="<|pad|>", extra_special_tokens=named
    )
    tokenizer.add_tokens(["<|im_start|>", *more], special_tokens=True)
    tokenizer.chat_template = TEMPLATE.replace("PICTURE", picture)
    return tokenizer


def _text(tokenizer: Any, **more: object) -> dict[str, object]:  # noqa: ANN401
    return {
        "vocab_size": len(tokenizer),
        "hidden_size": 32,
        "intermediate_size": 64,
        "num_hidden_layers": 2,
        "num_attention_heads": 2,
        "num_key_value_heads": 1,
        "head_dim": 16,
        "max_position_embeddings": 1024,
        "eos_token_id": tokenizer.eos_token_id,
        "pad_token_id": tokenizer.pad_token_id,
        "bos_token_id": None,
        "tie_word_embeddings": False,
        "rope_parameters": {"rope_type": "default", "mrope_section": [2, 3, 3], "rope_theta": 10000.0},
        **more,
    }


_VISION = {"hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 2, "num_attention_heads": 2}


def _save(folder: Path, config: Any, tokenizer: Any, images: Any, *, says_in_turn: bool = False) -> None:  # noqa: ANN401
    model = transformers.AutoModelForImageTextToText.from_config(config)
    if says_in_turn:  # all tokens are as likely, and the first of them wins; the 13th ends a reply
        torch.nn.init.zeros_(model.lm_head.weight)
        model.generation_config.eos_token_id = [tokenizer.eos_token_id, 12]
    for part in (model, tokenizer, images):
        part.save_pretrained(folder)


def _images(module: str, name: str, **settings: object) -> Any:  # noqa: ANN401
    found = importlib.import_module(f"transformers.models.{module}.image_processing_pil_{module}")
    return getattr(found, f"{name}ImageProcessorPil")(**settings)


def _minicpm(folder: Path, version: str, says_in_turn: bool = False) -> None:
    names = [f"{part}_{end}" for part in ("image", "slice", "image_id") for end in ("start_token", "end_token")]
    tokenizer = _tokenizer({name: f"<{name}>" for name in (*names, "image_token", "video_token")}, "<image_token>")
    config = getattr(transformers, f"MiniCPMV4_{version}Config")(
        text_config=_text(tokenizer, model_type="qwen3_5_text", layer_types=["full_attention"] * 2),
        vision_config=_VISION | {"image_size": 448, "patch_size": 14},
        insert_layer_id=0,
        image_token_id=tokenizer.image_token_id,
        video_token_id=tokenizer.video_token_id,
        tie_word_embeddings=False,
    )
    images = _images("minicpmv4_6", "MiniCPMV4_6", scale_resolution=112, max_slice_nums=4)
    _save(folder, config, tokenizer, images, says_in_turn=says_in_turn)


def _qwen(folder: Path) -> None:
    around = ("<|vision_start|>", "<|vision_end|>")
    tokenizer = _tokenizer(
        {"image_token": "<|image_pad|>", "video_token": "<|video_pad|>"}, f"{around[0]}<|image_pad|>{around[1]}", around
    )
    start, end = tokenizer.convert_tokens_to_ids(list(around))
    vision = {"depth": 2, "hidden_size": 32, "intermediate_size": 64, "num_heads": 2, "out_hidden_size": 32}
    config = transformers.Qwen2_5_VLConfig(
        text_config=_text(tokenizer),
        vision_config=vision | {"window_size": 56, "fullatt_block_indexes": [1]},
        image_token_id=tokenizer.image_token_id,
        video_token_id=tokenizer.video_token_id,
        vision_start_token_id=start,
        vision_end_token_id=end,
    )
    area = {"shortest_edge": 28 * 28, "longest_edge": 28 * 28 * 40}
    _save(folder, config, tokenizer, _images("qwen2_vl", "Qwen2VL", size=area))


def _qwen3(folder: Path) -> None:
    around = ("<|vision_start|>", "<|vision_end|>")
    tokenizer = _tokenizer(
        {"image_token": "<|image_pad|>", "video_token": "<|video_pad|>"}, f"{around[0]}<|image_pad|>{around[1]}", around
    )
    start, end = tokenizer.convert_tokens_to_ids(list(around))
    vision = {"depth": 2, "hidden_size": 32, "intermediate_size": 64, "num_heads": 2, "out_hidden_size": 32}
    config = transformers.Qwen3VLConfig(
        text_config=_text(tokenizer),
        vision_config=vision | {"deepstack_visual_indexes": [0], "num_position_embeddings": 16},
        image_token_id=tokenizer.image_token_id,
        video_token_id=tokenizer.video_token_id,
        vision_start_token_id=start,
        vision_end_token_id=end,
    )
    images = _images(
        "qwen2_vl", "Qwen2VL", size={"shortest_edge": 32 * 32, "longest_edge": 32 * 32 * 40}, patch_size=16
    )
    _save(folder, config, tokenizer, images)


def _glm(folder: Path, version: str) -> None:
    around = ("<|begin_of_image|>", "<|end_of_image|>", "<|begin_of_video|>", "<|end_of_video|>")
    tokenizer = _tokenizer(
        {"image_token": "<|image|>", "video_token": "<|video|>"}, f"{around[0]}<|image|>{around[1]}", around
    )
    named = ("image_start_token_id", "image_end_token_id", "video_start_token_id", "video_end_token_id")
    vision = {"depth": 2, "hidden_size": 32, "intermediate_size": 64, "num_heads": 2, "out_hidden_size": 32}
    config = getattr(transformers, f"Glm4{version}Config")(
        text_config=_text(tokenizer, model_type="glm4v_text") | {"tie_word_embeddings": False},
        vision_config=vision | {"image_size": 56, "model_type": "glm4v_vision"},
        image_token_id=tokenizer.image_token_id,
        video_token_id=tokenizer.video_token_id,
        **dict(zip(named, tokenizer.convert_tokens_to_ids(list(around)), strict=True)),
    )
    area = {"shortest_edge": 28 * 28 * 2, "longest_edge": 28 * 28 * 40}
    _save(folder, config, tokenizer, _images(f"glm4{version.lower()}", f"Glm4{version}", size=area))


def _internvl(folder: Path) -> None:
    named = {
        "start_image_token": "<img>",
        "end_image_token": "</img>",
        "context_image_token": "<IMG_CONTEXT>",
        "video_token": "<video>",
    }
    tokenizer = _tokenizer(named, "<IMG_CONTEXT>\n")
    config = transformers.InternVLConfig(
        text_config=_text(tokenizer, model_type="qwen2"),
        vision_config=_VISION | {"image_size": [28, 28], "patch_size": [7, 7]},
        image_token_id=tokenizer.context_image_token_id,
        image_seq_length=4,
    )
    _save(folder, config, tokenizer, _images("got_ocr2", "GotOcr2", size={"height": 28, "width": 28}))
    _name_processor(folder, "InternVLProcessor", image_seq_length=4)


def _smolvlm(folder: Path) -> None:
    named = {
        "image_token": "<image>",
        "fake_image_token": "<fake_token_around_image>",
        "global_image_token": "<global-img>",
        "end_of_utterance_token": "<end_of_utterance>",
    }
    tokenizer = _tokenizer(named, "<image>")
    config = transformers.SmolVLMConfig(
        text_config=_text(tokenizer, model_type="llama"),
        vision_config=_VISION | {"image_size": 28, "patch_size": 7},
        image_token_id=tokenizer.image_token_id,
        scale_factor=2,
        pad_token_id=tokenizer.pad_token_id,
    )
    edges = {"size": {"longest_edge": 56}, "max_image_size": {"longest_edge": 28}}
    _save(folder, config, tokenizer, _images("smolvlm", "SmolVLM", **edges))
    _name_processor(folder, "SmolVLMProcessor", image_seq_len=4)


def _name_processor(folder: Path, name: str, **settings: object) -> None:
    (folder / "processor_config.json").write_text(json.dumps({"processor_class": name, **settings}))


_KINDS: dict[str, Callable[[Path], None]] = {
    "minicpm-v-4.6": lambda folder: _minicpm(folder, "6"),
    "minicpm-v-4.7": lambda folder: _minicpm(folder, "7"),
    "in-turn": lambda folder: _minicpm(folder, "6", says_in_turn=True),
    "qwen2.5-vl": _qwen,
    "qwen3-vl": _qwen3,
    "glm-4.1v": lambda folder: _glm(folder, "v"),
    "glm-4.6v": lambda folder: _glm(folder, "6V"),
    "internvl": _internvl,
    "smolvlm": _smolvlm,
}
