"""Outputs of adb and Android read into values: constructed cases, and real ones where the data folder is present."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.adb import outputs

REAL = Path(os.environ.get("PHONEAGENT_REAL_DATA", "../shared/data")) / "adb_outputs"


def as_lists(value: object) -> object:
    if isinstance(value, tuple | list):
        return [as_lists(item) for item in value]
    if isinstance(value, dict):
        return {key: as_lists(item) for key, item in value.items()}
    return value


def holds(found: object, expected: object) -> bool:
    """Whether what was found says at least what is expected."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return all(key in found and holds(found[key], value) for key, value in expected.items())
    if isinstance(expected, list) and isinstance(found, list):
        return len(found) == len(expected) and all(map(holds, found, expected))
    return found == expected


def real_cases() -> list[object]:
    listing = REAL / "expected.json"
    if not listing.exists():
        return [pytest.param({}, marks=pytest.mark.skip(reason=f"no real adb outputs at {REAL}"))]
    return [pytest.param(case, id=case["file"]) for case in json.loads(listing.read_text())]


@pytest.mark.parametrize("case", real_cases())
def test_a_real_output_is_read_as_a_person_reads_it(case: dict[str, object]) -> None:
    text = (REAL / str(case["file"])).read_bytes().decode("utf-8")
    found = as_lists(asdict(outputs.read(str(case["command"]), text)))
    if case["expected"] == {"error_or_empty": True}:
        assert found == {"devices": []}
    else:
        assert holds(found, case["expected"]), f"{found} is not {case['expected']}"


def test_a_list_with_windows_line_ends_and_every_state_is_read() -> None:
    text = (
        "List of devices attached\r\nadb server version (41) doesn't match this client (39); killing...\r\n"
        "* daemon started successfully\r\nA1\tdevice usb:1-1 product:p model:M_1 device:d transport_id:1\r\n"
        "B2 unauthorized usb:1-2 transport_id:2\r\nC3\toffline\r\n"
        "???????\tno permissions (user in plugdev group; are your udev rules wrong?); see [http://x.y] usb:1-4\r\n"
    )
    found = outputs.device_lines(text)
    assert [(line.serial, line.state, line.model) for line in found] == [
        ("A1", "device", "M_1"),
        ("B2", "unauthorized", ""),
        ("C3", "offline", ""),
        ("???????", "no permissions", ""),
    ]


@pytest.mark.parametrize(
    ("text", "package", "activity"),
    [
        ("  mCurrentFocus=Window{4330b6c0 u0 org.x/org.x.Main}", "org.x", "org.x.Main"),
        ("  mCurrentFocus=Window{4330b6c0 org.x/org.x.Main paused=false}", "org.x", "org.x.Main"),
        (
            "mCurrentFocus=Window{1 u10 PopupWindow:2}\nmFocusedApp=ActivityRecord{3 u10 org.x/.Main t5}",
            "org.x",
            ".Main",
        ),
        ("mCurrentFocus=null\nmFocusedApp=null", None, None),
        ("  mResumedActivity: ActivityRecord{a u0 org.x/.Main t5}", "org.x", ".Main"),
        ("", None, None),
    ],
)
def test_the_app_in_front_is_found_however_it_is_printed(text: str, package: str | None, activity: str | None) -> None:
    assert outputs.read_focus(text) == outputs.Focus(package, activity)


def test_the_display_that_has_the_focus_counts() -> None:
    text = (
        "  Display: mDisplayId=0\n  mCurrentFocus=Window{1 u0 org.behind/.A}\n"
        "  Display: mDisplayId=2\n  mCurrentFocus=Window{2 u0 org.front/.B}\n  mTopFocusedDisplayId=2\n"
    )
    assert outputs.read_focus(text).package == "org.front"


def test_override_sizes_and_densities_win() -> None:
    assert outputs.read_size("Physical size: 1440x3200\nOverride size: 1080x2400\n").size == (1080, 2400)
    assert outputs.read_density("Physical density: 560\nOverride density: 420\n").density == 420
    assert outputs.read_size("") == outputs.Size(None, None)


@pytest.mark.parametrize(
    ("text", "locked", "off"),
    [
        ("mShowingLockscreen=false mDreamingLockscreen=true", True, None),
        ("KeyguardStateMonitor\n mIsShowing=true\n mInputRestricted=true\n screenState=SCREEN_STATE_ON", True, False),
        ("KeyguardStateMonitor\n mIsShowing=true\n mInputRestricted=false", False, None),
        ("mScreenOnEarly=false mScreenOnFully=false", False, True),
        ("", None, None),
    ],
)
def test_lock_and_screen_are_read_or_unknown(text: str, locked: bool | None, off: bool | None) -> None:
    found = outputs.read_policy(text)
    assert (found.locked, found.screen_off) == (locked, off)


def test_packages_with_their_paths_are_read_too() -> None:
    text = "package:/data/app/~~x==/org.x-1/base.apk=org.x\npackage:org.y uid:10100\n"
    assert outputs.read_packages(text).packages == ("org.x", "org.y")


def test_a_dump_that_failed_with_code_0_is_no_dump() -> None:
    assert not outputs.read_ui_dump("ERROR: could not get idle state.\n").ok


def test_a_broadcasts_answer_is_read() -> None:
    assert outputs.read_broadcast('Broadcast completed: result=-1, data="ok"') == outputs.Broadcast(-1, "ok")
    assert outputs.read_broadcast("Error: nobody").result is None


@given(st.sampled_from(["adb devices -l", "dumpsys window", "wm size", "getprop", "dumpsys battery"]), st.text())
def test_no_reader_falls_over_any_text(command: str, text: str) -> None:
    outputs.read(command, text)
