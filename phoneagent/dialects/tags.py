"""Finds the call in a reply: past the thought, inside its tags, without fences and special tokens.

A thought may quote calls, and a typed text may quote tags. So a thought ends at its last end marker that does not lie
inside the call which follows; and a call in plain prose counts only where it begins a line or ends the reply.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from phoneagent.dialects.literals import Call, Datum, read_call, read_object
from tools.call import ToolError

_TOKEN = r"(?:<\|[\w:]{1,32}\|>|\[EOS\]|</s>|<s>|```\w{0,16})"
_LEADING = re.compile(rf"(?:\s++|<\|im_start\|>assistant\b|{_TOKEN})*+")
_TRAILING_TOKEN = re.compile(rf"{_TOKEN}\Z")
_CLOSING_TAG = re.compile(r"</[\w:]{1,32}>\Z")
_OBJECT_LINE = re.compile(r"^[ \t\[(（]*+(?=[{｛])", re.MULTILINE)
_BRACE = re.compile(r"[{｛]")
_BEGINS_A_LINE = re.compile(
    r"(?:\n|</?\|?[\w:]{1,32}\|?>|(?:Action|Operation|Answer|Output|动作|操作)\s{0,4}[:：])[ \t`*\[]*\Z", re.IGNORECASE
)
_CALL_TAG = re.compile(r"<(?:answer|ans|action|(?:seed:)?tool_call)>")
_LOOK_BACK = 80
TRIES = 8
"""How many places a call is tried to be read at; bounds the time hostile replies take."""

T = TypeVar("T")


@dataclass(frozen=True)
class Found(Generic[T]):
    """What was found in a text, and the text around it."""

    value: T
    before: str
    after: str


def bare(reply: str) -> str:
    """A reply without the fences, special tokens and spaces around it."""
    leading = _LEADING.match(reply)
    start, end = leading.end() if leading else 0, len(reply)
    while True:
        while end > start and reply[end - 1].isspace():
            end -= 1
        token = _TRAILING_TOKEN.search(reply, max(start, end - 48), end)
        if token is None:
            return reply[start:end]
        end = token.start()


def is_over(rest: str) -> bool:
    """Whether nothing but brackets, closing tags, fences and special tokens follows."""
    for _ in range(TRIES):
        rest = bare(rest).rstrip("]})）.。")
        tag = _CLOSING_TAG.search(rest, max(0, len(rest) - 48))
        if tag is None:
            break
        rest = rest[: tag.start()]
    return not rest


def past_thought(
    text: str, tag: str, read: Callable[[str], Found[T]], body: re.Pattern[str] | None = None
) -> tuple[str, T]:
    """The thought, and what was read after it. `tag` is a pattern of the thought's tag; `body`, if the thought is never
    closed, is where the rest begins all the same.

    Raises:
        ToolError: if nothing readable follows the thought.
    """
    opening = re.compile(rf"<\s?(?:{tag})\s?>", re.IGNORECASE)
    closing = re.compile(rf"<\s?/\s?(?:{tag})\s?>", re.IGNORECASE)
    ends = [found.end() for found in closing.finditer(text)]
    if not ends:
        start = _after_open_thought(text, opening, body)
        found = read(text[start:])
        return _words(text[:start] + found.before, opening), found.value
    problem = ToolError("nothing follows the thought")
    begins_with_thought = opening.match(bare(text)) is not None
    for end in [*([] if begins_with_thought else [0]), ends[0], *ends[1:][-TRIES:]]:
        try:
            found = read(text[end:])
        except ToolError as error:
            problem = error
            continue
        if not _is_inside_thought(found.after, opening, closing):
            return _words(closing.sub("", text[:end] + found.before), opening), found.value
    raise problem


def _words(thought: str, opening: re.Pattern[str]) -> str:
    """A thought without the tags around it and those of the call that follows."""
    return _CALL_TAG.sub("", opening.sub("", thought)).strip(" \n\t`")


def _is_inside_thought(after: str, opening: re.Pattern[str], closing: re.Pattern[str]) -> bool:
    """Whether a call is only quoted in a thought, whose end still comes with no new thought begun before it."""
    end = closing.search(after)
    return end is not None and opening.search(after, 0, end.start()) is None


def _after_open_thought(text: str, opening: re.Pattern[str], body: re.Pattern[str] | None) -> int:
    if opening.match(bare(text)) is None:
        return 0
    starts = [found.start() for found in body.finditer(text)] if body else []
    if not starts:
        raise ToolError("the thought never ends, so the reply holds no call; was it cut short?")
    return starts[-1]


def find_object(text: str, *, open_ends: int = 0) -> Found[dict[str, Datum]]:
    """The JSON object in a reply.

    Raises:
        ToolError: if there is none that begins a line or ends the reply.
    """
    problem = ToolError("the reply holds no JSON object")
    for start, must_end in _object_starts(text):
        try:
            value, end = read_object(text, start, open_ends=open_ends)
        except ToolError as error:
            problem = error
            continue
        if not must_end or is_over(text[end:]):
            return Found(value, text[:start], text[end:])
    raise problem


def _object_starts(text: str) -> Iterator[tuple[int, bool]]:
    """Where objects may begin, and whether one there must also end the reply."""
    for _, line in zip(range(TRIES), _OBJECT_LINE.finditer(text), strict=False):
        yield line.end(), False
    for _, brace in zip(range(TRIES), _BRACE.finditer(text), strict=False):
        yield brace.start(), not begins_a_line(text, brace.start())


def begins_a_line(text: str, at: int) -> bool:
    """Whether a position begins a line, or follows a tag or a marker such as `Action:`."""
    before = text[max(0, at - _LOOK_BACK) : at]
    return (at <= _LOOK_BACK and not before.strip(" \t`*[\n")) or _BEGINS_A_LINE.search(before) is not None


def find_call(text: str, names: re.Pattern[str]) -> Found[Call]:
    """The first call of one of the names that begins a line, else the first that ends the reply.

    Raises:
        ToolError: if there is none, or it cannot be read.
    """
    starts = [found.start() for found in names.finditer(text)]
    for start in starts:
        if begins_a_line(text, start):
            call, end = read_call(text, start)
            return Found(call, text[:start], text[end:])
    problem = ToolError("the reply holds no call")
    for start in starts[:TRIES]:
        try:
            call, end = read_call(text, start)
        except ToolError as error:
            problem = error
            continue
        if is_over(text[end:]):
            return Found(call, text[:start], text[end:])
    raise problem
