"""A command as it runs in the virtual phone's shell: its words, its streams, the phone it runs on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from devices.virtual.handset import Handset
from devices.virtual.shell.files import FileError, Files, absolute


class Hangup(Exception):
    """The client closed the stream: whatever runs for it ends."""


class Source(Protocol):
    """Where a command reads from."""

    def read(self) -> bytes:
        """The next bytes as they come, b"" at the end."""


class Sink(Protocol):
    """Where a command writes to."""

    def write(self, data: bytes) -> None: ...

    def flush(self) -> None: ...


class Bytes:
    """Reads from bytes, or gathers what is written."""

    def __init__(self, data: bytes = b"") -> None:
        self.data = bytearray(data)

    def read(self) -> bytes:
        data = bytes(self.data)
        self.data.clear()
        return data

    def write(self, data: bytes) -> None:
        self.data += data

    def flush(self) -> None:
        """Nothing waits here."""


@dataclass(frozen=True, slots=True)
class Streams:
    """The three streams of a command."""

    stdin: Source
    out: Sink
    err: Sink


@dataclass(slots=True)
class Process:
    """One running command."""

    args: list[str]
    """Its name first."""
    streams: Streams
    handset: Handset
    env: Mapping[str, str]
    folder: str
    hangup: threading.Event
    run: Callable[[list[str], Streams], int]
    """Run another command, as `toybox` and `env` do."""

    @property
    def name(self) -> str:
        return self.args[0].rsplit("/", 1)[-1]

    @property
    def files(self) -> Files:
        return self.handset.files

    def path(self, path: str) -> str:
        """A path from the root."""
        return absolute(path, self.folder)

    def write(self, data: bytes) -> None:
        self.streams.out.write(data)

    def say(self, *lines: str) -> None:
        """Print lines."""
        self.streams.out.write("".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape"))

    def complain(self, *lines: str) -> None:
        """Print lines on the error stream."""
        self.streams.err.write("".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape"))

    def fail(self, line: str, status: int = 1) -> int:
        """Complain; the status is what the command then returns."""
        self.complain(line)
        return status

    def not_known(self, what: str) -> None:
        """Report an option or subcommand that only a real phone has."""
        self.handset.not_known(f"command {what}")

    def read_all(self) -> bytes:
        """The whole input."""
        pieces = []
        while piece := self.streams.stdin.read():
            pieces.append(piece)
        return b"".join(pieces)

    def read_exactly(self, count: int) -> bytes:
        """So many bytes of the input, or fewer where it ends before."""
        data = b""
        while len(data) < count and (piece := self.streams.stdin.read()):
            data += piece
        return data[:count]

    def inputs(self, paths: list[str]) -> tuple[list[bytes], int]:
        """The contents of files, or of the input where none is named, and the status if some could not be read."""
        contents, status = [], 0
        for path in paths or ["-"]:
            try:
                contents.append(self.read_all() if path == "-" else self.files.read(self.path(path)))
            except FileError as error:
                status = self.fail(f"{self.name}: {path}: {error}")
        return contents, status

    def wait(self, seconds: float | None) -> None:
        """Let real time pass; None waits for the client to go.

        Raises:
            Hangup: if the client went.
        """
        self.streams.out.flush()
        self.streams.err.flush()
        if self.hangup.wait(seconds):
            raise Hangup


Command = Callable[[Process], int]
"""Runs to its end and returns its exit status."""

SHELL_FAILURE: Final = 255
"""How Android's Java commands end when they throw."""
