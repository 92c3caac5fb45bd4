"""Stock adbutils drives the virtual phone, unpatched."""

from __future__ import annotations

from pathlib import Path

import adbutils
import numpy as np
import pytest
import uiautomator2
from PIL import Image

LAUNCHER = "com.google.android.apps.nexuslauncher"
SETTINGS = "com.android.settings"


def test_it_lists_the_phone_and_says_who_it_is(served) -> None:
    assert served.server.serial in [device.serial for device in served.adb.client.device_list()]
    device = served.device
    assert device.get_state() == "device"
    assert device.prop.model == "Virtual Phone"
    assert device.getprop("ro.build.version.sdk") == served.phone.props["ro.build.version.sdk"]
    assert "shell_v2" in device.get_features()


def test_it_connects_and_disconnects(served) -> None:
    client = served.adb.client
    assert "already connected" in client.connect(served.server.serial)
    client.disconnect(served.server.serial)
    assert served.server.serial not in [device.serial for device in client.device_list()]
    assert "connected to" in client.connect(served.server.serial)
    client.wait_for(served.server.serial, timeout=10)


@pytest.mark.parametrize("v2", [False, True])
def test_a_command_gives_its_output_and_status(served, v2: bool) -> None:
    ran = served.device.shell2("echo out; ls /nowhere; exit 3" if v2 else "echo out; ls /nowhere; (exit 3)", v2=v2)
    assert ran.returncode == 3
    assert "out\n" in ran.output
    assert "No such file" in (ran.stderr if v2 else ran.output)


def test_words_given_as_a_list_arrive_as_they_are(served) -> None:
    assert served.device.shell(["echo", "-E", "a  b", "$HOME", "'", '"']) == "a  b $HOME ' \""


def test_files_are_pushed_read_listed_and_pulled(served, picture: Path, tmp_path: Path) -> None:
    sync = served.device.sync
    assert sync.push(picture, "/data/local/tmp/picture.bin", check=True) == picture.stat().st_size
    sync.push(b"hello", "/sdcard/new folder/hello.txt", mode=0o600)
    assert sync.read_text("/sdcard/new folder/hello.txt") == "hello"
    found = sync.stat("/sdcard/new folder/hello.txt")
    assert (found.size, found.mode & 0o777) == (5, 0o600)
    assert [entry.path for entry in sync.list("/sdcard/new folder")] == [".", "..", "hello.txt"]
    assert sync.exists("/sdcard/new folder/hello.txt")
    assert not sync.exists("/sdcard/other")
    sync.pull("/data/local/tmp/picture.bin", tmp_path / "back.bin")
    assert (tmp_path / "back.bin").read_bytes() == picture.read_bytes()
    sync.pull("/sdcard/new folder", tmp_path / "folder")
    assert (tmp_path / "folder" / "hello.txt").read_text() == "hello"
    with pytest.raises(adbutils.AdbError, match="No such file"):
        sync.read_bytes("/sdcard/nothing")
    served.device.rmtree("/sdcard/new folder")
    assert not sync.exists("/sdcard/new folder")


def test_the_screen_is_pictured_and_measured(served) -> None:
    device = served.device
    assert device.window_size() == served.phone.size_px
    assert device.rotation() == 0
    pixels = served.phone.pixels()
    assert np.array_equal(np.asarray(device.screenshot(error_ok=False)), pixels)
    assert np.array_equal(np.asarray(device.screenshot(display_id=0, error_ok=False)), pixels)
    assert np.array_equal(np.asarray(device.framebuffer().convert("RGB")), pixels)
    assert device.is_screen_on()
    device.switch_screen(False)
    assert not device.is_screen_on()
    assert not np.asarray(device.screenshot(error_ok=False)).any()


def test_apps_are_listed_started_told_and_stopped(served) -> None:
    device = served.device
    assert {SETTINGS, LAUNCHER} <= set(device.list_packages())
    assert device.list_packages(["-3"]) == []
    device.app_start(SETTINGS)
    current = device.app_current()
    assert (current.package, current.activity) == (SETTINGS, ".Settings")
    assert current.pid > 0
    device.app_stop(SETTINGS)
    assert device.app_current().package == LAUNCHER
    device.app_start(SETTINGS, ".Settings")
    assert device.app_current().package == SETTINGS
    info = device.app_info(SETTINGS)
    assert (info.package_name, info.version_name) == (SETTINGS, served.phone.props["ro.build.version.release"])
    assert device.app_info("com.example.missing") is None


