"""`dumpsys`: what Android's services say about themselves, as far as clients read it.

Shapes: those of Android 15; `mCurrentFocus` stands with the displays, not with the windows, since Android 10.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from devices.virtual.shell.commands import windows
from devices.virtual.shell.commands.packages import installed
from devices.virtual.shell.commands.screen import DISPLAY_ID, display_ids
from devices.virtual.shell.commands.windows import TASK, front, said, token
from devices.virtual.shell.process import Process
from devices.virtual.system import notices

_FULL_CHARGE: Final = 100


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


def _activity(process: Process, words: list[str]) -> list[str]:
    package, activity, record = front(process)
    pid = process.handset.pid(package)
    match words:
        case ["top", *_]:
            return [
                f"TASK {package} id={TASK} userId=0",
                f"  ACTIVITY {package}/{activity} {token(package)} pid={pid}",
            ]
        case [] | ["activities" | "a" | "recents" | "r", *_]:
            return [
                "ACTIVITY MANAGER ACTIVITIES (dumpsys activity activities)",
                "Display #0 (activities from top to bottom):",
                f"  * Task{{{token('task', package)} #{TASK} type=standard A=1000:{package} U=0 visible=true}}",
                f"    topResumedActivity={record}",
                f"    * Hist  #0: {record}",
                f"      packageName={package} processName={package}",
                f"  ResumedActivity: {record}",
            ]
        case ["processes" | "p", *_]:
            processes = process.handset.processes()
            return [
                f"  *APP* UID 10000 ProcessRecord{{{token(name)} {pid}:{name}/u0a0}}" for name, pid in processes.items()
            ]
    process.not_known(f"dumpsys activity {words[0]}")
    return [f"Bad activity command, or no activities match: {words[0]}"]


def _display(process: Process, words: list[str]) -> list[str]:
    with process.handset.use() as phone:
        (width_px, height_px), on, turns = phone.size_px, phone.state.awake, phone.state.rotation
    frame = f"Rect(0, 0 - {width_px}, {height_px})"
    return [
        "DISPLAY MANAGER (dumpsys display)",
        f"  mScreenState={'ON' if on else 'OFF'}",
        f"  mViewports=[DisplayViewport{{type=INTERNAL, valid=true, isActive={said(on)}, displayId=0, "
        f"uniqueId='local:{DISPLAY_ID}', physicalPort=0, orientation={turns}, logicalFrame={frame}, "
        f"physicalFrame={frame}, deviceWidth={width_px}, deviceHeight={height_px}}}]",
    ]


def _power(process: Process, words: list[str]) -> list[str]:
    with process.handset.use() as phone:
        on, charging = phone.state.awake, "true"
    return [
        "POWER MANAGER (dumpsys power)",
        f"  mWakefulness={'Awake' if on else 'Asleep'}",
        f"  mIsPowered={charging}",
        f"  mHoldingWakeLockSuspendBlocker={said(on)}",
        f"  mHoldingDisplaySuspendBlocker={said(on)}",
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
        return [f"  Package [{one.package}] ({token(one.package)}):" for one in installed(process)]
    found = next((one for one in installed(process) if one.package == words[-1]), None)
    if found is None:
        return [f"Unable to find package: {words[-1]}"]
    with process.handset.use() as phone:
        version, sdk = phone.props["ro.build.version.release"], phone.props["ro.build.version.sdk"]
    return [
        "Packages:",
        f"  Package [{found.package}] ({token(found.package)}):",
        f"    codePath={found.path.rsplit('/', 1)[0]}",
        f"    versionCode={sdk} minSdk={sdk} targetSdk={sdk}",
        f"    versionName={found.version or version}",
        f"    signatures=PackageSignatures{{{token('key')} version:3, signatures:[{token('signed')}], past:[]}}",
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
        f"  mShowRequested={said(shown)} mShowExplicitlyRequested=false mShowForced=false mInputShown={said(shown)}",
        f"  mInputEditorInfo:\n    inputType=0x{'1' if shown else '0'} imeOptions=0x0",
    ]


def _surface_flinger(process: Process, words: list[str]) -> list[str]:
    match words:
        case ["--display-id"]:
            return [
                f'Display {display} (HWC display {number}): port={number} pnpId=VRT displayName="virtual"'
                for number, display in enumerate(display_ids(process))
            ]
        case ["--list"]:
            return ["StatusBar", "NavigationBar0", "/".join(front(process)[:2])]
        case ["--latency", *_]:
            return ["16666666"]
        case _:
            return ["Build configuration: [sf PRESENT_TIME_OFFSET=0]", "Display 0 (active)"]


def _notification(process: Process, words: list[str]) -> list[str]:
    with process.handset.use() as phone:
        found = notices.shown(phone)
    lines = ["Current Notification Manager state:", "  Notification List:"]
    for number, notice in enumerate(found):
        flags = "ONGOING_EVENT" if notice.lasting else "AUTO_CANCEL"
        key = f"0|{notice.package}|{number}|{notice.key}|10090"
        lines += [
            f"    NotificationRecord(0x{token(notice.key)}: pkg={notice.package} user=UserHandle{{0}} id={number} "
            f"tag={notice.key} importance=3 key={key}: Notification(channel=default flags={flags}))",
            "      extras={",
            f"        android.title=String ({notice.title})",
            f"        android.text=String ({notice.words})",
            "      }",
        ]
    return lines


_SERVICES: Final[dict[str, Callable[[Process, list[str]], list[str]]]] = {
    "SurfaceFlinger": _surface_flinger,
    "activity": _activity,
    "battery": _battery,
    "display": _display,
    "input_method": _input_method,
    "notification": _notification,
    "package": _package,
    "power": _power,
    "window": windows.window,
}
