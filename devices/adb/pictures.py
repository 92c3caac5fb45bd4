"""Pictures off the phone: where they come from, and whether there is anything on them."""

from __future__ import annotations

import re
from base64 import b64decode

import simplejpeg

from devices import problems
from devices.adb import outputs
from devices.adb.automation import Automation, AutomationDown, RpcFailed
from devices.adb.client import AdbClient
from devices.adb.records import Policy
from devices.device import Frame
from devices.errors import ScreenHidden
from devices.screen import JPEG_QUALITY, decode_grey

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
GLANCE_SCALE = 0.25
"""The phone itself makes the small picture; a quarter of 1080x2400 is 270x600."""
GLANCE_QUALITY = 70
GLANCE_HEIGHT_PX = 160
"""Decoded no smaller; enough for a caret or a changed word to be seen."""
_DARK_BYTES_PER_PX = 0.06
"""An all-black JPEG needs about 0.02 bytes a pixel and a PNG less, bars and a keyboard some more; only so small
pictures are looked into."""
_DARK_GREY = 3
"""Dark themes are lighter than this, but for a few made for OLED screens."""
_DARK_SHARE = 0.5
"""A secure window is black where it is; the bars, and a keyboard over it, still show."""
_FLAG_SECURE = 0x2000
"""WindowManager.LayoutParams.FLAG_SECURE."""


def screenshot(automation: Automation, phone: AdbClient) -> bytes:
    """The screen as JPEG, or as PNG where the helper on the phone has no picture.

    Raises:
        DeviceError: if there is none either way.
    """
    try:
        encoded = _taken(automation, 1, JPEG_QUALITY)
    except (AutomationDown, RpcFailed):
        encoded = None
    return screencap(phone) if encoded is None else encoded


def glance(automation: Automation, phone: AdbClient) -> Frame:
    """A small grey picture of the screen."""
    try:
        encoded = _taken(automation, GLANCE_SCALE, GLANCE_QUALITY)
    except (AutomationDown, RpcFailed):
        encoded = None
    return decode_grey(screencap(phone) if encoded is None else encoded, GLANCE_HEIGHT_PX)


def _taken(automation: Automation, scale: float, quality: int) -> bytes | None:
    answer = automation.call("takeScreenshot", scale, quality)
    return b64decode(answer) if isinstance(answer, str) and answer else None


def screencap(phone: AdbClient) -> bytes:
    """The screen as PNG through plain adb. A foldable warns on stdout first: cut to the signature.

    Raises:
        DeviceError: if no PNG came; where the phone has several displays, each was tried.
    """
    said = phone.exec(["screencap", "-p"])
    encoded = _png(said)
    if encoded is None or (b"Multiple displays" in said and is_dark(encoded)):
        others = (_png(phone.exec(["screencap", "-p", "-d", display])) for display in _displays(phone))
        encoded = next((png for png in others if png is not None and not is_dark(png)), encoded)
    if encoded is None:
        words = " ".join(said[:300].decode("utf-8", "replace").split())
        raise problems.error("no_picture", f"(It said: {words or 'nothing'})")
    return encoded


def _png(said: bytes) -> bytes | None:
    start = said.find(PNG_SIGNATURE)
    return said[start:] if start >= 0 else None


def _displays(phone: AdbClient) -> list[str]:
    """Physical display ids: `Display 4619827259835644672 (HWC display 0): ...`."""
    return re.findall(r"^Display (\d+)", phone.shell(["dumpsys", "SurfaceFlinger", "--display-id"]).out, re.MULTILINE)


def is_dark(encoded: bytes) -> bool:
    """Whether most of a picture is black. One of more bytes is not even decoded."""
    shape = _size(encoded)
    if shape is None or len(encoded) > _DARK_BYTES_PER_PX * shape[0] * shape[1]:
        return False
    return bool((decode_grey(encoded, GLANCE_HEIGHT_PX) <= _DARK_GREY).mean() >= _DARK_SHARE)


def _size(encoded: bytes) -> tuple[int, int] | None:
    if encoded[:2] == b"\xff\xd8":
        height, width, _, _ = simplejpeg.decode_jpeg_header(encoded, strict=False)
        return int(width), int(height)
    if encoded.startswith(PNG_SIGNATURE):
        return int.from_bytes(encoded[16:20], "big"), int.from_bytes(encoded[20:24], "big")
    return None


def why_dark(phone: AdbClient, encoded: bytes = b"") -> ScreenHidden | None:
    """Why a picture is black, if there is a reason to be found; without a picture, why there is none.

    Its screen is off, the window in front forbids pictures, or every single pixel is black.
    """
    if is_asleep(phone):
        return _hidden("screen_off")
    windows = phone.shell(["dumpsys", "window", "windows"]).out
    if "mCurrentFocus=Window{" not in windows:  # Android 11 to 14 say it elsewhere
        windows += phone.shell(["dumpsys", "window", "displays"]).out
    focus = re.search(r"mCurrentFocus=Window\{(\w+)", windows)
    package = outputs.read_focus(windows).package or ""
    for block in re.split(r"^\s*Window #\d+ ", windows, flags=re.MULTILINE)[1:]:
        head = block.split("\n", 1)[0]
        in_front = focus is not None and head.startswith(f"Window{{{focus[1]} ")
        if (in_front or (f" {package}/" in head and _is_visible(block))) and _is_secure(block):
            return _hidden("screen_hidden", f"({package})")
    if encoded and int(decode_grey(encoded, GLANCE_HEIGHT_PX).max()) <= _DARK_GREY:
        return _hidden("screen_black")
    return None


def _hidden(code: str, detail: str = "") -> ScreenHidden:
    error = problems.error(code, detail)
    assert isinstance(error, ScreenHidden)
    return error


def _is_visible(window: str) -> bool:
    said = re.search(r"\b(?:isVisible|isOnScreen|mHasSurface)=(true|false)", window)
    return said is None or said[1] == "true"


def is_asleep(phone: AdbClient) -> bool:
    """Whether the screen is off."""
    power = phone.shell(["dumpsys", "power"]).out
    return bool(re.search(r"mWakefulness=(Asleep|Dozing)|Display Power: state=OFF", power))


def policy(phone: AdbClient) -> Policy:
    """Whether the screen is off or locked."""
    return outputs.read_policy(phone.shell(["dumpsys", "window", "policy"]).out)


def _is_secure(window: str) -> bool:
    """Whether a window forbids pictures: Android 10 and later name the flag, older ones print all flags as a number."""
    flags = re.search(r"\bfl=(#[0-9a-f]+|[A-Z_0-9 ]+)", window)
    if flags is None:
        return False
    return bool(int(flags[1][1:], 16) & _FLAG_SECURE) if flags[1].startswith("#") else "SECURE" in flags[1].split()


def foreground(phone: AdbClient) -> str:
    """The package in front through plain adb, or "". Android 10 to 14 say it only in the `displays` part."""
    for part in ("displays", "windows"):
        focus = outputs.read_focus(phone.shell(["dumpsys", "window", part]).out)
        if focus.package:
            return focus.package
    return ""
