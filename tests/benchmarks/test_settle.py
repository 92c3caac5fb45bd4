"""The settling benchmark runs and prints the keys that others read."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_waiting_for_rest_is_measured_beside_fixed_sleeps() -> None:
    command = [sys.executable, "benchmarks/settle.py", "--json", "--looks", "3"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    measured = json.loads(said.stdout)
    assert set(measured) == {"settle", "sleep 0.1 s", "sleep 0.3 s"}
    assert measured["settle"]["looks"] == 3
    assert 100 <= measured["settle"]["median_ms"] <= measured["settle"]["longest_ms"]
