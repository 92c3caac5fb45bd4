"""How a shell's three streams travel in one adb stream: as they are (`shell:`, `exec:`) or in frames (`shell,v2:`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from devices.adb import wire
from devices.adb.wire import ShellFrame
from devices.virtual.adb.adbd import Stream
from devices.virtual.shell.process import Streams

_FLUSH_BYTES: Final = 32 * 1024
"""Small writes wait for each other up to here; each packet costs a turn of the host."""


class Channel:
    """Carries one shell's streams."""

    def __init__(self, stream: Stream, *, framed: bool, terminal: bool) -> None:
        self._stream = stream
        self._framed = framed
        self._terminal = terminal
        self._buffer = bytearray()
        self._pending = bytearray()
        self._last = wire.SHELL_STDOUT
        self._input_over = False

    @property
    def streams(self) -> Streams:
        """What the shell gets. Where there is a terminal, or no frames, errors go the way of the output."""
        apart = self._framed and not self._terminal
        out = _Side(self, wire.SHELL_STDOUT)
        return Streams(self, out, _Side(self, wire.SHELL_STDERR) if apart else out)

    def read(self) -> bytes:
        """What the client typed, as it comes."""
        if not self._framed:
            return self._stream.read()
        while not self._input_over and (piece := self._stream.read()):
            frames, rest = wire.decode_shell_frames(bytes(self._buffer) + piece)
            self._buffer = bytearray(rest)
            self._input_over = any(frame.stream == wire.SHELL_CLOSE_STDIN for frame in frames)
            if typed := b"".join(frame.data for frame in frames if frame.stream == wire.SHELL_STDIN):
                return typed
        return b""

    def write(self, side: int, data: bytes) -> None:
        if side != self._last:
            self.flush()
            self._last = side
        self._pending += data.replace(b"\n", b"\r\n") if self._terminal else data
        if len(self._pending) >= _FLUSH_BYTES:
            self.flush()

    def flush(self) -> None:
        data = bytes(self._pending)
        self._pending.clear()
        if data:
            self._stream.write(ShellFrame(self._last, data).encode() if self._framed else data)

    def finish(self, status: int) -> None:
        """Send what waits, and the exit status where there is a place for it."""
        self.flush()
        if self._framed:
            self._stream.write(ShellFrame(wire.SHELL_EXIT, bytes([status & 0xFF])).encode())


@dataclass(frozen=True, slots=True)
class _Side:
    """Output or errors of a channel."""

    channel: Channel
    side: int

    def write(self, data: bytes) -> None:
        self.channel.write(self.side, data)

    def flush(self) -> None:
        self.channel.flush()
