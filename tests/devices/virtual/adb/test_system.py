"""What the system shows over its apps, through the real adb: the shade, recents, the question about a computer."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest

from devices.hierarchy import parse_hierarchy
from devices.virtual.adb.gate import Computer
from devices.virtual.adb.server import AdbServer
from devices.virtual.phone import VirtualPhone
from devices.virtual.state import PhoneState
from devices.virtual.touch import walk

SHADE = "NotificationShade"


def focused(served) -> str:
    lines = served.shell("dumpsys window displays").splitlines()
    return next(line for line in lines if "mCurrentFocus" in line)


def labels(served) -> set[str]:
    served.shell("uiautomator dump /sdcard/window.xml")
    return {element.label for element in parse_hierarchy(served.shell("cat /sdcard/window.xml"))}


def tap(served, label: str) -> None:
    with served.server.handset.use() as phone:
        x_px, y_px = next(node for node in walk(phone.view()) if label in (node.text, node.desc)).box.center_px
    served.shell(f"input tap {x_px} {y_px}")


@pytest.mark.parametrize(
    ("open_it", "close_it"),
    [
        ("cmd statusbar expand-notifications", "cmd statusbar collapse"),
        ("cmd statusbar expand-settings", "cmd statusbar collapse"),
        ("input swipe 540 10 540 1500", "input keyevent BACK"),
        ("input keyevent NOTIFICATION", "input keyevent HOME"),
    ],
)
def test_the_shade_opens_and_closes_and_window_and_dump_agree(served, open_it: str, close_it: str) -> None:
    assert SHADE not in focused(served)
    served.shell(open_it)
    assert SHADE in focused(served)
    assert SHADE in served.shell("dumpsys window windows")
    assert {"Internet", "Bluetooth"} <= labels(served)
    served.shell(close_it)
    assert SHADE not in focused(served)
    assert "Internet" not in labels(served)


def test_a_connected_computer_is_notified_of_and_listed(served) -> None:
    served.shell("cmd statusbar expand-notifications")
    assert "USB debugging connected" in labels(served)
    assert "usb" in served.shell("cmd notification list")
    tap(served, "Airplane mode")
    assert served.shell("settings get global airplane_mode_on") == "1\n"


def test_the_key_for_recents_shows_what_was_used_and_the_launcher_has_the_focus(served) -> None:
    for activity in ("com.android.settings/.Settings", "org.phoneagent.notes/.NotesActivity"):
        served.shell(f"am start -n {activity}")
    assert "org.phoneagent.notes" in focused(served)
    served.shell("input keyevent APP_SWITCH")
    assert "launcher" in focused(served)
    assert "launcher" in served.shell("dumpsys activity activities | grep ResumedActivity")
    assert {"Notes", "Clear all"} <= labels(served)
    tap(served, "Clear all")
    assert served.phone.state.tasks == []


def test_the_shell_and_the_launcher_count_the_same_apps(served) -> None:
    launcher = "cmd package query-activities -a android.intent.action.MAIN -c android.intent.category.LAUNCHER"
    for user in ("", " --user 0"):
        components = served.shell(f"{launcher}{user} --components").split()
        assert {component.partition("/")[0] for component in components} == set(served.phone.apps)
        blocks = [line.strip() for line in served.shell(launcher + user).splitlines()]
        assert sum(line.startswith("Activity #") for line in blocks) == len(served.phone.apps)


# --- the question about a computer ------------------------------------------------------------------------------------


def question(server: AdbServer) -> set[str]:
    with server.handset.use() as phone:
        return {node.text for node in walk(phone.view()) if node.text}


def is_asked(server: AdbServer) -> bool:
    """Whether the question comes up; adb connects first and asks to be let in a moment later."""
    ends = time.monotonic() + 30
    while "Allow USB debugging?" not in question(server):
        if time.monotonic() > ends:
            return False
        time.sleep(0.01)
    return True


def answer(server: AdbServer, *labels: str) -> None:
    assert is_asked(server)
    with server.handset.use() as phone:
        for label in labels:
            phone.tap(*next(node for node in walk(phone.view()) if node.text == label).box.center_px)


def unauthorized(value: str = "") -> AdbServer:
    return AdbServer(VirtualPhone(PhoneState(faults=[f"unauthorized{value}"])))


def test_the_question_is_on_the_screen_until_the_owner_allows(adb) -> None:
    with unauthorized() as server:
        adb.run("connect", server.serial)
        assert is_asked(server)
        assert any(server.gate.waiting[0].fingerprint in words.replace("\n", "") for words in question(server))
        answer(server, "Always allow from this computer", "Allow")
        adb.run("-s", server.serial, "wait-for-device")
        assert "Allow USB debugging?" not in question(server)
        adb.run("disconnect", server.serial)
        adb.run("connect", server.serial)
        assert adb.run("-s", server.serial, "shell", "echo known").stdout == b"known\n"
        adb.run("disconnect", server.serial)


def test_once_is_not_always_and_no_is_no(adb) -> None:
    with unauthorized() as server:
        adb.run("connect", server.serial)
        answer(server, "Allow")
        adb.run("-s", server.serial, "wait-for-device")
        adb.run("disconnect", server.serial)
        adb.run("connect", server.serial)
        assert is_asked(server)
        answer(server, "Cancel")
        assert "Allow USB debugging?" not in question(server)
        assert b"unauthorized" in adb.run("-s", server.serial, "get-state").stderr
        adb.run("disconnect", server.serial)


def test_an_owner_who_comes_after_a_while_allows_it(adb) -> None:
    with unauthorized("=0.01") as server:
        adb.run("connect", server.serial)
        adb.run("-s", server.serial, "wait-for-device")
        assert adb.run("-s", server.serial, "shell", "echo in").stdout == b"in\n"
        adb.run("disconnect", server.serial)


def test_the_question_goes_with_the_computer_that_asked(adb) -> None:
    gone = threading.Event()
    with unauthorized() as server:
        adb.run("connect", server.serial)
        told: Callable[[], None] = server.gate.on_change

        def changed() -> None:
            told()
            if not server.gate.waiting:
                gone.set()

        server.gate.on_change = changed
        adb.run("disconnect", server.serial)
        assert gone.wait(10)
        assert "Allow USB debugging?" not in question(server)


def test_a_key_is_shown_by_its_fingerprint_and_any_bytes_are_a_key() -> None:
    computer = Computer.of_key(b"aGVsbG8= ann@desk\0")
    assert computer.name == "ann@desk"
    assert computer.fingerprint == "5D:41:40:2A:BC:4B:2A:76:B9:71:9D:91:10:17:C5:92"  # md5 of "hello"
    assert len(Computer.of_key(b"\xff\x00 no key").fingerprint) == 47
