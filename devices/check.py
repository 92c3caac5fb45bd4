"""One thing that `phoneagent doctor` looked at."""

from __future__ import annotations

from dataclasses import dataclass

from devices.errors import DeviceError


@dataclass(frozen=True, slots=True)
class Check:
    """Well, or not and what to do."""

    check: str
    ok: bool
    detail: str
    remedy: str = ""
    """What to do; "" where it is well."""


@dataclass(frozen=True, slots=True)
class Measured(Check):
    """How long something takes on this phone."""

    median_ms: float = 0.0
    p90_ms: float = 0.0
    times: int = 0


def failed(name: str, error: DeviceError) -> Check:
    """A check that ended in an error."""
    return Check(name, False, str(error.args[0]) if error.args else str(error), error.remedy)
