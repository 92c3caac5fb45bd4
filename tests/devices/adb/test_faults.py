"""Every way a phone can refuse: the virtual phone is put into that state, and the real adb path meets it.

Each test names the row of `devices.problems` by its code, and what is done about it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from devices import problems
from devices.adb import discovery
from devices.adb.client import TIMEOUT_S, AdbClient
from devices.adb.hosted import HostedPhone
from devices.adb.installing import install_keyboard
from devices.adb.phone import AdbPhone
from devices.adb.private_server import PrivateAdbServer
from devices.adb.stream import Stream
from devices.connect import connect, find
from devices.device import Device
from devices.doctor import check
from devices.errors import (
    CannotDo,
    DeviceError,
    DeviceGone,
    InputRefused,
    NotAuthorised,
    NoTree,
    ScreenHidden,
    TextRefused,
)
from devices.hierarchy import Element
from devices.screen import Point
from devices.settle import settle
from devices.virtual.adb.server import AdbServer as Adbd
from devices.virtual.android_settings import IME
from devices.virtual.phone import VirtualPhone

faults = pytest.importorskip("devices.virtual.faults", reason="this virtual phone has no faults")

HOME = "com.google.android.apps.nexuslauncher"
NOTES = "org.phoneagent.notes"
SETTINGS = "com.android.settings"


@pytest.fixture
def adbd(hosted: tuple[HostedPhone, bytes]) -> Iterator[Adbd]:
    """The phone's own side, where faults begin; without any at first."""
    adbd = hosted[0].adbd
    adbd.handset.installed.clear()
    with adbd.handset.use() as virtual:
        virtual.restore(hosted[1])
    yield adbd
    for name in faults.FAULTS:
        adbd.mend(name)
    assert adbd.unknown == []


@pytest.fixture
def phone(hosted: tuple[HostedPhone, bytes], adbd: Adbd) -> Iterator[AdbPhone]:
    """A client that has asked the phone nothing yet."""
    phone = AdbPhone(hosted[0].client)
    yield phone
    phone.close()


@pytest.fixture(scope="module")
def private() -> Iterator[PrivateAdbServer]:
    server = PrivateAdbServer()
    yield server
    server.close()


class WithoutHelper(AdbClient):
    """A phone that lets nothing be started on it and nothing listen, so that only plain adb is left."""

    def open(self, service: str, timeout_s: float = TIMEOUT_S) -> Stream:
        if "9008" in service:
            raise DeviceGone("closed")
        return super().open(service, timeout_s)


def codes(phone: Device) -> list[str]:
    return [problem.code for problem in phone.health()]


def checked(phone: AdbPhone, name: str, *, fix: bool = False) -> tuple[bool, str, str]:
    """What the doctor says of one thing."""
    address = f"adb:{phone.client.serial}"
    (found,) = [each for each in check(address, phone.client.server, fix=fix) if each.check == name]
    return found.ok, found.detail, found.remedy


def middle(device: Device, element: Element) -> Point:
    screen = device.look()
    return Point.from_px(*element.box.center_px, screen.width_px, screen.height_px)


def labelled(device: Device, label: str) -> Point:
    return middle(device, next(element for element in device.tree() if element.label == label))


def new_note(phone: AdbPhone, adbd: Adbd) -> None:
    """An empty note with the focus in it."""
    with adbd.handset.use() as virtual:
        virtual.launch(NOTES)
        new = next(node for node in virtual.nodes() if node.label == "New note")
        virtual.tap(*new.box.center_px)
        body = next(node for node in virtual.nodes() if node.resource_id.endswith("/body"))
        virtual.tap(*body.box.center_px)


def focused_text(adbd: Adbd) -> str | None:
    with adbd.handset.use() as virtual:
        return virtual.focused_text()


def says(error: DeviceError, code: str) -> bool:
    """Whether an error is that row's: its cause in the message, its remedy beside it."""
    row = problems.symptom(code)
    return error.code == code and str(error.args[0]).startswith(row.cause) and error.remedy == row.remedy


# --- the connection ---------------------------------------------------------------------------------------------------


