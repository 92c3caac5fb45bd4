"""The shell's own commands: those that change the shell itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from devices.virtual.shell.files import FileError, absolute
from devices.virtual.shell.process import Streams

if TYPE_CHECKING:
    from devices.virtual.shell.shell import Shell


class Exit(Exception):
    """`exit` was called: the shell it was called in ends with the status it has."""


def _cd(shell: Shell, args: list[str], streams: Streams) -> int:
    folder = shell.handset.files.real(absolute(args[1] if len(args) > 1 else "/", shell.folder))
    if not shell.handset.files.is_folder(folder):
        complaint = f"/system/bin/sh: cd: {args[1]}: No such file or directory\n"
        streams.err.write(complaint.encode("utf-8", "surrogateescape"))
        return 2
    shell.folder = folder
    return 0


def _pwd(shell: Shell, args: list[str], streams: Streams) -> int:
    streams.out.write(f"{shell.folder}\n".encode("utf-8", "surrogateescape"))
    return 0


def _exit(shell: Shell, args: list[str], streams: Streams) -> int:
    shell.status = int(args[1]) & 0xFF if args[1:] and args[1].isdecimal() else shell.status
    raise Exit


def _export(shell: Shell, args: list[str], streams: Streams) -> int:
    for arg in args[1:]:
        name, equals, value = arg.partition("=")
        if equals:
            shell.env[name] = value
    return 0


def _unset(shell: Shell, args: list[str], streams: Streams) -> int:
    for name in args[1:]:
        shell.env.pop(name, None)
    return 0


def _exec(shell: Shell, args: list[str], streams: Streams) -> int:
    """The command takes the shell's place: nothing after it runs."""
    if len(args) == 1:
        return 0
    shell.status = shell.call(args[1:], streams)
    raise Exit


def _eval(shell: Shell, args: list[str], streams: Streams) -> int:
    shell.execute(" ".join(args[1:]), streams)
    return shell.status


def _sh(shell: Shell, args: list[str], streams: Streams) -> int:
    """`sh -c SCRIPT [NAME [ARGUMENT...]]`, `sh FILE [ARGUMENT...]`, or a script from the input."""
    child = shell.copy()
    child.status = 0
    match args[1:]:
        case ["-c", script, *arguments]:
            child.arguments = arguments or [args[0]]
            return child.run(script, streams)
        case [path, *arguments] if not path.startswith("-"):
            return child.run_file([path, *arguments], streams)
        case []:
            text = b""
            while piece := streams.stdin.read():
                text += piece
            return child.run(text.decode("utf-8", "surrogateescape"), streams)
    shell.handset.not_known(f"command {' '.join(args)}")
    streams.err.write(f"{args[0]}: {args[1]}: unknown option\n".encode("utf-8", "surrogateescape"))
    return 1


def _shift(shell: Shell, args: list[str], streams: Streams) -> int:
    count = int(args[1]) if args[1:] and args[1].isdecimal() else 1
    del shell.arguments[1 : 1 + count]
    return 0


def _set(shell: Shell, args: list[str], streams: Streams) -> int:
    """Without words the variables; options change nothing that matters here."""
    if len(args) == 1:
        listed = "".join(f"{name}={value}\n" for name, value in sorted(shell.env.items()))
        streams.out.write(listed.encode("utf-8", "surrogateescape"))
    return 0


def _command(shell: Shell, args: list[str], streams: Streams) -> int:
    if args[1:2] != ["-v"]:
        return shell.call(args[1:], streams) if args[1:] else 0
    known = [name for name in args[2:] if shell.knows(name)]
    streams.out.write("".join(f"/system/bin/{name}\n" for name in known).encode())
    return int(not known)


def _source(shell: Shell, args: list[str], streams: Streams) -> int:
    try:
        text = shell.handset.files.read(absolute("".join(args[1:2]), shell.folder))
    except FileError as error:
        streams.err.write(f"{args[0]}: {' '.join(args[1:2])}: {error}\n".encode("utf-8", "surrogateescape"))
        return 1
    shell.execute(text.decode("utf-8", "surrogateescape"), streams)
    return shell.status


BUILTINS: Final[dict[str, Callable[[Shell, list[str], Streams], int]]] = {
    ".": _source,
    "cd": _cd,
    "command": _command,
    "eval": _eval,
    "exec": _exec,
    "exit": _exit,
    "export": _export,
    "pwd": _pwd,
    "set": _set,
    "sh": _sh,
    "shift": _shift,
    "unset": _unset,
}
