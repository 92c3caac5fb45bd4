"""The line to uiautomator2's server, against a small server on a real socket that can die."""

from __future__ import annotations

import contextlib
import json
import select
import socket
from typing import Any

import pytest

from devices.adb import wire
from devices.adb.automation import LAUNCH, Automation, AutomationDown, RpcFailed
from devices.adb.client import AdbClient
from devices.errors import DeviceGone, InputRefused

Fake = Any  # the class stands in conftest, which no test can import


class Helper:
    """The server on the phone: lives while its shell is open, answers what it is told to."""

    def __init__(self, fake: Fake) -> None:
        self.fake = fake
        self.alive = False
        self.launches = 0
        self.lines = 0
        self.comes_up = True
        self.words = b"[server] INFO: Starting Server\n"
        self.calls: list[tuple[str, list[object]]] = []
        self.answer: dict[str, object] = {"result": True}
        self.dies_at: int | None = None
        """Hang up in the middle of this call, counted from 1."""
        fake.services[f"shell:{LAUNCH}"] = self._launch
        fake.services["sync"] = self._sync
        self.pushed = 0
        fake.answers["toybox md5sum"] = ("d41d8cd98f00b204e9800998ecf8427e  x\n", "", 0)

    def _launch(self, sock: socket.socket) -> None:
        self.launches += 1
        sock.sendall(self.words)
        if not self.comes_up:
            return
        self.alive = True
        self.fake.services["tcp"] = self._serve
        while sock.recv(100):
            pass
        self.die()

    def die(self) -> None:
        self.alive = False
        self.fake.services.pop("tcp", None)

    def _sync(self, sock: socket.socket) -> None:
        while True:
            kind, number = wire.decode_sync_head(_read(sock, 8))
            if kind == wire.SYNC_DONE:
                self.pushed += 1
                sock.sendall(wire.encode_sync(wire.SYNC_OKAY))
                return
            _read(sock, number)

    def _serve(self, sock: socket.socket) -> None:
        self.lines += 1
        with contextlib.suppress(OSError, wire.WireError):
            while True:
                head = b""
                while not head.endswith(b"\r\n\r\n"):
                    head += _read(sock, 1)
                if head.startswith(b"GET /ping"):
                    sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\npong")
                    continue
                size = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
                call = json.loads(_read(sock, size))
                self.calls.append((call["method"], call["params"]))
                if self.dies_at == len(self.calls):
                    self.dies_at = None
                    self.die()
                    return
                body = json.dumps({"jsonrpc": "2.0", "id": call["id"], **self.answer}).encode()
                sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)


def _read(sock: socket.socket, count: int) -> bytes:
    data = b""
    while len(data) < count:
        select.select([sock], [], [])
        more = sock.recv(count - len(data))
        if not more:
            raise wire.WireError("gone")
        data += more
    return data


@pytest.fixture
def helper(fake: Fake) -> Helper:
    return Helper(fake)


def test_the_server_is_brought_and_started_when_first_needed(client: AdbClient, helper: Helper) -> None:
    automation = Automation(client)
    assert automation.call("click", 3, 4) is True
    assert (helper.pushed, helper.launches) == (1, 1)
    assert helper.calls == [("click", [3, 4])]
    automation.close()


def test_many_calls_go_over_one_connection(client: AdbClient, helper: Helper) -> None:
    automation = Automation(client)
    automation.call("click", 1, 1)
    before = helper.lines
    for _ in range(20):
        automation.call("click", 1, 1)
    assert helper.lines == before
    automation.close()


def test_a_running_server_is_used_as_it_is(client: AdbClient, helper: Helper, fake: Fake) -> None:
    fake.services["tcp"] = helper._serve
    automation = Automation(client)
    automation.call("click", 1, 1)
    assert (helper.pushed, helper.launches) == (0, 0)
    automation.close()


def test_a_server_that_dies_in_a_call_is_restarted_once(client: AdbClient, helper: Helper) -> None:
    automation = Automation(client)
    automation.call("click", 1, 1)
    helper.dies_at = 2
    assert automation.call("click", 2, 2) is True
    assert helper.launches == 2
    automation.close()


def test_a_server_that_dies_at_once_again_is_given_up(client: AdbClient, helper: Helper) -> None:
    automation = Automation(client)
    automation.call("click", 1, 1)
    helper.dies_at = 2
    automation.call("click", 2, 2)
    helper.dies_at = len(helper.calls) + 1
    with pytest.raises(AutomationDown) as caught:
        automation.call("click", 3, 3)
    assert "battery" in caught.value.remedy
    assert helper.launches == 2
    with pytest.raises(AutomationDown):
        automation.call("click", 4, 4)
    automation.close()


def test_a_phone_that_another_program_automates_is_named_so(client: AdbClient, helper: Helper) -> None:
    helper.comes_up = False
    helper.words = (
        b"java.lang.IllegalStateException: UiAutomationService android.x.Stub$Proxy@5deffd5already registered!\n"
    )
    with pytest.raises(AutomationDown, match="Another program"):
        Automation(client).call("click", 1, 1)


def test_a_refused_touch_is_explained(client: AdbClient, helper: Helper) -> None:
    message = "java.lang.SecurityException: Injecting to another application requires INJECT_EVENTS permission"
    helper.answer = {"error": {"code": -32001, "message": message, "data": None}}
    with pytest.raises(InputRefused) as caught:
        Automation(client).call("click", 1, 1)
    assert "Security settings" in caught.value.remedy


def test_other_errors_say_what_the_phone_said(client: AdbClient, helper: Helper) -> None:
    helper.answer = {"error": {"code": -32001, "message": "UiObjectNotFoundException", "data": "at com.x"}}
    with pytest.raises(RpcFailed, match="UiObjectNotFoundException"):
        Automation(client).call("objInfo", None)


def test_a_phone_that_is_gone_is_gone(client: AdbClient, helper: Helper, fake: Fake) -> None:
    automation = Automation(client)
    automation.call("click", 1, 1)
    helper.dies_at = 2
    fake.services.clear()
    fake.state = "offline"
    with pytest.raises(DeviceGone, match="does not answer"):
        automation.call("click", 1, 1)
    assert automation.down is None


def test_a_phone_that_takes_no_helper_still_has_plain_adb(client: AdbClient) -> None:
    automation = Automation(client)
    with pytest.raises(AutomationDown):
        automation.call("click", 1, 1)
    assert automation.down is not None
