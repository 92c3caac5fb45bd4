"""Which phone is meant, and what a person is told when none can be used."""

from __future__ import annotations

from typing import Any

import pytest

from devices.adb.client import AdbServer
from devices.adb.discovery import DeviceInfo, list_devices
from devices.connect import connect
from devices.doctor import check
from devices.errors import DeviceError, DeviceGone, NoSuchDevice, NotAuthorised

Fake = Any  # the class stands in conftest, which no test can import


def test_every_phone_is_listed_with_what_to_do_about_it(server: AdbServer, fake: Fake) -> None:
    fake.devices += "OTHER unauthorized usb:1-1 transport_id:2\n"
    ready, waiting = list_devices(server)
    assert ready == DeviceInfo("adb:FAKE1", "device", "Fake 1", "")
    assert (waiting.address, waiting.state) == ("adb:OTHER", "unauthorized")
    assert "Allow USB debugging" in waiting.remedy


def test_the_only_ready_phone_needs_no_name(server: AdbServer, fake: Fake) -> None:
    fake.devices += "OTHER unauthorized usb:1-1 transport_id:2\n"
    assert connect("adb:", server).address == "adb:FAKE1"


def test_two_ready_phones_must_be_told_apart(server: AdbServer, fake: Fake) -> None:
    fake.devices += "OTHER device usb:1-1 transport_id:2\n"
    with pytest.raises(NoSuchDevice, match=r"adb:FAKE1.*adb:OTHER"):
        connect("adb:", server)
    assert connect("adb:FAKE1", server).address == "adb:FAKE1"


@pytest.mark.parametrize(
    ("state", "error"), [("unauthorized", NotAuthorised), ("offline", DeviceGone), ("recovery", DeviceError)]
)
def test_a_phone_that_is_not_ready_says_why(
    server: AdbServer, fake: Fake, state: str, error: type[DeviceError]
) -> None:
    fake.devices = f"FAKE1 {state} transport_id:1\n"
    with pytest.raises(error) as caught:
        connect("adb:FAKE1", server)
    assert caught.value.remedy


def test_no_phone_at_all_is_told_with_a_remedy(server: AdbServer, fake: Fake) -> None:
    fake.devices = ""
    with pytest.raises(NoSuchDevice, match="none at all") as caught:
        connect("adb:", server)
    assert "USB debugging" in caught.value.remedy


@pytest.mark.parametrize("address", ["", "phone", "usb:1", "adb", "virtual", "virtual:x"])
def test_an_unknown_address_is_answered_with_the_known_ones(server: AdbServer, address: str) -> None:
    with pytest.raises(NoSuchDevice) as caught:
        connect(address, server)
    assert "adb:FAKE1, virtual:, virtual:inproc" in caught.value.remedy


def test_the_doctor_reports_instead_of_failing(server: AdbServer, fake: Fake) -> None:
    fake.devices = "FAKE1 unauthorized transport_id:1\n"
    checks = {each.check: each for each in check("adb:FAKE1", server)}
    assert checks["adb server"].ok
    assert not checks["phone"].ok
    assert "Allow USB debugging" in checks["phone"].remedy
