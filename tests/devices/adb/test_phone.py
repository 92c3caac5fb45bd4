"""A phone over adb, all the way: our client, the real adb server, and the virtual phone's adbd on a real socket."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from devices.adb.client import TIMEOUT_S, AdbClient
from devices.adb.hosted import HostedPhone
from devices.adb.phone import AdbPhone
from devices.adb.stream import Stream
from devices.adb.ways import input_pieces
from devices.connect import connect
from devices.device import Device
from devices.doctor import Measured, check
from devices.errors import CannotDo, DeviceError, DeviceGone, NoSuchDevice, ScreenHidden, TextRefused
from devices.hierarchy import Element
from devices.screen import Point
from devices.settle import settle

NOTES = "org.phoneagent.notes"
HOME = "com.google.android.apps.nexuslauncher"


@pytest.fixture
def phone(hosted: tuple[HostedPhone, bytes]) -> Iterator[AdbPhone]:
    """The phone as it was at first, and a client that has asked it nothing yet."""
    with hosted[0].adbd.handset.use() as virtual:
        virtual.restore(hosted[1])
    phone = AdbPhone(hosted[0].client)
    yield phone
    phone.close()


class WithoutHelper(AdbClient):
    """A phone that lets nothing be started on it and nothing listen."""

    def open(self, service: str, timeout_s: float = TIMEOUT_S) -> Stream:
        if "9008" in service:
            raise DeviceGone("closed")
        return super().open(service, timeout_s)


def middle(device: Device, element: Element) -> Point:
    screen = device.look()
    return Point.from_px(*element.box.center_px, screen.width_px, screen.height_px)


def labelled(device: Device, label: str) -> Point:
    return middle(device, next(element for element in device.tree() if element.label == label))


def new_note(phone: AdbPhone) -> None:
    """An empty note, its body focused."""
    phone.open_app("Notes")
    phone.tap(labelled(phone, "New note"))
    body = next(element for element in phone.tree() if element.resource_id.endswith("/body"))
    phone.tap(middle(phone, body))


def focused_text(phone: AdbPhone) -> str:
    element = next(element for element in phone.tree() if element.focused)
    return "" if element.text == element.hint else element.text


def test_a_look_is_a_jpeg_in_the_phones_own_size_with_the_app_in_front(phone: AdbPhone) -> None:
    screen = phone.look()
    assert screen.is_jpeg
    assert screen.pixels.shape == (screen.height_px, screen.width_px, 3)
    assert screen.app == HOME


def test_a_glance_is_small_and_grey_and_looks_like_the_look(phone: AdbPhone) -> None:
    frame = phone.glance()
    assert frame.ndim == 2
    assert 160 <= frame.shape[0] <= 320
    assert abs(float(frame.mean()) - float(phone.look().pixels.mean())) < 12


def test_a_tap_lands_on_what_was_meant(phone: AdbPhone) -> None:
    phone.tap(labelled(phone, "Notes"))
    assert phone.look().app == NOTES


def test_a_tap_without_a_look_finds_its_place_too(phone: AdbPhone) -> None:
    at = labelled(phone, "Notes")
    AdbPhone(phone.client).tap(at)
    assert phone.look().app == NOTES


@pytest.mark.parametrize("name", ["Settings", "settings", "设置", "com.android.settings"])
def test_an_app_opens_by_its_names_and_by_its_package(phone: AdbPhone, name: str) -> None:
    phone.open_app(name)
    assert phone.look().app == "com.android.settings"


def test_an_app_that_is_not_there_is_answered_with_near_names(phone: AdbPhone) -> None:
    with pytest.raises(CannotDo) as caught:
        phone.open_app("Clocks & Timers")
    assert "Clock" in caught.value.remedy


def test_home_and_back_and_recents_are_keys(phone: AdbPhone) -> None:
    phone.open_app("Settings")
    phone.press("home")
    assert phone.look().app == HOME
    phone.press("recents")
    phone.press("back")


def test_a_swipe_up_scrolls_a_list(phone: AdbPhone) -> None:
    phone.open_app("Settings")
    before = phone.look().pixels
    phone.swipe(Point(0.5, 0.8), Point(0.5, 0.3))
    assert (phone.look().pixels != before).mean() > 0.02


@pytest.mark.parametrize(
    "text",
    [
        "hello world",
        "100%s sure, 50% %S",
        "$(reboot) `id` ${HOME} ; rm -rf / && | > x",
        'it\'s "quoted" \\ twice',
        "你好，世界",
        "emoji 😀👍🏽 and ünïcödé",
        "two\nlines",
        "-n --help",
        " ",
    ],
)
def test_any_text_arrives_whole(phone: AdbPhone, text: str) -> None:
    new_note(phone)
    phone.type_text(text)
    assert focused_text(phone) == text


def test_text_goes_after_what_is_there(phone: AdbPhone) -> None:
    new_note(phone)
    phone.type_text("one")
    phone.type_text(" 二")
    assert focused_text(phone) == "one 二"


def test_typing_leaves_the_clipboard_as_it_was(phone: AdbPhone, hosted: tuple[HostedPhone, bytes]) -> None:
    with hosted[0].adbd.handset.use() as virtual:
        virtual.clipboard = "mine"
    new_note(phone)
    phone.type_text("secret plan")
    with hosted[0].adbd.handset.use() as virtual:
        assert virtual.clipboard == "mine"


def test_a_field_can_be_emptied(phone: AdbPhone) -> None:
    new_note(phone)
    phone.type_text("wrong")
    phone.clear_text()
    assert focused_text(phone) == ""
    phone.clear_text()


def test_typing_where_nothing_takes_text_is_refused(phone: AdbPhone) -> None:
    with pytest.raises(TextRefused, match="Nothing on the screen takes text"):
        phone.type_text("lost")


def test_a_helper_that_dies_is_brought_back_unnoticed(hosted: tuple[HostedPhone, bytes]) -> None:
    owner, phone = AdbPhone(hosted[0].client), AdbPhone(hosted[0].client)
    owner.look()
    phone.look()
    owner.close()
    assert phone.look().is_jpeg
    phone.press("home")
    phone.tap(labelled(phone, "Notes"))
    assert phone.look().app == NOTES
    phone.close()


def test_without_the_helper_plain_adb_does_the_same(phone: AdbPhone) -> None:
    phone = AdbPhone(WithoutHelper(phone.client.server, phone.client.serial))
    screen = phone.look()
    assert screen.encoded.startswith(b"\x89PNG")
    assert screen.app == HOME
    assert "automation_dead" in [problem.code for problem in phone.health()]
    phone.open_app("Notes")
    phone.tap(labelled(phone, "New note"))
    phone.type_text("plain & simple %s")
    assert focused_text(phone) == "plain & simple %s"
    with pytest.raises(TextRefused, match="ASCII"):
        phone.type_text("世")
    phone.clear_text()
    assert focused_text(phone) == ""
    phone.swipe(Point(0.5, 0.8), Point(0.5, 0.3))
    phone.long_press(Point(0.5, 0.5))
    phone.double_tap(Point(0.5, 0.5))
    assert settle(phone.glance).stable
    phone.press("home")
    assert phone.look().app == HOME


def test_a_dark_screen_is_no_picture(phone: AdbPhone) -> None:
    phone.press("power")
    with pytest.raises(ScreenHidden) as caught:
        phone.look()
    assert "Wake" in caught.value.remedy
    assert [problem.code for problem in phone.health()] == ["screen_off"]
    phone.press("power")


def test_a_healthy_phone_has_no_problems(phone: AdbPhone) -> None:
    assert phone.health() == []


def test_a_resting_screen_settles(phone: AdbPhone) -> None:
    settled = settle(phone.glance)
    assert settled.stable
    assert settled.waited_s >= 0.1


def test_a_phone_in_the_network_is_reached_by_its_address(hosted: tuple[HostedPhone, bytes]) -> None:
    server = hosted[0].client.server
    hosted_serial = hosted[0].client.serial
    server.disconnect(hosted_serial)
    device = connect(f"adb:{hosted_serial}", server)
    assert np.any(device.glance())
    assert device.address == f"adb:{hosted_serial}"


def test_an_address_where_nobody_answers_says_what_to_check(hosted: tuple[HostedPhone, bytes]) -> None:
    with pytest.raises(NoSuchDevice) as caught:
        connect("adb:127.0.0.1:9", hosted[0].client.server)
    assert "pairing port" in caught.value.remedy


def test_the_doctor_finds_the_virtual_phone_well(hosted: tuple[HostedPhone, bytes], phone: AdbPhone) -> None:
    checks = check(f"adb:{hosted[0].client.serial}", hosted[0].client.server)
    assert [each for each in checks if not each.ok] == []
    names = {"adb program", "adb server", "phone", "input", "screen", "storage", "helper", "picture", "keyboard"}
    assert names <= {each.check for each in checks}
    assert "JPEG from the helper" in next(each.detail for each in checks if each.check == "picture")


def test_the_doctor_measures_a_phone(hosted: tuple[HostedPhone, bytes], phone: AdbPhone) -> None:
    checks = check(f"adb:{hosted[0].client.serial}", hosted[0].client.server, bench=True)
    timed = {each.check: each for each in checks if isinstance(each, Measured)}
    assert set(timed) == {"screenshot", "tap", "tree"}
    assert all(0 < each.median_ms <= each.p90_ms and each.times >= 2 for each in timed.values())


def test_the_doctor_wakes_a_phone_if_it_is_told_to(hosted: tuple[HostedPhone, bytes], phone: AdbPhone) -> None:
    address, server = f"adb:{hosted[0].client.serial}", hosted[0].client.server
    phone.press("power")
    (screen,) = (each for each in check(address, server) if each.check == "screen")
    assert not screen.ok
    assert "Wake" in screen.remedy
    (screen,) = (each for each in check(address, server, fix=True) if each.check == "screen")
    assert screen.ok
    assert "mended just now" in screen.detail


def test_a_phone_that_fell_asleep_while_a_model_was_thinking_is_woken(
    hosted: tuple[HostedPhone, bytes], phone: AdbPhone
) -> None:
    phone.look()
    with hosted[0].adbd.handset.use() as virtual:
        virtual.key("sleep")
    assert phone.look().app == HOME


printable = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0"), max_size=40)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(printable, min_size=1, max_size=3))
def test_every_word_reaches_the_phones_shell_as_one_argument(phone: AdbPhone, args: list[str]) -> None:
    said = phone.client.shell(["printf", r"%s|", *args])
    assert said.out == "".join(f"{arg}|" for arg in args)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=30))
def test_printable_text_arrives_whole_through_input_text(hosted: tuple[HostedPhone, bytes], line: str) -> None:
    with hosted[0].adbd.handset.use() as virtual:
        if virtual.focused_text() is None:
            virtual.launch(NOTES)
            note = next(node for node in virtual.nodes() if node.label == "New note")
            virtual.tap(*note.box.center_px)
        virtual.set_focused_text("")
    for piece in input_pieces(line):
        assert hosted[0].client.shell(["input", "text", piece]).code == 0
    with hosted[0].adbd.handset.use() as virtual:
        assert virtual.focused_text() == line


def test_a_virtual_phone_is_one_address_away() -> None:
    device = connect("virtual:")
    assert device.look().app == HOME
    device.close()
    with pytest.raises(DeviceError):
        device.look()
    assert connect("virtual:inproc").look().app == HOME


def test_nothing_was_asked_of_the_phone_that_it_does_not_know(hosted: tuple[HostedPhone, bytes]) -> None:
    assert hosted[0].adbd.unknown == []
