"""Characters and words of the shell language, read from left to right; what stands between words is `grammar.py`'s."""

from __future__ import annotations

from string import ascii_letters, digits
from typing import Final

from devices.virtual.shell.syntax import Part, Script, Substitution, SyntaxFault, Text, Unfinished, Variable, Word

_NAME: Final = ascii_letters + digits + "_"
_BREAKS: Final = " \t\n;&|<>()"
_OPERATORS: Final = ("&&", "||", ";;", "<<", ">>", ">&", "<&", "&>", ";", "&", "|", "<", ">", "(", ")", "\n")


class WordReader:
    """Reads one text. Scripts inside words, as in `$(...)`, are read by whoever knows the grammar."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def script(self) -> Script:
        """Commands up to an operator that ends them."""
        raise NotImplementedError

    def inner(self, text: str) -> Script:
        """Another text as a script."""
        raise NotImplementedError

    def _assignment_name(self) -> str:
        self._blanks()
        end = self._at
        while end < len(self._text) and self._text[end] in _NAME:
            end += 1
        name = self._text[self._at : end]
        if not name or name[0] in digits or self._text[end : end + 1] != "=":
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
            if not ((name and set(name) <= set(_NAME)) or name in ("?", "$", "#", "@", "*")):
                raise SyntaxFault(f"${{{name}}}: bad substitution")
            return Variable(name, quoted, default if colon else None)
        if rest[:1] in ("?", "$", "#", "@", "*", "!") or rest[:1] in [*digits]:
            self._at += 1
            return Variable(rest[0], quoted)
        name = ""
        while not self._over() and self._text[self._at] in _NAME:
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
        return Substitution(self.inner(inner), quoted)

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
            raise self._refusal()

    def _expect_operator(self, operator: str) -> None:
        self._newlines()
        if not self._take(operator):
            raise self._refusal()

    def _refusal(self) -> SyntaxFault:
        """What should not be here, or that here is too early an end."""
        self._blanks()
        if self._over():
            return Unfinished("unexpected end of file")
        return SyntaxFault(f"unexpected '{(self._operator() or self._peek_word()).replace(chr(10), 'newline')}'")


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
