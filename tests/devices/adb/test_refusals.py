"""What phones say when they refuse, word for word, and what is made of it."""

from __future__ import annotations

import socket
from base64 import b64encode
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from devices import problems
from devices.adb import wire
from devices.adb.client import AdbClient
from devices.adb.installing import install_keyboard
from devices.adb.phone import AdbPhone
from devices.errors import CannotDo, DeviceError, NoTree, ScreenHidden, TextRefused

Fake = Any  # the class stands in conftest, which no test can import

OURS = "com.android.adbkeyboard/.AdbIME"
OWN = "com.google.android.inputmethod.latin/com.android.inputmethod.latin.LatinIME"
NO_SETTINGS = "java.lang.SecurityException: uid 2000 does not have android.permission.WRITE_SECURE_SETTINGS.\n"
NOT_KNOWN = f"Unknown input method {OURS} cannot be enabled for user #0\n"
QUERY = "cmd package query-activities"
ACTIVITY = "  Activity #0:\n    name=.Main\n    packageName=com.android.settings\n    ApplicationInfo:\n"
OTHER_USER = "java.lang.SecurityException: Shell does not have permission to access user 150\n"


@pytest.fixture
def phone(client: AdbClient, fake: Fake, tmp_path: Path) -> AdbPhone:
    """A phone that takes no helper; a field that says nothing has the focus."""
    out = BytesIO()
    Image.new("L", (108, 240), 120).save(out, "PNG")
    fake.services["exec:screencap -p"] = lambda sock: sock.sendall(out.getvalue())
    fake.answers["dumpsys input_method"] = ("  mInputShown=true\n", "", 0)
    fake.answers["settings get secure default_input_method"] = (f"{OWN}\n", "", 0)
    fake.answers["ime list -s -a"] = (f"{OWN}\n{OURS}\n", "", 0)
    fake.answers["am broadcast"] = ("Broadcast completed: result=0\n", "", 0)
    return AdbPhone(client, notes=tmp_path)


def takes_a_file(sock: socket.socket) -> None:
    """The phone's side of a push."""
    head = wire.SYNC_HEAD_BYTES
    while (each := wire.decode_sync_head(sock.recv(head, socket.MSG_WAITALL)))[0] != wire.SYNC_DONE:
        sock.recv(each[1], socket.MSG_WAITALL)
    sock.sendall(wire.encode_sync(wire.SYNC_OKAY))


def is_row(error: DeviceError, code: str) -> bool:
    row = problems.symptom(code)
    return (error.code, error.remedy) == (code, row.remedy) and row.cause in str(error)


def test_text_goes_to_the_keyboard_as_base64_and_the_own_keyboard_comes_back(phone: AdbPhone, fake: Fake) -> None:
    phone.type_text("世界")
    encoded = b64encode("世界".encode()).decode()
    assert f"am broadcast -p com.android.adbkeyboard -a ADB_INPUT_B64 --es msg {encoded}" in fake.shells
    assert [line for line in fake.shells if line.startswith("ime set")] == [f"ime set {OURS}", f"ime set {OWN}"]


def test_a_keyboard_that_may_not_be_chosen_is_told_with_the_switch_that_allows_it(phone: AdbPhone, fake: Fake) -> None:
    fake.answers["ime enable"] = ("", NO_SETTINGS, 255)
    with pytest.raises(TextRefused) as caught:
        phone.type_text("世界")
    assert problems.symptom("settings_refused").cause in str(caught.value)
    assert not any(line.startswith("am broadcast") for line in fake.shells)
    tried = len(fake.shells)
    with pytest.raises(TextRefused):
        phone.type_text("世界")
    assert not any(line.startswith("ime enable") for line in fake.shells[tried:])  # it has said no once


def test_a_keyboard_that_is_not_known_yet_is_asked_for_again(phone: AdbPhone, fake: Fake) -> None:
    fake.first["ime enable"] = [("", NOT_KNOWN, 255), (NOT_KNOWN, "", 0)]
    phone.type_text("世界")
    assert len([line for line in fake.shells if line.startswith("ime enable")]) == 3
    assert any(line.startswith("am broadcast") for line in fake.shells)


def test_an_installation_that_is_refused_is_told(client: AdbClient, fake: Fake) -> None:
    fake.answers["ime list -s -a"] = (f"{OWN}\n", "", 0)
    said = "Failure [INSTALL_FAILED_USER_RESTRICTED: Install canceled by user]\n"
    fake.answers["pm install"] = ("", said, 1)
    fake.services["sync"] = takes_a_file
    with pytest.raises(CannotDo) as caught:
        install_keyboard(client)
    assert is_row(caught.value, "install_refused")


def test_a_lock_screen_that_stays_after_waking_is_told(phone: AdbPhone, fake: Fake) -> None:
    fake.answers["dumpsys window policy"] = ("  mIsShowing=true\n  screenState=SCREEN_STATE_ON\n", "", 0)
    with pytest.raises(ScreenHidden) as caught:
        phone.look()
    assert is_row(caught.value, "locked")
    assert "wm dismiss-keyguard" in fake.shells


def test_a_lock_that_asks_for_nothing_is_passed(phone: AdbPhone, fake: Fake) -> None:
    fake.first["dumpsys window policy"] = [("  mIsShowing=true\n  screenState=SCREEN_STATE_ON\n", "", 0)]
    assert phone.look().width_px == 108


def test_a_window_that_never_rests_has_no_tree(phone: AdbPhone, fake: Fake) -> None:
    for said in ("ERROR: could not get idle state.\n", "ERROR: null root node returned by UiTestAutomationBridge.\n"):
        fake.answers["uiautomator dump"] = (said, "", 0)
        with pytest.raises(NoTree) as caught:
            phone.tree()
        assert is_row(caught.value, "not_idle")


def test_a_phone_with_a_work_profile_is_asked_for_its_user_in_front(phone: AdbPhone, fake: Fake) -> None:
    fake.answers[f"{QUERY} --user 0"] = (ACTIVITY, "", 0)
    fake.answers[QUERY] = ("", OTHER_USER, 255)
    fake.answers["am get-current-user"] = ("0\n", "", 0)
    assert [app.package for app in phone.apps()] == ["com.android.settings"]


def test_a_helper_that_cannot_run_is_no_reason_to_stop(phone: AdbPhone) -> None:
    assert phone.look().encoded.startswith(b"\x89PNG")
    assert [problem.code for problem in phone.health()] == ["automation_dead"]
