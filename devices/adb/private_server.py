"""An adb server of our own: nobody's phones are touched by it, and it ends with us."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
import weakref
from pathlib import Path

from devices import problems
from devices.adb.client import START_TIMEOUT_S, AdbServer, adb_program
from devices.errors import DeviceGone

_POLL_S = 0.005


class _Owned(AdbServer):
    """The way to a private server. Nobody but its owner starts it: another one would go on when all is over."""

    def start(self) -> None:
        raise DeviceGone("The adb server of this phone has ended.", code="adb_server")


class PrivateAdbServer:
    """An adb server process on a port and with a key of its own, that looks for no USB phones and no emulators."""

    def __init__(self, port: int = 0) -> None:
        """Start it, on a free port unless one is given."""
        self._home = tempfile.mkdtemp(prefix="phoneagent-adb-")
        port = port or _free_port()
        # looking at USB would take real phones away from the user's own server, which shows there as "offline"
        apart = {"HOME": self._home, "ANDROID_USER_HOME": self._home, "ADB_USB": "0", "ADB_EMU": "0", "ADB_MDNS": "0"}
        self._process = subprocess.Popen(
            [adb_program(), "-P", str(port), "server", "nodaemon"],
            env={**os.environ, **apart},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        # at the end of the program too, if nobody has closed it
        self._end = weakref.finalize(self, _end, self._process, self._home)
        self.client = _Owned("127.0.0.1", port)
        try:
            self._wait_until_it_listens(port)
        except BaseException:
            self.close()
            raise

    @property
    def folder(self) -> Path:
        """Its home, which goes with it."""
        return Path(self._home)

    def _wait_until_it_listens(self, port: int) -> None:
        deadline_s = time.monotonic() + START_TIMEOUT_S
        while time.monotonic() < deadline_s and self._process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", port), 1.0).close()
            except OSError:
                time.sleep(_POLL_S)
            else:
                return
        raise problems.error("adb_server", f"(adb ended with code {self._process.poll()} on port {port}.)")

    def close(self) -> None:
        """End the server and forget its key."""
        self._end()


def _end(process: subprocess.Popen[bytes], home: str) -> None:
    process.terminate()
    process.wait()
    shutil.rmtree(home, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
