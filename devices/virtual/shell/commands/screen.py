"""`wm`, `screencap` and `uiautomator`: the screen's size, its pixels, its tree."""

from __future__ import annotations

import struct
from typing import Final

from devices.virtual.adb.framebuffer import rgba
from devices.virtual.shell.commands.options import read_options
from devices.virtual.shell.process import SHELL_FAILURE, Process

DISPLAY_ID: Final = "4619827259835644672"
"""What SurfaceFlinger calls the one display; the number an emulator's has."""
_RAW_HEAD: Final = struct.Struct("<4I")
_RGBA_8888: Final = 1
_SRGB: Final = 1
_DUMP: Final = "/sdcard/window_dump.xml"


def wm(process: Process) -> int:
    match process.args[1:]:
        case ["size"]:
            with process.handset.use() as phone:
                width_px, height_px = phone.size_px
            process.say(f"Physical size: {width_px}x{height_px}")
        case ["density"]:
            with process.handset.use() as phone:
                process.say(f"Physical density: {phone.density_dpi}")
        case ["size" | "density", "reset"] | ["dismiss-keyguard"]:
            pass
        case ["user-rotation" | "get-ignore-orientation-request" as what]:
            process.say("free" if what == "user-rotation" else "ignoreOrientationRequest false for displayId=0")
        case words:
            process.not_known(" ".join(["wm", *words]))
            return process.fail(f"Unknown command: {' '.join(words[:1])}", SHELL_FAILURE)
    return 0


def screencap(process: Process) -> int:
    """`screencap [-p] [-d DISPLAY] [FILE]`: a PNG, or raw pixels after a head."""
    options = read_options(process, process.args[1:], flags="p", values="d")
    display = options.values.get("d", DISPLAY_ID)
    if display not in (DISPLAY_ID, "0"):
        return process.fail(f"Display Id '{display}' is not valid.")
    path = options.words[0] if options.words else ""
    with process.handset.use() as phone:
        if "p" in options or path.lower().endswith(".png"):
            data = phone.png()
        else:
            pixels = phone.pixels()
            data = _RAW_HEAD.pack(pixels.shape[1], pixels.shape[0], _RGBA_8888, _SRGB) + rgba(pixels)
    if path:
        process.files.write(process.path(path), data, process.handset.now_s)
    else:
        process.write(data)
    return 0


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
        xml = phone.xml().encode()
    if path in ("/dev/tty", "/dev/stdout"):
        process.write(xml)
    else:
        process.files.write(process.path(path), xml, process.handset.now_s)
    process.say(f"UI hierchary dumped to: {path}")
    return 0
