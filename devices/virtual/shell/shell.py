"""The virtual phone's shell: runs the trees of `grammar.py` on files in memory and the commands in `commands/`.

Nothing here, nor in any command, reaches the host.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from typing import Final

from devices.virtual.handset import Handset
from devices.virtual.shell import grammar, syntax
from devices.virtual.shell.builtins import BUILTINS, Exit
from devices.virtual.shell.commands.table import COMMANDS
from devices.virtual.shell.expansion import fields, one
from devices.virtual.shell.files import FileError, absolute
from devices.virtual.shell.process import Bytes, Command, Hangup, Process, Sink, Streams
from devices.virtual.shell.syntax import (
    Chain,
    For,
    Group,
    If,
    Script,
    Simple,
    SyntaxFault,
    While,
)

SHELL: Final = "/system/bin/sh"
NOT_FOUND: Final = 127
MISUSED: Final = 1
_BIN: Final = re.compile(r"/(?:system/bin|system/xbin|vendor/bin|product/bin|bin)/(?P<name>[^/]+)")
_ENVIRONMENT: Final = {
    "ANDROID_DATA": "/data",
    "ANDROID_ROOT": "/system",
    "ANDROID_STORAGE": "/storage",
    "EXTERNAL_STORAGE": "/sdcard",
    "HOME": "/",
    "HOSTNAME": "virtual",
    "LOGNAME": "shell",
    "PATH": "/product/bin:/apex/com.android.runtime/bin:/system/bin:/vendor/bin",
    "SHELL": SHELL,
    "TERM": "dumb",
    "TMPDIR": "/data/local/tmp",
    "USER": "shell",
}


@dataclass(frozen=True, slots=True)
class _FileSink:
    """`> path`, written as it comes."""

    handset: Handset
    path: str

    def write(self, data: bytes) -> None:
        self.handset.files.write(self.path, data, self.handset.now_s, append=True)

    def flush(self) -> None:
        """Every write is through."""


@dataclass
class Shell:
    """One shell with its variables and its folder."""

    handset: Handset
    hangup: threading.Event
    env: dict[str, str] = field(default_factory=lambda: dict(_ENVIRONMENT))
    folder: str = "/"
    status: int = 0
    substituted: int = 0
    """Status of the last `$(...)`, which is that of a command of assignments only."""
    arguments: list[str] = field(default_factory=lambda: [SHELL])
    """`$0`, `$1` and so on."""

    def run(self, text: str, streams: Streams) -> int:
        """Run a text to its end or to `exit`.

        Raises:
            Hangup: if the client went meanwhile.
        """
        with suppress(Exit):
            self.execute(text, streams)
        return self.status

    def execute(self, text: str, streams: Streams) -> None:
        """Run a text; `exit` in it leaves as an exception."""
        try:
            script = grammar.parse(text)
        except SyntaxFault as fault:
            self.handset.not_known(f"shell syntax {text!r}: {fault}")
            streams.err.write(f"{SHELL}: syntax error: {fault}\n".encode("utf-8", "surrogateescape"))
            self.status = MISUSED
        else:
            self._script(script, streams)

    # --- structure

    def _script(self, script: Script, streams: Streams) -> None:
        for chain in script:
            self._chain(chain, streams)

    def _chain(self, chain: Chain, streams: Streams) -> None:
        for operator, pipeline in chain.links:
            if (operator == "&&" and self.status) or (operator == "||" and not self.status):
                continue
            self._pipe(pipeline.commands, streams)
            if pipeline.negated:
                self.status = int(not self.status)

    def _pipe(self, commands: tuple[syntax.Command, ...], streams: Streams) -> None:
        """One command, or several in turn: each runs to its end before the next reads what it wrote."""
        if len(commands) == 1:
            return self._command(commands[0], streams)
        stdin = streams.stdin
        for command in commands[:-1]:
            out = Bytes()
            self._command_apart(command, Streams(stdin, out, streams.err))
            stdin = out
        self.status = self._command_apart(commands[-1], replace(streams, stdin=stdin))
        return None

    def _command_apart(self, command: syntax.Command, streams: Streams) -> int:
        """Run a command in a shell of its own, which an `exit` in it ends."""
        shell = self.copy()
        with suppress(Exit):
            shell._command(command, streams)
        return shell.status

    def _command(self, command: syntax.Command, streams: Streams) -> None:
        match command:
            case Simple():
                self._simple(command, streams)
            case Group(body, own, redirects):
                shell = self.copy() if own else self
                with self._redirected(redirects, streams) as inner:
                    if inner is not None:
                        shell._run_apart(body, inner) if own else shell._script(body, inner)
                        self.status = shell.status
            case If(condition, then, otherwise):
                self._script(condition, streams)
                taken = then if self.status == 0 else otherwise
                self.status = 0
                self._script(taken, streams)
            case While(condition, body, until):
                self._while(condition, body, until, streams)
            case For(name, words, body):
                for value in fields(self, words, streams):
                    self._stop_if_gone()
                    self.env[name] = value
                    self._script(body, streams)

    def _while(self, condition: Script, body: Script, until: bool, streams: Streams) -> None:
        last = 0
        while True:
            self._stop_if_gone()
            self._script(condition, streams)
            if (self.status == 0) == until:
                self.status = last
                return
            self._script(body, streams)
            last = self.status

    def _run_apart(self, body: Script, streams: Streams) -> None:
        """Run what stands in `( )`: an `exit` in it ends no more than it."""
        with suppress(Exit):
            self._script(body, streams)

    def printed(self, script: Script, streams: Streams) -> str:
        """What a script prints, without the newlines at its end: the value of `$(script)`."""
        out = Bytes()
        shell = self.copy()
        shell._run_apart(script, replace(streams, out=out))
        self.substituted = shell.status
        return out.data.decode("utf-8", "surrogateescape").rstrip("\n")

    def copy(self) -> Shell:
        return replace(self, env=dict(self.env), arguments=list(self.arguments))

    def _stop_if_gone(self) -> None:
        if self.hangup.is_set():
            raise Hangup

    # --- one command

    def _simple(self, command: Simple, streams: Streams) -> None:
        with self._redirected(command.redirects, streams) as inner:
            if inner is None:
                return
            self.substituted = 0
            values = {name: one(self, word, inner) for name, word in command.assignments}
            args = fields(self, command.words, inner)
            if not args:
                self.env |= values
                self.status = self.substituted
                return
            before = {name: self.env.get(name) for name in values}
            self.env |= values
            try:
                self.status = self.call(args, inner)
            finally:
                self.env.update({name: value for name, value in before.items() if value is not None})
                for name in [name for name, value in before.items() if value is None]:
                    self.env.pop(name, None)

    def call(self, args: list[str], streams: Streams) -> int:
        """Run one command with its words; what it is comes from its name."""
        self._stop_if_gone()
        path = _BIN.fullmatch(args[0])
        name = path["name"] if path else args[0]
        if name in BUILTINS:
            return BUILTINS[name](self, args, streams)
        if name in COMMANDS:
            return self._start(COMMANDS[name], args, streams)
        if "/" in name:
            return self.run_file(args, streams)
        self.handset.not_known(f"command {name}")
        return self._not_found(name, streams)

    def knows(self, name: str) -> bool:
        """There is a command of that name."""
        return name in BUILTINS or name in COMMANDS

    def run_file(self, args: list[str], streams: Streams) -> int:
        """Run a script file in a shell of its own."""
        try:
            text = self.handset.files.read(absolute(args[0], self.folder))
        except FileError:
            return self._not_found(args[0], streams)
        return replace(self.copy(), arguments=args).run(text.decode("utf-8", "surrogateescape"), streams)

    def _not_found(self, name: str, streams: Streams) -> int:
        streams.err.write(f"{SHELL}: {name}: inaccessible or not found\n".encode("utf-8", "surrogateescape"))
        return NOT_FOUND

    def _start(self, command: Command, args: list[str], streams: Streams) -> int:
        process = Process(args, streams, self.handset, self.env, self.folder, self.hangup, self.call)
        try:
            return command(process)
        except FileError as error:
            return process.fail(f"{process.name}: {error}")

    # --- redirections

    @contextmanager
    def _redirected(self, redirects: tuple[syntax.Redirect, ...], streams: Streams) -> Iterator[Streams | None]:
        """The streams after `<` and `>`; None where a file could not be opened, which has been said then."""
        inner: Streams | None = streams
        for redirect in redirects:
            target = one(self, redirect.target, streams)
            try:
                inner = self._redirect(streams if inner is None else inner, redirect.fd, redirect.operator, target)
            except FileError as error:
                verb = "open" if redirect.operator == "<" else "create"
                streams.err.write(f"{SHELL}: can't {verb} {target}: {error}\n".encode("utf-8", "surrogateescape"))
                self.status = MISUSED
                inner = None
                break
        yield inner

    def _redirect(self, streams: Streams, fd: int, operator: str, target: str) -> Streams:
        if operator == "<":
            return replace(streams, stdin=Bytes(self.handset.files.read(absolute(target, self.folder))))
        sink: Sink
        if operator == ">&":
            sink = streams.err if target == "2" else streams.out
        else:
            path = absolute(target, self.folder)
            self.handset.files.write(path, b"", self.handset.now_s, append=operator == ">>")
            sink = _FileSink(self.handset, path)
        return replace(streams, err=sink) if fd == 2 else replace(streams, out=sink)
