"""An address in, a phone out.

virtual:         a virtual phone in this process behind its own adbd, over true ADB
virtual:inproc   the same phone without ADB or sockets
adb:             the only phone that is connected
adb:SERIAL       that one
adb:HOST:PORT    one on the network
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from devices.adb import discovery
from devices.adb.client import AdbClient, AdbServer
from devices.adb.phone import AdbPhone
from devices.device import Device
from devices.errors import DeviceError, NoSuchDevice

if TYPE_CHECKING:
    from devices.virtual.phone import VirtualPhone

_NETWORK = re.compile(r"[\w.\-\[\]:]+:\d{1,5}")


def connect(address: str, server: AdbServer | None = None) -> Device:
    """The phone at an address; see the top of this file for what they look like.

    Args:
        address: Where the phone is.
        server: The adb server to ask; by default the one everybody on this computer shares.

    Raises:
        NoSuchDevice: if there is no phone there, or several and none was named; the message lists them.
        DeviceError: if it is there, but cannot be used yet.
    """
    kind, colon, rest = address.partition(":")
    if kind == "virtual" and colon and rest in ("", "inproc"):
        return _virtual(in_process=bool(rest))
    if kind == "adb" and colon:
        return AdbPhone(reach(rest, server or AdbServer()), address if rest else "")
    raise NoSuchDevice(f"{address!r} is no address of a phone.", remedy=_addresses(server))


def _virtual(*, in_process: bool) -> Device:
    # here and below: the virtual phone brings fonts and apps, which real phones do not need
    from devices.virtual.device import VirtualDevice
    from devices.virtual.phone import VirtualPhone

    if in_process:
        return VirtualDevice(VirtualPhone())
    from devices.adb.hosted import HostedPhone

    return HostedPhone(VirtualPhone())


@contextmanager
def serve_virtual(phone: VirtualPhone) -> Iterator[AdbPhone]:
    """A virtual phone over true ADB for as long as the block lasts."""
    from devices.adb.hosted import HostedPhone

    with closing(HostedPhone(phone)) as hosted:
        yield hosted


def reach(serial: str, server: AdbServer) -> AdbClient:
    """A ready phone behind an adb server, connected over the network first where its name is HOST:PORT."""
    known = server.devices()
    if _NETWORK.fullmatch(serial) and all(line.serial != serial or line.state == "offline" for line in known):
        server.connect(serial)
        client = server.phone(serial)
        if client.state() in ("offline", "connecting"):
            client.wait_until_ready()
        known = server.devices()
    return server.phone(discovery.choose(serial, known).serial)


def _addresses(server: AdbServer | None) -> str:
    """What could have been said instead."""
    try:
        listed = [info.address for info in discovery.list_devices(server)]
    except DeviceError:
        listed = []
    return f"There are: {', '.join([*listed, 'virtual:', 'virtual:inproc'])}."
