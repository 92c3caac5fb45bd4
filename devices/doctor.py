"""Is everything there that a run needs? One check after the other, each with what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from devices.adb.client import AdbServer, adb_program
from devices.adb.discovery import list_devices
from devices.connect import connect
from devices.device import Device
from devices.errors import DeviceError


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    check: str
    ok: bool
    detail: str
    remedy: str = ""
    """What to do; "" where it is well."""


def check(address: str, server: AdbServer | None = None) -> list[Check]:
    """Look at everything between this computer and the phone. Nothing raises: what fails is a check that is not ok."""
    return list(_checks(address, server or AdbServer()))


def _checks(address: str, server: AdbServer) -> Iterator[Check]:
    if address.startswith("adb:"):
        yield from _adb(server)
    try:
        phone = connect(address, server)
    except DeviceError as error:
        yield _failed("phone", error)
        return
    yield Check("phone", True, f"{phone.address} answers")
    try:
        yield from _phone(phone)
    finally:
        phone.close()


def _adb(server: AdbServer) -> Iterator[Check]:
    try:
        yield Check("adb program", True, adb_program())
        yield Check("adb server", True, f"version {server.version} on {server.host}:{server.port}")
        found = list_devices(server)
    except DeviceError as error:
        yield _failed("adb", error)
        return
    for info in found:
        yield Check(f"connection {info.address}", not info.remedy, info.state, info.remedy)


def _phone(phone: Device) -> Iterator[Check]:
    try:
        screen = phone.look()
        yield Check("picture", True, f"{screen.width_px}x{screen.height_px}, {len(screen.encoded) // 1024} KB")
        yield Check("foreground app", bool(screen.app), screen.app or "the phone does not say; runs go on without it")
    except DeviceError as error:
        yield _failed("picture", error)
    try:
        yield Check("window tree", True, f"{len(phone.tree())} elements")
    except DeviceError as error:
        yield _failed("window tree", error)
    try:
        yield Check("apps", True, f"{len(phone.apps())} with an icon")
    except DeviceError as error:
        yield _failed("apps", error)
    found = phone.health()
    for problem in found:
        yield Check(f"health: {problem.code}", False, problem.what, problem.remedy)
    if not found:
        yield Check("health", True, "awake, unlocked, and lets itself be touched")


def _failed(name: str, error: DeviceError) -> Check:
    return Check(name, False, error.args[0] if error.args else str(error), error.remedy)
