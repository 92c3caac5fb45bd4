"""A model that has its replies written down: for tests, demonstrations and bug reports."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable
from pathlib import Path

from phoneagent.models.model import Cancelled, ModelError, Prompt, Reply, ToolUse


class ScriptedModel:
    """Says its lines in order, whatever it is shown."""

    def __init__(self, replies: Iterable[Reply], name: str = "scripted") -> None:
        self.name = name
        self._replies = iter(replies)
        self._said = 0

    @classmethod
    def from_file(cls, path: Path) -> ScriptedModel:
        """One reply a line: a JSON string (its text), or `{"text": ..., "tool_calls": [{"name", "arguments"}]}`.

        Any other line is a reply word for word, so AgentCPM-GUI's JSON objects can stand as they are.

        Raises:
            ModelError: if there is no such file or nothing in it.
        """
        try:
            lines = path.read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise ModelError(f"The script {path} cannot be read: {error}. Give scripted:FILE a text file.") from error
        replies = [_reply(line, number) for number, line in enumerate(lines, 1) if line.strip()]
        if not replies:
            raise ModelError(f"The script {path} holds no reply. Write one reply a line.")
        return cls(replies, f"scripted:{path.name}")

    def complete(self, prompt: Prompt, cancel: threading.Event | None = None) -> Reply:
        """The next line.

        Raises:
            ModelError: if there is none left.
            Cancelled: if `cancel` is set.
        """
        if cancel is not None and cancel.is_set():
            raise Cancelled
        try:
            reply = next(self._replies)
        except StopIteration:
            raise ModelError(f"The script ended after {self._said} replies, and the run did not.") from None
        self._said += 1
        return reply

    def close(self) -> None: ...


def _reply(line: str, number: int) -> Reply:
    try:
        said = json.loads(line)
    except ValueError:
        return Reply(line)
    match said:
        case str():
            return Reply(said)
        case {"tool_calls": list(calls)}:
            uses = tuple(_tool_use(call, f"call_{number}_{place}") for place, call in enumerate(calls))
            return Reply(str(said.get("text", "")), uses)
        case {"text": str(text)}:
            return Reply(text)
        case _:
            return Reply(line)


def _tool_use(call: object, id: str) -> ToolUse:
    match call:
        case {"name": str(name), "arguments": arguments}:
            return ToolUse(id, name, arguments if isinstance(arguments, str) else json.dumps(arguments))
        case _:
            raise ModelError('A scripted tool call is written {"name": ..., "arguments": {...}}.')
