"""Commands about files and folders."""

from __future__ import annotations

import datetime
import fnmatch
import hashlib
import stat

from devices.adb.wire import FileStat
from devices.virtual.shell.commands.options import read_options
from devices.virtual.shell.files import FileError
from devices.virtual.shell.process import Process

_KINDS = {stat.S_IFDIR: "d", stat.S_IFLNK: "l", stat.S_IFREG: "-"}


def cat(process: Process) -> int:
    contents, status = process.inputs(process.args[1:])
    for content in contents:
        process.write(content)
    return status


def ls(process: Process) -> int:
    options = read_options(process, process.args[1:], flags="laA1dRhi")
    paths = options.words or ["."]
    status = 0
    for path in paths:
        found = process.files.stat(process.path(path), follow=False)
        if not found.exists:
            status = process.fail(f"ls: {path}: {_why(found)}")
        elif process.files.is_folder(process.path(path)) and "d" not in options:
            if len(paths) > 1:
                process.say(f"{path}:")
            status = max(status, _list(process, path, options.flags))
        else:
            _entry(process, path, path, long="l" in options)
    return status


def _list(process: Process, path: str, flags: frozenset[str]) -> int:
    try:
        names = process.files.names(process.path(path))
    except FileError as error:
        return process.fail(f"ls: {path}: {error}")
    if "a" in flags:
        names = [".", "..", *names]
    if "l" in flags:
        process.say(f"total {4 * len(names)}")
    for name in names:
        if flags & {"a", "A"} or not name.startswith("."):
            _entry(process, f"{path.rstrip('/')}/{name}", name, long="l" in flags)
    return 0


def _entry(process: Process, path: str, shown: str, *, long: bool) -> None:
    if not long:
        return process.say(shown)
    found = process.files.stat(process.path(path), follow=False)
    when = f"{_time(found.mtime_s):%Y-%m-%d %H:%M}"
    target = process.files.target(process.path(path))
    arrow = f" -> {target}" if target else ""
    return process.say(f"{_mode(found.mode)} 1 shell shell {found.size_bytes:>9} {when} {shown}{arrow}")


def _mode(mode: int) -> str:
    bits = "".join(letter if mode >> 8 - place & 1 else "-" for place, letter in enumerate("rwxrwxrwx"))
    return _KINDS.get(stat.S_IFMT(mode), "?") + bits


def _time(seconds: int) -> datetime.datetime:
    """The phone's clock reads as local time."""
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC)


def _why(found: FileStat) -> FileError:
    return FileError(found.error)


def rm(process: Process) -> int:
    options = read_options(process, process.args[1:], flags="rRfv")
    status = 0
    for path in options.words:
        try:
            process.files.remove(process.path(path), recursive=bool(options.flags & {"r", "R"}))
        except FileError as error:
            if "f" not in options or str(error) != "No such file or directory":
                status = process.fail(f"rm: {path}: {error}")
    return status


def mkdir(process: Process) -> int:
    options = read_options(process, process.args[1:], flags="pv", values="m")
    status = 0
    for path in options.words:
        try:
            process.files.make_folder(process.path(path), process.handset.now_s, parents="p" in options)
        except FileError as error:
            status = process.fail(f"mkdir: '{path}': {error}")
    return status


def rmdir(process: Process) -> int:
    status = 0
    for path in process.args[1:]:
        try:
            process.files.remove_folder(process.path(path))
        except FileError as error:
            status = process.fail(f"rmdir: {path}: {error}")
    return status


def mv(process: Process) -> int:
    options = read_options(process, process.args[1:], flags="fnv")
    if len(options.words) < 2:
        return process.fail("mv: Need 2 arguments")
    *sources, target = options.words
    for source in sources:
        try:
            process.files.move(process.path(source), process.path(target))
        except FileError as error:
            return process.fail(f"mv: bad '{source}': {error}")
    return 0


def cp(process: Process) -> int:
    options = read_options(process, process.args[1:], flags="rRafpv")
    if len(options.words) < 2:
        return process.fail("cp: Need 2 arguments")
    *sources, target = options.words
    files, now_s = process.files, process.handset.now_s
    for source in sources:
        start, end = process.path(source), process.path(target)
        if files.is_folder(end):
            end = f"{end}/{start.rsplit('/', 1)[1]}"
        try:
            if files.is_folder(start) and not options.flags & {"r", "R", "a"}:
                return process.fail(f"cp: Skipped dir '{source}': No such file or directory")
            for path in files.walk(start) if files.is_folder(start) else [start]:
                copy = end + path[len(start) :]
                if files.is_folder(path):
                    files.make_folder(copy, now_s, parents=True)
                else:
                    files.write(copy, files.read(path), now_s)
        except FileError as error:
            return process.fail(f"cp: bad '{source}': {error}")
    return 0