def test_an_app_that_is_not_there_is_not_started(served) -> None:
    assert "No activities found" in served.device.shell("monkey -p com.example -c android.intent.category.LAUNCHER 1")
    assert "Error type 3" in served.device.shell("am start -n com.example/.Main")
    assert served.device.app_current().package == LAUNCHER


def test_touches_and_keys_reach_the_phone(served) -> None:
    device = served.device
    device.app_start(SETTINGS)
    device.swipe(500, 1800, 500, 600, 0.2)
    device.click(500, 1000)
    device.click(0.5, 0.5)
    assert [touch.kind for touch in served.phone.touches] == ["swipe", "tap", "tap"]
    assert (served.phone.touches[-1].x_px, served.phone.touches[-1].y_px) == (540, 1200)
    device.keyevent("HOME")
    assert device.app_current().package == LAUNCHER
    device.keyevent(26)
    assert not served.phone.state.awake


def test_text_is_typed_where_the_focus_is(typing) -> None:
    typing.device.send_keys('it\'s 5 $HOME & "more"; reboot')
    assert typing.phone.focused_text() == 'it\'s 5 $HOME & "more"; reboot'


def test_the_battery_the_brightness_and_the_switches_can_be_read_and_set(served) -> None:
    device = served.device
    battery = device.battery()
    assert (battery.level, battery.scale, battery.technology) == (served.phone.state.battery, 100, "Li-ion")
    device.brightness_value = 51
    assert device.brightness_value == 51
    assert served.phone.state.settings.brightness == pytest.approx(0.2)
    device.brightness_mode = adbutils.BrightnessMode.MANUAL
    assert device.brightness_mode is adbutils.BrightnessMode.MANUAL
    device.switch_wifi(False)
    assert not served.phone.state.settings.wifi
    device.switch_wifi(True)
    assert device.wlan_ip().startswith("192.168.")
    device.switch_airplane(True)
    assert served.phone.state.settings.airplane


def test_the_window_is_described(served) -> None:
    served.device.app_start(SETTINGS)
    assert 'text="Settings"' in served.device.dump_hierarchy()


def test_a_port_is_forwarded(served) -> None:
    port = served.device.forward_port(9008)
    assert any(item.local == f"tcp:{port}" and item.remote == "tcp:9008" for item in served.device.forward_list())
    served.device.forward_remove(f"tcp:{port}")


def test_a_port_is_reversed(served) -> None:
    served.device.reverse("tcp:7001", "tcp:7002")
    assert [(item.remote, item.local) for item in served.device.reverse_list()] == [("tcp:7001", "tcp:7002")]
    served.device.reverse_remove("tcp:7001")
    assert served.device.reverse_list() == []
    served.device.reverse_remove_all()


APK = Path(uiautomator2.__file__).parent / "assets" / "app-uiautomator.apk"
"""uiautomator2's own keyboard, a true APK."""


def test_a_package_is_installed_and_uninstalled(served) -> None:
    served.device.install(str(APK), nolaunch=True, silent=True)
    assert served.device.list_packages(["-3"]) == ["com.github.uiautomator"]
    assert served.device.app_info("com.github.uiautomator").version_name == "2.4.0"
    assert served.device.uninstall("com.github.uiautomator") == "Success"
    assert served.device.list_packages(["-3"]) == []
    assert "DELETE_FAILED_INTERNAL_ERROR" in served.device.uninstall(SETTINGS)


@pytest.mark.parametrize("way", ["--streaming", "--no-streaming"])
def test_adb_installs_either_way(served, way: str) -> None:
    ran = served.run("install", way, "-r", "-t", str(APK))
    assert (ran.returncode, b"Success" in ran.stdout) == (0, True)
    assert "com.github.uiautomator/.AdbKeyboard" in served.shell("ime list -s -a")
    assert served.run("uninstall", "com.github.uiautomator").stdout == b"Success\n"
    assert served.run("uninstall", "com.github.uiautomator").returncode != 0


def test_what_is_no_package_is_not_installed(served, tmp_path: Path) -> None:
    path = tmp_path / "some.apk"
    path.write_bytes(b"PK\x03\x04 no real package")
    with pytest.raises(adbutils.AdbInstallError, match="INSTALL_PARSE_FAILED_NOT_APK"):
        served.device.install(str(path), silent=True)
    ran = served.run("install", str(path))
    assert ran.returncode != 0
    assert b"INSTALL_PARSE_FAILED_NOT_APK" in ran.stdout + ran.stderr


def test_a_picture_is_no_black_stand_in(served) -> None:
    """adbutils answers with a black picture where the phone sent none; this phone sends one."""
    assert isinstance(served.device.screenshot(), Image.Image)
    assert np.asarray(served.device.screenshot()).any()
