"""The client of the adb server, against a small server on a real socket."""

from __future__ import annotations

import shlex
import socket
import subprocess
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from devices.adb import wire
from devices.adb.client import AdbClient, AdbServer, command_line, server_address
from devices.errors import CannotDo, DeviceError, DeviceGone, NoSuchDevice

Fake = Any  # the class stands in conftest, which no test can import

words = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0"), max_size=30)


@given(st.lists(words, min_size=1, max_size=4))
def test_every_word_reaches_the_shell_as_one_argument(args: list[str]) -> None:
    assert shlex.split(command_line(args)) == args


def test_no_word_can_run_a_command_in_a_real_shell() -> None:
    evil = ["$(echo no)", "`echo no`", "; echo no", "a'b\"c", "&& echo no", "${HOME}", "\n echo no", "%s", "*", "-n"]
    line = "for word in " + command_line(evil) + '; do printf "%s\\0" "$word"; done'
    said = subprocess.run(["sh", "-c", line], capture_output=True, check=True).stdout
    assert said.decode().split("\0")[:-1] == evil


def test_a_shell_command_says_what_it_said_and_how_it_ended(client: AdbClient, fake: Fake) -> None:
    fake.answers["ls"] = ("a\nb\n", "no c\n", 2)
    said = client.shell(["ls", "it's here"])
    assert (said.out, said.err, said.code) == ("a\nb\n", "no c\n", 2)
    assert fake.shells == ["ls 'it'\"'\"'s here'"]


def test_a_phone_without_shell_v2_still_tells_its_exit_codes(client: AdbClient, fake: Fake) -> None:
    fake.features = ""
    fake.services["shell"] = lambda sock: sock.sendall(b"gone: no\r\n:7\r\n")
    assert client.shell(["gone"]).code == 7


def test_a_command_cut_off_in_the_middle_is_a_phone_that_went(client: AdbClient, fake: Fake) -> None:
    fake.services["shell,v2,raw"] = None
    fake._shell = lambda sock, line: sock.sendall(wire.ShellFrame(wire.SHELL_STDOUT, b"half").encode())
    with pytest.raises(DeviceGone):
        client.shell(["cat"])


def test_what_exec_writes_comes_byte_for_byte(client: AdbClient, fake: Fake) -> None:
    data = bytes(range(256)) * 4000
    fake.services["exec"] = lambda sock: sock.sendall(data)
    assert client.exec(["screencap", "-p"]) == data


def test_the_server_is_asked_nothing_twice(client: AdbClient, fake: Fake) -> None:
    for _ in range(3):
        client.shell(["true"])
    assert [asked for asked in fake.asked if asked.startswith("host:version")] == []
    assert [asked for asked in fake.asked if "features" in asked] == ["host-serial:FAKE1:features"]


def test_an_unknown_phone_is_no_such_device_with_a_remedy(server: AdbServer) -> None:
    with pytest.raises(NoSuchDevice) as caught:
        server.phone("OTHER").shell(["true"])
    assert "phoneagent devices" in caught.value.remedy


class Files:
    """The phone's side of sync, for one file."""

    def __init__(self) -> None:
        self.data = b""
        self.path = ""
        self.mode = 0

    def serve(self, sock: socket.socket) -> None:
        while True:
            kind, number = wire.decode_sync_head(self._read(sock, 8))
            if kind == wire.SYNC_QUIT:
                return
            if kind == wire.SYNC_SEND:
                self.path, self.mode = wire.decode_send_path(self._read(sock, number))
                self.data = b""
            elif kind == wire.SYNC_DATA:
                assert number <= wire.SYNC_MAX_DATA_BYTES
                self.data += self._read(sock, number)
            elif kind == wire.SYNC_DONE:
                sock.sendall(wire.encode_sync(wire.SYNC_OKAY))
            elif kind == wire.SYNC_RECV:
                if self._read(sock, number).decode() != self.path:
                    sock.sendall(wire.encode_sync(wire.SYNC_FAIL, b"No such file or directory"))
                    return
                for at in range(0, len(self.data), 1000):
                    sock.sendall(wire.encode_sync(wire.SYNC_DATA, self.data[at : at + 1000]))
                sock.sendall(wire.encode_sync_done())
            elif kind == wire.SYNC_STAT:
                found = self._read(sock, number).decode() == self.path
                sock.sendall((wire.FileStat(self.mode, len(self.data), 5) if found else wire.FileStat()).encode())

    @staticmethod
    def _read(sock: socket.socket, count: int) -> bytes:
        data = b""
        while len(data) < count:
            data += sock.recv(count - len(data))
        return data


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=200_000))
def test_a_file_comes_back_as_it_was_pushed(client: AdbClient, fake: Fake, data: bytes) -> None:
    fake.services["sync"] = Files().serve
    files = Files()
    fake.services["sync"] = files.serve
    client.push(data, "/data/local/tmp/日记, neu", 0o600)
    assert client.pull("/data/local/tmp/日记, neu") == data
    assert files.mode == 0o100600
    assert client.stat("/data/local/tmp/日记, neu").size_bytes == len(data)
    assert not client.stat("/nowhere").exists


def test_pulling_what_is_not_there_says_why(client: AdbClient, fake: Fake) -> None:
    fake.services["sync"] = Files().serve
    with pytest.raises(DeviceError, match="No such file"):
        client.pull("/nowhere")


def test_the_servers_place_is_read_from_the_environment() -> None:
    assert server_address({}) == ("127.0.0.1", 5037)
    assert server_address({"ANDROID_ADB_SERVER_PORT": "5099"}) == ("127.0.0.1", 5099)
    assert server_address({"PHONEAGENT_ADB_SERVER": "5100", "ANDROID_ADB_SERVER_PORT": "5099"}) == ("127.0.0.1", 5100)
    assert server_address({"PHONEAGENT_ADB_SERVER": "box:5100"}) == ("box", 5100)
    assert server_address({"ADB_SERVER_SOCKET": "tcp:localhost:5101"}) == ("localhost", 5101)


def test_a_refused_installation_is_explained_from_the_table() -> None:
    from devices import problems

    error = problems.error_for("Failure [INSTALL_FAILED_USER_RESTRICTED: Install canceled by user]")
    assert isinstance(error, CannotDo)
    assert "Install via USB" in error.remedy
