"""What is looked at on a phone behind adb, one thing after the other, and how each is mended where that can be done."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from devices import problems
from devices.adb import health, pictures
from devices.adb.installing import install_keyboard
from devices.adb.phone import AdbPhone
from devices.check import Check, failed
from devices.errors import DeviceError
from devices.settle import settle

ROOM_MB = 50
"""What the helper, a keyboard and its files need at most."""


@dataclass(frozen=True, slots=True)
class Examination:
    """One thing to look at."""

    name: str
    look: Callable[[AdbPhone], Check]
    """Raises DeviceError where it cannot even be looked at; that is a check that failed."""
    mend: Callable[[AdbPhone], None] | None = None
    """What may make it well; None where only a person can."""


def examine(phone: AdbPhone, *, fix: bool = False) -> Iterator[Check]:
    """Look at everything on a phone; with `fix`, mend what can be mended and look again."""
    for examination in EXAMINATIONS:
        check = _look(examination, phone)
        if fix and not check.ok and examination.mend is not None:
            try:
                examination.mend(phone)
            except DeviceError as error:
                check = failed(examination.name, error)
            else:
                check = _look(examination, phone)
                check = replace(check, detail=f"{check.detail} (mended just now)") if check.ok else check
        yield check


def _look(examination: Examination, phone: AdbPhone) -> Check:
    try:
        return examination.look(phone)
    except DeviceError as error:
        return failed(examination.name, error)


# --- what is looked at ------------------------------------------------------------------------------------------------


def _input(phone: AdbPhone) -> Check:
    health.check_input(phone.client)
    return Check("input", True, "touches from a computer are allowed")


def _screen(phone: AdbPhone) -> Check:
    policy = pictures.policy(phone.client)
    if policy.screen_off or pictures.is_asleep(phone.client):
        raise problems.error("screen_off")
    if policy.locked:
        raise problems.error("locked")
    return Check("screen", True, "on and unlocked")


def _helper(phone: AdbPhone) -> Check:
    phone.automation.start()
    return Check("helper", True, "uiautomator2's server answers")


def _picture(phone: AdbPhone) -> Check:
    start_s = time.perf_counter()
    screen = phone.see()
    took_ms = round((time.perf_counter() - start_s) * 1000)
    way = "JPEG from the helper" if screen.is_jpeg else "PNG from screencap, which is slow"
    size = f"{screen.width_px}x{screen.height_px}, {len(screen.encoded) // 1024} KB"
    return Check("picture", True, f"{size}, {way}, in {took_ms} ms")


def _front(phone: AdbPhone) -> Check:
    app = phone.see().app
    # not knowing it is no fault: runs go on without
    return Check("foreground app", True, app or problems.symptom("app_unknown").cause)


def _tree(phone: AdbPhone) -> Check:
    return Check("window tree", True, f"{len(phone.tree())} elements")


def _apps(phone: AdbPhone) -> Check:
    return Check("apps", True, f"{len(phone.apps())} with an icon")


def _keyboard(phone: AdbPhone) -> Check:
    means = phone.means()
    if not means.any_script:
        row = problems.symptom("script_refused")
        why = " ".join(dict.fromkeys(str(error.args[0]) for error in means.refusals))
        return Check("keyboard", False, f"{row.cause} {why}".rstrip(), row.remedy)
    ways = [
        "keys for ASCII",
        *(["the clipboard"] if means.clipboard else []),
        *([means.keyboard] * bool(means.keyboard)),
    ]
    return Check("keyboard", True, f"every script can be typed, through {', '.join(ways)}")


def _storage(phone: AdbPhone) -> Check:
    said = phone.client.shell(["df", "-k", "/data"]).out
    row = re.search(r"^\S+\s+\d+\s+\d+\s+(\d+)\s+\d+%", said, re.MULTILINE)
    if row is None:
        return Check("storage", True, "the phone does not say how much is free")
    free_mb = int(row[1]) // 1024
    if free_mb < ROOM_MB:
        return Check("storage", False, f"only {free_mb} MB are free", "Free some storage on the phone.")
    return Check("storage", True, f"{free_mb / 1024:.1f} GB free" if free_mb >= 1024 else f"{free_mb} MB free")


# --- what can be mended -----------------------------------------------------------------------------------------------


def _wake(phone: AdbPhone) -> None:
    phone.wake()
    settle(phone.glance)


def _restart_helper(phone: AdbPhone) -> None:
    phone.automation.forget()


def _bring_keyboard(phone: AdbPhone) -> None:
    install_keyboard(phone.client)


EXAMINATIONS = (
    Examination("input", _input),
    Examination("screen", _screen, _wake),
    Examination("storage", _storage),
    Examination("helper", _helper, _restart_helper),
    Examination("picture", _picture),
    Examination("foreground app", _front),
    Examination("window tree", _tree),
    Examination("apps", _apps),
    Examination("keyboard", _keyboard, _bring_keyboard),
)
