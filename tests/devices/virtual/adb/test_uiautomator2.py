"""Stock uiautomator2 drives the virtual phone, unpatched."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
import uiautomator2

from devices.virtual.phone import VirtualPhone

NOTES = "org.phoneagent.notes"
SEARCH_FIELD = (500, 190)
SETTINGS = "com.android.settings"
LAUNCHER = "com.google.android.apps.nexuslauncher"
TEXT = "héllo 你好 & \" $HOME 'quoted' %s"


@pytest.fixture(scope="module")
def connected(serving) -> Iterator[tuple]:
    """The served phone and its client. Connecting takes uiautomator2 a second, so it is done once."""
    with serving(VirtualPhone()) as served:
        device = uiautomator2.Device(served.device)
        device.settings["wait_timeout"] = 0.2
        yield served, device
        device.stop_uiautomator()


@pytest.fixture
def phone(connected) -> Iterator[VirtualPhone]:
    served, _ = connected
    before = served.phone.snapshot()
    yield served.phone
    assert served.unknown() == []
    served.phone.restore(before)


@pytest.fixture
def device(connected, phone) -> uiautomator2.Device:
    return connected[1]


@pytest.fixture
def settings(device, phone) -> VirtualPhone:
    """The phone with Settings in front."""
    phone.launch(SETTINGS)
    return phone


@pytest.fixture
def field(device, phone) -> VirtualPhone:
    """The phone with the focus in a text field."""
    phone.launch(NOTES)
    phone.tap(*SEARCH_FIELD)
    return phone


def test_it_says_what_the_phone_is(device, phone) -> None:
    assert device.info["currentPackageName"] == LAUNCHER
    assert (device.info["displayWidth"], device.info["displayHeight"]) == phone.size_px
    assert device.device_info["model"] == "Virtual Phone"
    assert device.window_size() == phone.size_px
    assert device.orientation == "natural"
    assert device.wlan_ip


def test_its_screenshot_is_what_the_phone_shows(device, settings) -> None:
    shown = np.asarray(device.screenshot(), np.int16)
    assert shown.shape == settings.pixels().shape
    assert np.abs(shown - settings.pixels()).mean() < 2  # a JPEG of quality 80


def test_a_click_is_a_tap_and_a_long_one_a_long_press(device, settings) -> None:
    device.click(540, 700)
    device.long_click(540, 700)
    device.double_click(540, 700, duration=0.01)
    assert [touch.kind for touch in settings.touches[-4:]] == ["tap"] * 4 or settings.touches[-4].kind == "tap"
    assert all((touch.x_px, touch.y_px) == (540, 700) for touch in settings.touches[-4:])


def test_it_swipes_drags_and_scrolls(device, settings) -> None:
    before = settings.xml()
    device.swipe(540, 1800, 540, 800)
    assert settings.xml() != before
    device.swipe_ext("down")
    device.drag(540, 800, 540, 1800, 0.05)
    device.swipe_points([(540, 1800), (540, 1200), (540, 800)], 0.05)
    assert settings.xml() != before
    assert device(scrollable=True).scroll.toBeginning()
    assert device(scrollable=True).scroll.to(text="About phone")
    assert device(text="About phone").exists
    assert device(scrollable=True).fling.toBeginning()
    assert settings.xml() == before


def test_a_finger_goes_down_moves_and_comes_up(device, settings) -> None:
    device.touch.down(540, 1800).move(540, 1000).up(540, 800)
    assert settings.touches[-1].kind == "swipe"


def test_keys_are_pressed_by_name_and_by_number(device, settings) -> None:
    for name in ("volume_up", "menu", "search", "center", "camera", "left"):
        assert device.press(name)
    device.press("home")
    assert settings.foreground()[0] == LAUNCHER
    device.press(26)
    assert not device.info["screenOn"]
    device.screen_on()
    assert device.info["screenOn"]
    device.screen_off()
    assert not settings.state.awake


def test_an_element_is_found_by_what_it_says(device, settings) -> None:
    assert device(text="Settings").exists
    assert device(textContains="etting").count >= 1
    assert device(textStartsWith="Netw").exists
    assert device(textMatches="Netw.*internet").exists
    assert device(className="android.widget.TextView", packageName=SETTINGS, enabled=True).exists
    assert not device(text="No such words").exists
    assert device(text="Settings").info["className"] == "android.widget.TextView"
    assert len(device(scrollable=True).child(className="android.widget.TextView")) > 5
    assert device(text="Network & internet").sibling(className="android.widget.TextView").exists
    assert (
        device(className="android.widget.TextView")[1].get_text()
        != device(className="android.widget.TextView")[2].get_text()
    )
    assert device(resourceIdMatches=".*recycler_view").exists


def test_a_click_on_an_element_opens_it(device, settings) -> None:
    device(text="Network & internet").click()
    assert device(text="Airplane mode").wait(timeout=2)
    device.press("back")
    assert device(text="Airplane mode").wait_gone(timeout=2)
    device.xpath("//*[@text='Network & internet']").click()
    assert device.xpath("//*[@text='Airplane mode']").exists


def test_a_child_is_found_by_the_text_in_it(device, settings) -> None:
    row = device(scrollable=True).child_by_text("Network & internet", className="android.widget.LinearLayout")
    assert row.exists
    row.click()
    assert device(text="Airplane mode").exists


def test_what_is_not_there_is_missed_after_the_wait(device, settings) -> None:
    assert not device(text="No such words").wait(timeout=0.1)
    with pytest.raises(uiautomator2.UiObjectNotFoundError):
        device(text="No such words").click(timeout=0.1)
    with pytest.raises(uiautomator2.UiObjectNotFoundError):
        _ = device(text="No such words").info


def test_a_watcher_clicks_for_it(device, settings) -> None:
    device.watcher("opens the network page").when("Network & internet").click()
    device.watcher.run()
    device.watcher.remove()
    assert device(text="Airplane mode").exists


def test_text_of_any_script_is_pasted(device, field) -> None:
    device.send_keys(TEXT)
    assert field.focused_text() == TEXT
    device.clear_text()
    assert field.focused_text() == ""


def test_its_own_keyboard_is_installed_and_types_any_script(connected, device, field) -> None:
    device.set_input_ime()
    assert field.ime == device.current_ime() == "com.github.uiautomator/.AdbKeyboard"
    device.send_keys(TEXT)
    assert field.focused_text() == TEXT
    device.clear_text()
    assert field.focused_text() == ""
    device.send_action("search")
    device.adb_device.uninstall("com.github.uiautomator")
    assert not device.is_input_ime_installed()


def test_a_field_is_set_read_and_cleared(device, field) -> None:
    entry = device(className="android.widget.EditText")
    entry.set_text(TEXT)
    assert entry.get_text() == TEXT == field.focused_text()
    entry.clear_text()
    assert field.focused_text() == ""


def test_setting_the_text_of_a_field_gives_it_the_focus(device, phone) -> None:
    phone.launch(NOTES)
    device(className="android.widget.EditText").set_text("milk")
    assert phone.focused_text() == "milk"


def test_the_clipboard_holds_any_text(device, phone) -> None:
    device.clipboard = TEXT
    assert device.clipboard == TEXT == phone.clipboard


def test_apps_are_started_told_and_stopped(device, phone) -> None:
    device.app_start(SETTINGS)
    current = device.app_current()
    assert (current["package"], current["activity"]) == (SETTINGS, ".Settings")
    assert device.app_wait(SETTINGS, front=True) == current["pid"]
    assert SETTINGS in device.app_list_running()
    device.app_start(SETTINGS, ".Settings", stop=True)
    assert device.app_info(SETTINGS)["versionName"]
    device.app_stop(SETTINGS)
    assert device.app_current()["package"] == LAUNCHER
    assert SETTINGS in device.app_list("-s")
    with pytest.raises(uiautomator2.AppNotFoundError):
        device.app_info("com.example.missing")


def test_the_window_is_described_as_xml(device, settings) -> None:
    xml = device.dump_hierarchy()
    assert xml.startswith("<?xml")
    assert 'text="Settings"' in xml
    assert xml == settings.xml()


def test_a_toast_is_remembered(device, phone) -> None:
    device.clear_toast()
    assert device.last_toast is None
    device.toast.show("Saved")
    assert device.toast.get_message() == "Saved"
    assert device.last_toast == "Saved"


def test_commands_run_in_its_shell(device, phone) -> None:
    assert device.shell("echo hi").output == "hi\n"
    assert device.shell(["ls", "/nowhere"]).exit_code == 1


def test_a_dead_server_is_started_again(connected, device, phone) -> None:
    served, _ = connected
    served.server.handset.automation.stop()
    assert device.info["displayWidth"] == phone.size_px[0]


def test_two_clients_share_one_server(connected, device, phone) -> None:
    other = uiautomator2.Device(connected[0].device)
    assert other.info == device.info
