"""Keys, apps and time."""

from __future__ import annotations

import threading
from typing import Annotated

from pydantic import Field

from devices.device import Device, Key
from devices.settle import Clock
from tools.tool import tool


@tool
def press_key(device: Device, key: Key) -> None:
    """Press one of the phone's keys.

    Args:
        key: Which key.
    """
    device.press(key)


@tool
def open_app(device: Device, name: str) -> None:
    """Bring an app to the front.

    Args:
        name: Its name as the launcher shows it.
    """
    device.open_app(name)


@tool
def wait(cancel: threading.Event, clock: Clock, seconds: Annotated[float, Field(ge=0, le=30)] = 1.0) -> None:
    """Do nothing for a while, because the screen is still loading.

    Args:
        seconds: How long.
    """
    end_s = clock.now_s() + seconds
    while not cancel.is_set() and (left_s := end_s - clock.now_s()) > 0:
        clock.wait(min(left_s, 0.1))
