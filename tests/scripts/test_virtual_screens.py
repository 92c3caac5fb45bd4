"""Screens of sealed phones with boxes: what is asked for stands there and reacts."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from devices.screen import Box
from phoneagent.pointing import ByReading, measure, report, targets_in

ROOT = Path(__file__).parents[2]


def test_the_screens_can_be_measured_on(tmp_path: Path) -> None:
    command = [sys.executable, "scripts/virtual_screens.py", str(tmp_path), "--screens", "3"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    targets = targets_in(tmp_path)
    assert len(targets) >= 4
    for target in targets:
        assert target.box.width > 0
        assert isinstance(target.box, Box)
    found = list(measure(tmp_path, targets, ByReading()))
    told = report("reading", found, None)
    assert 0 < told["right"] <= 1  # type: ignore[operator]
    again = json.loads((tmp_path / "annotations.json").read_text())
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    assert json.loads((tmp_path / "annotations.json").read_text()) == again
