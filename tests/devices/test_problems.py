"""The table of what goes wrong: words that phones and adb really say lead to the right row."""

from __future__ import annotations

from pathlib import Path

import pytest

from devices import problems
from devices.errors import DeviceError, InputRefused, NotAuthorised

SAID = {
    "error: device unauthorized.\nThis adb server's $ADB_VENDOR_KEYS is not set": "unauthorized",
    "error: device still authorizing": "unauthorized",
    "failed to authenticate to 192.168.1.5:5555": "unauthorized",
    "no permissions (user in plugdev group; are your udev rules wrong?)": "no_permissions",
    "error: device offline": "offline",
    "error: more than one device/emulator": "several_devices",
    "error: device 'R5CT20' not found": "not_found",
    "failed to connect to '192.168.1.5:37123': Connection refused": "connection_refused",
    "java.lang.SecurityException: Injecting to another application requires INJECT_EVENTS permission": "input_refused",
    "Injecting input events requires the caller to have the INJECT_EVENTS permission": "input_refused",
    "Permission denial: uid 2000 does not have android.permission.WRITE_SECURE_SETTINGS": "settings_refused",
    "Unknown input method com.android.adbkeyboard/.AdbIME cannot be enabled for user #0": "keyboard_unknown",
    "Failure [INSTALL_FAILED_USER_RESTRICTED: Install canceled by user]": "install_refused",
    "[Warning] Multiple displays were found, but no display id was specified!": "second_display",
    "ERROR: could not get idle state.": "not_idle",
    "ERROR: null root node returned by UiTestAutomationBridge.": "not_idle",
    "IllegalStateException: UiAutomationService android.x$Stub$Proxy@5deffd5already registered!": "automation_taken",
    "java.lang.SecurityException: Package android does not belong to 2000": "clipboard_refused",
    "SecurityException: Shell does not have permission to access user 150": "other_user",
    "Error type 3\nError: Activity class {a/b} does not exist.": "no_such_app",
    "java.lang.IllegalStateException: UiAutomation not connected!": "automation_dead",
    "closed": "gone",
}


@pytest.mark.parametrize("said", SAID)
def test_words_that_phones_say_lead_to_their_row(said: str) -> None:
    row = problems.recognise(said)
    assert row is not None
    assert row.code == SAID[said]


@pytest.mark.parametrize("said", ["", "Success", "mInputShown=true", "connected to 127.0.0.1:5555", "result=-1"])
def test_words_of_success_are_no_problem(said: str) -> None:
    assert problems.recognise(said) is None


def test_every_row_has_a_cause_and_a_remedy_in_whole_sentences() -> None:
    codes = [row.code for row in problems.SYMPTOMS]
    assert len(codes) == len(set(codes))
    for row in problems.SYMPTOMS:
        assert row.cause.endswith((".", ")."))
        assert row.remedy.endswith(".")
        assert issubclass(row.error, DeviceError)


def test_an_error_carries_what_was_said_and_what_helps() -> None:
    error = problems.error_for("error: device unauthorized.")
    assert isinstance(error, NotAuthorised)
    assert "device unauthorized" in str(error)
    assert isinstance(problems.error("input_refused"), InputRefused)


def test_words_nobody_knows_are_passed_on() -> None:
    assert "flux capacitor" in str(problems.error_for("flux capacitor empty"))


def test_the_documentation_says_of_every_problem_what_it_means_and_what_to_do() -> None:
    page = (Path(__file__).parents[2] / "docs" / "phones.md").read_text("utf-8")
    for row in problems.SYMPTOMS:
        assert f"| `{row.code}` | {row.cause} | {row.remedy} |" in page
