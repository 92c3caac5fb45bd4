"""The phones in the list, and what is said of those that are not ready."""

from __future__ import annotations

import pytest

from devices.adb.discovery import DeviceInfo
from devices.errors import DeviceError
from ui.console.phones import choices

PIXEL = DeviceInfo("adb:R5", "device", "Pixel 8", "")
LOCKED = DeviceInfo("adb:Z9", "unauthorized", "", "Unlock it and accept.")


def test_every_phone_is_listed_and_the_virtual_one_always() -> None:
    made = choices(lambda: [PIXEL, LOCKED], "adb:")
    assert made.choices == [
        ("Pixel 8 · adb:R5", "adb:R5"),
        ("adb:Z9 (unauthorized)", "adb:Z9"),
        ("Virtual phone", "virtual:"),
    ]
    assert made.note == "adb:Z9: Unlock it and accept."


@pytest.mark.parametrize(
    ("known", "wanted", "first"),
    [
        ([PIXEL, LOCKED], "adb:", "adb:R5"),
        ([PIXEL, DeviceInfo("adb:S1", "device", "", "")], "adb:", "virtual:"),
        ([], "adb:", "virtual:"),
        ([PIXEL], "virtual:", "virtual:"),
        ([PIXEL], "replay:last", "replay:last"),
    ],
)
def test_the_only_ready_phone_is_chosen_unless_another_was_named(
    known: list[DeviceInfo], wanted: str, first: str
) -> None:
    made = choices(lambda: known, wanted)
    assert made.first == first
    assert first in [address for _, address in made.choices]


def test_without_adb_the_reason_is_said_and_the_virtual_phone_is_there() -> None:
    def no_adb() -> list[DeviceInfo]:
        raise DeviceError("There is no adb program on this computer.", remedy="Install it.")

    made = choices(no_adb, "adb:")
    assert made.first == "virtual:"
    assert made.note == "There is no adb program on this computer. Install it."
