"""The shell language as frozen records: what `grammar.py` makes of a text and `shell.py` runs."""

from __future__ import annotations

from dataclasses import dataclass


class SyntaxFault(Exception):
    """The text is no command of this language; the message is what follows "syntax error: "."""


class Unfinished(SyntaxFault):
    """The text is the beginning of a command: a quote, a bracket or a word such as `fi` is missing."""


@dataclass(frozen=True, slots=True)
class Text:
    """Letters that stand for themselves."""

    value: str
    quoted: bool
    """Quoted letters are no wildcards."""


@dataclass(frozen=True, slots=True)
class Variable:
    """`$NAME` or `${NAME:-default}`."""

    name: str
    quoted: bool
    """Unquoted values are split at blanks."""
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Substitution:
    """`$(script)`: what the script prints."""

    script: Script
    quoted: bool


Part = Text | Variable | Substitution
Word = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Redirect:
    """`fd > target` and its kin; for `>&` the target is another stream's number."""

    fd: int
    operator: str
    target: Word


@dataclass(frozen=True, slots=True)
class Simple:
    """Assignments, words, redirections."""

    assignments: tuple[tuple[str, Word], ...]
    words: tuple[Word, ...]
    redirects: tuple[Redirect, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """`{ body; }`, or `( body )` where what it changes ends with it."""

    body: Script
    own: bool
    redirects: tuple[Redirect, ...] = ()


@dataclass(frozen=True, slots=True)
class If:
    condition: Script
    then: Script
    otherwise: Script


@dataclass(frozen=True, slots=True)
class While:
    condition: Script
    body: Script
    until: bool


@dataclass(frozen=True, slots=True)
class For:
    name: str
    words: tuple[Word, ...]
    body: Script


Command = Simple | Group | If | While | For


@dataclass(frozen=True, slots=True)
class Pipeline:
    commands: tuple[Command, ...]
    negated: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """Pipelines joined by `&&` and `||`; the first one's operator is ""."""

    links: tuple[tuple[str, Pipeline], ...]


Script = tuple[Chain, ...]
