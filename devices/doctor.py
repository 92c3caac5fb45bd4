"""Is everything there that a run needs? One check after the other, each with what to do about it."""

from __future__ import annotations

import re
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from devices.adb import discovery
from devices.adb.client import AdbServer, adb_program
from devices.adb.examination import examine
from devices.adb.phone import AdbPhone
from devices.check import Check, Measured, failed
from devices.connect import find
from devices.device import Device
from devices.errors import DeviceError, NotAuthorised
from devices.screen import Point
from devices.settle import REAL_CLOCK, Clock

__all__ = ["Check", "Measured", "check", "examined"]

OWNER_S = 60.0
"""How long `fix` waits for the owner to allow USB debugging."""
BENCH_TIMES = 20
BENCH_LIMIT_S = 10.0
"""For each of the three; a phone whose screenshots take seconds is measured less often."""
NOWHERE = Point(0.5, 0.0)
"""The status bar, where a tap does nothing."""


def check(address: str, server: AdbServer | None = None, *, fix: bool = False, bench: bool = False) -> list[Check]:
    """Look at everything between this computer and the phone. Nothing raises: what fails is a check that is not ok.

    Args:
        address: Of the phone; see `devices.connect`.
        server: The adb server to ask.
        fix: Mend what can be mended, which may install a keyboard on the phone.
        bench: Measure the phone as well.
    """
    return list(examined(address, server, fix=fix, bench=bench))


def examined(
    address: str,
    server: AdbServer | None = None,
    *,
    fix: bool = False,
    bench: bool = False,
    clock: Clock = REAL_CLOCK,
) -> Iterator[Check]:
    """The checks as they are made."""
    server = server or AdbServer()
    if address.startswith("adb:"):
        yield from _adb(server)
    try:
        phone = _reach(address, server, OWNER_S if fix else 0.0, clock)
    except DeviceError as error:
        yield failed("phone", error)
        return
    try:
        yield Check("phone", True, f"{phone.address} answers")
        yield from examine(phone, fix=fix) if isinstance(phone, AdbPhone) else _any_phone(phone)
        if bench:
            yield from measured(phone)
    finally:
        phone.close()


def _reach(address: str, server: AdbServer, patience_s: float, clock: Clock) -> Device:
    """The phone, once its owner has said yes to "Allow USB debugging?"."""
    deadline_s = clock.now_s() + patience_s
    while True:
        try:
            return find(address, server)
        except NotAuthorised:
            if clock.now_s() >= deadline_s:
                raise
        clock.wait(0.5)


# --- this computer ----------------------------------------------------------------------------------------------------


def _adb(server: AdbServer) -> Iterator[Check]:
    try:
        if server.is_here:
            program = adb_program()
            yield Check("adb program", True, program)
            yield _same_version(server, program)
        else:
            yield Check("adb server", True, f"version {server.version} on {server.host}:{server.port}")
        found = discovery.list_devices(server)
    except DeviceError as error:
        yield failed("adb server", error)
        return
    if not any(info.state == discovery.READY for info in found) and (others := _other_servers(server.port)):
        ports = ", ".join(map(str, others))
        yield Check(
            "other adb servers",
            False,
            f"another runs on port {ports}; a phone on USB talks to one of them only",
            "Stop it (`adb -P PORT kill-server`), or use it with --adb-server PORT.",
        )
    for info in found:
        yield Check(f"connection {info.address}", not info.remedy, info.state, info.remedy)


def _same_version(server: AdbServer, program: str) -> Check:
    """Programs of another version end the server and start their own, and phones go "offline" meanwhile."""
    said = subprocess.run([program, "version"], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    own = re.search(r"Android Debug Bridge version \d+\.\d+\.(\d+)", said.stdout)
    where = f"version {server.version} on {server.host}:{server.port}"
    if own is None or int(own[1]) == server.version:
        return Check("adb server", True, where)
    return Check(
        "adb server",
        False,
        f"{where}, but {program} is version {own[1]}",
        "Use one adb for all programs, else each ends the other's server: update it, or set ADBUTILS_ADB_PATH.",
    )


def _other_servers(port: int) -> list[int]:
    """Ports of other adb servers on this computer that look after USB, where the system tells (Linux)."""
    found = set()
    for line in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = line.read_bytes().decode("utf-8", "replace").split("\0")
            apart = b"ADB_USB=0" in (line.parent / "environ").read_bytes().split(b"\0")
        except OSError:
            continue  # it has ended, or is somebody else's
        if Path(words[0]).name.startswith("adb") and "server" in words and not apart:
            socket_at = re.search(r"tcp:(?:[\w.]+:)?(\d+)", " ".join(words))
            named = re.search(r"-P (\d+)", " ".join(words))
            found.add(int((socket_at or named or [0, 5037])[1]))
    return sorted(found - {port})


# --- the phone --------------------------------------------------------------------------------------------------------


def _any_phone(phone: Device) -> Iterator[Check]:
    """What every kind of phone can be asked."""
    looks: tuple[tuple[str, Callable[[], str]], ...] = (
        ("picture", lambda: "{0.width_px}x{0.height_px}".format(phone.look())),
        ("window tree", lambda: f"{len(phone.tree())} elements"),
        ("apps", lambda: f"{len(phone.apps())} with an icon"),
    )
    for name, look in looks:
        try:
            yield Check(name, True, look())
        except DeviceError as error:
            yield failed(name, error)
    for problem in phone.health():
        yield Check(f"health: {problem.code}", False, problem.what, problem.remedy)


def measured(phone: Device) -> Iterator[Check]:
    """How long this phone takes for what every step does."""
    acts: tuple[tuple[str, Callable[[], object]], ...] = (
        ("screenshot", phone.look),
        ("tap", lambda: phone.tap(NOWHERE)),
        ("tree", phone.tree),
    )
    for name, act in acts:
        try:
            act()  # the first one may start something
            yield _timed(name, act)
        except DeviceError as error:
            yield failed(name, error)


def _timed(name: str, act: Callable[[], object]) -> Measured:
    taken_ms: list[float] = []
    start_s = time.perf_counter()
    while len(taken_ms) < 2 or (len(taken_ms) < BENCH_TIMES and time.perf_counter() - start_s < BENCH_LIMIT_S):
        before_s = time.perf_counter()
        act()
        taken_ms.append((time.perf_counter() - before_s) * 1000)
    median_ms = round(statistics.median(taken_ms), 1)
    p90_ms = round(statistics.quantiles(taken_ms, n=10, method="inclusive")[-1], 1)
    detail = f"median {median_ms:g} ms, 90 % within {p90_ms:g} ms ({len(taken_ms)} times)"
    return Measured(name, True, detail, "", median_ms, p90_ms, len(taken_ms))
