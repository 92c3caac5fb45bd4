"""A small adb server with one phone behind it, answering on a real socket what a test tells it to."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator

import pytest

from devices.adb import wire
from devices.adb.client import AdbClient, AdbServer
from devices.adb.hosted import HostedPhone
from devices.virtual.phone import VirtualPhone

Service = Callable[[socket.socket], None]


class FakeAdb:
    """The server side of the host protocol; services are looked up by their whole name, then by what is before ':'."""

    def __init__(self) -> None:
        self.devices = "FAKE1 device product:fake model:Fake_1 device:fake transport_id:1\n"
        self.features = "shell_v2,cmd"
        self.state = "device"
        self.services: dict[str, Service] = {}
        self.shells: list[str] = []
        """Every shell line that arrived, as the phone's shell would read it."""
        self.answers: dict[str, tuple[str, str, int]] = {}
        """What a shell line that begins so says: out, err, exit code."""
        self.first: dict[str, list[tuple[str, str, int]]] = {}
        """What such a line says before that, in turn."""
        self.asked: list[str] = []
        self.hosts: dict[str, str] = {}
        """What the server itself answers to a request that begins so."""
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                sock, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(sock,), daemon=True).start()

    def _serve(self, sock: socket.socket) -> None:
        with contextlib.suppress(OSError, wire.WireError), sock:
            request = self._request(sock)
            match request.split(":"):
                case ["host", "version"]:
                    sock.sendall(wire.OKAY + wire.encode_string("0029"))
                case ["host", "devices-l"]:
                    sock.sendall(wire.OKAY + wire.encode_string(self.devices))
                case ["host-serial", "FAKE1", "features"]:
                    sock.sendall(wire.OKAY + wire.encode_string(self.features))
                case ["host-serial", "FAKE1", "get-state"]:
                    sock.sendall(wire.OKAY + wire.encode_string(self.state))
                case ["host", "transport", "FAKE1"]:
                    sock.sendall(wire.OKAY)
                    self._open(sock, self._request(sock))
                case ["host", "transport", serial] | ["host-serial", serial, _]:
                    sock.sendall(wire.SYNC_FAIL + wire.encode_string(f"device '{serial}' not found"))
                case _ if said := [answer for start, answer in self.hosts.items() if request.startswith(start)]:
                    sock.sendall(wire.OKAY + wire.encode_string(said[0]))
                case _:
                    sock.sendall(wire.SYNC_FAIL + wire.encode_string(f"unknown host service {request!r}"))

    def _request(self, sock: socket.socket) -> str:
        size = wire.decode_length(read(sock, 4))
        text = read(sock, size).decode()
        self.asked.append(text)
        return text

    def _open(self, sock: socket.socket, name: str) -> None:
        if name.startswith("shell,v2,raw:"):
            sock.sendall(wire.OKAY)
            self._shell(sock, name.partition("raw:")[2])
            return
        service = self.services.get(name) or self.services.get(name.partition(":")[0])
        if service is None:
            sock.sendall(wire.SYNC_FAIL + wire.encode_string("closed"))
            return
        sock.sendall(wire.OKAY)
        service(sock)

    def _shell(self, sock: socket.socket, line: str) -> None:
        self.shells.append(line)
        before = next((said for start, said in self.first.items() if line.startswith(start) and said), None)
        later = next((said for start, said in self.answers.items() if line.startswith(start)), ("", "", 0))
        out, err, code = before.pop(0) if before else later
        for stream, data in ((wire.SHELL_STDOUT, out), (wire.SHELL_STDERR, err)):
            if data:
                sock.sendall(wire.ShellFrame(stream, data.encode()).encode())
        sock.sendall(wire.ShellFrame(wire.SHELL_EXIT, bytes([code])).encode())


def read(sock: socket.socket, count: int) -> bytes:
    data = b""
    while len(data) < count:
        more = sock.recv(count - len(data))
        if not more:
            raise wire.WireError("the client went")
        data += more
    return data


@pytest.fixture
def fake() -> Iterator[FakeAdb]:
    server = FakeAdb()
    yield server
    server.close()


@pytest.fixture
def server(fake: FakeAdb) -> AdbServer:
    return AdbServer("127.0.0.1", fake.port)


@pytest.fixture
def client(server: AdbServer) -> AdbClient:
    return server.phone("FAKE1")


@pytest.fixture(scope="module")
def hosted() -> Iterator[tuple[HostedPhone, bytes]]:
    """A virtual phone behind a real adb server, and how it was at first."""
    phone = HostedPhone(VirtualPhone())
    with phone.adbd.handset.use() as virtual:
        fresh = virtual.snapshot()
    yield phone, fresh
    phone.close()
