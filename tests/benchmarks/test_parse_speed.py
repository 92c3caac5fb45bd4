"""The benchmark of parsers runs and prints the keys that others read."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_parser_is_measured_over_a_megabyte() -> None:
    command = [sys.executable, "benchmarks/parse_speed.py", "--json", "--dialect", "minicpm_v_box"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    measured = json.loads(said.stdout)["minicpm_v_box"]
    assert set(measured) == {"worst_ms", "over", "growth"}
    assert 0 < measured["worst_ms"] < 1000
