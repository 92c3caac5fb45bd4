"""The values that outputs of adb and Android's commands are read into; `outputs` reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DeviceLine:
    """One phone in `adb devices -l`."""

    serial: str
    state: str
    """"device" where it is ready; else "unauthorized", "offline", "no permissions"..."""
    model: str = ""
    product: str = ""


@dataclass(frozen=True, slots=True)
class Devices:
    devices: tuple[DeviceLine, ...]


@dataclass(frozen=True, slots=True)
class Focus:
    """The app in front."""

    package: str | None = None
    activity: str | None = None
    """As printed: ".Main" or with its whole package."""


@dataclass(frozen=True, slots=True)
class Bar:
    """The status or navigation bar."""

    visible: bool
    frame: tuple[int, int, int, int]
    """left, top, right, bottom in pixels."""


@dataclass(frozen=True, slots=True)
class Windows:
    windows: int
    status_bar: Bar | None
    navigation_bar: Bar | None
    focus_line_present: bool
    """False on Android 11 to 14: ask `dumpsys window displays` there."""
    focus: Focus


@dataclass(frozen=True, slots=True)
class Policy:
    """`dumpsys window policy`: is the screen on, is it locked, how large is it. None where it does not say."""

    locked: bool | None
    screen_off: bool | None
    unrestricted_screen: tuple[int, int] | None
    restricted_screen: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Density:
    density: int | None


@dataclass(frozen=True, slots=True)
class Size:
    size: tuple[int, int] | None
    """What touches are measured in: the override where there is one."""
    physical: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Orientation:
    orientation: int | None
    """Quarter turns, 0 to 3."""


@dataclass(frozen=True, slots=True)
class InputMethod:
    keyboard_shown: bool
    ime: str | None = None
    input_type: str | None = None
    focused_package: str | None = None


@dataclass(frozen=True, slots=True)
class Properties:
    props: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Packages:
    packages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Package:
    package: str | None
    version_name: str | None
    target_sdk: int | None
    granted: tuple[str, ...]
    """Android's own permissions, sorted."""
    denied: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UiDump:
    ok: bool
    path: str | None
    error: str = ""


@dataclass(frozen=True, slots=True)
class Battery:
    level: int | None
    ac_powered: bool
    usb_powered: bool
    temperature_c: float | None


@dataclass(frozen=True, slots=True)
class Failure:
    """What adb said on stderr."""

    error: bool
    transient: bool
    """Trying again may help."""
    code: str = ""
    """The row in `devices.problems`, if any."""


@dataclass(frozen=True, slots=True)
class Broadcast:
    result: int | None
    data: str = ""


Record = (
    Devices
    | Focus
    | Windows
    | Policy
    | Density
    | Size
    | Orientation
    | InputMethod
    | Properties
    | Packages
    | Package
    | UiDump
    | Battery
    | Failure
    | Broadcast
)
