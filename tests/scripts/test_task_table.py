"""docs/tasks.md says what the code says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_page_of_tasks_is_current() -> None:
    done = subprocess.run([sys.executable, ROOT / "scripts/task_table.py", "--check"], cwd=ROOT)
    assert done.returncode == 0, "run: python scripts/task_table.py"
