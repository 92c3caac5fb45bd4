"""Where a quoted string ends, also one whose inner quotes were not escaped, and what it says."""

from __future__ import annotations

import re
from typing import Literal

from tools.call import ToolError

Place = Literal["key", "dict", "list", "call"]
"""What a string is a part of: an object's key, its value, an item of a list, the argument of a keyword."""

CLOSER = {'"': '"', "'": "'", "“": "”", "‘": "’", "＂": "＂"}
"""The quotes that models use, and what closes each."""

MAX_QUOTES = 20_000
"""No reply comes near it; it bounds the time that hostile ones take."""

_SPACE = re.compile(r"[\s\ufeff\u200b]*+")
_BODY = {close: re.compile(rf"((?:[^{close}\\]++|\\.)*+){close}", re.DOTALL) for close in sorted(set(CLOSER.values()))}
_QUOTE_OR_ESCAPE = {close: re.compile(rf"\\.|{close}", re.DOTALL) for close in _BODY}
_ESCAPE = re.compile(
    r"\\(u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", re.DOTALL
)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "/": "/", "\\": "\\", '"': '"', "'": "'", "\n": ""}
_NEXT_KEY = re.compile(r"[,，]?\s*+[\"'“‘][^\W\d]\w{0,63}[\"'”’]\s*+[:：]|[,，]\s*+[^\W\d]\w{0,63}\s*+[:：]")
_NEXT_KEYWORD = re.compile(r"[,，]\s*+[^\W\d]\w{0,63}\s*+[=:]")
_AFTER_CALL = r"\Z|</|<\||<think|Observation|Thought|Action"
_NOTHING_MORE = re.compile(rf"[ \t]*+(?:{_AFTER_CALL}|do\(|finish\(|\s++(?:{_AFTER_CALL}|<|[\w.]{{1,32}}\())")
"""What may stand after the closing bracket of a call: the end, a tag, another call, an invented continuation."""


def strict_end(text: str, start: int, close: str) -> int:
    """Where a string ends whose inner quotes are escaped, or -1."""
    body = _BODY[close].match(text, start)
    return body.end(1) if body else -1


def mended_end(text: str, start: int, close: str, place: Place, budget: int) -> tuple[int, int]:
    """Where a string ends whose inner quotes are not escaped: at the first quote that what follows allows, or -1. Of
    `budget` quotes to be looked at, how many are left comes second.

    Raises:
        ToolError: if the budget is spent.
    """
    last = -1
    for quote in _QUOTE_OR_ESCAPE[close].finditer(text, start):
        budget -= 1
        if budget < 0:
            raise ToolError("a string in the reply holds too many quotes")
        if quote.group() != close:
            continue
        if _may_end(text, quote.end(), place):
            return quote.start(), budget
        if place == "call" and _next_mark(text, quote.end()) in ")）":
            last = quote.start()
    return last, budget


def _may_end(text: str, after: int, place: Place) -> bool:
    space = _SPACE.match(text, after)
    follows = space.end() if space else after
    mark = _next_mark(text, after)
    match place:
        case "key":
            return mark in ":："
        case "list":
            return mark in ",，])）】"
        case "dict":
            return mark in "}｝" or _NEXT_KEY.match(text, follows) is not None
        case "call":
            is_last = mark in ")）" and _NOTHING_MORE.match(text, follows + 1) is not None
            return is_last or _NEXT_KEYWORD.match(text, follows) is not None


def _next_mark(text: str, at: int) -> str:
    """The next character that is no space; NUL at the end, which no set of marks contains."""
    space = _SPACE.match(text, at)
    follows = space.end() if space else at
    return text[follows : follows + 1] or "\0"


def unescape(body: str) -> str:
    """The characters a string literal stands for. Escapes nobody knows stay as they are, as in Python."""
    if "\\" not in body:
        return body
    return _ESCAPE.sub(_escaped, body)


def _escaped(escape: re.Match[str]) -> str:
    said = escape.group(1)
    if said[0] == "u" and len(said) > 1:
        units = bytes.fromhex(said[1:5] + said[7:])
        return units.decode("utf-16-be", "replace")
    if said[0] == "x" and len(said) > 1:
        return chr(int(said[1:], 16))
    return _ESCAPES.get(said, "\\" + said)