def test_a_phone_that_does_not_trust_this_computer_is_told_apart_until_its_owner_says_yes(
    private: PrivateAdbServer,
) -> None:
    with Adbd(VirtualPhone()) as adbd:
        adbd.inflict("unauthorized")
        with pytest.raises(NotAuthorised) as caught:
            connect(f"adb:{adbd.serial}", private.client)
        assert says(caught.value, "unauthorized")
        (info,) = [each for each in discovery.list_devices(private.client) if adbd.serial in each.address]
        assert (info.state, info.remedy) == ("unauthorized", problems.symptom("unauthorized").remedy)
        adbd.mend("unauthorized")
        private.client.phone(adbd.serial).wait_until_ready()
        phone = connect(f"adb:{adbd.serial}", private.client)
        assert phone.look().app == HOME
        phone.close()
        private.client.disconnect(adbd.serial)


def test_a_phone_that_is_offline_is_connected_to_again_before_it_is_given_up(private: PrivateAdbServer) -> None:
    with Adbd(VirtualPhone()) as adbd:
        phone = connect(f"adb:{adbd.serial}", private.client)
        adbd.inflict("offline")
        with pytest.raises(DeviceGone) as caught:
            connect(f"adb:{adbd.serial}", private.client)
        assert says(caught.value, "offline")
        adbd.mend("offline")
        assert phone.look().app == HOME
        phone.close()
        private.client.disconnect(adbd.serial)


def test_a_phone_that_restarts_in_the_middle_of_a_run_is_waited_for_and_the_run_goes_on(
    private: PrivateAdbServer,
    jumping_clock: Any,  # noqa: ANN401
) -> None:
    from phoneagent.agent import Agent
    from phoneagent.dialects.agentcpm_gui import AgentCpmGui
    from phoneagent.models.model import Reply
    from phoneagent.models.scripted import ScriptedModel
    from phoneagent.step import Outcome, Step
    from tools.toolbox import Toolbox

    with Adbd(VirtualPhone()) as adbd:
        phone = connect(f"adb:{adbd.serial}", private.client)
        at = labelled(phone, "Notes")
        tap = json.dumps({"POINT": [round(at.x * 1000), round(at.y * 1000)]})
        adbd.inflict("reboot=0.5")
        model = ScriptedModel([Reply(said) for said in (tap, tap, '{"STATUS":"finish"}')])
        *steps, outcome = Agent(model, AgentCpmGui(), phone, Toolbox()).run("open Notes")
        assert isinstance(outcome, Outcome)
        assert outcome.kind == "success"
        assert [step.ok for step in steps if isinstance(step, Step)][1:] == [True, True]
        assert phone.look().app == NOTES
        phone.close()
        private.client.disconnect(adbd.serial)


# --- touching ---------------------------------------------------------------------------------------------------------


def test_a_phone_that_refuses_touches_is_found_out_when_it_is_reached(phone: AdbPhone, adbd: Adbd) -> None:
    adbd.inflict("inject_events")
    with pytest.raises(InputRefused) as caught:
        connect(f"adb:{phone.client.serial}", phone.client.server)
    assert says(caught.value, "input_refused")
    assert "Security settings" in caught.value.remedy
    assert codes(phone) == ["input_refused"]
    ok, detail, remedy = checked(phone, "input")
    assert (ok, remedy) == (False, caught.value.remedy)
    assert "does not let a computer touch" in detail


def test_no_touch_that_is_refused_goes_unnoticed(phone: AdbPhone, adbd: Adbd) -> None:
    phone.look()
    adbd.inflict("inject_events")
    at = Point(0.5, 0.5)
    acts = [
        lambda: phone.tap(at),
        lambda: phone.double_tap(at),
        lambda: phone.long_press(at),
        lambda: phone.swipe(at, Point(0.5, 0.2)),
        lambda: phone.press("home"),
    ]
    for act in acts:
        with pytest.raises(InputRefused) as caught:
            act()
        assert says(caught.value, "input_refused")


@pytest.mark.parametrize("fault", ["size_override=720x1600", "density_override=320", "rotation=1", "rotation=3"])
@pytest.mark.parametrize("with_helper", [True, False])
def test_a_tap_lands_on_what_was_meant_whatever_the_size(
    phone: AdbPhone, adbd: Adbd, fault: str, with_helper: bool
) -> None:
    phone = phone if with_helper else AdbPhone(WithoutHelper(phone.client.server, phone.client.serial))
    phone.look()
    adbd.inflict(fault)  # in the middle of a run
    screen = phone.look()
    with adbd.handset.use() as virtual:
        notes = next(node for node in virtual.nodes() if node.label == "Notes")
    x_px, y_px = notes.box.center_px
    phone.tap(Point.from_px(x_px, y_px, screen.width_px, screen.height_px))
    assert phone.look().app == NOTES


