"""A Llama out of a GGUF file, as a plain transformers checkpoint.

transformers can read GGUF itself, but leaves the weights packed or takes half a minute; this unpacks each matrix once
and writes bf16 safetensors. Only what SmolLM2 needs is here: Llama tensors, byte-level BPE. Packing formats are the
`gguf` package's business.
"""

from __future__ import annotations

import logging
import re
from pathlib import Path

import numpy as np
import torch
from gguf import GGUFReader, dequantize
from numpy.typing import NDArray
from safetensors.torch import save_file
from transformers import AutoTokenizer, LlamaConfig

_OUTSIDE = {"token_embd.weight": "model.embed_tokens.weight", "output_norm.weight": "model.norm.weight"}
_IN_BLOCK = {
    "attn_norm": "input_layernorm",
    "attn_q": "self_attn.q_proj",
    "attn_k": "self_attn.k_proj",
    "attn_v": "self_attn.v_proj",
    "attn_output": "self_attn.o_proj",
    "ffn_norm": "post_attention_layernorm",
    "ffn_gate": "mlp.gate_proj",
    "ffn_up": "mlp.up_proj",
    "ffn_down": "mlp.down_proj",
}
_BLOCK = re.compile(r"blk\.(\d+)\.(\w+)\.weight")


def convert_gguf(gguf: Path, target: Path) -> None:
    """Write config, bf16 weights and tokenizer of a tied-embedding Llama into `target`."""
    reader = GGUFReader(gguf)
    config = _config(reader)
    heads = {"attn_q": config.num_attention_heads, "attn_k": config.num_key_value_heads or config.num_attention_heads}
    state: dict[str, torch.Tensor] = {}
    for tensor in reader.tensors:
        weight = np.array(dequantize(tensor.data, tensor.tensor_type), np.float32)
        if block := _BLOCK.fullmatch(tensor.name):
            number, part = block.groups()
            if part in heads:
                weight = _unpermuted(weight, heads[part])
            name = f"model.layers.{number}.{_IN_BLOCK[part]}.weight"
        else:
            name = _OUTSIDE[tensor.name]
        state[name] = torch.from_numpy(np.ascontiguousarray(weight)).to(torch.bfloat16)
    save_file(state, target / "model.safetensors", metadata={"format": "pt"})
    config.save_pretrained(target)
    _quiet_tokenizer(gguf).save_pretrained(target)


def _config(reader: GGUFReader) -> LlamaConfig:
    def value(key: str) -> float:
        return float(reader.fields[key].contents())

    return LlamaConfig(
        architectures=["LlamaForCausalLM"],
        vocab_size=int(value("llama.vocab_size")),
        hidden_size=int(value("llama.embedding_length")),
        intermediate_size=int(value("llama.feed_forward_length")),
        num_hidden_layers=int(value("llama.block_count")),
        num_attention_heads=int(value("llama.attention.head_count")),
        num_key_value_heads=int(value("llama.attention.head_count_kv")),
        max_position_embeddings=int(value("llama.context_length")),
        rms_norm_eps=value("llama.attention.layer_norm_rms_epsilon"),
        rope_parameters={"rope_type": "default", "rope_theta": value("llama.rope.freq_base")},
        bos_token_id=int(value("tokenizer.ggml.bos_token_id")),
        eos_token_id=int(value("tokenizer.ggml.eos_token_id")),
        pad_token_id=int(value("tokenizer.ggml.padding_token_id")),
        tie_word_embeddings=True,
        dtype="bfloat16",
    )


def _unpermuted(weight: NDArray[np.float32], heads: int) -> NDArray[np.float32]:
    """GGUF interleaves the two rotary halves of each head's rows; transformers keeps one after the other."""
    rows = weight.shape[0] // heads // 2
    return weight.reshape(heads, rows, 2, -1).swapaxes(1, 2).reshape(weight.shape)


def _quiet_tokenizer(gguf: Path):  # type: ignore[no-untyped-def]
    """The tokenizer inside a GGUF file, without transformers' warning about a vocabulary it has just built itself."""
    logging.getLogger("transformers").setLevel(logging.ERROR)
    return AutoTokenizer.from_pretrained(str(gguf.parent), gguf_file=gguf.name)
