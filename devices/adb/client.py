"""A lean client of the adb server: one socket a service, nothing asked twice, no sleeps.

adbutils asks the server its version before every service and sleeps 10 ms at every close, which makes a command cost
21 ms; this costs 0.3 ms. adbutils still brings the adb program itself.
"""

from __future__ import annotations

import os
import shlex
import socket
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from devices import problems
from devices.adb import outputs, wire
from devices.adb.records import DeviceLine
from devices.adb.stream import Stream
from devices.errors import DeviceGone, NoSuchDevice

TIMEOUT_S = 10.0
"""How long the server or the phone may be silent before we call it gone."""
START_TIMEOUT_S = 20.0
CONNECT_TIMEOUT_S = 5.0
"""The server itself waits 10 s for a phone in the network that accepts and then says nothing."""


def command_line(args: Sequence[str]) -> str:
    """The only place where words become a line for the phone's shell: each is one argument, whatever it holds."""
    return " ".join(shlex.quote(arg) for arg in args)


@dataclass(frozen=True, slots=True)
class ShellResult:
    """What a command on the phone said, and how it ended."""

    out: str
    err: str
    code: int

    @property
    def said(self) -> str:
        """Everything it said, for looking up in the table of problems."""
        return f"{self.out}\n{self.err}".strip()


def server_address(environ: Mapping[str, str] = os.environ) -> tuple[str, int]:
    """Where the adb server listens: PHONEAGENT_ADB_SERVER ("PORT" or "HOST:PORT"), else what adb itself reads."""
    chosen = environ.get("PHONEAGENT_ADB_SERVER") or environ.get("ADB_SERVER_SOCKET", "").removeprefix("tcp:")
    host, _, port = chosen.rpartition(":")
    port = port or environ.get("ANDROID_ADB_SERVER_PORT", "")
    return host or "127.0.0.1", int(port) if port.isdigit() else wire.DEFAULT_SERVER_PORT


def adb_program() -> str:
    """The adb binary: ADBUTILS_ADB_PATH, one on PATH, or the one that adbutils brings.

    Raises:
        DeviceError: if there is none.
    """
    from adbutils import AdbError, adb_path  # takes 0.1 s to import and is needed only to start a server

    try:
        return str(adb_path())
    except AdbError as error:
        raise problems.error("adb_missing") from error


