"""What a keyboard does."""

from __future__ import annotations

from devices.device import Device
from devices.screen import Point
from devices.settle import Clock, settle
from tools.tool import tool


@tool
def type_text(
    device: Device, clock: Clock, text: str, at: Point | None = None, clear: bool = False, submit: bool = False
) -> None:
    """Type into the field that has the focus.

    Args:
        text: What to type, word for word.
        at: A field to tap first.
        clear: Whether to empty the field before typing.
        submit: Whether to press enter afterwards.
    """
    _focus(device, clock, at)
    if clear:
        device.clear_text()
    device.type_text(text)
    if submit:
        device.press("enter")


@tool
def clear_text(device: Device, clock: Clock, at: Point | None = None) -> None:
    """Empty the field that has the focus.

    Args:
        at: A field to tap first.
    """
    _focus(device, clock, at)
    device.clear_text()


def _focus(device: Device, clock: Clock, at: Point | None) -> None:
    if at is not None:
        device.tap(at)
        settle(device.glance, cap_s=1.0, clock=clock)  # the keyboard slides in, and only then has the field the focus
