"""What goes wrong with phones: the words they say, why, and what a person does about it.

One table. The client raises errors out of it, `health` and `doctor` report from it. The words were gathered from public
issue threads about adb, scrcpy, uiautomator2, Appium and phone agents; each row names one or two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from devices.device import Problem
from devices.errors import (
    BadPicture,
    CannotDo,
    DeviceError,
    DeviceGone,
    InputRefused,
    NoSuchDevice,
    NotAuthorised,
    NoTree,
    ScreenHidden,
    TextRefused,
)


@dataclass(frozen=True, slots=True)
class Symptom:
    """One row: how it shows, what it is, what helps."""

    code: str
    """Stable; programs may compare it."""
    pattern: str
    """A regular expression over what adb or the phone said, upper and lower case alike; "" where only we can tell."""
    error: type[DeviceError]
    cause: str
    """A whole sentence, for a person."""
    remedy: str
    """What to do, in whole sentences."""
    transient: bool = False
    """Trying again may help without anybody doing anything."""

    def problem(self) -> Problem:
        return Problem(self.code, self.cause, self.remedy)


_SECURITY_SWITCH = (
    "In the phone's developer options turn on 'USB debugging (Security settings)' (Xiaomi, Redmi, POCO; needs a SIM and"
    " a signed-in account there) or 'Disable permission monitoring' (OPPO, realme, OnePlus), then restart the phone."
)
_ADB_INSTALL = "Install Android's platform-tools, or point ADBUTILS_ADB_PATH at an adb binary."

SYMPTOMS = (
    Symptom(
        "unauthorized",  # mobile-dev-inc/dadb#55
        r"device unauthori[sz]ed|ADB_VENDOR_KEYS|still authorizing|failed to authenticate|^unauthorized$",
        NotAuthorised,
        "The phone has not accepted this computer.",
        "Unlock the phone and accept 'Allow USB debugging?'. If nothing is asked, revoke USB debugging authorisations"
        " in the developer options and plug it in again.",
        transient=True,
    ),
    Symptom(
        "no_permissions",
        r"no permissions|insufficient permissions for device",
        NotAuthorised,
        "This computer's user may not open the phone's USB port.",
        "On Linux install the android-udev rules (package android-sdk-platform-tools-common), then plug it in again.",
    ),
    Symptom(
        "offline",  # tracer0tong/android-emulator#18, appium/appium-adb#499
        r"device offline|device '?[^']*'? ?is offline|^offline$",
        DeviceGone,
        "The phone is connected but does not answer: a loose cable, sleep, a restart, or two adb servers at once.",
        "Wait a moment, then plug it in again; for a wireless phone run `adb reconnect offline`. Close other programs"
        " that bring their own adb.",
        transient=True,
    ),
    Symptom(
        "starting",
        "",
        DeviceGone,
        "The phone is still starting.",
        "Wait until its lock screen shows, and unlock it.",
        transient=True,
    ),
    Symptom(
        "several_devices",  # Dairy-Foundation/Sloth#8
        r"more than one device|more than one emulator",
        NoSuchDevice,
        "Several phones are connected and none was chosen.",
        "Name one, as in `--device adb:SERIAL`.",
    ),
    Symptom(
        "not_found",
        r"device '[^']*' not found|no devices/emulators found|device not found|no such device|no devices found",
        NoSuchDevice,
        "No such phone is connected.",
        "Plug it in, turn on USB debugging in its developer options, and look at `phoneagent devices`.",
        transient=True,
    ),
    Symptom(
        "connection_refused",  # MuntashirAkon/libadb-android#4, kil0bit-kb/scrcpy-gui#58
        r"failed to connect to '?[^ ]*|cannot connect to [^ ]+:\d+|unable to connect to [^ ]+:\d+|connection refused",
        NoSuchDevice,
        "Nothing answers at that address.",
        "For wireless debugging use the port shown on the 'Wireless debugging' page itself: the pairing port is another"
        " one, and the port changes every time the switch is turned. `phoneagent devices --nearby` lists the addresses"
        " that phones announce.",
        transient=True,
    ),
    Symptom(
        "pairing_refused",  # the words of adb's pairing client
        r"wrong password or connection was dropped|unable to start pairing client|^failed: [^\n]*pair",
        NotAuthorised,
        "The phone did not pair.",
        "On the phone open 'Wireless debugging', then 'Pair device with pairing code': address and code there hold only"
        " while that window is open, and its port is not the one to connect to afterwards.",
    ),
    Symptom(
        "adb_missing",
        r"no adb exe could be found|adb: not found",
        DeviceError,
        "There is no adb program on this computer.",
        _ADB_INSTALL,
    ),
    Symptom(
        "adb_server",
        r"cannot connect to daemon|failed to start daemon|could not install \*smartsocket\* listener",
        DeviceError,
        "The adb server does not start.",
        "See whether another program holds its port; ANDROID_ADB_SERVER_PORT chooses another.",
    ),
    Symptom(
        "adb_server_away",
        "",
        DeviceError,
        "No adb server answers at that address.",
        "Start one there that listens to the network (`adb -a -P PORT nodaemon server`), or reach it through a tunnel"
        " (`ssh -L PORT:localhost:5037 HOST`). Whoever reaches it controls its phones.",
    ),
    Symptom(
        "input_refused",  # senzhk/ADBKeyBoard#78, Genymobile/scrcpy#3824, keymapperorg/KeyMapper#2034
        r"INJECT_EVENTS|injecting to another application requires|Injecting input events requires",
        InputRefused,
        "The phone does not let a computer touch its screen.",
        _SECURITY_SWITCH,
    ),
    Symptom(
        "settings_refused",  # zai-org/Open-AutoGLM#228
        r"WRITE_SECURE_SETTINGS|does not have [^\n]*SECURE_SETTINGS",
        TextRefused,
        "The phone does not let a computer change its settings or keyboard.",
        _SECURITY_SWITCH + " The keyboard can also be turned on by hand in the phone's settings.",
    ),
    Symptom(
        "keyboard_unknown",  # suyiiyii/AutoGLM-GUI#479
        r"unknown input method|cannot be (enabled|selected) for user",
        TextRefused,
        "The phone does not know that keyboard yet.",
        "Open the keyboard's app once on the phone, or wait some seconds after installing it.",
        transient=True,
    ),
    Symptom(
        "text_lost",  # zai-org/Open-AutoGLM#130, #188
        "",
        TextRefused,
        "The phone took the keystrokes but the field does not show the text.",
        "Tap the field first. If it stays empty, install ADBKeyBoard or let the phone show another keyboard.",
    ),
    Symptom(
        "script_refused",
        "",
        TextRefused,
        "By key only ASCII can be typed, and the phone lets no other way be used.",
        "`phoneagent doctor --fix` installs a keyboard that types every script.",
    ),
    Symptom(
        "install_refused",  # rom1v/sndcpy#64, Genymobile/gnirehtet#514
        r"INSTALL_FAILED_USER_RESTRICTED|Install canceled by user",
        CannotDo,
        "The phone refused the installation.",
        "Turn on 'Install via USB' in the developer options and accept the dialog on the phone.",
    ),
    Symptom(
        "screen_off",
        "",
        ScreenHidden,
        "The phone's screen is off.",
        "Wake and unlock the phone; 'Stay awake' in the developer options keeps it on while charging.",
    ),
    Symptom(
        "locked",
        "",
        ScreenHidden,
        "The phone is locked.",
        "Unlock the phone; the agent does not type PINs or patterns.",
    ),
    Symptom(
        "screen_hidden",  # AlexGladkov/claude-in-mobile#51, appium/appium-uiautomator2-server#275
        "",
        ScreenHidden,
        "The app forbids pictures of this window (passwords, payment or protected video).",
        "Do this step by hand on the phone, then let the agent go on.",
    ),
    Symptom(
        "screen_black",
        "",
        ScreenHidden,
        "The picture is all black, and the phone does not say why (a protected video, or nothing drawn yet).",
        "Look at the phone: leave what is protected, or wait until the app shows itself.",
        transient=True,
    ),
    Symptom(
        "second_display",  # zai-org/Open-AutoGLM#148, MaaAssistantArknights/MaaAssistantArknights#16927
        r"Multiple displays were found",
        BadPicture,
        "The phone has more than one display and did not say which one it pictured.",
        "Unfold the phone or close the cover screen; phoneagent takes the picture of the default display.",
    ),
    Symptom(
        "no_picture",
        "",
        BadPicture,
        "The phone sent no picture.",
        "Look at the phone: wake it, leave protected windows, then try `phoneagent doctor`.",
        transient=True,
    ),
    Symptom(
        "not_idle",  # mobile-dev-inc/mobilewright#117, openatx/uiautomator2#818
        r"could not get idle state|null root node",
        NoTree,
        "The window moves all the time (video, animation), so the phone did not describe it.",
        "Nothing needs doing: the agent goes on with pictures alone.",
        transient=True,
    ),
    Symptom(
        "automation_taken",  # openatx/uiautomator2#1013, #908, #1043
        r"UiAutomationService[^\n]*already registered|UiAutomation[^\n]*already connected",
        DeviceError,
        "Another program already automates this phone (Appium, Auto.js, another uiautomator2).",
        "Stop it. Until then phoneagent works through plain adb, more slowly.",
    ),
    Symptom(
        "automation_dead",  # appium/appium-uiautomator2-server#310, #713, openatx/android-uiautomator-server#64
        r"UiAutomation not connected|DeadObjectException|DeadSystem\w*Exception|OutOfMemoryError"
        r"|app_process: not found",
        DeviceGone,
        "The helper on the phone stopped; some makers end such processes to save memory or battery.",
        "phoneagent starts it again once and then works through plain adb. Exempt shell processes from battery savers.",
        transient=True,
    ),
    Symptom(
        "clipboard_refused",  # openatx/uiautomator2#1029
        r"does not belong to 2000|clipboard access denied",
        TextRefused,
        "The phone does not let a computer use its clipboard.",
        "phoneagent types another way; installing ADBKeyBoard makes every script work.",
    ),
    Symptom(
        "other_user",  # mozilla/web-ext#2904, mobile-next/mobile-mcp#266
        r"Shell does not have permission to access user (\d+)",
        CannotDo,
        "That belongs to another user of the phone (Secure Folder, work profile).",
        "Switch the phone to its owner, or move the app out of the secure folder.",
    ),
    Symptom(
        "app_unknown",  # openatx/uiautomator2#952, appium/appium#13420
        "",
        CannotDo,
        "The phone does not say which app is in front.",
        "Nothing needs doing: the agent goes on without it.",
    ),
    Symptom(
        "no_such_app",
        r"Error type 3|Activity class \{[^}]*\} does not exist|No activities found to run|unable to resolve Intent",
        CannotDo,
        "The phone has no such app.",
        "Install it, or name it as it stands under its icon.",
    ),
    Symptom(
        "gone",
        r"^closed$|error: closed|protocol fault|connection reset|broken pipe|device disconnected"
        r"|couldn't read from device",
        DeviceGone,
        "The connection to the phone broke.",
        "Plug the phone in again, or reconnect the wireless phone.",
        transient=True,
    ),
)

_BY_CODE = {symptom.code: symptom for symptom in SYMPTOMS}


def symptom(code: str) -> Symptom:
    """The row with this code."""
    return _BY_CODE[code]


def recognise(said: str) -> Symptom | None:
    """The row that what adb or the phone said points to, if any."""
    for row in SYMPTOMS:
        if row.pattern and re.search(row.pattern, said.strip(), re.IGNORECASE | re.MULTILINE):
            return row
    return None


def error_for(said: str, otherwise: type[DeviceError] = DeviceError) -> DeviceError:
    """The error for what adb or the phone said: out of the table, else of the given kind with the words themselves."""
    words = " ".join(said.split())[:300]
    row = recognise(said)
    if row is None:
        return otherwise(f"The phone said: {words or 'nothing'}.")
    return row.error(f"{row.cause} (It said: {words})" if words else row.cause, remedy=row.remedy, code=row.code)


def error(code: str, detail: str = "") -> DeviceError:
    """The error of a row that only we can tell, with what we saw."""
    row = _BY_CODE[code]
    return row.error(f"{row.cause} {detail}".rstrip(), remedy=row.remedy, code=row.code)
