"""Reads the literals and calls that models write: JSON, Python and what lies between. Nothing is ever evaluated.

The strict reader takes JSON and Python literals, calls with literal arguments, full-width punctuation, curly quotes and
doubled braces. The lenient one, tried where the strict one fails, also mends quotes that were not escaped and commas
that were left out. Both are linear in the length of the text and refuse what nests too deeply.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

from phoneagent.dialects.quotes import CLOSER, MAX_QUOTES, Place, mended_end, strict_end, unescape
from tools.call import ToolError

Datum: TypeAlias = "str | int | float | bool | list[Datum] | dict[str, Datum] | None"
"""What a literal can hold. Tuples are read as lists."""

MAX_DEPTH = 24
"""No dialect nests more than five deep; a bound keeps hostile brackets from exhausting the stack."""

MAX_VALUES = 2000
"""No call comes near these; they bound the time that hostile replies take."""

_SPACE = re.compile(r"[\s\ufeff\u200b]*+")
_NUMBER = re.compile(r"[+-]?(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][+-]?[0-9]++)?(?![\w.])")
_WORD = re.compile(r"[^\W\d]\w{0,63}")
_NAME = re.compile(r"[^\W\d][\w.]{0,63}")
_KEYWORD = re.compile(r"([^\W\d]\w{0,63})\s*+[=＝]")
_WORDS: dict[str, Datum] = {"true": True, "false": False, "null": None, "True": True, "False": False, "None": None}
_TAGGED = re.compile(r"<(\|?)\w{1,24}\1>[^<>]{0,96}<(?:/\w{1,24}|\|\w{1,24}\|)>")


@dataclass(frozen=True)
class Call:
    """A function call with literal arguments."""

    name: str
    keywords: Mapping[str, Datum] = field(default_factory=dict)
    positional: tuple[Datum, ...] = ()


T = TypeVar("T")


def read_value(text: str, at: int = 0, *, open_ends: int = 0) -> tuple[Datum, int]:
    """The literal at a position and the position after it. `open_ends` closing brackets may be missing at the end.

    Raises:
        ToolError: if there is none.
    """
    return _twice(text, at, open_ends, lambda reader: reader.value("list"))


def read_object(text: str, at: int = 0, *, open_ends: int = 0) -> tuple[dict[str, Datum], int]:
    """The object at a position, and the position after it.

    Raises:
        ToolError: if there is none.
    """
    value, end = read_value(text, at, open_ends=open_ends)
    if not isinstance(value, dict):
        raise ToolError("expected a JSON object in braces")
    return value, end


def read_call(text: str, at: int = 0) -> tuple[Call, int]:
    """The call at a position, `name(key=literal, ...)`, and the position after it.

    Raises:
        ToolError: if there is none.
    """
    return _twice(text, at, 0, lambda reader: reader.call())


def _twice(text: str, at: int, open_ends: int, read: Callable[[_Reader], T]) -> tuple[T, int]:
    try:
        reader = _Reader(text, at, open_ends)
        return read(reader), reader.at
    except ToolError as strict:
        reader = _Reader(text, at, open_ends, lenient=True)
        try:
            return read(reader), reader.at
        except ToolError:
            raise strict from None


@dataclass
class _Reader:
    """Walks over a text once."""

    text: str
    at: int
    open_ends: int
    lenient: bool = False
    depth: int = 0
    values_left: int = MAX_VALUES
    quotes_left: int = MAX_QUOTES

    def value(self, place: Place) -> Datum:
        self.skip()
        self.values_left -= 1
        if self.values_left < 0:
            raise ToolError("the reply holds too many values")
        here = self.peek()
        if here in CLOSER:
            return self.string(place)
        if here in "{｛":
            return self.nested(self.object)
        if here in "[(（【":
            return self.nested(self.items)
        number = _NUMBER.match(self.text, self.at)
        if number is not None:
            self.at = number.end()
            return _number(number.group())
        word = _WORD.match(self.text, self.at)
        if word is not None and word.group() in _WORDS:
            self.at = word.end()
            return _WORDS[word.group()]
        if self.lenient:
            return self.loose(place)
        raise self.problem("a quoted string, a number, a list or an object")

    def loose(self, place: Place) -> str:
        """What only a lenient reader takes for a value: a point in its tags, a bare word after `key=`."""
        tagged = _TAGGED.match(self.text, self.at)
        word = _WORD.match(self.text, self.at) if place == "call" else None
        found = tagged or word
        if found is None:
            raise self.problem("a value")
        self.at = found.end()
        return found.group()

    def nested(self, read: Callable[[], T]) -> T:
        if self.depth == MAX_DEPTH:
            raise ToolError("the reply nests too deeply")
        self.depth += 1
        self.at += 1
        value = read()
        self.depth -= 1
        return value

    def items(self) -> list[Datum]:
        found: list[Datum] = []
        while not self.closes("])）】", ended=bool(found) and not _is_number(found[-1])):
            found.append(self.value("list"))
            self.separate("])）】")
        return found

    def object(self) -> dict[str, Datum]:
        self.skip()
        if self.peek() in "{｛":
            return self.doubled()
        found: dict[str, Datum] = {}
        last: Datum = 0
        while not self.closes("}｝", ended=bool(found) and not _is_number(last)):
            key = self.key()
            self.expect(":：")
            last = self.value("dict")
            if key in found:
                raise ToolError(f"the key {key!r} is given twice")
            found[key] = last
            self.separate("}｝")
        return found

    def doubled(self) -> dict[str, Datum]:
        """Braces doubled as a template would escape them, `{{...}}`."""
        inner = self.nested(self.object)
        if not self.closes("}｝", ended=True):
            raise self.problem("}")
        return inner

    def key(self) -> str:
        self.skip()
        if self.peek() in CLOSER:
            return self.string("key")
        word = _WORD.match(self.text, self.at)
        if word is None:
            raise self.problem("a key")
        self.at = word.end()
        return word.group()

    def call(self) -> Call:
        self.skip()
        name = _NAME.match(self.text, self.at)
        if name is None:
            raise self.problem("a call")
        self.at = name.end()
        self.expect("(（")
        keywords: dict[str, Datum] = {}
        positional: list[Datum] = []
        while not self.closes(")）", ended=False):
            keyword = _KEYWORD.match(self.text, self.at)
            if keyword is None:
                positional.append(self.value("list"))
            elif keyword.group(1) in keywords:
                raise ToolError(f"the argument {keyword.group(1)!r} is given twice")
            else:
                self.at = keyword.end()
                keywords[keyword.group(1)] = self.value("call")
            self.separate(")）")
        return Call(name.group(), keywords, tuple(positional))

    def closes(self, closers: str, *, ended: bool) -> bool:
        """Step over a closing bracket if there is one. `ended`: what came before cannot have been cut short."""
        self.skip()
        if self.at < len(self.text) and self.text[self.at] in closers:
            self.at += 1
            return True
        if self.open_ends and ended and self.ends():
            self.open_ends -= 1
            return True
        return False

    def separate(self, closers: str) -> None:
        self.skip()
        here = self.peek()
        if here in ",，、":
            self.at += 1
        elif here not in closers and not self.lenient and not self.ends():
            raise self.problem(f"a comma or {closers[0]}")

    def ends(self) -> bool:
        return self.at == len(self.text) or self.text.startswith("</", self.at)

    def expect(self, marks: str) -> None:
        self.skip()
        if self.at == len(self.text) or self.text[self.at] not in marks:
            raise self.problem(marks[0])
        self.at += 1

    def string(self, place: Place) -> str:
        close = CLOSER[self.peek()]
        start = self.at + 1
        if self.text.find(close, start) < 0:
            end = -1
        elif self.lenient:
            end, self.quotes_left = mended_end(self.text, start, close, place, self.quotes_left)
        else:
            end = strict_end(self.text, start, close)
        if end < 0:
            raise ToolError("a string in the reply is not closed; was it cut short?")
        self.at = end + 1
        return unescape(self.text[start:end])

    def skip(self) -> None:
        space = _SPACE.match(self.text, self.at)
        if space is not None:
            self.at = space.end()

    def peek(self) -> str:
        """The next character. NUL at the end, which no set of marks contains."""
        return self.text[self.at] if self.at < len(self.text) else "\0"

    def problem(self, wanted: str) -> ToolError:
        found = self.text[self.at : self.at + 20]
        return ToolError(f"expected {wanted} " + (f"before {found!r}" if found else "but the reply ends"))


def _number(said: str) -> int | float:
    """A number. Models pad with zeros, which neither JSON nor Python allow."""
    if len(said) > 32:
        raise ToolError("a number in the reply has too many digits")
    value = float(said)
    if not math.isfinite(value):
        raise ToolError(f"{said} is too large a number")
    return int(value) if re.fullmatch(r"[+-]?[0-9]+", said) else value


def _is_number(value: Datum) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
