"""Other agents, each run in a process of its own, in its own Python, against the same phone and the same model."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from costs import Canned, Cost, median

from devices.adb.client import AdbClient, adb_program

PEERS = {"open-autoglm": "peer_open_autoglm.py"}
"""Agents that can be run, each with the file beside this one that runs its steps."""


@dataclass(frozen=True)
class Peer:
    """Another agent that is installed beside us."""

    name: str
    checkout: Path
    python: str
    """A Python with its requirements."""

    def tap(self, at: Sequence[int]) -> str:
        """How its model says where to tap, in thousandths of the screen."""
        return f'do(action="Tap", element={list(at)})'

    def type_text(self, text: str) -> str:
        return f'do(action="Type", text="{text}")'

    def measure(self, phone: AdbClient, script: Sequence[str], canned: Canned, steps: int) -> Cost:
        """Run its steps; the first, in which things are loaded, is left out.

        Raises:
            LookupError: if it is not there or does not run, with the reason.
        """
        if self.name not in PEERS:
            raise LookupError(f"there is only {', '.join(PEERS)}")
        if not self.checkout.is_dir():
            raise LookupError(f"{self.checkout} is no folder")
        canned.answers(script)
        driver = str(Path(__file__).with_name(PEERS[self.name]))
        command = [self.python, driver, str(self.checkout), canned.url, phone.serial, str(steps + 1)]
        said = subprocess.run(command, env=_environ(phone.server.port), capture_output=True, text=True, check=False)
        if said.returncode != 0:
            raise LookupError((said.stderr.strip() or "it ended without a word").splitlines()[-1])
        lines = [json.loads(line) for line in said.stdout.splitlines()]
        return median([_cost(*each) for each in list(zip(lines, canned.notes(), strict=True))[1:]])


def _environ(adb_port: int) -> dict[str, str]:
    """An environment in which `adb` is ours and knows our phone."""
    path = f"{Path(adb_program()).parent}{os.pathsep}{os.environ['PATH']}"
    return os.environ | {"ANDROID_ADB_SERVER_PORT": str(adb_port), "PATH": path, "OPENAI_API_KEY": "none"}


def _cost(line: Mapping[str, float], note: Mapping[str, float]) -> Cost:
    wall_ms = (line["wall_s"] - note["model_s"]) * 1000
    return Cost(line["own_s"] * 1000, line["slept_s"] * 1000, wall_ms, line["processes"], note["bytes"])