# --- looking ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", ["bars", "all", "none"])
@pytest.mark.parametrize("with_helper", [True, False])
def test_a_window_that_forbids_pictures_is_told_as_such(
    phone: AdbPhone, adbd: Adbd, value: str, with_helper: bool
) -> None:
    phone = phone if with_helper else AdbPhone(WithoutHelper(phone.client.server, phone.client.serial))
    phone.open_app(SETTINGS)
    adbd.inflict(f"secure_window={value}")
    with pytest.raises(ScreenHidden) as caught:
        phone.look()
    assert says(caught.value, "screen_hidden")
    assert SETTINGS in str(caught.value)
    assert "screen_hidden" in codes(phone)
    assert any(element.label for element in phone.tree())  # the window still tells what it says
    phone.press("home")
    assert phone.look().app == HOME


def test_a_phone_whose_screen_is_off_is_woken(phone: AdbPhone, adbd: Adbd) -> None:
    adbd.inflict("screen_off")
    assert codes(phone) == ["screen_off"]
    assert checked(phone, "screen")[0] is False
    assert phone.look().app == HOME
    assert codes(phone) == []


def test_a_locked_phone_is_handed_to_its_owner(phone: AdbPhone, adbd: Adbd) -> None:
    adbd.inflict("locked")
    with pytest.raises(ScreenHidden) as caught:
        phone.look()
    assert says(caught.value, "locked")
    assert codes(phone) == ["locked"]
    ok, _, remedy = checked(phone, "screen", fix=True)
    assert (ok, remedy) == (False, problems.symptom("locked").remedy)
    adbd.mend("locked")
    assert phone.look().app == HOME


def test_of_two_displays_the_one_that_is_lit_is_pictured(phone: AdbPhone, adbd: Adbd) -> None:
    adbd.inflict("second_display")
    screen = AdbPhone(WithoutHelper(phone.client.server, phone.client.serial)).look()
    assert screen.encoded.startswith(b"\x89PNG")
    assert screen.pixels.mean() > 20


@pytest.mark.parametrize("value", ["busy", "null"])
def test_a_window_that_never_rests_is_worked_on_by_its_pictures(phone: AdbPhone, adbd: Adbd, value: str) -> None:
    at = labelled(phone, "Notes")
    adbd.inflict(f"non_idle={value}")
    with pytest.raises(NoTree) as caught:
        AdbPhone(WithoutHelper(phone.client.server, phone.client.serial)).tree()
    assert says(caught.value, "not_idle")
    phone.tap(at)
    assert phone.look().app == NOTES


def test_what_never_rests_is_left_out_of_account(phone: AdbPhone, adbd: Adbd) -> None:
    adbd.inflict("non_idle")
    phone.look()
    assert settle(phone.glance).waited_s <= 2.1


def test_a_phone_whose_pictures_are_slow_is_waited_for(phone: AdbPhone, adbd: Adbd) -> None:
    adbd.inflict("slow_screen=0.3")
    assert phone.look().app == HOME
    assert settle(phone.glance).waited_s < 3


# --- the helper -------------------------------------------------------------------------------------------------------


def test_a_helper_that_is_killed_again_and_again_is_done_without(phone: AdbPhone, adbd: Adbd) -> None:
    adbd.inflict("u2_killed=5")
    for _ in range(6):
        assert phone.look().app == HOME
        phone.press("home")
    assert phone.look().encoded.startswith(b"\x89PNG")
    assert "automation_dead" in codes(phone)


def test_a_phone_that_another_program_automates_is_worked_on_without_the_helper(phone: AdbPhone, adbd: Adbd) -> None:
    adbd.inflict("automation_taken")
    assert phone.look().app == HOME
    assert codes(phone) == ["automation_taken"]
    ok, detail, remedy = checked(phone, "helper", fix=True)
    assert not ok
    assert "Appium" in detail
    assert remedy == problems.symptom("automation_taken").remedy
    adbd.mend("automation_taken")
    assert checked(phone, "helper")[0]


