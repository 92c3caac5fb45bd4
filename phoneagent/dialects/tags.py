"""Finds the call in a reply: past the thought, inside its tags, without fences and special tokens.

A thought may quote calls, and a typed text may quote tags. So a thought ends at its last end marker that does not lie
inside the call which follows; and a call in plain prose counts only where it begins a line or ends the reply.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from phoneagent.dialects.literals import Datum, read_object
from tools.call import ToolError

_SPECIAL = r"(?:<\|[\w:]{1,32}\|>|\[EOS\]|</s>|<s>|```\w{0,16})"
_LEADING = re.compile(rf"(?:\s++|<\|im_start\|>assistant\b|{_SPECIAL})*+")
_TRAILING_TOKEN = re.compile(rf"{_SPECIAL}\Z")
_OBJECT_LINE = re.compile(r"^[ \t\[(（]*+(?=[{｛])", re.MULTILINE)
_BRACE = re.compile(r"[{｛]")
_TRIES = 8
"""How many places a call is tried to be read at; bounds the time hostile replies take."""


def bare(reply: str) -> str:
    """A reply without the fences, special tokens and spaces around it."""
    text = reply[_end(_LEADING.match(reply)) :]
    while True:
        text = text.rstrip()
        token = _TRAILING_TOKEN.search(text, max(0, len(text) - 48))
        if token is None:
            return text
        text = text[: token.start()]


def find_object(text: str, *, open_ends: int = 0) -> tuple[dict[str, Datum], str, str]:
    """The JSON object in a reply, what stands before it and what after.

    Raises:
        ToolError: if there is none that begins a line or ends the reply.
    """
    problem = ToolError("the reply holds no JSON object")
    for start, must_end in _object_starts(text):
        try:
            found, end = read_object(text, start, open_ends=open_ends)
        except ToolError as error:
            problem = error
            continue
        rest = text[end:]
        if not must_end or not bare(rest).strip("]})）"):
            return found, text[:start], rest
    raise problem


def _object_starts(text: str) -> Iterator[tuple[int, bool]]:
    """Where objects may begin, and whether one there must also end the reply."""
    for number, line in enumerate(_OBJECT_LINE.finditer(text)):
        if number == _TRIES:
            break
        yield line.end(), False
    inline = [brace.start() for _, brace in zip(range(_TRIES), _BRACE.finditer(text), strict=False)]
    yield from ((start, True) for start in inline)


def _end(found: re.Match[str] | None) -> int:
    return found.end() if found else 0
