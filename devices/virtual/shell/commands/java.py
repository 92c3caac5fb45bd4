"""How Android's Java commands fail: a stack trace on the error stream, and a status that says so."""

from __future__ import annotations

from devices.virtual.handset import NotPermitted
from devices.virtual.shell.process import SHELL_FAILURE, Process


def thrown(process: Process, command: str, exception: str, at: str) -> int:
    """What `ShellCommand.exec` prints for an exception."""
    return process.fail(f"\nException occurred while executing '{command}':\n{exception}\n\tat {at}", SHELL_FAILURE)


def not_permitted(process: Process, command: str, why: NotPermitted | str, at: str) -> int:
    """What it prints where the shell has no right to something."""
    return thrown(process, command, f"java.lang.SecurityException: {why}", at)
