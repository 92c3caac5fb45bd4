"""A socket to the adb server on which a service runs."""

from __future__ import annotations

import socket

from devices import problems
from devices.adb import wire
from devices.errors import DeviceError, DeviceGone

_CHUNK_BYTES = 256 * 1024


class Stream:
    """An open service: bytes out, bytes in. Everything that goes wrong on the way is a DeviceGone."""

    def __init__(self, sock: socket.socket) -> None:
        self.sock = sock

    def __enter__(self) -> Stream:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self.sock.close()

    def send(self, data: bytes) -> None:
        try:
            self.sock.sendall(data)
        except OSError as error:
            raise _gone(error) from error

    def receive(self, limit_bytes: int = _CHUNK_BYTES) -> bytes:
        """What has come by now, at least one byte; b"" at the end."""
        try:
            return self.sock.recv(limit_bytes)
        except OSError as error:
            raise _gone(error) from error

    def read(self, count: int) -> bytes:
        """Exactly so many bytes."""
        buffer = bytearray(count)
        view, got = memoryview(buffer), 0
        try:
            while got < count:
                more = self.sock.recv_into(view[got:])
                if not more:
                    raise DeviceGone(f"The connection ended after {got} of {count} bytes.")
                got += more
        except OSError as error:
            raise _gone(error) from error
        return bytes(buffer)

    def read_to_end(self) -> bytes:
        chunks = []
        while chunk := self.receive():
            chunks.append(chunk)
        return b"".join(chunks)

    def read_string(self) -> str:
        """A string after its length in four hexadecimal digits.

        Raises:
            DeviceError: where the server changes its mind after its OKAY, as it does when pairing.
        """
        head = self.read(wire.LENGTH_DIGITS)
        if head == wire.SYNC_FAIL:
            raise problems.error_for(self.read_string())
        return self.read(wire.decode_length(head)).decode("utf-8", "replace")

    def expect_okay(self) -> None:
        """Take the server's OKAY.

        Raises:
            DeviceError: with the server's reason, out of the table of problems.
        """
        status = self.read(4)
        if status == wire.SYNC_FAIL:
            raise problems.error_for(self.read_string())
        if status != wire.OKAY:
            raise DeviceError(f"The adb server answered {status!r}, which is no adb.")


def _gone(error: OSError) -> DeviceGone:
    if isinstance(error, TimeoutError):
        return DeviceGone("The phone did not answer in time.", remedy=problems.symptom("offline").remedy)
    return DeviceGone(f"The connection to the phone broke ({error}).", remedy=problems.symptom("gone").remedy)
