"""The phones a person can choose from in the console, and what keeps others from being chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from devices.adb.discovery import READY, DeviceInfo
from devices.errors import DeviceError

ListDevices = Callable[[], list[DeviceInfo]]
VIRTUAL = ("Virtual phone", "virtual:")


@dataclass(frozen=True, slots=True)
class Choices:
    """What the list of phones holds."""

    choices: list[tuple[str, str]]
    """(words, address)."""
    first: str
    """The address that is chosen when the page opens."""
    note: str
    """What to do about phones that are there but cannot be used."""


def choices(list_devices: ListDevices, wanted: str) -> Choices:
    """The phones there are.

    Args:
        list_devices: Asks adb.
        wanted: The address in the settings; "adb:" is the only phone that is connected.
    """
    note, known = "", []
    try:
        known = list_devices()
    except DeviceError as error:  # the virtual phone works without adb
        note = str(error)
    listed = [*((_label(info), info.address) for info in known), VIRTUAL]
    ready = [info.address for info in known if info.state == READY]
    first = wanted if wanted != "adb:" else ready[0] if len(ready) == 1 else VIRTUAL[1]
    if first not in (address for _, address in listed):
        listed.append((first, first))
    remedies = (f"{info.address}: {info.remedy}" for info in known if info.remedy)
    return Choices(listed, first, " ".join((note, *remedies)).strip())


def _label(info: DeviceInfo) -> str:
    words = f"{info.model} · {info.address}" if info.model else info.address
    return words if info.state == READY else f"{words} ({info.state})"
