"""What adb and Android's commands print, read into values.

Every version and maker prints a little differently, so each reader takes the few facts it needs and says None, or
nothing, where they are missing; no reader raises on text. `read` picks the reader by the command.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from devices import problems
from devices.adb.records import (
    Bar,
    Battery,
    Broadcast,
    Density,
    DeviceLine,
    Devices,
    Failure,
    Focus,
    InputMethod,
    Orientation,
    Package,
    Packages,
    Policy,
    Properties,
    Record,
    Size,
    UiDump,
    Windows,
)

_COMPONENT = r"([A-Za-z][\w.]*)/([A-Za-z.][\w.$]*)"


_DEVICE_LINE = re.compile(
    r"^\s*(?P<serial>\S.*?)\s+"
    r"(?P<state>device|offline|unauthorized|authorizing|connecting|recovery|rescue|sideload|bootloader|host|detached"
    r"|disconnect|no device|no permissions\b.*?)"
    r"(?P<rest>(?:\s+(?:\S+:\S.*)?)?)$"
)


def device_lines(text: str) -> tuple[DeviceLine, ...]:
    """Every phone in `adb devices`, with or without -l; notes about the daemon and garbage are skipped."""
    found = []
    for line in text.replace("\r", "\n").splitlines():
        match = _DEVICE_LINE.match(line)
        if match is None or line.startswith(("*", "List of devices", "adb server")):
            continue
        facts = dict(re.findall(r"(\w+):(\S+)", match["rest"]))
        state = "no permissions" if match["state"].startswith("no permissions") else match["state"]
        found.append(DeviceLine(match["serial"], state, facts.get("model", ""), facts.get("product", "")))
    return tuple(found)


def read_focus(text: str) -> Focus:
    """The app in front, out of any of the `dumpsys window` parts or `dumpsys activity`."""
    top = re.search(r"mTopFocusedDisplayId=(\d+)", text)
    own = re.search(rf"mDisplayId={top[1]}\b.*?(?=\n\s*Display: mDisplayId|\Z)", text, re.DOTALL) if top else None
    for part in (own[0] if own else "", text):
        for line in ("mCurrentFocus=Window", "mFocusedApp=", r"(?:mResumed|topResumed|ResumedActivity)\w*[=:]"):
            matches = re.findall(rf"{line}[^\n]*?\s{_COMPONENT}", part)
            # a foldable's cover screen is a display of its own and always shows the system's clock
            apps = [match for match in matches if match[0] != "com.android.systemui"] or matches
            if apps:
                return Focus(*apps[0])
    return Focus()


def read_windows(text: str) -> Windows:
    parts = re.split(r"^\s*Window #\d+ (?=Window\{)", text, flags=re.MULTILINE)[1:]
    named = {match[1]: part for part in parts if (match := re.match(r"Window\{\S+ \S+ ([^}]*)\}", part))}
    focus_line_present = bool(re.search(r"mCurrentFocus=|mFocusedApp=", text))
    bars = [
        next((_bar(part) for title, part in named.items() if re.fullmatch(rf"{name}\d*", title)), None)
        for name in ("StatusBar", "NavigationBar")
    ]
    return Windows(len(parts), bars[0], bars[1], focus_line_present, read_focus(text))


def _bar(part: str) -> Bar | None:
    frame = re.search(r"(?:\bmFrame|\bframe)=\[(-?\d+),(-?\d+)\]\[(-?\d+),(-?\d+)\]", part)
    if frame is None:
        return None
    left, top, right, bottom = map(int, frame.groups())
    visible = re.search(r"isVisible=true", part) or re.search(r"mHasSurface=true.*isReadyForDisplay\(\)=true", part)
    return Bar(bool(visible), (left, top, right, bottom))


def read_policy(text: str) -> Policy:
    def is_so(name: str) -> bool | None:
        match = re.search(rf"\b{name}=(true|false)\b", text)
        return None if match is None else match[1] == "true"

    def size(name: str) -> tuple[int, int] | None:
        match = re.search(rf"\b{name}=\(-?\d+,-?\d+\) (\d+)x(\d+)", text)
        return None if match is None else (int(match[1]), int(match[2]))

    # a keyguard that shows but does not hold back input (kept open by a trusted place or device) is no lock
    keyguard = is_so("mIsShowing") and is_so("mInputRestricted") is not False
    lock_words = [is_so("mShowingLockscreen"), is_so("mDreamingLockscreen"), keyguard]
    if is_so("mIsShowing") is None and all(word is None for word in lock_words):
        lock_words = [is_so("isStatusBarKeyguard"), is_so("mKeyguardShowing"), is_so("showing")]
    off = re.search(r"screenState=SCREEN_STATE_(ON|OFF)", text)
    awake = is_so("mScreenOnFully") if off is None else off[1] == "ON"
    return Policy(
        locked=any(lock_words) if text.strip() else None,
        screen_off=None if awake is None else not awake,
        unrestricted_screen=size("mUnrestrictedScreen"),
        restricted_screen=size("mRestrictedScreen"),
    )


def read_density(text: str) -> Density:
    found = dict(re.findall(r"(Physical|Override) density:\s*(\d+)", text))
    value = found.get("Override") or found.get("Physical")
    return Density(int(value) if value else None)


def read_size(text: str) -> Size:
    found = {kind: (int(w), int(h)) for kind, w, h in re.findall(r"(Physical|Override) size:\s*(\d+)x(\d+)", text)}
    return Size(found.get("Override") or found.get("Physical"), found.get("Physical"))


def read_orientation(text: str) -> Orientation:
    match = re.search(r"(?:SurfaceOrientation|orientation|mCurrentRotation=ROTATION_)[:=\s]*(\d+)", text)
    number = int(match[1]) if match else None
    return Orientation(number // 90 if number is not None and number > 3 else number)


def read_input_method(text: str) -> InputMethod:
    def word(pattern: str) -> str | None:
        match = re.search(pattern, text)
        return match[1] if match else None

    shown = word(r"\bmInputShown=(true|false)")
    visible = word(r"\bmImeWindowVis=(?:0x)?([0-9a-fA-F]+)")
    if shown is not None:
        keyboard_shown = shown == "true"
    else:
        keyboard_shown = visible is not None and bool(int(visible, 16) & 1)  # bit 0: the window is active
    return InputMethod(
        keyboard_shown,
        word(r"\bmCurMethodId=([^\s,}]+)") or word(r"\bmCurId=([^\s,}]+)"),
        word(r"\binputType=(0x[0-9a-fA-F]+)"),
        word(r"\bpackageName=([\w.]+)"),
    )


def read_properties(text: str) -> Properties:
    return Properties(dict(re.findall(r"^\[([^\]\n]+)\]: \[(.*?)\]\r?$", text, re.MULTILINE | re.DOTALL)))


def read_packages(text: str) -> Packages:
    lines = re.findall(r"^\s*package:(\S+)", text, re.MULTILINE)
    return Packages(tuple(line.rpartition("=")[2] if line.startswith("/") else line for line in lines))


def read_package(text: str) -> Package:
    def word(pattern: str) -> str | None:
        match = re.search(pattern, text)
        return match[1] if match else None

    states = re.findall(r"^\s*(android\.permission\.\w+): granted=(true|false)", text, re.MULTILINE)
    sdk = word(r"\btargetSdk=(\d+)")
    return Package(
        word(r"Package \[([\w.]+)\] \("),
        word(r"\bversionName=(\S+)"),
        int(sdk) if sdk else None,
        tuple(sorted({name for name, state in states if state == "true"})),
        tuple(sorted({name for name, state in states if state == "false"})),
    )


def read_ui_dump(text: str) -> UiDump:
    """`uiautomator dump` ends with exit code 0 even when it fails; "hierchary" is its own spelling."""
    match = re.search(r"UI hier\w+ dumped to: (\S+)", text)
    return UiDump(match is not None, match[1] if match else None, "" if match else text.strip())


def read_battery(text: str) -> Battery:
    facts = {name.strip(): value.strip() for name, value in re.findall(r"^\s*([\w ]+): (.+)$", text, re.MULTILINE)}
    level, tenths = facts.get("level", ""), facts.get("temperature", "")
    return Battery(
        int(level) if level.isdigit() else None,
        facts.get("AC powered") == "true",
        facts.get("USB powered") == "true",
        int(tenths) / 10 if tenths.lstrip("-").isdigit() else None,
    )


def read_failure(text: str) -> Failure:
    row = problems.recognise(text)
    says_so = re.search(r"^\s*(?:adb: )?(?:error|failed|cannot|adb: )", text, re.IGNORECASE | re.MULTILINE)
    return Failure(row is not None or says_so is not None, row is not None and row.transient, row.code if row else "")


def read_broadcast(text: str) -> Broadcast:
    match = re.search(r"Broadcast completed: result=(-?\d+)(?:, data=\"(.*)\")?", text, re.DOTALL)
    return Broadcast(int(match[1]), match[2] or "") if match else Broadcast(None)


_READERS: tuple[tuple[str, Callable[[str], Record]], ...] = (
    (r"stderr", read_failure),
    (r"\bdevices\b", lambda text: Devices(device_lines(text))),
    (r"window.*(focus|displays)|dumpsys activity", read_focus),
    (r"window.*policy", read_policy),
    (r"dumpsys window", read_windows),
    (r"wm density", read_density),
    (r"wm size", read_size),
    (r"dumpsys input_method", read_input_method),
    (r"dumpsys (input|display)\b", read_orientation),
    (r"dumpsys package", read_package),
    (r"dumpsys battery", read_battery),
    (r"getprop", read_properties),
    (r"list packages", read_packages),
    (r"uiautomator dump", read_ui_dump),
    (r"am broadcast", read_broadcast),
)


def read(command: str, text: str) -> Record:
    """What a command's output says.

    Raises:
        KeyError: if no reader knows the command.
    """
    for pattern, reader in _READERS:
        if re.search(pattern, command):
            return reader(text)
    raise KeyError(f"no reader for the output of {command!r}")
