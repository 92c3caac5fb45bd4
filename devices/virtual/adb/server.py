"""The virtual phone's adbd on loopback: `adb connect` reaches it as it reaches a phone in the network.

with AdbServer(phone) as server:
    subprocess.run(["adb", "connect", server.serial])
"""

from __future__ import annotations

import errno
import json
import signal
import socket
import threading
import types
from contextlib import suppress
from typing import Final, Self

from devices.errors import DeviceError
from devices.virtual.adb.adbd import Connection
from devices.virtual.adb.gate import Gate
from devices.virtual.adb.services import find_service
from devices.virtual.handset import Handset
from devices.virtual.phone import VirtualPhone

DEFAULT_PORT: Final = 5600
"""Not in 5555 to 5585, which an adb server looks through by itself: the phone would be listed twice."""
_LOOPBACK: Final = ("127.0.0.1", "localhost")


class AdbServer:
    """Serves one virtual phone to any number of adb servers."""

    def __init__(
        self, phone: VirtualPhone, port: int = 0, host: str = "127.0.0.1", *, trusts_everybody: bool = True
    ) -> None:
        if host not in _LOOPBACK:
            raise ValueError(
                f"ADB over TCP knows no password: a virtual phone is served on loopback only, not on {host}"
            )
        self.handset = Handset(phone, gate=Gate(trusts_everybody))
        self._wanted = (host, port)
        self._socket: socket.socket | None = None
        self._connections: set[Connection] = set()

    @property
    def unknown(self) -> list[str]:
        """What clients asked for that this phone does not know."""
        return self.handset.unknown

    @property
    def gate(self) -> Gate:
        """Who waits for "Allow USB debugging?", and the owner's answer."""
        return self.handset.gate

    @property
    def port(self) -> int:
        """The port it listens on; the one asked for, or after `start` the one that was free."""
        return self._wanted[1] if self._socket is None else int(self._socket.getsockname()[1])

    @property
    def serial(self) -> str:
        """What `adb connect` takes, and what adb then calls the phone."""
        return f"127.0.0.1:{self.port}"

    def start(self) -> Self:
        """Listen.

        Raises:
            DeviceError: if the port is taken.
        """
        listening = socket.socket()
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(self._wanted)
        except OSError as error:
            listening.close()
            if error.errno != errno.EADDRINUSE:
                raise
            port = self._wanted[1]
            raise DeviceError(
                f"Port {port} is in use.", remedy="Choose another port, or stop what listens there."
            ) from error
        listening.listen()
        self._socket = listening
        threading.Thread(target=self._accept, args=(listening,), name="adbd", daemon=True).start()
        return self

    def stop(self) -> None:
        """Hang up on everybody."""
        listening, self._socket = self._socket, None
        if listening is None:
            return
        self._wanted = (self._wanted[0], int(listening.getsockname()[1]))
        with suppress(OSError):  # some systems do not shut down a listening socket; closing it does the same there
            listening.shutdown(socket.SHUT_RDWR)  # wakes the thread that accepts
        listening.close()
        for connection in list(self._connections):
            connection.close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *error: object) -> None:
        self.stop()

    def _accept(self, listening: socket.socket) -> None:
        while True:
            try:
                link, _ = listening.accept()
            except OSError:
                return  # stopped
            link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self._serve, args=(link,), name="adbd connection", daemon=True).start()

    def _serve(self, link: socket.socket) -> None:
        with self.handset.use() as phone:
            props = {name: phone.props[name] for name in ("ro.product.name", "ro.product.model", "ro.product.device")}
        connection = Connection(link, props, lambda name: find_service(self.handset, name), self.handset.gate)
        self._connections.add(connection)
        try:
            connection.serve()
        finally:
            self._connections.discard(connection)
            for place in [place for place, (owner, _) in self.handset.reversed.items() if owner is connection]:
                del self.handset.reversed[place]


def serve_forever(phone: VirtualPhone, port: int = DEFAULT_PORT, *, as_json: bool = False) -> None:
    """Serve until SIGTERM or Ctrl-C, after one line that says where. To be called in the main thread.

    Raises:
        DeviceError: if the port is taken.
    """
    over = threading.Event()

    def end(number: int, frame: types.FrameType | None) -> None:
        # from a thread of its own: the handler may interrupt `over.wait()` while that holds the event's lock
        threading.Thread(target=over.set, name="end of serving").start()

    before = {number: signal.signal(number, end) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        with AdbServer(phone, port) as server:
            said = json.dumps({"address": server.serial, "serial": server.serial})
            print(said if as_json else f"Virtual phone at {server.serial}: adb connect {server.serial}", flush=True)
            # again and again: a signal between two bytecodes of a wait without end would be noticed only after it
            while not over.wait(1.0):
                pass
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
