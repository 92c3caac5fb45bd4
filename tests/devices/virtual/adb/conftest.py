"""The real adb of the adbutils wheel, on a port and with keys of its own, and virtual phones behind it."""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import adbutils
import pytest

from devices.virtual.adb.server import AdbServer
from devices.virtual.phone import VirtualPhone

NOTES = "org.phoneagent.notes"
SEARCH_FIELD = (500, 190)
"""A text field on the first page of Notes."""


@dataclass(frozen=True)
class Adb:
    """An adb server that only these tests know."""

    program: str
    port: int
    env: dict[str, str]

    def run(self, *words: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run([self.program, *words], env=self.env, input=data, capture_output=True, timeout=30)

    @property
    def client(self) -> adbutils.AdbClient:
        return adbutils.AdbClient("127.0.0.1", self.port)


@dataclass(frozen=True)
class Served:
    """A virtual phone that adb is connected to."""

    phone: VirtualPhone
    server: AdbServer
    adb: Adb

    def run(self, *words: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return self.adb.run("-s", self.server.serial, *words, data=data)

    def shell(self, line: str) -> str:
        """What one line for the phone's shell prints."""
        return self.run("shell", line).stdout.decode()

    @property
    def device(self) -> adbutils.AdbDevice:
        return self.adb.client.device(self.server.serial)

    def unknown(self) -> list[str]:
        """What was not known, and forget it."""
        found = list(self.server.unknown)
        self.server.unknown.clear()
        return found


@pytest.fixture(scope="session")
def adb(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Adb]:
    home = tmp_path_factory.mktemp("adb-home")
    program = adbutils.adb_path()
    # no USB, no mDNS: both cost seconds at the start, and could find somebody's phone
    env = {**os.environ, "HOME": str(home), "ANDROID_USER_HOME": str(home), "ADB_USB": "0", "ADB_MDNS": "0"}
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        # the server gets the socket that listens already: nobody has to wait until it does
        words = [program, "-L", f"acceptfd:{listening.fileno()}", "nodaemon", "server"]
        with (home / "adb.log").open("wb") as log:
            server = subprocess.Popen(words, env=env, pass_fds=[listening.fileno()], stdout=log, stderr=log)
    yield Adb(program, port, {**env, "ANDROID_ADB_SERVER_PORT": str(port)})
    server.terminate()
    server.wait(timeout=10)


Serving = Callable[[VirtualPhone], AbstractContextManager[Served]]


@pytest.fixture(scope="session")
def serving(adb: Adb) -> Serving:
    """Serves a phone and connects adb to it; at the end nobody may have asked it for what it does not know."""

    @contextmanager
    def serve(phone: VirtualPhone) -> Iterator[Served]:
        with AdbServer(phone) as server:
            adb.run("connect", server.serial)
            served = Served(phone, server, adb)
            yield served
            assert served.unknown() == [], "a client asked for what the virtual phone does not know"
            adb.run("disconnect", server.serial)

    return serve


@pytest.fixture
def served(serving: Serving) -> Iterator[Served]:
    """A fresh phone behind adb."""
    with serving(VirtualPhone()) as served:
        yield served


@pytest.fixture
def typing(served: Served) -> Served:
    """A fresh phone with the focus in a text field."""
    served.phone.launch(NOTES)
    served.phone.tap(*SEARCH_FIELD)
    assert served.phone.focused_text() == ""
    return served


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A file of more bytes than one packet takes."""
    path = tmp_path / "picture.bin"
    path.write_bytes(bytes(range(256)) * 9000)
    return path
