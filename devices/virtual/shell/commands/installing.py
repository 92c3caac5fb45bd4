"""`pm install` and `pm uninstall`: packages come and go, and their input methods with them.

An installed package has no pages to show on this phone; it is known to `pm`, and its keyboards can be chosen.
"""

from __future__ import annotations

import re
from typing import Final

from devices.virtual import faults
from devices.virtual.shell.apk import NoApk, read_apk
from devices.virtual.shell.files import FileError
from devices.virtual.shell.process import Process

_WITH_VALUE: Final = frozenset({"--user", "-i", "--install-location", "--pkg"})
_SIGN: Final = re.compile(r"-[a-zA-Z]|--[a-z-]+")


def install(process: Process, words: list[str]) -> int:
    """`install [OPTIONS] PATH`, or `install [OPTIONS] -S BYTES [-]` with the package on the input."""
    size_bytes: int | None = None
    paths: list[str] = []
    left = list(words)
    while left:
        word = left.pop(0)
        if word == "-S" and left and left[0].isdecimal():
            size_bytes = int(left.pop(0))
        elif word in _WITH_VALUE and left:
            left.pop(0)
        elif not _SIGN.fullmatch(word):
            paths.append(word)
    try:
        data = process.read_exactly(size_bytes) if size_bytes is not None else _file(process, paths)
        apk = read_apk(data)
    except FileError:
        process.say("Error: Unable to open file: " + " ".join(paths))
        return 1
    except NoApk as reason:
        process.say(f"Failure [{reason}: Failed to parse the package]")
        return 1
    with process.handset.use() as phone:
        refused = faults.has(phone.state, "install_refused")
    if refused:
        process.say("Failure [INSTALL_FAILED_USER_RESTRICTED: Install canceled by user]")
        return 1
    process.handset.install(apk)
    process.handset.note("PackageManager", f"installed {apk.package}")
    process.say("Success")
    return 0


def _file(process: Process, paths: list[str]) -> bytes:
    return process.files.read(process.path(paths[-1] if paths else ""))


def uninstall(process: Process, words: list[str]) -> int:
    """Only what was installed goes; what came with the phone stays."""
    package = next((word for word in reversed(words) if not word.startswith("-") and not word.isdecimal()), "")
    apk = process.handset.installed.pop(package, None)
    if apk is None:
        process.say("Failure [DELETE_FAILED_INTERNAL_ERROR]")
        return 1
    with process.handset.use() as phone:
        if phone.ime in apk.keyboards:
            phone.put_setting("secure", "default_input_method", process.handset.keyboards[0])
    process.say("Success")
    return 0
