"""A prompt in the form that chat templates read, and what a conversation may not contain."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image

from phoneagent.models.model import Message, Picture, Prompt, ToolSpec

if TYPE_CHECKING:
    from transformers import ProcessorMixin

_TURNS = re.compile(r"<\|?(im_start|im_end|endoftext|system|user|assistant|observation|end_of_utterance|start|end)\|?>")
"""What begins and ends turns in ChatML, GLM's and SmolVLM's templates."""


@dataclass(frozen=True, slots=True)
class Chat:
    """What a processor is given."""

    messages: list[dict[str, object]]
    tools: list[dict[str, object]]


def chat(prompt: Prompt, reserved: Iterable[str] = ()) -> Chat:
    """The prompt as messages and tools.

    Args:
        prompt: What the model is to be given.
        reserved: Tokens that only the template may write. What a person, a screen or the model itself writes reads the
            same but is no such token: no text can begin a turn of the system, or claim a picture that is not there.
    """
    names = "|".join(re.escape(token) for token in sorted(reserved, key=len, reverse=True))
    pattern = re.compile(f"({names})" if names else r"(?!)")
    return Chat([_message(each, pattern) for each in prompt.messages], [_tool(each) for each in prompt.tools])


def reserved_tokens(processor: ProcessorMixin) -> set[str]:
    """The tokens that stand for pictures or frame turns."""
    tokenizer = processor.tokenizer
    special = {token.content for token in tokenizer.added_tokens_decoder.values() if token.special}
    media = {getattr(processor, f"{kind}_token", None) for kind in ("image", "video", "audio")}
    turns = {token for token in special if _TURNS.fullmatch(token)}
    return {token for token in media | turns | {tokenizer.eos_token} if isinstance(token, str) and token}


def _message(message: Message, reserved: re.Pattern[str]) -> dict[str, object]:
    content: list[dict[str, object]] = [
        {"type": "image", "image": seen(part)}
        if isinstance(part, Picture)
        else {"type": "text", "text": _spelt(part, reserved)}
        for part in message.parts
    ]
    said: dict[str, object] = {"role": message.role, "content": content}
    if message.tool_uses:
        said["tool_calls"] = [
            {"id": use.id, "type": "function", "function": {"name": use.name, "arguments": arguments}}
            for use in message.tool_uses
            for arguments in (_arguments(_spelt(use.arguments, reserved)),)
        ]
    if message.tool_use_id:
        said["tool_call_id"] = message.tool_use_id
    return said


def _spelt(text: str, reserved: re.Pattern[str]) -> str:
    """The text with a space in each reserved token, which makes it several ordinary ones."""
    return reserved.sub(lambda found: f"{found[0][0]} {found[0][1:]}", text)


def _tool(tool: ToolSpec) -> dict[str, object]:
    function = {"name": tool.name, "description": tool.description, "parameters": json.loads(tool.parameters)}
    return {"type": "function", "function": function}


def _arguments(text: str) -> dict[str, object]:
    """Templates walk over the arguments; what is no object, in a reply of the past, is shown as one."""
    try:
        said = json.loads(text)
    except ValueError:
        said = text
    return said if isinstance(said, dict) else {"arguments": said}


def seen(picture: Picture) -> Image.Image:
    """The picture at the size that the model is to see."""
    whole = Image.fromarray(picture.screen.pixels)
    if whole.size == picture.size_px:
        return whole
    return whole.resize(picture.size_px, Image.Resampling.BICUBIC, reducing_gap=3.0)
