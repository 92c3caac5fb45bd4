"""The real adb binary drives the virtual phone."""

from __future__ import annotations

import socket
import struct
import subprocess
import time
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from devices.errors import DeviceError
from devices.virtual.adb.server import AdbServer
from devices.virtual.phone import VirtualPhone
from devices.virtual.state import PhoneState


def test_a_connected_phone_is_listed_with_its_model(served) -> None:
    listed = served.adb.run("devices", "-l").stdout.decode()
    line = next(line for line in listed.splitlines() if line.startswith(served.server.serial))
    assert " device " in line
    assert "model:Virtual_Phone" in line
    assert served.run("get-state").stdout == b"device\n"
    assert served.run("wait-for-device").returncode == 0


def test_it_offers_only_features_that_keep_adb_on_its_simple_ways(served) -> None:
    features = served.run("features").stdout.decode().split()
    assert {"shell_v2", "cmd", "stat_v2", "ls_v2"} <= set(features)
    assert not any(name.startswith(("abb", "sendrecv", "delayed_ack")) for name in features)


def test_output_errors_and_exit_status_come_back_apart(served) -> None:
    ran = served.run("shell", "echo out; ls /nowhere; exit 7")
    assert (ran.stdout, ran.stderr, ran.returncode) == (b"out\n", b"ls: /nowhere: No such file or directory\n", 7)


def test_a_terminal_is_accepted_and_ends_its_lines_as_terminals_do(served) -> None:
    assert (
        served.run("shell", "-tt", "echo a; ls /nowhere").stdout == b"a\r\nls: /nowhere: No such file or directory\r\n"
    )
    assert served.run("shell", "-T", "echo a").stdout == b"a\n"


def test_a_person_can_type_into_its_shell(served) -> None:
    typed = served.run("shell", "-tt", data=b"echo a\x08b\ncd /sdcard\nexit 3\n")
    assert b"virtual:/ $ " in typed.stdout
    assert b"\r\nb\r\n" in typed.stdout
    assert b"virtual:/storage/emulated/0 $ " in typed.stdout
    assert typed.returncode == 3


def test_a_script_can_be_piped_into_its_shell(served) -> None:
    ran = served.run("shell", data=b"echo one\nif true; then\necho two\nfi\nexit 5\n")
    assert (ran.stdout, ran.returncode) == (b"one\ntwo\n", 5)


def test_a_command_reads_what_is_piped_to_adb(served) -> None:
    assert served.run("shell", "wc -c", data=b"12345").stdout == b"5\n"


def test_a_screenshot_is_the_same_through_every_door(served) -> None:
    png = served.run("exec-out", "screencap -p").stdout
    assert png == served.run("shell", "screencap -p").stdout
    served.shell("screencap -p /sdcard/shot.png")
    assert png == served.run("exec-out", "cat /sdcard/shot.png").stdout
    assert Image.open(BytesIO(png)).size == served.phone.size_px


def test_raw_pixels_are_those_of_the_png(served) -> None:
    raw = served.run("exec-out", "screencap").stdout
    width, height, kind, _ = struct.unpack_from("<4I", raw)
    assert (width, height, kind) == (*served.phone.size_px, 1)
    pixels = np.frombuffer(raw, np.uint8, offset=16).reshape(height, width, 4)
    assert np.array_equal(pixels[:, :, :3], served.phone.pixels())


def test_files_go_there_and_back(served, picture: Path, tmp_path: Path) -> None:
    assert served.run("push", str(picture), "/sdcard/Download/").returncode == 0
    back = tmp_path / "back.bin"
    assert served.run("pull", "/sdcard/Download/picture.bin", str(back)).returncode == 0
    assert back.read_bytes() == picture.read_bytes()
    assert "2304000" in served.shell("ls -l /sdcard/Download")


def test_folders_go_there_and_back(served, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "deep" / "deeper").mkdir(parents=True)
    (folder / "one.txt").write_text("one")
    (folder / "deep" / "deeper" / "two ü.txt").write_text("two")
    served.run("push", str(folder), "/data/local/tmp")
    assert served.shell("find /data/local/tmp -type f").split("\n")[:-1] == [
        "/data/local/tmp/folder/deep/deeper/two ü.txt",
        "/data/local/tmp/folder/one.txt",
    ]
    back = tmp_path / "back"
    served.run("pull", "/data/local/tmp/folder", str(back))
    assert (back / "deep" / "deeper" / "two ü.txt").read_text() == "two"


@pytest.mark.parametrize(("path", "said"), [("/system/x", "Read-only file system"), ("/data/x", "Permission denied")])
def test_a_file_goes_only_where_the_shell_user_may_write(served, picture: Path, path: str, said: str) -> None:
    ran = served.run("push", str(picture), path)
    assert ran.returncode != 0
    assert said in ran.stderr.decode()


def test_a_file_that_is_not_there_is_not_pulled(served, tmp_path: Path) -> None:
    ran = served.run("pull", "/sdcard/nothing", str(tmp_path))
    assert ran.returncode != 0
    assert "No such file or directory" in ran.stderr.decode()


def test_logcat_shows_what_was_started_and_ends_with_d(served) -> None:
    served.shell("am start -n com.android.settings/.Settings")
    assert "START u0 {com.android.settings/.Settings}" in served.run("logcat", "-d").stdout.decode()


def test_it_is_no_rooted_phone(served) -> None:
    assert "adbd cannot run as root in production builds" in served.run("root").stdout.decode()


