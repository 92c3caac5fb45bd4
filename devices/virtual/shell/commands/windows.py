"""`dumpsys window`: which window has the focus, what lies over it, whether the phone is locked.

Shapes: those of Android 15; `mCurrentFocus` stands with the displays, not with the windows, since Android 10.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final

from devices.virtual import faults
from devices.virtual.core import LAUNCHER, SYSTEM_UI
from devices.virtual.phone import VirtualPhone
from devices.virtual.shell.commands.activity import full_name
from devices.virtual.shell.process import Process
from devices.virtual.system import navigation_bar, status_bar

TASK: Final = 12
_PARTS: Final = ("all", "windows", "displays", "policy", "w", "d", "p", "visible-apps", "visible")
_APP_FLAGS: Final = "LAYOUT_IN_SCREEN LAYOUT_INSET_DECOR SPLIT_TOUCH HARDWARE_ACCELERATED DRAWS_SYSTEM_BAR_BACKGROUNDS"
_SECURE_FLAGS: Final = _APP_FLAGS.replace("SPLIT", "SECURE SPLIT")
_BAR_FLAGS: Final = "NOT_FOCUSABLE TOUCHABLE_WHEN_WAKING WATCH_OUTSIDE_TOUCH SPLIT_TOUCH HARDWARE_ACCELERATED"


@dataclass(frozen=True, slots=True)
class _Window:
    """One window of the list."""

    name: str
    package: str
    flags: str
    frame_px: tuple[int, int, int, int]
    """Left, top, right, bottom."""
    user: str = "0"

    def __str__(self) -> str:
        return f"Window{{{token(self.name)} u{self.user} {self.name}}}"


def token(*words: str) -> str:
    """A short number for a window or a record, the same each time."""
    return hashlib.md5("/".join(words).encode(), usedforsecurity=False).hexdigest()[:7]


def said(value: bool) -> str:
    return str(value).lower()


def front(process: Process) -> tuple[str, str, str]:
    """The front activity's package, its name as written, and a record's line about it."""
    with process.handset.use() as phone:
        package, activity = phone.foreground()
        user = _user(phone)
    return package, activity, f"ActivityRecord{{{token(package)} u{user} {package}/{activity} t{TASK}}}"


def window(process: Process, words: list[str]) -> list[str]:
    what = words[0] if words and not words[0].startswith("-") else "all"
    if what not in _PARTS:
        process.not_known(f"dumpsys window {what}")
    lines = []
    if what in ("all", "policy", "p"):
        lines += _policy(process)
    if what in ("all", "displays", "d"):
        lines += _displays(process)
    if what in ("all", "windows", "w", "visible-apps", "visible"):
        lines += _list(process)
    return lines


def _user(phone: VirtualPhone) -> str:
    """Whose the app in front is: one of the work profile, where there is one."""
    mine = phone.foreground()[0] == LAUNCHER
    return "0" if mine else faults.value(phone.state, "work_profile") or "0"


def _focused(phone: VirtualPhone) -> str:
    """The window with the focus, as it is named in both lists."""
    package, name = phone.window()
    if package == SYSTEM_UI:
        name = f"{package}/{name}" if "." in name else name
        return str(_Window(name, package, "", (0, 0, 0, 0)))
    return str(_Window(f"{package}/{full_name(package, name)}", package, "", (0, 0, 0, 0), _user(phone)))


def _policy(process: Process) -> list[str]:
    with process.handset.use() as phone:
        on, locked = phone.state.awake, phone.state.cover.locked
    lock = said(locked)
    return [
        "WINDOW MANAGER POLICY STATE (dumpsys window policy)",
        "    mSafeMode=false mSystemReady=true mSystemBooted=true",
        f"    mAwake={said(on)} mScreenOnEarly={said(on)} mScreenOnFully={said(on)}",
        f"    mShowingLockscreen={lock} mShowingDream=false mDreamingLockscreen={said(locked and not on)}",
        "    KeyguardServiceDelegate",
        f"      showing={lock}",
        f"      showingAndNotOccluded={lock}",
        f"      inputRestricted={lock}",
        f"      secure={lock}",
        f"      screenState=SCREEN_STATE_{'ON' if on else 'OFF'}",
        f"      interactiveState=INTERACTIVE_STATE_{'AWAKE' if on else 'SLEEP'}",
        "      KeyguardStateMonitor",
        f"        mIsShowing={lock}",
        "        mSimSecure=false",
        f"        mInputRestricted={lock}",
        "        mCurrentUserId=0",
        "",
    ]


def _displays(process: Process) -> list[str]:
    record = front(process)[2]
    with process.handset.use() as phone:
        state, focused, cover = phone.state, _focused(phone), faults.has(phone.state, "second_display")
    width_px, height_px = state.size_px
    sizes = f"init={state.width_px}x{state.height_px} {state.density_dpi}dpi"
    if state.override_px or state.override_dpi:
        base_px = state.override_px or (state.width_px, state.height_px)
        sizes += f" base={base_px[0]}x{base_px[1]} {state.dpi}dpi"
    lines = ["WINDOW MANAGER DISPLAY CONTENTS (dumpsys window displays)"]
    if cover:
        clock = f"{SYSTEM_UI}/.subscreen.SubHomeActivity"
        lines += [
            "  Display: mDisplayId=1 (organized)",
            "    init=748x720 320dpi cur=748x720 app=748x720",
            "  mCurrentFocus=null",
            f"  mFocusedApp=ActivityRecord{{{token(clock)} u0 {clock} t9}}",
        ]
    return [
        *lines,
        "  Display: mDisplayId=0 (organized)",
        f"    {sizes} cur={width_px}x{height_px} app={width_px}x{height_px}",
        f"    mCurrentRotation=ROTATION_{state.rotation * 90}",
        f"  mCurrentFocus={focused}",
        f"  mFocusedApp={record}",
        *(["  mTopFocusedDisplayId=0"] if cover else []),
        "",
    ]


def _list(process: Process) -> list[str]:
    """From the top down, what is on the screen."""
    package, activity, record = front(process)
    with process.handset.use() as phone:
        found = [*_system_windows(phone), _app_window(phone, package, activity)]
    lines = ["WINDOW MANAGER WINDOWS (dumpsys window windows)"]
    for number, one in enumerate(found):
        left, top, right, bottom = one.frame_px
        lines += [
            f"  Window #{number} {one}:",
            f"    mDisplayId=0 rootTaskId={TASK} package={one.package} appop=NONE",
            "    mAttrs={(0,0)(fillxfill) sim={adjust=pan} ty=BASE_APPLICATION",
            f"      fl={one.flags}",
            "      pfl=NO_MOVE_ANIMATION}",
            *([f"    mActivityRecord={record}"] if one is found[-1] else []),
            f"    Frames: parent=[0,0][{right},{bottom}] display=[0,0][{right},{bottom}] "
            f"frame=[{left},{top}][{right},{bottom}]",
            "    mHasSurface=true isReadyForDisplay()=true",
            "    isOnScreen=true",
            "    isVisible=true",
        ]
    return lines


def _system_windows(phone: VirtualPhone) -> list[_Window]:
    width_px, height_px = phone.size_px
    whole = 0, 0, width_px, height_px
    bar_px = height_px - round(navigation_bar.HEIGHT_DP * phone.px_per_dp)
    status_px = round(status_bar.HEIGHT_DP * phone.px_per_dp)
    cover, found = phone.state.cover, []
    found.append(_Window("NavigationBar0", SYSTEM_UI, _BAR_FLAGS, (0, bar_px, width_px, height_px)))
    if cover.shade or cover.locked:
        found.append(_Window("NotificationShade", SYSTEM_UI, _BAR_FLAGS, whole))
    found.append(_Window("StatusBar", SYSTEM_UI, _BAR_FLAGS, (0, 0, width_px, status_px)))
    if phone.keyboard_shown:
        found.append(_Window("InputMethod", phone.ime.partition("/")[0], "NOT_FOCUSABLE LAYOUT_IN_SCREEN", whole))
    if cover.usb_asks:
        name = "/".join(phone.window())
        found.append(_Window(name, SYSTEM_UI, "DIM_BEHIND SPLIT_TOUCH HARDWARE_ACCELERATED", whole))
    return found


def _app_window(phone: VirtualPhone, package: str, activity: str) -> _Window:
    secure = faults.has(phone.state, "secure_window") and package != LAUNCHER
    flags = _SECURE_FLAGS if secure else _APP_FLAGS
    return _Window(f"{package}/{full_name(package, activity)}", package, flags, (0, 0, *phone.size_px), _user(phone))
