"""Phones in the network. The virtual phone has no TLS, so pairing is tested by what is said to the adb server."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from devices.adb import discovery, network
from devices.adb.client import AdbServer
from devices.adb.hosted import HostedPhone
from devices.adb.phone import AdbPhone
from devices.adb.private_server import PrivateAdbServer
from devices.connect import connect, reach
from devices.errors import DeviceError, DeviceGone, NoSuchDevice, NotAuthorised
from devices.screen import Point
from devices.virtual.adb.server import AdbServer as Adbd
from devices.virtual.phone import VirtualPhone
from devices.virtual.state import PhoneState

Fake = Any  # the class stands in conftest, which no test can import

SERVICES = (
    "adb-R5CT20-abcdef\t_adb-tls-connect._tcp\t192.168.1.5:37123\n"
    "adb-R5CT20-abcdef\t_adb-tls-connect._tcp.\t192.168.1.5:37123\n"
    "adb-99XY-ghijkl _adb-tls-pairing._tcp. 192.168.1.6:41234\n"
)


@pytest.fixture(scope="module")
def private() -> Iterator[PrivateAdbServer]:
    server = PrivateAdbServer()
    yield server
    server.close()


def test_phones_that_announce_themselves_are_listed_each_with_its_purpose(fake: Fake, server: AdbServer) -> None:
    fake.hosts["host:mdns:services"] = SERVICES
    assert network.nearby(server) == [
        network.Nearby("adb-R5CT20-abcdef", "192.168.1.5:37123", pairing=False),
        network.Nearby("adb-99XY-ghijkl", "192.168.1.6:41234", pairing=True),
    ]
    listed = discovery.announced(server, [])
    assert [info.state for info in listed] == ["nearby", "pairing"]
    assert listed[1].remedy == "phoneagent devices --pair 192.168.1.6:41234"


def test_a_phone_that_is_connected_is_not_announced_again(fake: Fake, server: AdbServer) -> None:
    fake.hosts["host:mdns:services"] = SERVICES
    known = [discovery.DeviceInfo("adb:192.168.1.5:37123", "device", "", "")]
    assert [info.state for info in discovery.announced(server, known)] == ["pairing"]


def test_a_code_may_be_written_in_two_halves(fake: Fake, server: AdbServer) -> None:
    said = "Successfully paired to 192.168.1.6:41234 [guid=adb-99XY-ghijkl]"
    fake.hosts["host:pair:123456:192.168.1.6:41234"] = said
    assert network.pair(server, "192.168.1.6:41234", "123 456") == said


@pytest.mark.parametrize(("address", "code"), [("192.168.1.6", "123456"), ("a:1", "12345"), ("a:1", "12345x")])
def test_what_cannot_be_an_address_or_a_code_is_not_even_tried(server: AdbServer, address: str, code: str) -> None:
    with pytest.raises(NoSuchDevice) as caught:
        network.pair(server, address, code)
    assert "pairing code" in caught.value.remedy


def test_a_pairing_that_fails_is_explained_by_the_real_server(private: PrivateAdbServer) -> None:
    with pytest.raises(NotAuthorised) as caught:
        network.pair(private.client, "127.0.0.1:9", "123456")
    assert caught.value.code == "pairing_refused"
    assert "its port is not the one to connect to" in caught.value.remedy
    with socket.create_server(("127.0.0.1", 0)) as listening:
        answering = threading.Thread(target=lambda: listening.accept()[0].close())
        answering.start()
        with pytest.raises(NotAuthorised, match="did not pair"):
            network.pair(private.client, f"127.0.0.1:{listening.getsockname()[1]}", "123456")
        answering.join()


@pytest.mark.parametrize(
    ("said", "host", "port"),
    [("phones.example:5038", "phones.example", 5038), ("5039", "127.0.0.1", 5039), ("[::1]:5040", "::1", 5040)],
)
def test_an_adb_server_is_named_by_host_and_port(said: str, host: str, port: int) -> None:
    server = AdbServer.at(said)
    assert (server.host, server.port) == (host, port)
    assert server.is_here == (host != "phones.example")


@pytest.mark.parametrize("said", ["phones.example", "host:", "host:0", "host:70000", "host:x"])
def test_what_is_no_address_of_a_server_is_said(said: str) -> None:
    with pytest.raises(NoSuchDevice, match="no address of an adb server"):
        AdbServer.at(said)


def test_a_server_on_another_computer_is_never_started_here() -> None:
    server = AdbServer("127.0.0.2", 9)  # loopback as well, but not by the names that mean here
    with pytest.raises(DeviceError) as caught:
        server.devices()
    assert caught.value.code == "adb_server_away"
    assert "ssh -L" in caught.value.remedy


def test_a_server_on_another_computer_has_its_phones(private: PrivateAdbServer) -> None:
    with Adbd(VirtualPhone()) as adbd:
        private.client.connect(adbd.serial)
        far = connect(f"adb:{adbd.serial}", AdbServer.at(f"localhost:{private.client.port}"))
        assert far.look().width_px == 1080
        far.close()
        private.client.disconnect(adbd.serial)


def test_several_phones_are_driven_at_once_and_know_nothing_of_each_other(private: PrivateAdbServer) -> None:
    packages = ["com.android.settings", "org.phoneagent.notes", "com.google.android.deskclock"]
    seen: dict[str, list[str]] = {}

    def drive(serial: str, package: str) -> None:
        phone = connect(f"adb:{serial}", private.client)
        seen[package] = []
        for _ in range(5):
            phone.open_app(package)
            seen[package].append(phone.look().app)
            phone.press("home")
            phone.tap(Point(0.5, 0.0))
        phone.close()

    adbds = [Adbd(VirtualPhone()).start() for _ in packages]
    threads = [
        threading.Thread(target=drive, args=(adbd.serial, package))
        for adbd, package in zip(adbds, packages, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for adbd in adbds:
        private.client.disconnect(adbd.serial)
        adbd.stop()
    assert seen == {package: [package] * 5 for package in packages}


def test_a_phone_that_restarts_is_reached_again(private: PrivateAdbServer) -> None:
    adbd = Adbd(VirtualPhone()).start()
    phone = connect(f"adb:{adbd.serial}", private.client)
    phone.open_app("Settings")
    assert phone.look().app == "com.android.settings"
    adbd.stop()
    with pytest.raises(DeviceGone):
        phone.look()
    with pytest.raises(DeviceGone):  # and it is still away when asked again
        phone.look()
    adbd.start()
    assert phone.look().app == "com.android.settings"
    phone.press("home")
    assert phone.look().app != "com.android.settings"
    phone.close()
    private.client.disconnect(adbd.serial)
    adbd.stop()


def test_a_phone_that_is_still_starting_is_waited_for(private: PrivateAdbServer) -> None:
    adbd = Adbd(VirtualPhone()).start()
    client = reach(adbd.serial, private.client)
    adbd.handset.set_props["sys.boot_completed"] = ""
    with pytest.raises(DeviceGone, match="still starting"):
        network.revive(client)
    del adbd.handset.set_props["sys.boot_completed"]
    network.revive(client)
    private.client.disconnect(adbd.serial)
    adbd.stop()


def test_an_adb_server_that_restarts_finds_its_phone_in_the_network_again() -> None:
    adbd = Adbd(VirtualPhone()).start()
    first = PrivateAdbServer()
    phone = connect(f"adb:{adbd.serial}", first.client)
    assert phone.look().width_px == 1080
    first.close()
    with pytest.raises(DeviceGone):
        phone.look()
    second = PrivateAdbServer(first.client.port)
    assert phone.look().width_px == 1080
    phone.close()
    second.close()
    adbd.stop()


def test_a_phone_whose_owner_has_not_said_yes_is_waited_for_by_the_doctor() -> None:
    from devices.doctor import examined

    class Owner:
        """Time, and an owner who says yes while it passes."""

        def __init__(self, adbd: Adbd) -> None:
            self.adbd = adbd
            self.waited = 0

        def now_s(self) -> float:
            return float(self.waited)

        def wait(self, seconds: float) -> None:
            self.waited += 1
            if self.adbd.gate.waiting:
                self.adbd.gate.allow()

    server = PrivateAdbServer()
    with Adbd(VirtualPhone(PhoneState(faults=["unauthorized"]))) as adbd:
        refused = [check for check in examined(f"adb:{adbd.serial}", server.client) if not check.ok]
        assert any("accept 'Allow USB debugging?'" in check.remedy for check in refused)
        owner = Owner(adbd)
        checks = list(examined(f"adb:{adbd.serial}", server.client, fix=True, clock=owner))
        assert checks[-1].ok
        assert 1 <= owner.waited < 60
    server.close()


def test_a_hosted_phone_that_is_closed_starts_no_server_again() -> None:
    phone = HostedPhone(VirtualPhone())
    phone.close()
    with pytest.raises(DeviceGone):
        AdbPhone(phone.client).look()
