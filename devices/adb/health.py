"""What ails a phone that answers: screen, lock, refused touches, and the helper on it."""

from __future__ import annotations

from devices import problems
from devices.adb import pictures
from devices.adb.automation import Automation, AutomationDown
from devices.adb.client import AdbClient
from devices.device import Problem
from devices.errors import DeviceError, InputRefused


def problems_of(phone: AdbClient, automation: Automation) -> list[Problem]:
    """What a person should mend, dearest first; an unreachable phone is a problem too, not an error."""
    try:
        return _problems(phone, automation)
    except DeviceError as error:
        return [as_problem(error)]


def _problems(phone: AdbClient, automation: Automation) -> list[Problem]:
    found = []
    try:
        check_input(phone)
    except InputRefused as error:
        found.append(as_problem(error))
    dark, policy = pictures.why_dark(phone), pictures.policy(phone)
    if dark is not None:
        found.append(as_problem(dark))
    if policy.locked:
        found.append(problems.symptom("locked").problem())
    try:
        automation.start()
    except AutomationDown as error:
        found.append(as_problem(error))
    return found


def as_problem(error: DeviceError) -> Problem:
    """An error as something to mend."""
    return Problem(error.code or "gone", str(error.args[0]), error.remedy)


def check_input(phone: AdbClient) -> None:
    """Find out whether the phone lets itself be touched, without touching it.

    Raises:
        InputRefused: if it does not.
    """
    # key 0 is no key, so this asks for the permission and does nothing
    said = phone.shell(["input", "keyevent", "0"])
    row = problems.recognise(said.said)
    if row is not None:
        raise problems.error_for(said.said)
