"""`wm`, `screencap` and `uiautomator`: the screen's size, its pixels, its tree."""

from __future__ import annotations

import struct
from typing import Final

import numpy as np

from devices.virtual import faults
from devices.virtual.adb.framebuffer import rgba
from devices.virtual.frames import png
from devices.virtual.shell.commands.options import read_options
from devices.virtual.shell.commands.processes import TAKEN
from devices.virtual.shell.process import SHELL_FAILURE, Process

DISPLAY_ID: Final = "4619827259835644672"
"""What SurfaceFlinger calls the one display; the number an emulator's has."""
COVER_ID: Final = "4619827677550801153"
"""What it calls the second one, where there is one."""
_SEVERAL: Final = (
    "[Warning] Multiple displays were found, but no display id was specified! Defaulting to the first display found, "
    "however this default is not guaranteed to be consistent across captures. A display id should be specified.",
    "A display ID can be specified with the [-d display-id] option.",
    'See "dumpsys SurfaceFlinger --display-id" for valid display IDs.',
)
"""screencap.cpp of Android 14 and later."""
_NEVER_IDLE: Final = "ERROR: could not get idle state."
_NO_ROOT: Final = "ERROR: null root node returned by UiTestAutomationBridge."
"""DumpCommand.java of uiautomator."""
_RAW_HEAD: Final = struct.Struct("<4I")
_RGBA_8888: Final = 1
_SRGB: Final = 1
_DUMP: Final = "/sdcard/window_dump.xml"


def wm(process: Process) -> int:
    match process.args[1:]:
        case ["size"]:
            with process.handset.use() as phone:
                own, other = (phone.state.width_px, phone.state.height_px), phone.state.override_px
            override = [f"Override size: {other[0]}x{other[1]}"] if other else []
            process.say(f"Physical size: {own[0]}x{own[1]}", *override)
        case ["density"]:
            with process.handset.use() as phone:
                dpi, other_dpi = phone.state.density_dpi, phone.state.override_dpi
            process.say(f"Physical density: {dpi}", *([f"Override density: {other_dpi}"] if other_dpi else []))
        case ["size", size]:
            return _resize(process, size)
        case ["density", density]:
            return _zoom(process, density)
        case ["dismiss-keyguard"]:
            with process.handset.use() as phone:
                phone.lift_lock()
        case ["user-rotation" | "get-ignore-orientation-request" as what]:
            process.say("free" if what == "user-rotation" else "ignoreOrientationRequest false for displayId=0")
        case words:
            process.not_known(" ".join(["wm", *words]))
            return process.fail(f"Unknown command: {' '.join(words[:1])}", SHELL_FAILURE)
    return 0


def _resize(process: Process, size: str) -> int:
    """`wm size WIDTHxHEIGHT` and `wm size reset`."""
    width, _, height = size.partition("x")
    if size != "reset" and not (width.isdecimal() and height.isdecimal() and int(width) and int(height)):
        return process.fail(f"Error: bad size {size}", SHELL_FAILURE)
    with process.handset.use() as phone:
        phone.state.override_px = None if size == "reset" else (int(width), int(height))
        phone.changed()
    return 0


def _zoom(process: Process, density: str) -> int:
    """`wm density DPI` and `wm density reset`. Android takes no density under 72."""
    if density != "reset" and not (density.isdecimal() and int(density) >= 72):
        return process.fail("Error: density must be >= 72", SHELL_FAILURE)
    with process.handset.use() as phone:
        phone.state.override_dpi = None if density == "reset" else int(density)
        phone.changed()
    return 0


def screencap(process: Process) -> int:
    """`screencap [-p] [-d DISPLAY] [FILE]`: a PNG, or raw pixels after a head."""
    options = read_options(process, process.args[1:], flags="p", values="d")
    displays = display_ids(process)
    if len(displays) > 1 and "d" not in options:
        process.complain(*_SEVERAL)
    display = options.values.get("d", displays[0])
    if display not in (*displays, "0"):
        return process.fail(f"Display Id '{display}' is not valid.")
    process.wait(process.handset.picture_s)
    path = options.words[0] if options.words else ""
    with process.handset.use() as phone:
        if phone.hidden == "none":
            return 1
        pixels = np.zeros_like(phone.pixels()) if display == COVER_ID else phone.pixels()
        if "p" not in options and not path.lower().endswith(".png"):
            data = _RAW_HEAD.pack(pixels.shape[1], pixels.shape[0], _RGBA_8888, _SRGB) + rgba(pixels)
        else:
            data = png(pixels) if display == COVER_ID else phone.png()
    if path:
        process.files.write(process.path(path), data, process.handset.now_s)
    else:
        process.write(data)
    return 0


def display_ids(process: Process) -> list[str]:
    """What SurfaceFlinger calls the displays. The second one comes first, and is dark."""
    with process.handset.use() as phone:
        several = faults.has(phone.state, "second_display")
    return [COVER_ID, DISPLAY_ID] if several else [DISPLAY_ID]


def uiautomator(process: Process) -> int:
    """`uiautomator dump [--compressed] [FILE]`; what it says is spelled as Android spells it."""
    words = process.args[1:]
    if words[:1] != ["dump"]:
        if words not in ([], ["help"]):
            process.not_known(" ".join(["uiautomator", *words]))
        process.complain("Usage: uiautomator <subcommand> [options]", "    dump", "    runtest", "    events")
        return 1
    options = read_options(process, words[1:], long=("--compressed", "--windows"))
    path = options.words[0] if options.words else _DUMP
    with process.handset.use() as phone:
        xml, taken = phone.xml().encode(), faults.has(phone.state, "automation_taken")
        restless = faults.value(phone.state, "non_idle")
    if taken:
        return process.fail(TAKEN)
    if restless is not None:  # and it ends as if all were well
        process.complain(_NO_ROOT if restless == "null" else _NEVER_IDLE)
        return 0
    if path in ("/dev/tty", "/dev/stdout"):
        process.write(xml)
    else:
        process.files.write(process.path(path), xml, process.handset.now_s)
    process.say(f"UI hierchary dumped to: {path}")
    return 0