def test_a_port_where_nothing_listens_refuses(served) -> None:
    served.run("forward", "tcp:0", "tcp:7")
    port = int(served.run("forward", "--list").stdout.split()[1].partition(b":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=10) as link:
        assert link.recv(1) == b""


def test_a_port_of_the_phone_leads_to_the_computer(served) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        goal = f"tcp:{listening.getsockname()[1]}"
        assert served.run("reverse", "tcp:7000", goal).returncode == 0
        assert served.run("reverse", "--list").stdout.decode().split()[1:] == ["tcp:7000", goal]
        shell = subprocess.Popen(
            [served.adb.program, "-s", served.server.serial, "shell", "echo from the phone | nc 127.0.0.1 7000"],
            env=served.adb.env, stdout=subprocess.PIPE,
        )  # fmt: skip
        link, _ = listening.accept()
        with link:
            assert link.recv(100) == b"from the phone\n"
            link.sendall(b"from the computer\n")
        assert shell.communicate(timeout=30)[0] == b"from the computer\n"
    port = int(served.run("reverse", "tcp:0", goal).stdout)
    assert served.run("reverse", "--no-rebind", f"tcp:{port}", goal).returncode != 0
    assert served.run("reverse", "--remove", "tcp:7000").returncode == 0
    assert served.run("reverse", "--remove", "tcp:7000").returncode != 0
    assert served.run("reverse", "--remove-all").returncode == 0
    assert served.run("reverse", "--list").stdout.split() == []
    assert served.run("shell", "nc 127.0.0.1 7000").stderr == b"nc: connect: Connection refused\n"


def test_a_computer_waits_until_the_owner_allows_it(adb) -> None:
    with AdbServer(VirtualPhone(PhoneState(faults=["unauthorized"]))) as server:
        assert b"failed to authenticate" in adb.run("connect", server.serial).stdout
        assert adb.run("-s", server.serial, "get-state").stderr.startswith(b"error: device unauthorized")
        (computer,) = server.gate.waiting
        assert "@" in computer.name
        server.gate.allow()
        adb.run("-s", server.serial, "wait-for-device")
        assert adb.run("-s", server.serial, "shell", "echo let in").stdout == b"let in\n"
        assert server.unknown == []
        adb.run("disconnect", server.serial)


def test_a_computer_that_is_refused_stays_unauthorized(adb) -> None:
    with AdbServer(VirtualPhone(PhoneState(faults=["unauthorized"]))) as server:
        adb.run("connect", server.serial)
        ends = time.monotonic() + 30
        while not server.gate.waiting and time.monotonic() < ends:  # adb asks to be let in a moment after it connects
            time.sleep(0.01)
        server.gate.refuse()
        server.gate.allow()
        assert b"unauthorized" in adb.run("-s", server.serial, "shell", "echo").stderr
        adb.run("disconnect", server.serial)
        assert b"connected to" in adb.run("connect", server.serial).stdout
        adb.run("disconnect", server.serial)


def test_a_phone_that_restarts_can_be_used_again(adb) -> None:
    phone = VirtualPhone()
    with AdbServer(phone) as first:
        serial, port = first.serial, first.port
        adb.run("connect", serial)
    with AdbServer(phone, port) as second:
        adb.run("disconnect", serial)
        adb.run("connect", serial)
        assert adb.run("-s", serial, "shell", "echo back").stdout == b"back\n"
        assert second.unknown == []
        adb.run("disconnect", serial)


def test_two_phones_are_served_at_once(served, adb) -> None:
    other = VirtualPhone()
    with AdbServer(other) as server:
        adb.run("connect", server.serial)
        served.shell("settings put global airplane_mode_on 1")
        assert served.phone.state.settings.airplane
        assert not other.state.settings.airplane
        adb.run("disconnect", server.serial)


def test_a_taken_port_is_told_in_one_sentence_with_a_remedy(served) -> None:
    with pytest.raises(DeviceError, match=f"Port {served.server.port} is in use. Choose another") as error:
        AdbServer(VirtualPhone(), served.server.port).start()
    assert error.value.remedy


def test_it_is_never_served_to_the_network() -> None:
    with pytest.raises(ValueError, match="loopback only"):
        AdbServer(VirtualPhone(), host="0.0.0.0")


def test_somebody_who_does_not_speak_adb_is_hung_up_on(served) -> None:
    with socket.create_connection(("127.0.0.1", served.server.port), timeout=10) as link:
        link.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        assert link.recv(1) == b""
    assert served.shell("echo still here") == "still here\n"


@pytest.mark.parametrize(
    ("ask", "unknown"),
    [
        (("shell", "frobnicate -x"), "command frobnicate"),
        (("shell", "dumpsys nonsense"), "command dumpsys nonsense"),
        (("shell", "ls --color"), "command ls --color"),
        (("shell", "sleep 1 &"), "shell syntax 'sleep 1 &': unexpected '&'"),
        (("shell", "input keyevent KEYCODE_NONSENSE"), "command input keyevent KEYCODE_NONSENSE"),
        (("jdwp",), "service jdwp"),
    ],
)
def test_what_it_does_not_know_is_logged_loudly(served, ask, unknown: str, caplog: pytest.LogCaptureFixture) -> None:
    served.run(*ask)
    assert served.unknown() == [unknown]
    assert [(record.name, record.levelname) for record in caplog.records] == [("devices.virtual", "WARNING")]


def test_many_shells_at_once_all_get_their_own_answer(served) -> None:
    words = [served.adb.program, "-s", served.server.serial, "shell"]
    running = [
        subprocess.Popen(
            [*words, f"echo {number}; getprop ro.product.model"], env=served.adb.env, stdout=subprocess.PIPE
        )
        for number in range(12)
    ]
    answers = [process.communicate(timeout=30)[0] for process in running]
    assert answers == [f"{number}\nVirtual Phone\n".encode() for number in range(12)]
