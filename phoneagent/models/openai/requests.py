"""The server's side of the OpenAI-style API: a chat request becomes a Prompt, a Reply an answer whole or in pieces."""

from __future__ import annotations

import json
from base64 import b64decode
from dataclasses import dataclass
from typing import Literal

from devices.errors import BadPicture
from devices.screen import Screen
from phoneagent.models.model import Message, Part, Picture, Prompt, Reply, Sampling, ToolSpec, ToolUse
from phoneagent.models.openai.messages import Json

MOST_TOKENS = 512
"""Where a request does not say."""
_ROLES: dict[str, Literal["system", "user", "assistant", "tool"]]
_ROLES = {"system": "system", "developer": "system", "user": "user", "assistant": "assistant", "tool": "tool"}


class BadRequest(ValueError):
    """A request that cannot be meant; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A chat request."""

    prompt: Prompt
    model: str
    """"" where the request names none."""
    streams: bool
    with_usage: bool
    """Whether the last piece of a stream tells the tokens."""


def read_request(said: Json) -> Asked:
    """A chat request out of its JSON.

    Raises:
        BadRequest: if it is none, or wants what there is not here.
    """
    messages = said.get("messages") if isinstance(said, dict) else None
    if not isinstance(said, dict) or not isinstance(messages, list) or not messages:
        raise BadRequest("a chat request holds messages")
    if said.get("n", 1) not in (1, None):
        raise BadRequest("one reply a request: n must be 1")
    match said.get("response_format"):
        case None | {"type": "text"}:
            pass
        case _:
            raise BadRequest("response_format is not supported")
    tools = tuple(_tool(tool) for tool in _list(said, "tools"))
    prompt = Prompt(tuple(_message(message) for message in messages), tools, _sampling(said))
    options = said.get("stream_options")
    with_usage = isinstance(options, dict) and options.get("include_usage") is True
    return Asked(prompt, str(said.get("model") or ""), said.get("stream") is True, with_usage)


def whole(reply: Reply, model: str, id: str, created_s: int) -> dict[str, Json]:
    """A reply as one completion."""
    choice: dict[str, Json] = {"index": 0, "message": _spoken(reply), "finish_reason": _finish(reply)}
    return {**_head("chat.completion", model, id, created_s), "choices": [choice], "usage": _usage(reply)}


def pieces(reply: Reply, model: str, id: str, created_s: int, *, with_usage: bool) -> list[str]:
    """A reply as the events of a stream."""
    head = _head("chat.completion.chunk", model, id, created_s)
    delta = _spoken(reply)
    match delta.get("tool_calls"):
        case [*calls]:
            delta["tool_calls"] = [
                {"index": place, **call} for place, call in enumerate(calls) if isinstance(call, dict)
            ]
    said: list[dict[str, Json]] = [
        {**head, "choices": [{"index": 0, "delta": delta, "finish_reason": None}]},
        {**head, "choices": [{"index": 0, "delta": {}, "finish_reason": _finish(reply)}]},
    ]
    if with_usage:
        said.append({**head, "choices": [], "usage": _usage(reply)})
    return [f"data: {text}\n\n" for text in (*(json.dumps(piece) for piece in said), "[DONE]")]


def _message(said: Json) -> Message:
    role = said.get("role") if isinstance(said, dict) else None
    if not isinstance(said, dict) or not isinstance(role, str) or role not in _ROLES:
        raise BadRequest(f"a message has a role, one of {', '.join(_ROLES)}")
    uses = tuple(_tool_use(use) for use in _list(said, "tool_calls"))
    return Message(_ROLES[role], _parts(said.get("content")), uses, str(said.get("tool_call_id") or ""))


def _parts(content: Json) -> tuple[Part, ...]:
    match content:
        case None | "":
            return ()
        case str(text):
            return (text,)
        case [*parts]:
            return tuple(_part(part) for part in parts)
        case _:
            raise BadRequest("the content of a message is a text or a list of parts")


def _part(said: Json) -> Part:
    match said:
        case {"type": "text", "text": str(text)}:
            return text
        case {"type": "image_url", "image_url": ({"url": str(url)} | str(url))}:
            return _picture(url)
        case _:
            raise BadRequest("a part of a message is a text or an image_url")


def _picture(url: str) -> Picture:
    """Only data: URLs. What would have to be fetched could be anything that this computer can reach."""
    head, comma, data = url.partition(",")
    if not (comma and head.startswith("data:image/") and head.endswith(";base64")):
        raise BadRequest("a picture comes as a data: URL in base64")
    try:
        screen = Screen.from_bytes(b64decode(data, validate=True))
    except (ValueError, BadPicture) as error:
        raise BadRequest(f"the picture cannot be read: {error}") from error
    return Picture(screen, (screen.width_px, screen.height_px))


def _tool_use(said: Json) -> ToolUse:
    match said:
        case {"function": {"name": str(name), "arguments": str(arguments)}, **rest}:
            return ToolUse(str(rest.get("id") or ""), name, arguments)
        case _:
            raise BadRequest("a tool call holds a function with a name and arguments as text")


def _tool(said: Json) -> ToolSpec:
    match said:
        case {"type": "function", "function": {"name": str(name), **rest}}:
            parameters = rest.get("parameters") or {"type": "object", "properties": {}}
            return ToolSpec(name, str(rest.get("description") or ""), json.dumps(parameters, ensure_ascii=False))
        case _:
            raise BadRequest("a tool is a function with a name")


def _sampling(said: dict[str, Json]) -> Sampling:
    stop = said.get("stop") or []
    words = [stop] if isinstance(stop, str) else stop
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise BadRequest("stop is a text or a list of texts")
    most = _number(said, "max_completion_tokens", _number(said, "max_tokens", MOST_TOKENS))
    if most < 1:
        raise BadRequest("max_tokens is at least 1")
    return Sampling(
        _number(said, "temperature", 0.0),
        _number(said, "top_p", 1.0),
        int(most),
        tuple(str(word) for word in words),
        _number(said, "frequency_penalty", 0.0),
    )


def _number(said: dict[str, Json], name: str, otherwise: float) -> float:
    match said.get(name):
        case None:
            return otherwise
        case (int() | float()) as number if not isinstance(number, bool):
            return number
        case _:
            raise BadRequest(f"{name} is a number")


def _list(said: dict[str, Json], name: str) -> list[Json]:
    match said.get(name):
        case None:
            return []
        case [*items]:
            return items
        case _:
            raise BadRequest(f"{name} is a list")


def _head(kind: str, model: str, id: str, created_s: int) -> dict[str, Json]:
    return {"id": id, "object": kind, "created": created_s, "model": model}


def _spoken(reply: Reply) -> dict[str, Json]:
    message: dict[str, Json] = {"role": "assistant", "content": reply.text or None if reply.tool_uses else reply.text}
    if reply.reasoning:
        message["reasoning_content"] = reply.reasoning
    if reply.tool_uses:
        message["tool_calls"] = [
            {"id": use.id, "type": "function", "function": {"name": use.name, "arguments": use.arguments}}
            for use in reply.tool_uses
        ]
    return message


def _finish(reply: Reply) -> str:
    if reply.truncated:
        return "length"
    return "tool_calls" if reply.tool_uses else "stop"


def _usage(reply: Reply) -> Json:
    total = reply.tokens_in + reply.tokens_out
    return {"prompt_tokens": reply.tokens_in, "completion_tokens": reply.tokens_out, "total_tokens": total}
