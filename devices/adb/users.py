"""Phones with several users: a work profile or a secure folder beside the owner."""

from __future__ import annotations

from collections.abc import Sequence

from devices import problems
from devices.adb.client import TIMEOUT_S, AdbClient, ShellResult


def shell_as_user(
    phone: AdbClient, verb: Sequence[str], rest: Sequence[str] = (), timeout_s: float = TIMEOUT_S
) -> ShellResult:
    """Run a command for the user in front, where the phone refuses to run it for everybody.

    Without `--user` some commands ask about every user, and the shell may not look into a work profile.
    """
    said = phone.shell([*verb, *rest], timeout_s)
    row = problems.recognise(said.said)
    if row is None or row.code != "other_user":
        return said
    user = phone.shell(["am", "get-current-user"]).out.strip()
    return phone.shell([*verb, "--user", user, *rest], timeout_s) if user.isdigit() else said
