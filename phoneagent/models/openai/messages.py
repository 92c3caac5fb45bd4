"""A prompt as an OpenAI-style server wants it: chat messages, function tools, pictures as data: URLs."""

from __future__ import annotations

import json
from base64 import b64encode
from typing import TypeAlias
from weakref import WeakKeyDictionary

import numpy as np
import simplejpeg

from devices.screen import Screen
from phoneagent.models.model import Message, Part, Picture, Prompt, ToolSpec, ToolUse

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

SHARP_QUALITY = 90
"""For pictures that are encoded a second time: what the first time cost is not lost again in small text."""


class Pictures:
    """Screens as data: URLs, each resized and encoded once a size, and forgotten with the screen."""

    def __init__(self) -> None:
        self._urls: WeakKeyDictionary[Screen, dict[tuple[int, int], str]] = WeakKeyDictionary()

    def url(self, picture: Picture) -> str:
        """The picture in the very size the model is to see, so that a server's own resizing changes nothing.

        Raises:
            BadPicture: if the screen's bytes are damaged.
        """
        urls = self._urls.setdefault(picture.screen, {})
        if picture.size_px not in urls:
            encoded = jpeg(picture.screen, picture.size_px)
            urls[picture.size_px] = f"data:image/jpeg;base64,{b64encode(encoded).decode()}"
        return urls[picture.size_px]


def jpeg(screen: Screen, size_px: tuple[int, int]) -> bytes:
    """The screen as a JPEG of a size: its own bytes where they are one already.

    Raises:
        BadPicture: if the screen's bytes are damaged.
    """
    own_px = (screen.width_px, screen.height_px)
    if screen.is_jpeg and size_px == own_px:
        return screen.encoded
    pixels = screen.pixels if size_px == own_px else screen.resized(size_px)
    return bytes(simplejpeg.encode_jpeg(np.ascontiguousarray(pixels), SHARP_QUALITY))


def request(prompt: Prompt, model: str, pictures: Pictures) -> dict[str, Json]:
    """The body of a request for one reply, as a stream."""
    sampling = prompt.sampling
    body: dict[str, Json] = {
        "model": model,
        "messages": [_message(message, pictures) for message in prompt.messages],
        "temperature": sampling.temperature,
        "top_p": sampling.top_p,
        "max_tokens": sampling.max_tokens,
        "stream": True,
        "stream_options": {"include_usage": True},
    }
    if sampling.stop:
        body["stop"] = list(sampling.stop)
    if sampling.frequency_penalty:
        body["frequency_penalty"] = sampling.frequency_penalty
    if prompt.tools:
        body["tools"] = [_tool(tool) for tool in prompt.tools]
    return body


def _message(message: Message, pictures: Pictures) -> Json:
    told: dict[str, Json] = {"role": message.role, "content": _content(message.parts, pictures)}
    if message.tool_uses:
        told["content"] = told["content"] or None
        told["tool_calls"] = [_tool_use(use) for use in message.tool_uses]
    if message.role == "tool":
        told["tool_call_id"] = message.tool_use_id
    return told


def _content(parts: tuple[Part, ...], pictures: Pictures) -> Json:
    """Plain text where there is no picture: not every server takes a list from a system, assistant or tool turn."""
    if not any(isinstance(part, Picture) for part in parts):
        return "\n".join(str(part) for part in parts)
    return [
        {"type": "image_url", "image_url": {"url": pictures.url(part)}}
        if isinstance(part, Picture)
        else {"type": "text", "text": part}
        for part in parts
    ]


def _tool_use(use: ToolUse) -> Json:
    return {"id": use.id, "type": "function", "function": {"name": use.name, "arguments": use.arguments}}


def _tool(tool: ToolSpec) -> Json:
    parameters: Json = json.loads(tool.parameters)
    function: dict[str, Json] = {"name": tool.name, "description": tool.description, "parameters": parameters}
    return {"type": "function", "function": function}
