"""Which phones are there, and what is wrong with those that cannot be used."""

from __future__ import annotations

from dataclasses import dataclass

from devices import problems
from devices.adb import network
from devices.adb.client import AdbServer
from devices.adb.records import DeviceLine
from devices.errors import DeviceError, NoSuchDevice

READY = "device"


@dataclass(frozen=True, slots=True)
class DeviceInfo:
    """One phone the adb server knows."""

    address: str
    """What `devices.connect.connect` takes."""
    state: str
    """"device" where it is ready, else adb's word; "nearby" or "pairing" where it only announces itself."""
    model: str
    remedy: str
    """What to do to make it ready; "" where it is."""


def list_devices(server: AdbServer | None = None) -> list[DeviceInfo]:
    """Every phone the adb server knows, ready or not.

    Raises:
        DeviceError: if there is no adb server and none can be started.
    """
    return [_info(line) for line in (server or AdbServer()).devices()]


def announced(server: AdbServer, known: list[DeviceInfo]) -> list[DeviceInfo]:
    """Phones that announce themselves in the network and are not connected yet, each with how to get at it."""
    addresses = {info.address for info in known}
    return [
        DeviceInfo(
            f"adb:{phone.address}",
            "pairing" if phone.pairing else "nearby",
            phone.name,
            f"phoneagent devices --pair {phone.address}" if phone.pairing else f"phoneagent run -d adb:{phone.address}",
        )
        for phone in network.nearby(server)
        if f"adb:{phone.address}" not in addresses
    ]


def _info(line: DeviceLine) -> DeviceInfo:
    return DeviceInfo(f"adb:{line.serial}", line.state, line.model.replace("_", " "), _remedy(line.state))


def _remedy(state: str) -> str:
    if state == READY:
        return ""
    row = problems.recognise(state)
    return row.remedy if row else f"The phone is in the state {state!r}: restart it into Android."


def choose(serial: str, known: tuple[DeviceLine, ...]) -> DeviceLine:
    """The ready phone of a serial; for "" the only ready one.

    Raises:
        NoSuchDevice: if there is none, or several and none was named.
        DeviceError: if there is one, but it is not ready.
    """
    named = [line for line in known if line.serial == serial] if serial else list(known)
    ready = [line for line in named if line.state == READY]
    if len(ready) == 1:
        return ready[0]
    if len(ready) > 1:
        raise problems.error("several_devices", f"({_listed(tuple(ready))})")
    if len(named) == 1:
        raise not_ready(named[0])
    row = problems.symptom("not_found")
    raise NoSuchDevice(f"{row.cause} {_listed(known)}", remedy=row.remedy, code=row.code)


def not_ready(line: DeviceLine) -> DeviceError:
    """The error for a phone that is there but in no state to work with."""
    row = problems.recognise(line.state)
    if row is None:
        return DeviceError(f"The phone {line.serial} is in the state {line.state!r}.", remedy=_remedy(line.state))
    return row.error(f"{row.cause} ({line.serial} is {line.state}.)", remedy=row.remedy, code=row.code)


def _listed(lines: tuple[DeviceLine, ...]) -> str:
    if not lines:
        return "There is none at all."
    return "There are: " + ", ".join(f"adb:{line.serial} ({line.model or line.state})" for line in lines) + "."
