"""What each process of the test of several does: train undisturbed, then once more with a kill in between.

The first process, which alone writes checkpoints, takes its time over them: the others must wait for it.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from phoneagent.training.checkpoint import Run
from phoneagent.training.small.sft import Settings, train

save_at_once = Run.save


def save_slowly(*told: object) -> None:
    time.sleep(0.2)
    save_at_once(*told)  # type: ignore[arg-type]


settings = Settings.read(Path(sys.argv[1]), Path(sys.argv[2]))
beside = settings.run.parent
with pytest.MonkeyPatch.context() as patch:
    if os.environ["RANK"] == "0":
        patch.setattr(Run, "save", save_slowly)
    train(replace(settings, run=beside / "undisturbed"))
    train(replace(settings, run=beside / "killed"), stop_after=3)
    train(replace(settings, run=beside / "killed"))
