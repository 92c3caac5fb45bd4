"""Phones in the network: those that announce themselves, pairing with one, and getting a lost connection back."""

from __future__ import annotations

import re
from dataclasses import dataclass

from devices import problems
from devices.adb.client import AdbClient, AdbServer
from devices.errors import DeviceError, DeviceGone, NoSuchDevice

PAIRING_TIMEOUT_S = 20.0
"""The phone may ask its owner in between."""
_ADDRESS = re.compile(r"[\w.\-\[\]:]+:\d{1,5}")
_SERVICE = re.compile(r"^(?P<name>\S+)\s+_(?P<kind>adb(?:-tls-(?:connect|pairing))?)\._tcp\.?\s+(?P<at>\S+:\d+)", re.M)


@dataclass(frozen=True, slots=True)
class Nearby:
    """A phone that announces itself in the network."""

    name: str
    address: str
    """HOST:PORT; for this one purpose only."""
    pairing: bool
    """Its pairing window is open: `address` is for `pair`, not for connecting."""


def is_address(serial: str) -> bool:
    """Whether a serial is the HOST:PORT of a phone in the network."""
    return _ADDRESS.fullmatch(serial) is not None


def nearby(server: AdbServer) -> list[Nearby]:
    """The phones whose 'Wireless debugging' is on, as far as the adb server hears of them (mDNS).

    Raises:
        DeviceError: if the server cannot listen for them.
    """
    said = server.ask("host:mdns:services")
    found = (Nearby(each["name"], each["at"], each["kind"].endswith("pairing")) for each in _SERVICE.finditer(said))
    return list(dict.fromkeys(found))


def pair(server: AdbServer, address: str, code: str) -> str:
    """Make a phone trust this computer, with the code that its 'Pair device with pairing code' window shows.

    Raises:
        NoSuchDevice: if that is no HOST:PORT.
        NotAuthorised: if nothing listens there, or the code is another one.
    """
    if not is_address(address):
        raise NoSuchDevice(f"{address!r} is no HOST:PORT.", remedy=problems.symptom("pairing_refused").remedy)
    digits = re.sub(r"[\s-]", "", code)
    if not re.fullmatch(r"\d{6}", digits):
        raise NoSuchDevice("A pairing code has six digits.", remedy=problems.symptom("pairing_refused").remedy)
    said = server.ask(f"host:pair:{digits}:{address}", PAIRING_TIMEOUT_S)
    if not said.startswith("Successfully paired"):
        row = problems.symptom("pairing_refused")
        raise row.error(f"{row.cause} (It said: {' '.join(said.split())[:200]})", remedy=row.remedy, code=row.code)
    return said.strip()


def revive(phone: AdbClient) -> None:
    """Try once to get a lost connection back: after a loose cable, a restart of the phone, or one of the adb server.

    Raises:
        DeviceGone: if the phone is still away, or is still starting.
        DeviceError: if it is there and cannot be used.
    """
    server, serial = phone.server, phone.serial
    state = next((line.state for line in server.devices() if line.serial == serial), "")
    if is_address(serial) and state != "device":
        if state == "offline":  # the server keeps the dead connection and would say "already connected"
            server.disconnect(serial)
        try:
            server.connect(serial)
        except NoSuchDevice as error:
            raise DeviceGone(str(error.args[0]), remedy=error.remedy, code="gone") from error
    elif state == "offline":
        reconnect(server)
    phone.check_ready()
    # adbd answers long before Android has started; only then are there windows
    if phone.shell(["getprop", "sys.boot_completed"]).out.strip() != "1":
        raise problems.error("starting")


def reconnect(server: AdbServer) -> None:
    """Kick phones that hang; an old server does not know how, and the wait goes on without it."""
    try:
        server.ask("host:reconnect-offline")
    except DeviceGone:
        raise
    except DeviceError:
        return
