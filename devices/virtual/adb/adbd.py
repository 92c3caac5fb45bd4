"""The phone's end of one connection with an adb server: packets in, streams out.

A thread reads packets; every opened service runs in a thread of its own, because a shell command is plain code that
waits for its input, its output's turn, or time. Writes wait for the host's OKAY, reads give it, so no stream can flood
the other side.
"""

from __future__ import annotations

import logging
import queue
import random
import socket
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Final

from devices.adb import wire
from devices.adb.wire import Banner, Packet, WireError
from devices.virtual.adb.gate import Computer, Gate
from devices.virtual.shell.process import Hangup

_log = logging.getLogger("devices.virtual")

_READ_BYTES: Final = 256 * 1024

Service = Callable[["Stream"], None]
"""Serves one stream to its end, in a thread of its own."""


class Stream:
    """One opened service, as its service sees it."""

    def __init__(self, connection: Connection, local_id: int, remote_id: int = 0) -> None:
        self.connection = connection
        self.local_id = local_id
        self._remote_id = remote_id
        self._inbox: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._turn = threading.Semaphore(1 if remote_id else 0)  # what the phone opens waits for the host's first OKAY
        self._ended = False
        self.hangup = threading.Event()
        """Set when the host has closed the stream or gone."""

    def read(self) -> bytes:
        """The next piece the host sent, as it comes; b"" at the end."""
        if self._ended:
            return b""
        piece = self._inbox.get()
        if piece is None:
            self._ended = True
            return b""
        self.connection.send(Packet(wire.OKAY, self.local_id, self._remote_id))
        return piece

    def read_exactly(self, count: int, buffer: bytearray) -> bytes:
        """So many bytes, through a buffer that keeps what is too much.

        Raises:
            Hangup: if the host closes before.
        """
        while len(buffer) < count:
            piece = self.read()
            if not piece:
                raise Hangup
            buffer += piece
        taken = bytes(buffer[:count])
        del buffer[:count]
        return taken

    def write(self, data: bytes) -> None:
        """Send bytes, in pieces the host takes, each in its turn.

        Raises:
            Hangup: if the host has closed the stream.
        """
        limit = self.connection.limit_bytes
        for at in range(0, len(data), limit):
            self._turn.acquire()
            if self.hangup.is_set():
                raise Hangup
            self.connection.send(Packet(wire.WRTE, self.local_id, self._remote_id, data[at : at + limit]))

    def end(self) -> None:
        """Make the next read the last, as if the host had said all."""
        self._inbox.put(None)

    # --- for the connection

    def deliver(self, piece: bytes) -> None:
        self._inbox.put(piece)

    def allow(self, remote_id: int) -> None:
        """The host took the last piece, or the stream that the phone opened."""
        self._remote_id = remote_id
        self._turn.release()

    def close(self) -> None:
        """Tell the host, unless it closed the stream itself."""
        if not self.hangup.is_set() and self._remote_id:
            with suppress(Hangup):  # the host may go first
                self.connection.send(Packet(wire.CLSE, self.local_id, self._remote_id))
        self.connection.forget(self.local_id)

    def hang_up(self) -> None:
        self.hangup.set()
        self._inbox.put(None)
        self._turn.release()


