"""A reply out of what an OpenAI-style server answers, whole or in pieces."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field

from phoneagent.models.model import Reply, ToolUse
from phoneagent.models.openai.messages import Json


class NotOpenAi(ValueError):
    """JSON that is no chat completion."""


@dataclass
class _Call:
    id: str = ""
    name: str = ""
    arguments: list[str] = field(default_factory=list)


class ReplyBuilder:
    """Puts a reply together."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._reasoning: list[str] = []
        self._calls: dict[int, _Call] = {}
        self._tokens = (0, 0)
        self._cost_usd: float | None = None
        self.finish = ""
        """Why the server ended the reply, once it has said so."""

    def add(self, said: Json) -> None:
        """Take a completion, or a piece of one.

        Raises:
            NotOpenAi: if it is neither.
        """
        choices = said.get("choices") if isinstance(said, dict) else None
        if not isinstance(said, dict) or not isinstance(choices, list):
            raise NotOpenAi(json.dumps(said, ensure_ascii=False)[:200])
        match said.get("usage"):
            case {"prompt_tokens": int(tokens_in), "completion_tokens": int(tokens_out)}:
                self._tokens = (tokens_in, tokens_out)
            case {"prompt_tokens": int(tokens_in)}:
                self._tokens = (tokens_in, 0)
        match said.get("usage"):
            case {"cost": (int() | float()) as cost} if math.isfinite(cost):  # OpenRouter; a credit is a dollar
                self._cost_usd = float(cost)
        match choices:
            case [dict() as choice, *_]:
                self._add_message(choice.get("delta") or choice.get("message"))
                self.finish = str(choice.get("finish_reason") or self.finish)

    def reply(self) -> Reply:
        """All that was said."""
        uses = tuple(
            ToolUse(call.id or f"call_{place}", call.name, "".join(call.arguments))
            for place, call in sorted(self._calls.items())
        )
        tokens_in, tokens_out = self._tokens
        text, reasoning = "".join(self._text), "".join(self._reasoning)
        return Reply(text, uses, self.finish == "length", tokens_in, tokens_out, reasoning, self._cost_usd)

    def _add_message(self, message: Json) -> None:
        if not isinstance(message, dict):
            return
        self._text += _texts(message.get("content")) or _texts(message.get("refusal"))
        # vLLM and DeepSeek say reasoning_content; OpenRouter, Ollama and newer vLLM say reasoning
        self._reasoning += _texts(message.get("reasoning_content")) or _texts(message.get("reasoning"))
        match message.get("tool_calls"):
            case [*calls]:
                for place, call in enumerate(calls):
                    self._add_call(place, call)

    def _add_call(self, place: int, said: Json) -> None:
        function = said.get("function") if isinstance(said, dict) else None
        if not isinstance(said, dict) or not isinstance(function, dict):
            return
        index, id = said.get("index"), said.get("id")
        if not isinstance(index, int):  # some servers send whole calls and no index
            index = place if not id or place not in self._calls else len(self._calls)
        call = self._calls.setdefault(index, _Call())
        call.id = call.id or str(id or "")
        call.name = call.name or str(function.get("name") or "")
        match function.get("arguments"):
            case str(text):
                call.arguments.append(text)
            case dict() as whole:
                call.arguments.append(json.dumps(whole, ensure_ascii=False))


def _texts(content: Json) -> list[str]:
    """The texts of a content, which may be one text or a list of parts."""
    match content:
        case str(text):
            return [text]
        case [*parts]:
            return [str(part["text"]) for part in parts if isinstance(part, dict) and part.get("text")]
        case _:
            return []
