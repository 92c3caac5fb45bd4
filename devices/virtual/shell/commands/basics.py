"""Small commands about the system and the shell's conditions."""

from __future__ import annotations

import datetime
from contextlib import suppress

from devices.virtual.handset import REBOOT_S
from devices.virtual.shell.commands.options import read_options
from devices.virtual.shell.process import Process


def nothing(process: Process) -> int:
    """`true`, `:` and what the shell has for jobs this phone's shell does not run."""
    return 0


def false(process: Process) -> int:
    return 1


def test(process: Process) -> int:
    """`test EXPRESSION` and `[ EXPRESSION ]`, with one or two operands and `!`."""
    words = process.args[1:]
    if process.name == "[":
        if words[-1:] != ["]"]:
            return process.fail("/system/bin/sh: [: missing ]", 2)
        words = words[:-1]
    if words[:1] == ["!"]:
        return int(_holds(process, words[1:]))
    return int(not _holds(process, words))


def _holds(process: Process, words: list[str]) -> bool:
    match words:
        case []:
            return False
        case [word]:
            return bool(word)
        case ["-n" | "-z" as test_, word]:
            return bool(word) == (test_ == "-n")
        case ["-e" | "-f" | "-d" | "-s" | "-r" | "-w" | "-x" as test_, path]:
            found = process.files.stat(process.path(path))
            folder = process.files.is_folder(process.path(path))
            return found.exists and {"-f": not folder, "-d": folder, "-s": found.size_bytes > 0}.get(test_, True)
        case [left, "=" | "==", right]:
            return left == right
        case [left, "!=", right]:
            return left != right
        case [left, "-eq" | "-ne" | "-lt" | "-le" | "-gt" | "-ge" as test_, right]:
            a, b = _number(process, left), _number(process, right)
            return {"-eq": a == b, "-ne": a != b, "-lt": a < b, "-le": a <= b, "-gt": a > b, "-ge": a >= b}[test_]
    process.not_known(f"test {' '.join(words)}")
    return False


def _number(process: Process, word: str) -> int:
    with suppress(ValueError):
        return int(word)
    process.complain(f"/system/bin/sh: [: {word}: bad number")
    return 0


def date(process: Process) -> int:
    """The phone's own time. `date SET` is refused as a phone refuses its shell user."""
    options = read_options(process, process.args[1:], flags="u", values="d")
    when = datetime.datetime.fromtimestamp(process.handset.now_s, datetime.UTC)
    if not options.words:
        process.say(f"{when:%a %b %e %H:%M:%S} GMT {when:%Y}")
        return 0
    if not options.words[0].startswith("+"):
        return process.fail("date: cannot set date: Operation not permitted")
    process.say(
        when.strftime(options.words[0][1:].replace("%s", str(process.handset.now_s)).replace("%N", "000000000"))
    )
    return 0


def id_(process: Process) -> int:
    options = read_options(process, process.args[1:], flags="ungG")
    if "u" in options:
        process.say("shell" if "n" in options else "2000")
    else:
        process.say(
            "uid=2000(shell) gid=2000(shell) groups=2000(shell),1004(input),1007(log),1011(adb),1015(sdcard_rw),"
            "3001(net_bt_admin),3003(inet) context=u:r:shell:s0"
        )
    return 0


def whoami(process: Process) -> int:
    process.say("shell")
    return 0


def sleep(process: Process) -> int:
    """Real time, which is the phone's own."""
    if len(process.args) != 2 or not process.args[1].rstrip("smhd").replace(".", "", 1).isdecimal():
        return process.fail("sleep: needs 1 argument")
    number = process.args[1].rstrip("smhd")
    unit = {"m": 60, "h": 3600, "d": 86400}.get(process.args[1][len(number) :], 1)
    process.wait(float(number) * unit)
    return 0


def uname(process: Process) -> int:
    options = read_options(process, process.args[1:], flags="asnrvmo")
    parts = {
        "s": "Linux", "n": "localhost", "r": "6.1.99-android14-11", "v": "#1 SMP PREEMPT", "m": "x86_64", "o": "Toybox",
    }  # fmt: skip
    wanted = "snrvmo" if "a" in options else "".join(options.flags) or "s"
    process.say(" ".join(part for letter, part in parts.items() if letter in wanted))
    return 0


def uptime(process: Process) -> int:
    with process.handset.use() as phone:
        minutes = int(phone.state.now_s - process.handset.booted_s) // 60
        when = datetime.datetime.fromtimestamp(phone.state.now_s, datetime.UTC)
    process.say(f" {when:%H:%M:%S} up {minutes} min,  0 users,  load average: 0.10, 0.10, 0.10")
    return 0


def su(process: Process) -> int:
    """Not there, as on any phone that nobody has rooted."""
    return process.fail("/system/bin/sh: su: inaccessible or not found", 127)


def reboot(process: Process) -> int:
    process.handset.restart(REBOOT_S)
    return 0


def env(process: Process) -> int:
    if len(process.args) > 1:
        words = process.args[1:]
        while words and "=" in words[0]:
            words.pop(0)
        return process.run(words, process.streams) if words else 0
    process.say(*(f"{name}={value}" for name, value in process.env.items()))
    return 0


def nohup(process: Process) -> int:
    return process.run(process.args[1:], process.streams) if len(process.args) > 1 else 1


def getenforce(process: Process) -> int:
    process.say("Enforcing")
    return 0
