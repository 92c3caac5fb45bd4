"""Our client against a server program that others made: `transformers serve` with a tiny random model that sees."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from devices.screen import Screen
from phoneagent.models.model import Message, ModelError, Picture, Prompt, Sampling
from phoneagent.models.server import ServerModel

if find_spec("openai") is None:
    pytest.skip(
        "transformers serve needs the package openai (pip install 'transformers[serving]')", allow_module_level=True
    )

pytestmark = pytest.mark.timeout(300)  # another program is started, which takes ten seconds where nothing else runs

IMAGE_PX = 28
PATCH_PX = 14
TEMPLATE = (
    "{% for message in messages %}{{ message.role }}:{% if message.content is string %}{{ message.content }}{% else %}"
    "{% for part in message.content %}{% if part.type == 'image' %}<image>{% else %}{{ part.text }}{% endif %}"
    "{% endfor %}{% endif %}\n{% endfor %}"
)


def make_checkpoint(folder: Path) -> None:
    """A LLaVA of a few thousand random numbers, whose words are bytes."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers
    from transformers import (
        CLIPImageProcessorPil,
        CLIPVisionConfig,
        LlamaConfig,
        LlavaConfig,
        LlavaForConditionalGeneration,
        LlavaProcessor,
        PreTrainedTokenizerFast,
    )

    words = {
        word: id for id, word in enumerate(["<s>", "</s>", "<image>", *sorted(pre_tokenizers.ByteLevel.alphabet())])
    }
    bytewise = Tokenizer(models.BPE(words, []))
    bytewise.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    bytewise.decoder = decoders.ByteLevel()
    tokenizer = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=bytewise, bos_token="<s>", eos_token="</s>", additional_special_tokens=["<image>"]
    )
    LlavaProcessor(  # type: ignore[no-untyped-call]
        CLIPImageProcessorPil(size={"shortest_edge": IMAGE_PX}, crop_size={"height": IMAGE_PX, "width": IMAGE_PX}),
        tokenizer,
        patch_size=PATCH_PX,
        vision_feature_select_strategy="default",
        num_additional_image_tokens=1,
        chat_template=TEMPLATE,
    ).save_pretrained(folder)
    small: dict[str, Any] = {
        "hidden_size": 16,
        "intermediate_size": 16,
        "num_hidden_layers": 2,
        "num_attention_heads": 2,
    }
    config = LlavaConfig(
        vision_config=CLIPVisionConfig(**small, image_size=IMAGE_PX, patch_size=PATCH_PX),
        text_config=LlamaConfig(**small, vocab_size=len(words), max_position_embeddings=512),
        image_token_index=words["<image>"],
        image_seq_length=(IMAGE_PX // PATCH_PX) ** 2,
    )
    LlavaForConditionalGeneration(config).save_pretrained(folder)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The server's address and its name for the model."""
    folder = tmp_path_factory.mktemp("served")
    make_checkpoint(folder / "tiny")
    (folder / "hub").mkdir()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    program = [
        sys.executable,
        "-c",
        "from transformers.cli.transformers import main; main()",
        "serve",
        str(folder / "tiny"),
    ]
    environ = {**os.environ, "HF_HOME": str(folder), "HF_HUB_OFFLINE": "1"}
    options = ["--host", "127.0.0.1", "--port", str(port), "--device", "cpu"]
    with subprocess.Popen([*program, *options], stderr=subprocess.PIPE, text=True, env=environ) as process:
        assert process.stderr is not None
        log: list[str] = []
        for line in process.stderr:
            log.append(line)
            if "Uvicorn running" in line:
                break
        else:
            pytest.fail("transformers serve ended: " + "".join(log[-5:]))
        threading.Thread(target=process.stderr.read, daemon=True).start()  # a full pipe would stop it
        try:
            yield f"http://127.0.0.1:{port}/v1", str(folder / "tiny")
        finally:
            process.terminate()


def test_transformers_serve_answers_a_screenshot(served: tuple[str, str]) -> None:
    model = ServerModel(*served, environ={})
    screen = Screen.from_pixels(np.full((56, 28, 3), 90, np.uint8))
    seeing = Message("user", ("what is on", Picture(screen, (IMAGE_PX, 2 * IMAGE_PX)), "here?"))
    blind = Message("user", ("what is on", "here?"))
    brief = Sampling(max_tokens=3)
    try:
        with_picture = model.complete(Prompt((Message("system", ("be brief",)), seeing), sampling=brief))
        without = model.complete(Prompt((Message("system", ("be brief",)), blind), sampling=brief))
    finally:
        model.close()
    assert with_picture.tokens_out == without.tokens_out == 3
    assert with_picture.truncated
    # the picture's four places come, and the line break that parts plain texts goes
    assert with_picture.tokens_in == without.tokens_in + 4 - 1


def test_transformers_serve_says_which_model_it_has(served: tuple[str, str]) -> None:
    model = ServerModel(served[0], "nobody/nothing", environ={})
    try:
        with pytest.raises(ModelError, match="tiny"):
            model.complete(Prompt((Message("user", ("hi",)),)))
    finally:
        model.close()
