"""What can be wrong with a virtual phone: every fault by name, and how it begins and ends.

Faults are part of the phone's state, written "NAME" or "NAME=VALUE" where there is a measure to them. Each makes the
phone say and show what real phones in that condition were reported to say and show; `devices/problems.py` names the
reports.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from devices.virtual.state import Cover, PhoneState

Name = Literal[
    "unauthorized",
    "offline",
    "inject_events",
    "write_secure_settings",
    "ime_unregistered",
    "ime_disabled",
    "install_refused",
    "secure_window",
    "screen_off",
    "locked",
    "second_display",
    "non_idle",
    "u2_killed",
    "automation_taken",
    "clipboard_refused",
    "work_profile",
    "rotation",
    "size_override",
    "density_override",
    "reboot",
    "slow_screen",
]
PIN: Final = "2580"
"""Of a phone that was locked by a fault."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One fault."""

    says: str
    """What it is, in one sentence."""
    value: str = ""
    """What holds where none is given; "" where there is nothing to give."""


FAULTS: Final[dict[Name, Kind]] = {
    "unauthorized": Kind(
        "The phone asks its owner to allow USB debugging for this computer; VALUE seconds later the owner does.", "inf"
    ),
    "offline": Kind("The phone is connected but answers nothing."),
    "inject_events": Kind("Touches and keys that a computer injects are refused."),
    "write_secure_settings": Kind("A computer may change neither secure settings nor the keyboard."),
    "ime_unregistered": Kind("A keyboard that was just installed is not known yet; VALUE seconds later it is.", "inf"),
    "ime_disabled": Kind("Choosing a keyboard is said to have worked, and has not."),
    "install_refused": Kind("Packages cannot be installed: the dialog on the phone was missed."),
    "secure_window": Kind(
        "Apps forbid pictures of their windows; VALUE is what pictures then show: bars, all black, or none at all.",
        "bars",
    ),
    "screen_off": Kind("The screen is off until somebody wakes it."),
    "locked": Kind(f"The phone is locked with the PIN {PIN}."),
    "second_display": Kind("The phone has a second display, which is dark and the first one that pictures are of."),
    "non_idle": Kind("Something on the screen never rests; VALUE null: and the window has no root.", "busy"),
    "u2_killed": Kind("The system ends uiautomator2's server whenever it has served VALUE calls.", "5"),
    "automation_taken": Kind("Another program holds the phone's only automation service."),
    "clipboard_refused": Kind("A computer may not write to the clipboard."),
    "work_profile": Kind("Beside its owner the phone has user VALUE, whom the shell may not look at.", "150"),
    "rotation": Kind("The phone lies on its side: VALUE quarter turns.", "1"),
    "size_override": Kind("The screen has been given another size, VALUE pixels.", "720x1600"),
    "density_override": Kind("The screen has been given another density, VALUE dpi.", "320"),
    "reboot": Kind("The phone restarts at the next touch and is back VALUE seconds later.", "5"),
    "slow_screen": Kind("A picture of the screen takes VALUE seconds.", "1.5"),
}


def checked(fault: str) -> str:
    """A fault as it is written in the state.

    Raises:
        ValueError: if there is none of that name, or its value cannot be meant; the message lists what there is.
    """
    name, _, value = fault.partition("=")
    kind = next((kind for known, kind in FAULTS.items() if known == name), None)
    if kind is None:
        raise ValueError(f"there is no fault {name!r}; there are: {', '.join(FAULTS)}")
    if not _fits(value or kind.value, kind.value):
        raise ValueError(f"the fault {name} cannot be {value!r}; it is {kind.value or 'without a value'} by default")
    return fault


def _fits(value: str, example: str) -> bool:
    """A value is written as the default is: a number, a size, a word, or nothing."""
    if "x" in example:
        return all(part.isdecimal() and int(part) > 0 for part in value.split("x")) and value.count("x") == 1
    try:
        float(example)
    except ValueError:
        return value in {"bars": ("bars", "all", "none"), "busy": ("busy", "null")}.get(example, (example,))
    return value == example or value.replace(".", "", 1).isdecimal()


def value(state: PhoneState, name: Name) -> str | None:
    """The value of a fault that the phone has, "" where it takes none; None where the phone does not have it."""
    for fault in state.faults:
        found, _, given = fault.partition("=")
        if found == name:
            return given or FAULTS[name].value
    return None


def has(state: PhoneState, name: Name) -> bool:
    return value(state, name) is not None


def number(state: PhoneState, name: Name) -> float | None:
    """The value of a fault as a number; None where the phone does not have it."""
    found = value(state, name)
    return None if found is None else float(found)


def inflict(state: PhoneState, fault: str) -> None:
    """Bring a phone into a condition.

    Raises:
        ValueError: if there is no such fault.
    """
    name = checked(fault).partition("=")[0]
    state.faults = [*_without(state, name), fault]
    match name:
        case "screen_off":
            state.awake = False
        case "locked":
            state.pin = state.pin or PIN
            state.cover = Cover(locked=True, usb_connected=state.cover.usb_connected)
        case "rotation":
            state.rotation = int(number(state, "rotation") or 0) % 4
        case "size_override":
            width, _, height = (value(state, "size_override") or "").partition("x")
            state.override_px = int(width), int(height)
        case "density_override":
            state.override_dpi = int(number(state, "density_override") or 0)


def mend(state: PhoneState, name: Name) -> None:
    """Take a fault away, with what it began."""
    if not has(state, name):
        return
    state.faults = _without(state, name)
    match name:
        case "screen_off":
            state.awake = True
        case "locked":
            state.pin, state.cover.locked, state.cover.asks_pin = "", False, False
        case "rotation":
            state.rotation = 0
        case "size_override":
            state.override_px = None
        case "density_override":
            state.override_dpi = None


def begin(state: PhoneState) -> None:
    """Let all faults of a fresh state begin."""
    for fault in state.faults.copy():
        inflict(state, fault)


def explained() -> str:
    """A line a fault: its name, its value where it has one, and what it is."""
    shown = {f"{name}[={kind.value}]" if kind.value else name: kind.says for name, kind in FAULTS.items()}
    return "\n".join(f"{name:<28} {says}" for name, says in shown.items())


def _without(state: PhoneState, name: str) -> list[str]:
    return [fault for fault in state.faults if fault.partition("=")[0] != name]