class Connection:
    """One adb server's connection."""

    def __init__(
        self,
        link: socket.socket,
        props: Mapping[str, str],
        service: Callable[[str], Service | None],
        gate: Gate,
        on_welcome: Callable[[], None] = lambda: None,
    ) -> None:
        self._link = link
        self._props = props
        self._service = service
        self._gate = gate
        self._on_welcome = on_welcome
        """Told when the host is let in."""
        self._let_in = False
        self._sending = threading.Lock()  # the services' threads would mix their packets
        self._numbering = threading.Lock()  # the host's thread and the shells' both open streams
        self._streams: dict[int, Stream] = {}
        self._last_id = 0
        self.limit_bytes = wire.MAX_PAYLOAD_BYTES

    def serve(self) -> None:
        """Read packets until the host goes."""
        buffer = b""
        try:
            while data := self._link.recv(_READ_BYTES):
                packets, buffer = wire.decode_packets(buffer + data)
                for packet in packets:
                    self._receive(packet)
        except WireError as error:
            _log.warning("the virtual phone hangs up on a host that sends no ADB: %s", error)
        except (OSError, Hangup):
            pass  # the host is gone, and with it what could be said to it
        finally:
            self.close()

    def close(self) -> None:
        self._gate.leave(self._welcome)
        for stream in list(self._streams.values()):
            stream.hang_up()
        with suppress(OSError):  # it may be gone already
            self._link.shutdown(socket.SHUT_RDWR)
        self._link.close()

    def send(self, packet: Packet) -> None:
        """Send a packet.

        Raises:
            Hangup: if the host is gone.
        """
        try:
            with self._sending:
                self._link.sendall(packet.encode())
        except OSError as error:
            raise Hangup from error

    def _receive(self, packet: Packet) -> None:
        stream = self._streams.get(packet.arg1)
        match packet.command:
            case wire.CNXN:
                self.limit_bytes = min(packet.arg1, wire.MAX_PAYLOAD_BYTES) or wire.MAX_PAYLOAD_BYTES
                self._gate.knock(lambda: self._welcome() if self._gate.is_open else self._challenge())
            case wire.AUTH if packet.arg0 == wire.AUTH_SIGNATURE:
                self._challenge()  # no key is known here, so no signature is: the host shows its public key next
            case wire.AUTH if packet.arg0 == wire.AUTH_PUBLIC_KEY:
                self._gate.ask(Computer.of_key(packet.data), self._welcome)
            case wire.OPEN if self._let_in:
                self._open(packet.data.rstrip(b"\0").decode("utf-8", "surrogateescape"), packet.arg0)
            case wire.WRTE if stream is not None:
                stream.deliver(packet.data)
            case wire.OKAY if stream is not None:
                stream.allow(packet.arg0)
            case wire.CLSE if stream is not None:
                stream.hang_up()

    def _welcome(self) -> None:
        self._let_in = True
        banner = Banner("device", self._props, wire.PHONE_FEATURES).encode()
        with suppress(Hangup):  # a host that waited for its owner's yes may be gone
            self.send(Packet(wire.CNXN, wire.VERSION, wire.MAX_PAYLOAD_BYTES, banner))
        self._on_welcome()

    def _challenge(self) -> None:
        with suppress(Hangup):  # so may one that knocked at a silent phone
            self.send(Packet(wire.AUTH, wire.AUTH_TOKEN, 0, random.randbytes(wire.TOKEN_BYTES)))

    def open(self, name: str) -> Stream:
        """Ask the host to open something, as a port does that was reversed. What is written waits for its yes."""
        stream = self._new_stream(0)
        self.send(Packet(wire.OPEN, stream.local_id, 0, name.encode() + b"\0"))
        return stream

    def forget(self, local_id: int) -> None:
        """A stream has ended."""
        self._streams.pop(local_id, None)

    def _new_stream(self, remote_id: int) -> Stream:
        with self._numbering:
            self._last_id += 1
            stream = self._streams[self._last_id] = Stream(self, self._last_id, remote_id)
        return stream

    def _open(self, name: str, remote_id: int) -> None:
        service = self._service(name)
        if service is None:
            return self.send(Packet(wire.CLSE, 0, remote_id))
        stream = self._new_stream(remote_id)
        self.send(Packet(wire.OKAY, stream.local_id, remote_id))
        threading.Thread(target=self._run, args=(service, stream), name=f"adbd {name[:40]}", daemon=True).start()
        return None

    def _run(self, service: Service, stream: Stream) -> None:
        with suppress(Hangup):  # the host closed the stream: its service has nobody to serve
            try:
                service(stream)
            finally:
                stream.close()
