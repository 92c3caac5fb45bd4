"""The shell language the virtual phone reads, a subset of mksh: text in, a tree of frozen records out; nothing runs.

In it: `;`, newline, `&&`, `||`, `|`, `!`, `( )`, `{ }`, `if`, `while`, `until`, `for`, `NAME=value command`, single and
double quotes, backslash, `$NAME`, `${NAME}`, `${NAME:-word}`, `$?`, `$(...)`, backquotes, `<`, `>`, `>>`, `2>`, `2>&1`,
`&>` and comments. Left out: `&`, here-documents, arithmetic, functions, `case`. They are refused, never half read.
"""

from __future__ import annotations

from typing import Final

from devices.virtual.shell.syntax import (
    Chain,
    Command,
    For,
    Group,
    If,
    Pipeline,
    Redirect,
    Script,
    Simple,
    Text,
    While,
    Word,
)  # fmt: skip
from devices.virtual.shell.word_reader import WordReader

_RESERVED: Final = frozenset({"then", "else", "elif", "fi", "do", "done", "}"})


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


class _Reader(WordReader):
    """Reads one text from left to right."""

    def inner(self, text: str) -> Script:
        return parse(text)

    def script(self) -> Script:
        chains: list[Chain] = []
        while True:
            while self._take(";", "\n") if chains else self._take("\n"):
                pass
            if self._over() or self._operator() in (")", ";;") or self._peek_word() in _RESERVED:
                return tuple(chains)
            chains.append(self._chain())
            if self._operator() not in (";", "\n", ")", "") or (self._operator() == "" and not self._over()):
                raise self._refusal()

    def end(self) -> None:
        self._blanks()
        if not self._over():
            raise self._refusal()

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
            raise self._refusal()
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
            raise self._refusal()
        if operator == "&>":
            return [Redirect(1, ">", target), Redirect(2, ">&", (Text("1", True),))]
        return [Redirect(int(digit) if digit and digit in "012" else int(operator != "<"), operator, target)]
