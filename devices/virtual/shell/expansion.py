"""Words of a command with their variables and `$(...)` filled in, split at blanks, and matched with files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from devices.virtual.shell.process import Streams
from devices.virtual.shell.syntax import Part, Substitution, Text, Variable, Word

if TYPE_CHECKING:
    from devices.virtual.shell.shell import Shell

_WILD: Final = re.compile(r"[*?[]")
_PID: Final = "2048"


def fields(shell: Shell, words: tuple[Word, ...], streams: Streams) -> list[str]:
    """The words a command gets: unquoted values split at blanks, unquoted wildcards matched."""
    return [field for word in words for field in _split(shell, word, streams)]


def one(shell: Shell, word: Word, streams: Streams) -> str:
    """A word as one value, neither split nor matched."""
    return "".join(_value(shell, part, streams) for part in word)


def _split(shell: Shell, word: Word, streams: Streams) -> Iterator[str]:
    split: list[list[tuple[str, bool]]] = []
    joins = False
    for part in word:
        literal = isinstance(part, Text) or part.quoted
        if isinstance(part, Variable) and part.name == "@" and part.quoted:
            value, pieces = "", shell.arguments[1:]
        else:
            value = _value(shell, part, streams)
            pieces = [value] if literal else value.split()
        joins = joins and (literal or not value[:1].isspace())
        for index, piece in enumerate(pieces):
            if index or not joins:
                split.append([])
            split[-1].append((piece, part.quoted))
        joins = (joins or bool(pieces)) and (literal or not value[-1:].isspace())
    for field in split:
        wild = any(_WILD.search(piece) and not quoted for piece, quoted in field)
        pattern = "".join(_WILD.sub(r"[\g<0>]", piece) if quoted else piece for piece, quoted in field)
        found = shell.handset.files.glob(pattern, shell.folder) if wild else []
        yield from found or ["".join(piece for piece, _ in field)]


def _value(shell: Shell, part: Part, streams: Streams) -> str:
    match part:
        case Text(value):
            return value
        case Variable(name, _, default):
            value = _variable(shell, name)
            return default if default is not None and not value else value
        case Substitution(script):
            return shell.printed(script, streams)


def _variable(shell: Shell, name: str) -> str:
    match name:
        case "?":
            return str(shell.status)
        case "$":
            return _PID
        case "#":
            return str(len(shell.arguments) - 1)
        case "@" | "*":
            return " ".join(shell.arguments[1:])
        case _ if name.isdecimal():
            return shell.arguments[int(name)] if int(name) < len(shell.arguments) else ""
        case _:
            return shell.env.get(name, "")
