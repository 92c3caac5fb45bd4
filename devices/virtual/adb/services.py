"""What can be opened on the virtual phone over ADB, by name: shells, files, and port 9008."""

from __future__ import annotations

from typing import Final

from devices.virtual.adb.adbd import Service, Stream
from devices.virtual.adb.channel import Channel
from devices.virtual.adb.framebuffer import send_framebuffer
from devices.virtual.adb.reverse import serve_reverse
from devices.virtual.adb.sync import SyncService
from devices.virtual.adb.terminal import converse
from devices.virtual.automation import server
from devices.virtual.automation.session import PORT
from devices.virtual.handset import REBOOT_S, Handset
from devices.virtual.shell.shell import Shell

_SAID: Final = {
    "root": "adbd cannot run as root in production builds\n",
    "unroot": "adbd not running as root\n",
    "remount": "Not running as root. Try \"adb root\" first.\n",
    "usb": "restarting in USB mode\n",
}  # fmt: skip
"""Services that only answer; the words are adbd's own."""


def find_service(handset: Handset, name: str) -> Service | None:
    """The service of a name; None where this phone refuses to open it."""
    kind, _, rest = name.partition(":")
    kind, *options = kind.split(",")
    match kind:
        case "shell":
            return lambda stream: _shell(handset, stream, rest, options)
        case "exec":
            return lambda stream: _exec(handset, stream, rest)
        case "sync":
            return lambda stream: SyncService(handset, stream).serve()
        case "reverse":
            return lambda stream: serve_reverse(handset, stream, rest)
        case "framebuffer":
            return lambda stream: send_framebuffer(handset, stream)
        case "reboot":
            return lambda stream: handset.restart(REBOOT_S)
        case "tcp" if rest == str(PORT):
            return (lambda stream: server.serve(handset, stream)) if handset.automation.alive else None
        case "tcp" | "localabstract":
            return None  # nothing listens there: refused, as any phone does
        case _ if kind in _SAID:
            return lambda stream: stream.write(_SAID[kind].encode())
    handset.not_known(f"service {name}")
    return None


def _shell(handset: Handset, stream: Stream, command: str, options: list[str]) -> None:
    framed = "v2" in options
    terminal = "pty" in options or not (command or "raw" in options)
    channel = Channel(stream, framed=framed, terminal=terminal)
    shell = Shell(handset, stream.hangup)
    for option in options:
        if option.startswith("TERM="):
            shell.env["TERM"] = option.removeprefix("TERM=")
        elif option not in ("v2", "raw", "pty"):
            handset.not_known(f"shell option {option}")
    if command:
        status = shell.run(command, channel.streams)
    else:
        status = converse(shell, channel.streams, terminal=terminal)
    channel.finish(status)


def _exec(handset: Handset, stream: Stream, command: str) -> None:
    channel = Channel(stream, framed=False, terminal=False)
    channel.finish(Shell(handset, stream.hangup).run(command, channel.streams))
