"""A virtual phone behind its own adbd and its own adb server: the whole true path, private to this process."""

from __future__ import annotations

from devices.adb.phone import AdbPhone
from devices.adb.private_server import PrivateAdbServer
from devices.virtual.adb.server import AdbServer as Adbd
from devices.virtual.phone import VirtualPhone


class HostedPhone(AdbPhone):
    """Reached over ADB like any phone in the network; closing it ends adbd and the adb server."""

    def __init__(self, phone: VirtualPhone) -> None:
        self._adbd = Adbd(phone).start()
        try:
            self._server = PrivateAdbServer()
        except BaseException:
            self._adbd.stop()
            raise
        try:
            self._server.client.connect(self._adbd.serial)
            client = self._server.client.phone(self._adbd.serial)
            client.wait_until_ready()
        except BaseException:
            self._server.close()
            self._adbd.stop()
            raise
        super().__init__(client, "virtual:", self._server.folder / "borrowed")  # nobody else meets this phone

    @property
    def adbd(self) -> Adbd:
        return self._adbd

    @property
    def adb_port(self) -> int:
        """Where its adb server listens, for other clients: `adb -P PORT devices`."""
        return self._server.client.port

    def close(self) -> None:
        super().close()
        self._server.close()
        self._adbd.stop()
