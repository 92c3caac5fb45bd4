"""The virtual phone's adbd on loopback: `adb connect` reaches it as it reaches a phone in the network.

with AdbServer(phone) as server:
    subprocess.run(["adb", "connect", server.serial])
"""

from __future__ import annotations

import errno
import json
import math
import signal
import socket
import threading
import types
from contextlib import suppress
from functools import partial
from typing import Final, Self

from devices.errors import DeviceError
from devices.virtual import faults
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

    def __init__(self, phone: VirtualPhone, port: int = 0, host: str = "127.0.0.1") -> None:
        if host not in _LOOPBACK:
            raise ValueError(
                f"ADB over TCP knows no password: a virtual phone is served on loopback only, not on {host}"
            )
        shut, silent = faults.has(phone.state, "unauthorized"), faults.has(phone.state, "offline")
        gate = Gate(is_open=not shut, is_silent=silent, on_change=self._show_question)
        self.handset = Handset(phone, gate=gate, on_restart=self._restart)
        phone.on_answer = self._answer
        self._wanted = (host, port)
        self._socket: socket.socket | None = None
        self._connections: set[Connection] = set()
        self._over = threading.Event()
        self._turning = threading.Lock()  # a phone that is stopped while it restarts must not come back

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

    # --- on and off

    def start(self) -> Self:
        """Listen.

        Raises:
            DeviceError: if the port is taken.
        """
        self._over.clear()
        self._bind()
        self._listen()
        return self

    def stop(self) -> None:
        """Hang up on everybody."""
        with self._turning:
            self._over.set()
            self._refuse()
        self._hang_up()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *error: object) -> None:
        self.stop()

    def _bind(self) -> None:
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
        self._socket = listening

    def _listen(self) -> None:
        listening = self._socket
        assert listening is not None
        listening.listen()
        threading.Thread(target=self._accept, args=(listening,), name="adbd", daemon=True).start()

    def _refuse(self) -> None:
        """Listen no longer."""
        listening, self._socket = self._socket, None
        if listening is None:
            return
        self._wanted = (self._wanted[0], int(listening.getsockname()[1]))
        with suppress(OSError):  # some systems do not shut down a listening socket; closing it does the same there
            listening.shutdown(socket.SHUT_RDWR)  # wakes the thread that accepts
        listening.close()

    def _hang_up(self) -> None:
        for connection in list(self._connections):
            connection.close()

    # --- faults

    def inflict(self, fault: str) -> None:
        """Bring the phone into a condition while it is used; `devices.virtual.faults` names them.

        Raises:
            ValueError: if there is no such fault.
        """
        with self.handset.use() as phone:
            faults.inflict(phone.state, fault)
            phone.changed()
            silent, shut = faults.has(phone.state, "offline"), faults.has(phone.state, "unauthorized")
        if silent and not self.gate.is_silent:
            self.gate.fall_silent()
            self._hang_up()
        if shut and self.gate.is_open:
            self.gate.shut()
            self._hang_up()

    def mend(self, name: faults.Name) -> None:
        """Take a fault away."""
        with self.handset.use() as phone:
            faults.mend(phone.state, name)
            phone.changed()
        if name == "offline":
            self.gate.speak_again()
        if name == "unauthorized":
            self.gate.allow()

    def _show_question(self) -> None:
        """The phone asks its owner about the first computer that waits."""
        waiting = self.gate.waiting
        with self.handset.use() as phone:
            asked = bool(phone.state.cover.usb_asks)
            phone.state.cover.usb_asks = waiting[0].fingerprint if waiting else ""
            phone.changed()
            after_s = faults.number(phone.state, "unauthorized")
        if waiting and not asked and after_s is not None and math.isfinite(after_s):
            threading.Thread(target=self._owner_comes, args=(after_s,), name="owner", daemon=True).start()

    def _owner_comes(self, after_s: float) -> None:
        """Somebody takes the phone up and taps "Allow"."""
        if not self._over.wait(after_s):
            with self.handset.use() as phone:
                phone.answer_computer(yes=True)

    def _answer(self, yes: bool, always: bool) -> None:
        if yes:
            self.gate.allow(always=always)
        else:
            self.gate.refuse()

    def _restart(self, back_after_s: float) -> None:
        """Go away at once, and come back. The port stays the phone's, but refuses."""
        with self._turning:
            if self._socket is None:
                return
            self._refuse()
            self._bind()
        self._hang_up()
        threading.Thread(target=self._come_back, args=(back_after_s,), name="adbd starts", daemon=True).start()

    def _come_back(self, after_s: float) -> None:
        if self._over.wait(after_s):
            return
        with self._turning:
            if not self._over.is_set():
                self._listen()

    # --- connections

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
        find = partial(find_service, self.handset)
        connection = Connection(link, props, find, self.gate, partial(self._count, connected=True))
        self._connections.add(connection)
        try:
            connection.serve()
        finally:
            self._connections.discard(connection)
            for place in [place for place, (owner, _) in self.handset.reversed.items() if owner is connection]:
                del self.handset.reversed[place]
            self._count(connected=bool(self._connections))

    def _count(self, *, connected: bool) -> None:
        """The phone notifies its owner of a computer that is connected."""
        with self.handset.use() as phone:
            if phone.state.cover.usb_connected != connected:
                phone.state.cover.usb_connected = connected
                phone.changed()


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