# --- typing -----------------------------------------------------------------------------------------------------------


def test_a_clipboard_that_is_refused_is_done_without(phone: AdbPhone, adbd: Adbd) -> None:
    install_keyboard(phone.client)
    adbd.inflict("clipboard_refused")
    new_note(phone, adbd)
    phone.type_text("世界")
    phone.type_text(" again")
    assert focused_text(adbd) == "世界 again"
    assert phone.means().any_script


def test_where_neither_clipboard_nor_keyboard_is_to_be_had_the_remedy_is_told(phone: AdbPhone, adbd: Adbd) -> None:
    adbd.inflict("clipboard_refused")
    new_note(phone, adbd)
    phone.type_text("one")
    with pytest.raises(TextRefused) as caught:
        phone.type_text("世界")
    assert says(caught.value, "script_refused")
    assert focused_text(adbd) == "one"
    ok, _, remedy = checked(phone, "keyboard")
    assert (ok, remedy) == (False, "`phoneagent doctor --fix` installs a keyboard that types every script.")
    ok, detail, _ = checked(phone, "keyboard", fix=True)
    assert ok
    assert "mended just now" in detail
    phone.type_text("世界")
    assert focused_text(adbd) == "one世界"


def test_a_phone_that_keeps_its_keyboard_to_itself_is_told(phone: AdbPhone, adbd: Adbd) -> None:
    install_keyboard(phone.client)
    adbd.inflict("clipboard_refused")
    adbd.inflict("write_secure_settings")
    new_note(phone, adbd)
    phone.type_text("one")
    with pytest.raises(TextRefused) as caught:
        phone.type_text("世界")
    assert problems.symptom("settings_refused").cause in str(caught.value)
    assert focused_text(adbd) == "one"
    assert problems.symptom("settings_refused").cause in checked(phone, "keyboard")[1]


def test_a_keyboard_that_the_phone_does_not_know_yet_is_waited_for(phone: AdbPhone, adbd: Adbd) -> None:
    adbd.inflict("ime_unregistered=0.4")
    assert install_keyboard(phone.client) == "com.github.uiautomator/.AdbKeyboard"


def test_a_choice_of_keyboard_that_did_not_work_is_noticed_by_the_field(phone: AdbPhone, adbd: Adbd) -> None:
    install_keyboard(phone.client)
    adbd.inflict("clipboard_refused")
    adbd.inflict("ime_disabled")
    new_note(phone, adbd)
    phone.type_text("one")
    with pytest.raises(TextRefused) as caught:
        phone.type_text("世界")
    assert says(caught.value, "text_lost")
    assert focused_text(adbd) == "one"
    with adbd.handset.use() as virtual:
        assert virtual.ime == IME


def test_a_keyboard_that_may_not_be_installed_is_told_and_ascii_goes_on(phone: AdbPhone, adbd: Adbd) -> None:
    adbd.inflict("install_refused")
    with pytest.raises(CannotDo) as caught:
        install_keyboard(phone.client)
    assert says(caught.value, "install_refused")
    adbd.inflict("clipboard_refused")
    ok, detail, remedy = checked(phone, "keyboard", fix=True)
    assert not ok
    assert detail.startswith(problems.symptom("install_refused").cause)
    assert "Install via USB" in remedy
    new_note(phone, adbd)
    phone.type_text("plain")
    assert focused_text(adbd) == "plain"


# --- users ------------------------------------------------------------------------------------------------------------


def test_a_phone_with_a_work_profile_is_asked_about_its_owner_alone(phone: AdbPhone, adbd: Adbd) -> None:
    adbd.inflict("work_profile")
    assert "com.android.settings" in [app.package for app in phone.apps()]
    phone.open_app("Settings")
    assert phone.look().app == SETTINGS
    install_keyboard(phone.client)
    adbd.inflict("clipboard_refused")
    new_note(phone, adbd)
    phone.type_text("世界")
    assert focused_text(adbd) == "世界"


def test_finding_a_phone_asks_nothing_of_it(phone: AdbPhone, adbd: Adbd) -> None:
    adbd.inflict("inject_events")
    found = find(f"adb:{phone.client.serial}", phone.client.server)
    assert found.look().app == HOME
    found.close()
