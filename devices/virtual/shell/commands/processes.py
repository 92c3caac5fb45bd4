"""`ps`, `pidof`, `logcat` and `app_process`: what runs."""

from __future__ import annotations

import datetime
import itertools
from typing import Final

from devices.virtual import faults
from devices.virtual.automation.session import PORT, Run
from devices.virtual.shell.commands.options import read_options
from devices.virtual.shell.process import Process

_AUTOMATION: Final = "com.wetest.uia2.Main"
"""The class in uiautomator2's jar."""
_KILLED: Final = 137
"""128 and the signal, 9."""
TAKEN: Final = (
    "java.lang.IllegalStateException: UiAutomationService "
    "android.accessibilityservice.IAccessibilityServiceClient$Stub$Proxy@5deffd5already registered!"
)
"""As uiautomator2 quotes it in its core.py."""
_LOG_POLL_S: Final = 0.2
_KILL_POLL_S: Final = 0.1
"""How soon a shell notices that what it runs has been ended; its client's going it notices at once."""


def app_process(process: Process) -> int:
    """Runs a Java class. This phone knows one, uiautomator2's server, and is it as long as the client listens."""
    words = process.args[1:]
    jar = process.env.get("CLASSPATH", "")
    if _AUTOMATION not in words or not process.files.exists(process.path(jar)):
        name = next((word for word in words if "." in word), "")
        if name != _AUTOMATION:
            process.not_known(f"app_process {' '.join(words)}")
        process.complain(f"Error: Could not find or load main class {name}", "Aborted")
        return 134
    port = dict(itertools.pairwise(words)).get("-p", str(PORT))
    if port != str(PORT):
        process.not_known(f"app_process {_AUTOMATION} on port {port}")
    process.say("[server] INFO: [UiAutomator2Server] Starting Server")
    with process.handset.use() as phone:
        taken = faults.has(phone.state, "automation_taken")
    run = None if taken else process.handset.automation.start()
    return process.fail(TAKEN) if run is None else _serve(process, run)


def _serve(process: Process, run: Run) -> int:
    """As long as the client listens, or until the system ends it, which its shell then says."""
    try:
        while not run.over.is_set():
            process.wait(_KILL_POLL_S)
    finally:
        process.handset.automation.stop(run)
    if run.killed:
        return process.fail("Killed ", _KILLED)
    return 0


def logcat(process: Process) -> int:
    """What this phone wrote; without `-d` it stays for what comes."""
    options = read_options(process, process.args[1:], flags="dcgDLS", values="vbtTspe", long=("--clear", "--dump"))
    log = process.handset.log
    if "c" in options or "--clear" in options:
        log.clear()
        return 0
    process.say("--------- beginning of main")
    shown = 0
    while True:
        for line in log[shown:]:
            when = datetime.datetime.fromtimestamp(line.at_s, datetime.UTC)
            clock = f"{when:%m-%d %H:%M:%S}.{when.microsecond // 1000:03d}"
            process.say(f"{clock}   612   640 {line.priority} {line.tag}: {line.message}")
        shown = len(log)
        if options.flags & {"d", "g", "S", "--dump"} or "t" in options:
            return 0
        process.wait(_LOG_POLL_S)
        shown = min(shown, len(log))


def ps(process: Process) -> int:
    """`ps [-A]`: every process; without `-A` the shell's own."""
    options = read_options(process, process.args[1:], flags="Aeflw", values="opu")
    running = process.handset.processes() if options.flags & {"A", "e"} else {}
    process.say("USER            PID   PPID     VSZ    RSS WCHAN            ADDR S NAME")
    for name, pid in {**running, "sh": 2040, "ps": 2048}.items():
        user = "shell" if pid in (2040, 2048) else "u0_a100" if "." in name else "root" if pid == 1 else "system"
        process.say(f"{user:<12} {pid:>6} {457:>6} {12_345_678:>7} {98_765:>6} {'0':<16} {'0':>4} S {name}")
    return 0


def pidof(process: Process) -> int:
    options = read_options(process, process.args[1:], flags="s", values="o")
    running = process.handset.processes()
    found = [str(running[name]) for name in options.words if name in running]
    if found:
        process.say(" ".join(found))
    return int(not found)


def kill(process: Process) -> int:
    """The shell may stop its own processes only."""
    return process.fail(f"/system/bin/sh: kill: {process.args[-1]}: Operation not permitted")
