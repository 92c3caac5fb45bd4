"""The phone's end of one connection with an adb server: packets in, streams out.

A thread reads packets; every opened service runs in a thread of its own, because a shell command is plain code that
waits for its input, its output's turn, or time. Writes wait for the host's OKAY, reads give it, so no stream can flood
the other side.
"""

from __future__ import annotations

import logging
import queue
import socket
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Final

from devices.adb import wire
from devices.adb.wire import Banner, Packet, WireError
from devices.virtual.process import Hangup

_log = logging.getLogger("devices.virtual")

_READ_BYTES: Final = 256 * 1024

Service = Callable[["Stream"], None]
"""Serves one stream to its end, in a thread of its own."""


class Stream:
    """One opened service, as its service sees it."""

    def __init__(self, connection: Connection, local_id: int, remote_id: int) -> None:
        self._connection = connection
        self._local_id = local_id
        self._remote_id = remote_id
        self._inbox: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._turn = threading.Semaphore(1)
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
        self._connection.send(Packet(wire.OKAY, self._local_id, self._remote_id))
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
        limit = self._connection.limit_bytes
        for at in range(0, len(data), limit):
            self._turn.acquire()
            if self.hangup.is_set():
                raise Hangup
            self._connection.send(Packet(wire.WRTE, self._local_id, self._remote_id, data[at : at + limit]))

    def end(self) -> None:
        """Make the next read the last, as if the host had said all."""
        self._inbox.put(None)

    # --- for the connection

    def deliver(self, piece: bytes) -> None:
        self._inbox.put(piece)

    def allow(self) -> None:
        """The host took the last piece."""
        self._turn.release()

    def hang_up(self) -> None:
        self.hangup.set()
        self._inbox.put(None)
        self._turn.release()


class Connection:
    """One adb server's connection."""

    def __init__(self, link: socket.socket, props: Mapping[str, str], service: Callable[[str], Service | None]) -> None:
        self._link = link
        self._props = props
        self._service = service
        self._sending = threading.Lock()  # the services' threads would mix their packets
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
                banner = Banner("device", self._props, wire.PHONE_FEATURES).encode()
                self.send(Packet(wire.CNXN, wire.VERSION, wire.MAX_PAYLOAD_BYTES, banner))
            case wire.OPEN:
                self._open(packet.data.rstrip(b"\0").decode("utf-8", "surrogateescape"), packet.arg0)
            case wire.WRTE if stream is not None:
                stream.deliver(packet.data)
            case wire.OKAY if stream is not None:
                stream.allow()
            case wire.CLSE if stream is not None:
                stream.hang_up()

    def _open(self, name: str, remote_id: int) -> None:
        service = self._service(name)
        if service is None:
            return self.send(Packet(wire.CLSE, 0, remote_id))
        self._last_id += 1
        stream = self._streams[self._last_id] = Stream(self, self._last_id, remote_id)
        self.send(Packet(wire.OKAY, self._last_id, remote_id))
        args = (service, stream, self._last_id, remote_id)
        threading.Thread(target=self._run, args=args, name=f"adbd {name[:40]}", daemon=True).start()
        return None

    def _run(self, service: Service, stream: Stream, local_id: int, remote_id: int) -> None:
        try:
            service(stream)
        except Hangup:
            pass  # the host closed the stream; its service has nobody to serve
        finally:
            del self._streams[local_id]
            if not stream.hangup.is_set():
                self._close_stream(local_id, remote_id)

    def _close_stream(self, local_id: int, remote_id: int) -> None:
        with suppress(Hangup):  # the host may go first
            self.send(Packet(wire.CLSE, local_id, remote_id))
