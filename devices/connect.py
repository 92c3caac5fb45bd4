"""An address in, a phone out.

virtual:         a virtual phone in this process behind its own adbd, over true ADB
virtual:inproc   the same phone without ADB or sockets
adb:             the only phone that is connected
adb:SERIAL       that one
adb:HOST:PORT    one on the network
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

from devices import problems
from devices.adb import discovery
from devices.adb.client import AdbClient, AdbServer
from devices.adb.network import is_address, reconnect
from devices.adb.phone import AdbPhone
from devices.device import Device
from devices.errors import DeviceError, DeviceGone, NoSuchDevice

if TYPE_CHECKING:
    from devices.virtual.phone import VirtualPhone

SETTLING_S = 3.0
"""How long a phone that was just reached may need until it is ready."""


def connect(address: str, server: AdbServer | None = None) -> Device:
    """The phone at an address, ready to be used; see the top of this file for what addresses look like.

    Args:
        address: Where the phone is.
        server: The adb server to ask; by default the one everybody on this computer shares.

    Raises:
        NoSuchDevice: if there is no phone there, or several and none was named; the message lists them.
        InputRefused: if it does not let itself be touched.
        DeviceError: if it is there, but cannot be used yet.
    """
    phone = find(address, server)
    if isinstance(phone, AdbPhone):
        try:
            phone.prepare()
        except BaseException:
            phone.close()
            raise
    return phone


def find(address: str, server: AdbServer | None = None) -> Device:
    """The phone at an address, whether or not it lets itself be touched."""
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
    state = {line.serial: line.state for line in server.devices()}.get(serial)
    if serial and state in (None, "offline"):
        _bring_back(server, serial, state)
    elif serial and state in ("connecting", "authorizing"):
        server.phone(serial).wait_until_ready()
    return server.phone(discovery.choose(serial, server.devices()).serial)


def _bring_back(server: AdbServer, serial: str, state: str | None) -> None:
    """Connect to a phone in the network; kick one that hangs. Where neither helps, the caller says what is wrong."""
    if is_address(serial):
        if state is not None:  # the server keeps a dead connection, and would say "already connected"
            server.disconnect(serial)
        try:
            server.connect(serial)
        except (NoSuchDevice, DeviceGone) as error:
            if state is None:
                raise
            raise problems.error("offline", f"({error.args[0]})") from error
    elif state is not None:
        reconnect(server)
    else:
        return
    with suppress(DeviceError):
        # right after connecting a phone is "offline" or "authorizing" for a moment
        server.phone(serial).wait_until_ready(SETTLING_S)


def _addresses(server: AdbServer | None) -> str:
    """What could have been said instead."""
    try:
        listed = [info.address for info in discovery.list_devices(server)]
    except DeviceError:
        listed = []
    return f"There are: {', '.join([*listed, 'virtual:', 'virtual:inproc'])}."
