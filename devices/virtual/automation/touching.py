"""Calls that touch the screen and press keys."""

from __future__ import annotations

import itertools
from typing import Final

from devices.virtual import keys
from devices.virtual.automation.find import Selector, first
from devices.virtual.handset import Handset
from devices.virtual.phone import VirtualPhone

STEP_S: Final = 0.005
"""One step of a swipe or drag takes this long in uiautomator."""
LONG_CLICK_S: Final = 0.5
_TAP_MS: Final = 100

_KEYS: Final = {
    "home": "HOME", "back": "BACK", "left": "DPAD_LEFT", "right": "DPAD_RIGHT", "up": "DPAD_UP", "down": "DPAD_DOWN",
    "center": "DPAD_CENTER", "menu": "MENU", "search": "SEARCH", "enter": "ENTER", "delete": "DEL", "del": "DEL",
    "recent": "APP_SWITCH", "volume_up": "VOLUME_UP", "volume_down": "VOLUME_DOWN", "volume_mute": "VOLUME_MUTE",
    "camera": "CAMERA", "power": "POWER",
}  # fmt: skip


def click(
    handset: Handset, where: float | Selector, y_px: float | str = "center", duration_ms: float = _TAP_MS
) -> bool:
    """At a pixel, for a time; or an object in its middle or at a corner."""
    with handset.touch() as phone:
        if isinstance(where, (int, float)):
            if where < 0 or float(y_px) < 0:
                return False
            phone.long_press(int(where), int(float(y_px)), duration_ms / 1000)
            return True
        left, top, right, bottom = first(phone, handset, where).bounds_px
        match str(y_px).lower():
            case "tl" | "topleft":
                phone.tap(left + 5, top + 5)
            case "br" | "bottomright":
                phone.tap(right - 5, bottom - 5)
            case _:
                phone.tap((left + right) // 2, (top + bottom) // 2)
        return True


def long_click(handset: Handset, selector: Selector) -> bool:
    with handset.touch() as phone:
        phone.long_press(*first(phone, handset, selector).center_px, LONG_CLICK_S)
    return True


def swipe(handset: Handset, start: float | Selector, y1: float | str, x2: float, y2: float = 0, steps: int = 0) -> bool:
    """From pixel to pixel; or `swipe(object, direction, part of its length, steps)`."""
    with handset.touch() as phone:
        if isinstance(start, (int, float)):
            return move(phone, start, float(y1), x2, y2, steps)
        left, top, right, bottom = first(phone, handset, start).bounds_px
        part, x, y = min(float(x2), 1.0), (left + right) / 2, (top + bottom) / 2
        reach_x, reach_y = (right - left) * part / 2, (bottom - top) * part / 2
        dx, dy = {"u": (0, -1), "d": (0, 1), "l": (-1, 0), "r": (1, 0)}[str(y1).lower()[:1]]
        ends = x - dx * reach_x, y - dy * reach_y, x + dx * reach_x, y + dy * reach_y
        return move(phone, *ends, int(y2))


def move(phone: VirtualPhone, x1: float, y1: float, x2: float, y2: float, steps: int) -> bool:
    """A finger goes from one pixel to another in so many steps."""
    phone.swipe(int(x1), int(y1), int(x2), int(y2), max(steps, 1) * STEP_S)
    return True


def swipe_points(handset: Handset, coordinates: list[float], steps: int) -> bool:
    """From point to point with the finger down, x and y in turn."""
    points = list(zip(coordinates[::2], coordinates[1::2], strict=False))
    with handset.touch() as phone:
        for (x1, y1), (x2, y2) in itertools.pairwise(points):
            move(phone, x1, y1, x2, y2, steps)
    return len(points) > 1


def drag(handset: Handset, x1: float, y1: float, x2: float, y2: float, steps: int) -> bool:
    with handset.touch() as phone:
        return move(phone, x1, y1, x2, y2, steps)


def drag_to(handset: Handset, selector: Selector, target: float | Selector, y_px: float, steps: int = 0) -> bool:
    """An object to a pixel; or `dragTo(object, other object, steps)`."""
    with handset.touch() as phone:
        start = first(phone, handset, selector).center_px
        if isinstance(target, (int, float)):
            return move(phone, *start, target, y_px, steps)
        return move(phone, *start, *first(phone, handset, target).center_px, int(y_px))


def two_fingers(handset: Handset, selector: Selector, *how: object) -> bool:
    """`gesture`, `pinchIn` and `pinchOut`: nothing on this phone reacts to two fingers."""
    with handset.touch() as phone:
        first(phone, handset, selector)
    return True


def inject_input_event(handset: Handset, action: int, x_px: float, y_px: float, meta: int = 0) -> bool:
    """A finger goes down, moves, and up again, in calls of its own."""
    return handset.move_finger(action, x_px, y_px)


def press_key(handset: Handset, name: str) -> bool:
    code = keys.key_code(_KEYS.get(name.lower(), ""))
    if code is None:
        handset.not_known(f"key {name}")
        return False
    return press_key_code(handset, code)


def press_key_code(handset: Handset, code: int, meta: int = 0) -> bool:
    with handset.touch() as phone:
        keys.press(phone, code, meta)
    return 0 <= code <= keys.LAST_CODE


def wake_up(handset: Handset) -> None:
    with handset.touch() as phone:
        phone.key("wakeup")


def sleep(handset: Handset) -> None:
    with handset.touch() as phone:
        phone.key("sleep")


def open_notification(handset: Handset) -> bool:
    return _open_shade(handset, "notifications")


def open_quick_settings(handset: Handset) -> bool:
    return _open_shade(handset, "quick_settings")


def _open_shade(handset: Handset, what: str) -> bool:
    """An action of the accessibility service, which nobody has to permit."""
    with handset.use() as phone:
        phone.show_shade(what)
        return phone.state.cover.shade == what


def freeze_rotation(handset: Handset, frozen: bool) -> None:
    with handset.use() as phone:
        phone.put_setting("system", "accelerometer_rotation", str(int(not frozen)))


def set_orientation(handset: Handset, direction: str) -> None:
    """Turns the screen and freezes it so."""
    turns = {"n": 0, "l": 1, "u": 2, "r": 3}.get(direction.lower()[:1])
    if turns is None:
        handset.not_known(f"orientation {direction}")
        return
    freeze_rotation(handset, True)
    with handset.use() as phone:
        phone.put_setting("system", "user_rotation", str(turns))
