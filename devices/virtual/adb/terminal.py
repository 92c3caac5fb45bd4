"""A shell with nobody's command: it reads lines, runs each as soon as it is whole, and shows a prompt to a person."""

from __future__ import annotations

from typing import Final

from devices.virtual.shell import grammar
from devices.virtual.shell.builtins import Exit
from devices.virtual.shell.process import Streams
from devices.virtual.shell.shell import Shell
from devices.virtual.shell.syntax import SyntaxFault, Unfinished

_RUBOUT: Final = (8, 127)
_INTERRUPT: Final = 3
_END: Final = 4
_NEWLINES: Final = (10, 13)


def converse(shell: Shell, streams: Streams, *, terminal: bool) -> int:
    """Run lines until the input ends or one says `exit`. A terminal shows what is typed, and a prompt."""
    script = ""
    lines = _Lines(streams, echo=terminal)
    try:
        while True:
            if terminal:
                streams.out.write(f"virtual:{shell.folder} $ ".encode() if not script else b"> ")
            streams.out.flush()
            line = lines.next()
            if line is None:
                break
            script += line + "\n"
            if not _unfinished(script):
                shell.execute(script, streams)
                script = ""
        if script:
            shell.execute(script, streams)
    except Exit:
        pass
    return shell.status


def _unfinished(script: str) -> bool:
    try:
        grammar.parse(script)
    except Unfinished:
        return True
    except SyntaxFault:
        return False
    return False


class _Lines:
    """Lines of an input. A terminal's keys for rubbing out, interrupting and ending do what they say."""

    def __init__(self, streams: Streams, *, echo: bool) -> None:
        self._streams = streams
        self._echo = echo
        self._waiting = bytearray()

    def next(self) -> str | None:
        """The next line without its end; None at the end of the input."""
        line = bytearray()
        while True:
            if not self._waiting:
                self._waiting += self._streams.stdin.read()
                if not self._waiting:
                    return line.decode("utf-8", "surrogateescape") if line else None
            byte = self._waiting.pop(0)
            if byte == 10 or (self._echo and byte in _NEWLINES):
                self._show(b"\n")
                return line.decode("utf-8", "surrogateescape")
            if not self._echo:
                line.append(byte)
            elif byte == _END and not line:
                return None
            elif byte == _INTERRUPT:
                self._show(b"^C\n")
                return ""
            elif byte in _RUBOUT:
                self._show(b"\b \b" if line else b"")
                del line[-1:]
            else:
                line.append(byte)
                self._show(bytes([byte]))

    def _show(self, data: bytes) -> None:
        if self._echo:
            self._streams.out.write(data)
            if not self._waiting:
                self._streams.out.flush()