def touch(process: Process) -> int:
    options = read_options(process, process.args[1:], flags="acm", values="dt")
    for path in options.words:
        try:
            process.files.touch(process.path(path), process.handset.now_s)
        except FileError as error:
            return process.fail(f"touch: '{path}': {error}")
    return 0


def chmod(process: Process) -> int:
    options = read_options(process, process.args[1:], flags="Rv")
    if len(options.words) < 2:
        return process.fail("chmod: Need 2 arguments")
    mode, *paths = options.words
    bits = int(mode, 8) if mode and set(mode) <= set("01234567") else None
    if bits is None and not set(mode) <= set("ugoa+-=rwxX,"):
        return process.fail(f"chmod: bad mode '{mode}'")
    for path in paths:
        found = process.files.stat(process.path(path))
        if not found.exists:
            return process.fail(f"chmod: {path}: {_why(found)}")
        process.files.touch(process.path(path), found.mtime_s, mode=bits if bits is not None else found.mode & 0o777)
    return 0


def stat_(process: Process) -> int:
    """`stat [-c FORMAT] FILE...` with the formats n, s, a, Y, F."""
    options = read_options(process, process.args[1:], flags="Lt", values="c")
    status = 0
    for path in options.words:
        found = process.files.stat(process.path(path), follow="L" in options)
        if not found.exists:
            status = process.fail(f"stat: '{path}': {_why(found)}")
            continue
        kind = {"d": "directory", "l": "symbolic link"}.get(_mode(found.mode)[0], "regular file")
        shown = {"n": path, "s": found.size_bytes, "a": f"{found.mode & 0o777:o}", "Y": found.mtime_s, "F": kind}
        if "c" in options:
            text = options.values["c"]
            for letter, value in shown.items():
                text = text.replace(f"%{letter}", str(value))
            process.say(text)
        else:
            process.say(
                f"  File: {path}",
                f"  Size: {found.size_bytes}\t Blocks: {-(-found.size_bytes // 512)}\t IO Blocks: 512\t{kind}",
                f"Access: (0{found.mode & 0o777:o}/{_mode(found.mode)})\tUid: (2000/  shell)\tGid: (2000/  shell)",
                f"Modify: {_time(found.mtime_s):%Y-%m-%d %H:%M:%S}.000000000 +0000",
            )
    return status


def checksum(process: Process) -> int:
    """`md5sum`, `sha1sum`, `sha256sum`, and the older `md5` with the path alone."""
    make = {"md5": hashlib.md5, "sha1": hashlib.sha1, "sha256": hashlib.sha256}[process.name.removesuffix("sum")]
    options = read_options(process, process.args[1:], flags="b")
    status = 0
    for path in options.words or ["-"]:
        contents, failed = process.inputs([path])
        status = max(status, failed)
        for content in contents:
            digest = make(content, usedforsecurity=False).hexdigest()
            process.say(digest if "b" in options else f"{digest}  {path}")
    return status


def find(process: Process) -> int:
    """`find [PATH...] [-name PATTERN] [-type f|d] [-maxdepth N]`."""
    words = process.args[1:]
    paths: list[str] = []
    while words and not words[0].startswith("-"):
        paths.append(words.pop(0))
    tests = dict(zip(words[::2], words[1::2], strict=False))
    for unknown in set(tests) - {"-name", "-iname", "-type", "-maxdepth"}:
        process.not_known(f"find {unknown}")
    status = 0
    for base in paths or ["."]:
        found = process.files.stat(process.path(base))
        if not found.exists:
            status = process.fail(f"find: {base}: {_why(found)}")
            continue
        for path in process.files.walk(process.path(base)):
            if _passes(process, path, base, tests):
                process.say(base + path[len(process.path(base)) :])
    return status


def _passes(process: Process, path: str, base: str, tests: dict[str, str]) -> bool:
    name = path.rsplit("/", 1)[1]
    depth = path.count("/") - process.path(base).count("/")
    kind = _mode(process.files.stat(path, follow=False).mode)[0].replace("-", "f")
    return (
        fnmatch.fnmatchcase(name, tests.get("-name", "*"))
        and fnmatch.fnmatchcase(name.lower(), tests.get("-iname", "*").lower())
        and kind == tests.get("-type", kind)
        and depth <= (int(deepest) if (deepest := tests.get("-maxdepth", "")).isdecimal() else depth)
    )


def df(process: Process) -> int:
    process.say(
        "Filesystem      1K-blocks    Used Available Use% Mounted on",
        "/dev/block/dm-0   2097152 2034688     62464  98% /",
        "/dev/block/dm-5 111345664 9437184 101908480   9% /data",
        "/dev/fuse       111345664 9437184 101908480   9% /storage/emulated",
    )
    return 0


def readlink(process: Process) -> int:
    options = read_options(process, process.args[1:], flags="fe")
    for path in options.words:
        target = process.files.real(process.path(path)) if "f" in options else process.files.target(process.path(path))
        if target is None:
            return 1
        process.say(target)
    return 0
