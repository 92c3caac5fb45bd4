"""The shell language the virtual phone reads, a subset of mksh: text in, a tree of frozen records out; nothing runs here.

In it: `;`, newline, `&&`, `||`, `|`, `!`, `( )`, `{ }`, `if`, `while`, `until`, `for`, `NAME=value command`, single and double quotes, backslash,
`$NAME`, `${NAME}`, `${NAME:-word}`, `$?`, `$(...)`, backquotes, `<`, `>`, `>>`, `2>`, `2>&1`, `&>` and comments.
Left out: `&`, here-documents, arithmetic, functions, `case`. They are refused, never half understood.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_BREAKS: Final = " \t\n;&|<>()"
_RESERVED: Final = frozenset({"then", "else", "elif", "fi", "do", "done", "}"})
_OPERATORS: Final = ("&&", "||", ";;", "<<", ">>", ">&", "<&", "&>", ";", "&", "|", "<", ">", "(", ")", "\n")


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


def parse(text: str) -> Script:
    """Read a whole text.

    Raises:
        Unfinished: if more text could make a command of it.
        SyntaxFault: if none could.
    """
    reader = _Reader(text)
    script = reader.script()
    reader.end()
    return script


class _Reader:
    """Reads one text from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    # --- structure

    def script(self) -> Script:
        chains: list[Chain] = []
        while True:
            while self._take(";", "\n") if chains else self._take("\n"):
                pass
            if self._over() or self._operator() in (")", ";;") or self._peek_word() in _RESERVED:
                return tuple(chains)
            chains.append(self._chain())
            if self._operator() not in (";", "\n", ")", "") or self._operator() == "" and not self._over():
                self._refuse()

    def end(self) -> None:
        self._blanks()
        if not self._over():
            self._refuse()

    def _chain(self) -> Chain:
        links = [("", self._pipeline())]
        while operator := self._take("&&", "||"):
            self._newlines()
            links.append((operator, self._pipeline()))
        return Chain(tuple(links))

    def _pipeline(self) -> Pipeline:
        negated = self._keyword("!")
        commands = [self._command()]
        while self._take("|"):
            self._newlines()
            commands.append(self._command())
        return Pipeline(tuple(commands), negated)

    def _command(self) -> Command:
        if self._take("("):
            body = self.script()
            self._expect_operator(")")
            return Group(body, True, self._redirects())
        match self._peek_word():
            case "{":
                self._keyword("{")
                body = self.script()
                self._expect("}")
                return Group(body, False, self._redirects())
            case "if":
                self._keyword("if")
                return self._if()
            case "while" | "until" as word:
                self._keyword(word)
                condition = self.script()
                return While(condition, self._loop_body(), word == "until")
            case "for":
                self._keyword("for")
                return self._for()
            case _:
                return self._simple()

    def _if(self) -> If:
        condition = self.script()
        self._expect("then")
        then = self.script()
        if self._keyword("elif"):
            return If(condition, then, (Chain((("", Pipeline((self._if(),), False)),)),))
        otherwise = self.script() if self._keyword("else") else ()
        self._expect("fi")
        return If(condition, then, otherwise)

    def _for(self) -> For:
        name = self._peek_word()
        self._keyword(name)
        self._expect("in")
        words = []
        while (word := self._word()) is not None:
            words.append(word)
        self._take(";", "\n")
        self._newlines()
        return For(name, tuple(words), self._loop_body())

    def _loop_body(self) -> Script:
        self._expect("do")
        body = self.script()
        self._expect("done")
        return body

    def _simple(self) -> Simple:
        assignments: list[tuple[str, Word]] = []
        words: list[Word] = []
        redirects: list[Redirect] = []
        while True:
            if found := self._redirect():
                redirects += found
            elif not words and (name := self._assignment_name()):
                assignments.append((name, self._value()))
            elif (word := self._word()) is not None:
                words.append(word)
            else:
                break
        if not (assignments or words or redirects):
            self._refuse()
        return Simple(tuple(assignments), tuple(words), tuple(redirects))

    def _redirects(self) -> tuple[Redirect, ...]:
        found: list[Redirect] = []
        while more := self._redirect():
            found += more
        return tuple(found)

    def _redirect(self) -> list[Redirect]:
        self._blanks()
        digit = self._text[self._at : self._at + 1] if self._text[self._at + 1 : self._at + 2] in ("<", ">") else ""
        start = self._at
        if digit and digit in "012":
            self._at += 1
        operator = self._take("<", ">>", ">&", ">", "&>")
        if not operator:
            self._at = start
            return []
        self._blanks()
        target = self._word()
        if target is None:
            self._refuse()
        if operator == "&>":
            return [Redirect(1, ">", target), Redirect(2, ">&", (Text("1", True),))]
        return [Redirect(int(digit) if digit and digit in "012" else int(operator != "<"), operator, target)]

    # --- words

    def _assignment_name(self) -> str:
        self._blanks()
        end = self._at
        while end < len(self._text) and (self._text[end].isalnum() or self._text[end] == "_"):
            end += 1
        name = self._text[self._at : end]
        if not name or name[0].isdigit() or self._text[end : end + 1] != "=":
            return ""
        self._at = end + 1
        return name

    def _word(self) -> Word | None:
        """The next word, None where an operator or the end comes first."""
        self._blanks()
        start = self._at
        word = self._value()
        return word if self._at > start else None

    def _value(self) -> Word:
        """What stands here up to a blank or an operator, maybe nothing."""
        parts: list[Part] = []
        while not self._over() and (char := self._text[self._at]) not in _BREAKS:
            self._at += 1
            if char == "'":
                parts.append(Text(self._until("'"), True))
            elif char == '"':
                parts += self._double_quoted()
            elif char == "\\":
                if self._over():
                    raise Unfinished("unexpected end of file")
                if self._text[self._at] != "\n":
                    parts.append(Text(self._text[self._at], True))
                self._at += 1
            elif char == "$" or char == "`":
                parts.append(self._dollar(quoted=False) if char == "$" else self._backquoted(quoted=False))
            else:
                parts.append(Text(char, False))
        return tuple(_joined(parts))

    def _double_quoted(self) -> list[Part]:
        parts: list[Part] = [Text("", True)]
        while not self._over():
            char = self._text[self._at]
            self._at += 1
            if char == '"':
                return parts
            if char == "\\" and self._text[self._at : self._at + 1] in ("$", "`", '"', "\\", "\n"):
                parts.append(Text(self._text[self._at].strip("\n"), True))
                self._at += 1
            elif char == "$" or char == "`":
                parts.append(self._dollar(quoted=True) if char == "$" else self._backquoted(quoted=True))
            else:
                parts.append(Text(char, True))
        raise Unfinished("no closing quote")

    def _dollar(self, *, quoted: bool) -> Part:
        rest = self._text[self._at :]
        if rest.startswith("(("):
            raise SyntaxFault("arithmetic is not known here")
        if rest.startswith("("):
            self._at += 1
            script = self.script()
            self._expect_operator(")")
            return Substitution(script, quoted)
        if rest.startswith("{"):
            self._at += 1
            name, colon, default = self._until("}").partition(":-")
            if not (name.isidentifier() or name in ("?", "$", "#", "@", "*") or name.isdigit()):
                raise SyntaxFault(f"${{{name}}}: bad substitution")
            return Variable(name, quoted, default if colon else None)
        if rest[:1] in ("?", "$", "#", "@", "*", "!") or rest[:1].isdigit():
            self._at += 1
            return Variable(rest[0], quoted)
        name = ""
        while not self._over() and (self._text[self._at].isalnum() or self._text[self._at] == "_"):
            name += self._text[self._at]
            self._at += 1
        return Variable(name, quoted) if name else Text("$", True)

    def _backquoted(self, *, quoted: bool) -> Part:
        inner = ""
        while not self._over() and (char := self._text[self._at]) != "`":
            self._at += 1
            if char == "\\" and self._text[self._at : self._at + 1] in ("$", "`", "\\"):
                char = self._text[self._at]
                self._at += 1
            inner += char
        self._until("`")
        return Substitution(parse(inner), quoted)

    # --- characters

    def _over(self) -> bool:
        return self._at >= len(self._text)

    def _until(self, mark: str) -> str:
        end = self._text.find(mark, self._at)
        if end < 0:
            raise Unfinished("no closing quote" if mark != "}" else "no closing brace")
        inner = self._text[self._at : end]
        self._at = end + 1
        return inner

    def _blanks(self) -> None:
        while not self._over():
            if self._text[self._at] in " \t":
                self._at += 1
            elif self._text.startswith("\\\n", self._at):
                self._at += 2
            elif self._text[self._at] == "#" and (self._at == 0 or self._text[self._at - 1] in _BREAKS):
                end = self._text.find("\n", self._at)
                self._at = len(self._text) if end < 0 else end
            else:
                return

    def _newlines(self) -> None:
        while self._take("\n"):
            pass

    def _operator(self) -> str:
        """The operator that comes next, not taken; "" for a word or the end."""
        self._blanks()
        return next((one for one in _OPERATORS if self._text.startswith(one, self._at)), "")

    def _take(self, *operators: str) -> str:
        found = self._operator()
        if found not in operators:
            return ""
        self._at += len(found)
        return found

    def _peek_word(self) -> str:
        self._blanks()
        end = self._at
        while end < len(self._text) and self._text[end] not in _BREAKS:
            end += 1
        return self._text[self._at : end]

    def _keyword(self, word: str) -> bool:
        if not word or self._peek_word() != word:
            return False
        self._at += len(word)
        return True

    def _expect(self, word: str) -> None:
        if not self._keyword(word):
            self._refuse()

    def _expect_operator(self, operator: str) -> None:
        self._newlines()
        if not self._take(operator):
            self._refuse()

    def _refuse(self) -> None:
        """Say what should not be here.

        Raises:
            Unfinished: at the end of the text.
            SyntaxFault: anywhere else.
        """
        self._blanks()
        if self._over():
            raise Unfinished("unexpected end of file")
        raise SyntaxFault(f"unexpected '{(self._operator() or self._peek_word()).replace(chr(10), 'newline')}'")


def _joined(parts: list[Part]) -> list[Part]:
    """Neighbouring letters of one kind as one text."""
    joined: list[Part] = []
    for part in parts:
        last = joined[-1] if joined else None
        if isinstance(part, Text) and isinstance(last, Text) and part.quoted == last.quoted:
            joined[-1] = Text(last.value + part.value, part.quoted)
        else:
            joined.append(part)
    return joined
