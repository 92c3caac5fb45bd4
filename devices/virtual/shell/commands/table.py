"""The commands of the virtual phone's shell by name."""

from __future__ import annotations

from typing import Final

from devices.virtual.shell.commands import (
    activity,
    basics,
    dumpsys,
    files,
    network,
    packages,
    processes,
    screen,
    settings,
    text,
    touching,
)
from devices.virtual.shell.process import Command, Process


def toybox(process: Process) -> int:
    """The program most small commands are links to."""
    if len(process.args) == 1:
        process.say(" ".join(sorted(_TOYBOX)))
        return 0
    if process.args[1] not in _TOYBOX:
        process.not_known(f"toybox {process.args[1]}")
        return process.fail(f"toybox: Unknown command {process.args[1]}", 127)
    return process.run(process.args[1:], process.streams)


def which(process: Process) -> int:
    found = [name for name in process.args[1:] if name in COMMANDS]
    process.say(*(f"/system/bin/{name}" for name in found))
    return int(len(found) < len(process.args) - 1)


_TOYBOX: Final[dict[str, Command]] = {
    "[": basics.test,
    "base64": text.base64,
    "cat": files.cat,
    "chmod": files.chmod,
    "cp": files.cp,
    "date": basics.date,
    "df": files.df,
    "echo": text.echo,
    "env": basics.env,
    "false": basics.false,
    "find": files.find,
    "getenforce": basics.getenforce,
    "grep": text.grep,
    "head": text.head_or_tail,
    "id": basics.id_,
    "ifconfig": network.ifconfig,
    "kill": processes.kill,
    "ls": files.ls,
    "md5sum": files.checksum,
    "mkdir": files.mkdir,
    "mv": files.mv,
    "nc": network.nc,
    "nohup": basics.nohup,
    "pidof": processes.pidof,
    "printf": text.printf,
    "ps": processes.ps,
    "readlink": files.readlink,
    "rm": files.rm,
    "rmdir": files.rmdir,
    "sha1sum": files.checksum,
    "sha256sum": files.checksum,
    "sleep": basics.sleep,
    "sort": text.sort,
    "stat": files.stat_,
    "sync": basics.nothing,
    "tail": text.head_or_tail,
    "tee": text.tee,
    "test": basics.test,
    "touch": files.touch,
    "true": basics.nothing,
    "uname": basics.uname,
    "uptime": basics.uptime,
    "wc": text.wc,
    "which": which,
    "whoami": basics.whoami,
}

COMMANDS: Final[dict[str, Command]] = {
    **_TOYBOX,
    ":": basics.nothing,
    "am": activity.am,
    "app_process": processes.app_process,
    "cmd": packages.cmd,
    "dumpsys": dumpsys.dumpsys,
    "egrep": text.grep,
    "getprop": settings.getprop,
    "ime": settings.ime,
    "input": touching.input_,
    "ip": network.ip,
    "logcat": processes.logcat,
    "md5": files.checksum,
    "monkey": activity.monkey,
    "pm": packages.pm,
    "reboot": basics.reboot,
    "screencap": screen.screencap,
    "setprop": settings.setprop,
    "settings": settings.settings,
    "su": basics.su,
    "svc": settings.svc,
    "toybox": toybox,
    "uiautomator": screen.uiautomator,
    "umask": basics.nothing,
    "wait": basics.nothing,
    "wm": screen.wm,
}