class AdbServer:
    """An adb server, by default the one everybody on this computer shares; here it is started if none runs."""

    def __init__(self, host: str = "", port: int = 0) -> None:
        default_host, default_port = server_address()
        self.host = host or default_host
        self.port = port or default_port

    @classmethod
    def at(cls, address: str) -> AdbServer:
        """The server at "HOST:PORT" or "PORT"; for "" the usual one.

        Raises:
            NoSuchDevice: if it is not written so.
        """
        host, _, port = address.rpartition(":")
        if address and not (port.isdigit() and 0 < int(port) < 65536):
            raise NoSuchDevice(
                f"{address!r} is no address of an adb server.", remedy="Write HOST:PORT, or only a PORT."
            )
        return cls(host.strip("[]"), int(port)) if address else cls()

    @property
    def is_here(self) -> bool:
        """Whether it runs on this computer, where one can be started."""
        return self.host in ("localhost", "127.0.0.1", "::1")

    def open(self, request: str, timeout_s: float = TIMEOUT_S) -> Stream:
        """A socket on which the server has said OKAY to a request.

        Raises:
            DeviceError: if the server cannot be started or refuses.
        """
        try:
            stream = self._connect(timeout_s)
        except ConnectionRefusedError as error:
            if not self.is_here:
                raise problems.error("adb_server_away", f"({self.host}:{self.port})") from error
            self.start()
            stream = self._connect(timeout_s)
        try:
            stream.send(wire.encode_string(request))
            stream.expect_okay()
        except BaseException:
            stream.close()
            raise
        return stream

    def _connect(self, timeout_s: float) -> Stream:
        try:
            sock = socket.create_connection((self.host, self.port), timeout_s)
        except ConnectionRefusedError:
            raise
        except OSError as error:
            raise problems.error("adb_server_away", f"({self.host}:{self.port}: {error})") from error
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return Stream(sock)

    def start(self) -> None:
        """Start a server with the adb program."""
        try:
            done = subprocess.run(
                [adb_program(), "-P", str(self.port), "start-server"],  # with -H adb takes the server for a remote one
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=START_TIMEOUT_S,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise problems.error("adb_server", str(error)) from error
        if done.returncode != 0:
            raise problems.error("adb_server", " ".join((done.stdout + done.stderr).split())[:300])

    def ask(self, request: str, timeout_s: float = TIMEOUT_S) -> str:
        """A request that is answered with one string."""
        with self.open(request, timeout_s) as stream:
            return stream.read_string()

    @cached_property
    def version(self) -> int:
        """The protocol version of the server, such as 41."""
        return int(self.ask("host:version"), 16)

    def devices(self) -> tuple[DeviceLine, ...]:
        """Every phone the server knows, in whatever state."""
        return outputs.device_lines(self.ask("host:devices-l"))

    def connect(self, address: str) -> str:
        """Make the server connect to a phone at HOST:PORT; "already connected" is fine.

        Raises:
            DeviceError: if nothing answers there.
        """
        said = self.ask(f"host:connect:{address}", CONNECT_TIMEOUT_S)
        if not said.startswith(("connected", "already connected")) and "authenticate" not in said:
            raise problems.error_for(said)
        return said

    def disconnect(self, address: str) -> None:
        self.ask(f"host:disconnect:{address}")

    def phone(self, serial: str) -> AdbClient:
        return AdbClient(self, serial)


class AdbClient:
    """One phone behind the adb server."""

    def __init__(self, server: AdbServer, serial: str) -> None:
        self.server = server
        self.serial = serial

    def open(self, service: str, timeout_s: float = TIMEOUT_S) -> Stream:
        """Open a service on the phone, such as "exec:screencap -p" or "tcp:9008"."""
        stream = self.server.open(f"host:transport:{self.serial}", timeout_s)
        try:
            stream.send(wire.encode_string(service))
            stream.expect_okay()
        except BaseException:
            stream.close()
            raise
        return stream

    def state(self) -> str:
        """ "device", "offline", "unauthorized"..."""
        return self.server.ask(f"host-serial:{self.serial}:get-state")

    def check_ready(self) -> None:
        """Find out whether the phone is still there.

        Raises:
            DeviceError: why it is not.
        """
        state = self.state()
        if state != "device":
            raise problems.error_for(state, DeviceGone)

    @cached_property
    def features(self) -> frozenset[str]:
        return frozenset(self.server.ask(f"host-serial:{self.serial}:features").split(","))

    def shell(self, args: Sequence[str], timeout_s: float = TIMEOUT_S) -> ShellResult:
        """Run a command on the phone; every argument arrives as it is."""
        line = command_line(args)
        if "shell_v2" not in self.features:
            return self._shell_v1(line, timeout_s)
        out, err, code = bytearray(), bytearray(), -1
        with self.open(f"shell,v2,raw:{line}", timeout_s) as stream:
            rest = b""
            while chunk := stream.receive():
                frames, rest = wire.decode_shell_frames(rest + chunk)
                for frame in frames:
                    if frame.stream == wire.SHELL_STDOUT:
                        out += frame.data
                    elif frame.stream == wire.SHELL_STDERR:
                        err += frame.data
                    elif frame.stream == wire.SHELL_EXIT and frame.data:
                        code = frame.data[0]
                if code >= 0:
                    break
        if code < 0:
            raise problems.error("gone", f"({line[:60]!r} was cut off.)")
        return ShellResult(out.decode("utf-8", "replace"), err.decode("utf-8", "replace"), code)

    def _shell_v1(self, line: str, timeout_s: float) -> ShellResult:
        """Before Android 7 the exit code must be asked for, and both streams come as one."""
        with self.open(f"shell:{line}; echo :$?", timeout_s) as stream:
            said = stream.read_to_end().decode("utf-8", "replace").replace("\r\n", "\n")
        out, _, code = said.rstrip().rpartition(":")
        return ShellResult(out, "", int(code) if code.isdigit() else -1)

    def exec(self, args: Sequence[str], timeout_s: float = TIMEOUT_S) -> bytes:
        """What a command writes, byte for byte, errors among it."""
        with self.open(f"exec:{command_line(args)}", timeout_s) as stream:
            return stream.read_to_end()

    def push(self, data: bytes, path: str, mode: int = 0o644, mtime_s: int = 0) -> None:
        """Write a file on the phone."""
        with self.open("sync:") as stream:
            stream.send(wire.encode_sync(wire.SYNC_SEND, wire.encode_send_path(path, 0o100000 | mode)))
            for at in range(0, len(data), wire.SYNC_MAX_DATA_BYTES):
                stream.send(wire.encode_sync(wire.SYNC_DATA, data[at : at + wire.SYNC_MAX_DATA_BYTES]))
            stream.send(wire.encode_sync_done(mtime_s))
            kind, number = wire.decode_sync_head(stream.read(wire.SYNC_HEAD_BYTES))
            if kind != wire.SYNC_OKAY:
                raise problems.error_for(stream.read(number).decode("utf-8", "replace"))
            stream.send(wire.encode_sync(wire.SYNC_QUIT))

    def push_file(self, local: Path, path: str) -> None:
        self.push(local.read_bytes(), path, mtime_s=int(local.stat().st_mtime))

    def pull(self, path: str) -> bytes:
        """Read a file off the phone."""
        chunks: list[bytes] = []
        with self.open("sync:") as stream:
            stream.send(wire.encode_sync(wire.SYNC_RECV, path.encode()))
            while True:
                kind, number = wire.decode_sync_head(stream.read(wire.SYNC_HEAD_BYTES))
                if kind == wire.SYNC_DONE:
                    stream.send(wire.encode_sync(wire.SYNC_QUIT))
                    return b"".join(chunks)
                data = stream.read(number)
                if kind != wire.SYNC_DATA:
                    raise problems.error_for(data.decode("utf-8", "replace"))
                chunks.append(data)

    def stat(self, path: str) -> wire.FileStat:
        with self.open("sync:") as stream:
            stream.send(wire.encode_sync(wire.SYNC_STAT, path.encode()))
            found = wire.decode_stat(stream.read(wire.STAT_BYTES))
            stream.send(wire.encode_sync(wire.SYNC_QUIT))
        return found

    def wait_until_ready(self, timeout_s: float = TIMEOUT_S) -> None:
        """Wait in the server, not in a loop, until the phone answers; right after connecting it is still "offline"."""
        with self.server.open(f"host-serial:{self.serial}:wait-for-any-device", timeout_s) as stream:
            stream.expect_okay()
