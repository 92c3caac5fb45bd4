"""The overhead benchmark runs and prints the keys that others read."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_step_is_measured_in_parts_that_fit_together() -> None:
    command = [sys.executable, "benchmarks/overhead.py", "--json", "--steps", "3", "--peer", "open-autoglm=/nowhere"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    measured = json.loads(said.stdout)
    assert "open-autoglm was left out: /nowhere is no folder" in said.stderr
    assert list(measured["systems"]) == ["phoneagent"]
    assert measured["look_and_tap"]["own_ms"] > 0
    width, height = measured["screen"]
    assert width < height
    for kind in ("tap", "type"):
        cost = measured["systems"]["phoneagent"][kind]
        assert cost.keys() >= {"own_ms", "settle_ms", "wall_ms", "processes", "bytes_to_model"}
        assert cost["look_ms"] + cost["ask_ms"] + cost["act_ms"] + cost["settle_ms"] <= cost["wall_ms"] * 1.2
        assert cost["own_ms"] > 0
        assert cost["settle_ms"] >= 100  # a first reaction is waited for
        assert cost["processes"] == 0
        assert cost["bytes_to_model"] > 5000
