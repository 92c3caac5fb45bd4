"""`dumpsys`: what Android's services say about themselves, as far as clients read it.

Shapes: those of Android 15; `mCurrentFocus` stands with the displays, not with the windows, since Android 10.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Final

from devices.virtual.shell.commands.activity import full_name
from devices.virtual.shell.commands.packages import installed
from devices.virtual.shell.commands.screen import DISPLAY_ID
from devices.virtual.shell.process import Process

_FULL_CHARGE: Final = 100
_TASK: Final = 12


def dumpsys(process: Process) -> int:
    words = [word for word in process.args[1:] if word not in ("-t", "--proto")]
    if words in ([], ["-l"]):
        process.say("Currently running services:", *(f"  {name}" for name in sorted(_SERVICES)))
        return 0
    service = _SERVICES.get(words[0])
    if service is None:
        process.not_known(f"dumpsys {words[0]}")
        process.complain(f"Can't find service: {words[0]}")
        return 0
    process.say(*service(process, words[1:]))
    return 0


def _token(*words: str) -> str:
    """A short number for a window or a record, the same each time."""
    return hashlib.md5("/".join(words).encode(), usedforsecurity=False).hexdigest()[:7]


def _front(process: Process) -> tuple[str, str, str]:
    """The front window's package, its activity as written, and a record's line about it."""
    with process.handset.use() as phone:
        package, activity = phone.foreground()
    return package, activity, f"ActivityRecord{{{_token(package)} u0 {package}/{activity} t{_TASK}}}"


def _window(process: Process, words: list[str]) -> list[str]:
    what = words[0] if words and not words[0].startswith("-") else "all"
    if what not in ("all", "windows", "displays", "policy", "w", "d", "p", "visible-apps", "visible"):
        process.not_known(f"dumpsys window {what}")
    lines = []
    if what in ("all", "policy", "p"):
        lines += _policy(process)
    if what in ("all", "displays", "d"):
        lines += _displays(process)
    if what in ("all", "windows", "w", "visible-apps", "visible"):
        lines += _windows(process)
    return lines


def _policy(process: Process) -> list[str]:
    with process.handset.use() as phone:
        on = phone.state.awake
    return [
        "WINDOW MANAGER POLICY STATE (dumpsys window policy)",
        "    mSafeMode=false mSystemReady=true mSystemBooted=true",
        f"    mAwake={_said(on)} mScreenOnEarly={_said(on)} mScreenOnFully={_said(on)}",
        "    mShowingLockscreen=false mShowingDream=false mDreamingLockscreen=false",
        "    KeyguardServiceDelegate",
        "      showing=false",
        "      inputRestricted=false",
        f"      screenState=SCREEN_STATE_{'ON' if on else 'OFF'}",
        f"      interactiveState=INTERACTIVE_STATE_{'AWAKE' if on else 'SLEEP'}",
        "",
    ]


def _displays(process: Process) -> list[str]:
    package, activity, record = _front(process)
    with process.handset.use() as phone:
        width_px, height_px = phone.size_px
        density_dpi = phone.density_dpi
    return [
        "WINDOW MANAGER DISPLAY CONTENTS (dumpsys window displays)",
        "  Display: mDisplayId=0 (organized)",
        f"    init={width_px}x{height_px} {density_dpi}dpi cur={width_px}x{height_px} app={width_px}x{height_px}",
        "    mCurrentRotation=ROTATION_0",
        f"  mCurrentFocus=Window{{{_token(package, activity)} u0 {package}/{full_name(package, activity)}}}",
        f"  mFocusedApp={record}",
        "",
    ]


def _windows(process: Process) -> list[str]:
    package, activity, record = _front(process)
    window = f"Window{{{_token(package, activity)} u0 {package}/{full_name(package, activity)}}}"
    keyboard = _keyboard_lines(process)
    return [
        "WINDOW MANAGER WINDOWS (dumpsys window windows)",
        *keyboard,
        f"  Window #{len(keyboard) and 1} {window}:",
        f"    mDisplayId=0 rootTaskId={_TASK} package={package} appop=NONE",
        f"    mActivityRecord={record}",
        "    mHasSurface=true isReadyForDisplay()=true",
        "    isOnScreen=true",
        "    isVisible=true",
    ]


def _keyboard_lines(process: Process) -> list[str]:
    with process.handset.use() as phone:
        shown = phone.keyboard_shown
    if not shown:
        return []
    return [f"  Window #0 Window{{{_token('ime')} u0 InputMethod}}:", "    mHasSurface=true isReadyForDisplay()=true"]


def _activity(process: Process, words: list[str]) -> list[str]:
    package, activity, record = _front(process)
    pid = process.handset.pid(package)
    match words:
        case ["top", *_]:
            return [
                f"TASK {package} id={_TASK} userId=0",
                f"  ACTIVITY {package}/{activity} {_token(package)} pid={pid}",
            ]
        case [] | ["activities" | "a" | "recents" | "r", *_]:
            return [
                "ACTIVITY MANAGER ACTIVITIES (dumpsys activity activities)",
                "Display #0 (activities from top to bottom):",
                f"  * Task{{{_token('task', package)} #{_TASK} type=standard A=1000:{package} U=0 visible=true}}",
                f"    topResumedActivity={record}",
                f"    * Hist  #0: {record}",
                f"      packageName={package} processName={package}",
                f"  ResumedActivity: {record}",
            ]
        case ["processes" | "p", *_]:
            processes = process.handset.processes()
            return [
                f"  *APP* UID 10000 ProcessRecord{{{_token(name)} {pid}:{name}/u0a0}}"
                for name, pid in processes.items()
            ]
    process.not_known(f"dumpsys activity {words[0]}")
    return [f"Bad activity command, or no activities match: {words[0]}"]


def _display(process: Process, words: list[str]) -> list[str]:
    with process.handset.use() as phone:
        (width_px, height_px), on = phone.size_px, phone.state.awake
    frame = f"Rect(0, 0 - {width_px}, {height_px})"
    return [
        "DISPLAY MANAGER (dumpsys display)",
        f"  mScreenState={'ON' if on else 'OFF'}",
        f"  mViewports=[DisplayViewport{{type=INTERNAL, valid=true, isActive={_said(on)}, displayId=0, "
        f"uniqueId='local:{DISPLAY_ID}', physicalPort=0, orientation=0, logicalFrame={frame}, physicalFrame={frame}, "
        f"deviceWidth={width_px}, deviceHeight={height_px}}}]",
    ]


def _power(process: Process, words: list[str]) -> list[str]:
    with process.handset.use() as phone:
        on, charging = phone.state.awake, "true"
    return [
        "POWER MANAGER (dumpsys power)",
        f"  mWakefulness={'Awake' if on else 'Asleep'}",
        f"  mIsPowered={charging}",
        f"  mHoldingWakeLockSuspendBlocker={_said(on)}",
        f"  mHoldingDisplaySuspendBlocker={_said(on)}",
        f"Display Power: state={'ON' if on else 'OFF'}",
    ]


def _battery(process: Process, words: list[str]) -> list[str]:
    with process.handset.use() as phone:
        level = phone.state.battery
    return [
        "Current Battery Service state:",
        "  AC powered: false",
        "  USB powered: true",
        "  Wireless powered: false",
        "  Dock powered: false",
        "  Max charging current: 500000",
        "  Max charging voltage: 5000000",
        f"  Charge counter: {level * 44000}",
        f"  status: {5 if level == _FULL_CHARGE else 2}",
        "  health: 2",
        "  present: true",
        f"  level: {level}",
        "  scale: 100",
        "  voltage: 4200",
        "  temperature: 250",
        "  technology: Li-ion",
    ]


def _package(process: Process, words: list[str]) -> list[str]:
    if not words:
        return [f"  Package [{one.package}] ({_token(one.package)}):" for one in installed(process)]
    found = next((one for one in installed(process) if one.package == words[-1]), None)
    if found is None:
        return [f"Unable to find package: {words[-1]}"]
    with process.handset.use() as phone:
        version, sdk = phone.props["ro.build.version.release"], phone.props["ro.build.version.sdk"]
    return [
        "Packages:",
        f"  Package [{found.package}] ({_token(found.package)}):",
        f"    codePath={found.path.rsplit('/', 1)[0]}",
        f"    versionCode={sdk} minSdk={sdk} targetSdk={sdk}",
        f"    versionName={found.version or version}",
        f"    signatures=PackageSignatures{{{_token('key')} version:3, signatures:[{_token('signed')}], past:[]}}",
        f"    pkgFlags=[ {'SYSTEM ' if found.system else ''}HAS_CODE ALLOW_CLEAR_USER_DATA ]",
        "    timeStamp=2009-01-01 00:00:00",
        "    lastUpdateTime=2009-01-01 00:00:00",
        "    User 0: ceDataInode=0 installed=true hidden=false suspended=false stopped=false enabled=0",
        "      firstInstallTime=2009-01-01 00:00:00",
    ]


def _input_method(process: Process, words: list[str]) -> list[str]:
    with process.handset.use() as phone:
        name, shown = phone.ime, phone.keyboard_shown
    return [
        "Current Input Method Manager state:",
        f"  mCurMethodId={name}",
        f"  mCurId={name} mHaveConnection=true mBoundToMethod=true",
        f"  mShowRequested={_said(shown)} mShowExplicitlyRequested=false mShowForced=false mInputShown={_said(shown)}",
        f"  mInputEditorInfo:\n    inputType=0x{'1' if shown else '0'} imeOptions=0x0",
    ]


def _surface_flinger(process: Process, words: list[str]) -> list[str]:
    match words:
        case ["--display-id"]:
            return [f'Display {DISPLAY_ID} (HWC display 0): port=0 pnpId=VRT displayName="virtual"']
        case ["--list"]:
            return ["StatusBar", "NavigationBar0", "/".join(_front(process)[:2])]
        case ["--latency", *_]:
            return ["16666666"]
        case _:
            return ["Build configuration: [sf PRESENT_TIME_OFFSET=0]", "Display 0 (active)"]


def _notification(process: Process, words: list[str]) -> list[str]:
    return ["Current Notification Manager state:", "  Notification List:"]


def _said(value: bool) -> str:
    return str(value).lower()


_SERVICES: Final[dict[str, Callable[[Process, list[str]], list[str]]]] = {
    "SurfaceFlinger": _surface_flinger,
    "activity": _activity,
    "battery": _battery,
    "display": _display,
    "input_method": _input_method,
    "notification": _notification,
    "package": _package,
    "power": _power,
    "window": _window,
}
