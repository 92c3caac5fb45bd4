"""What each process of the test of several does: train undisturbed, then once more with a kill in between."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from phoneagent.training.small.sft import Settings, train

settings = Settings.read(Path(sys.argv[1]), Path(sys.argv[2]))
beside = settings.run.parent
train(replace(settings, run=beside / "undisturbed"))
train(replace(settings, run=beside / "killed"), stop_after=3)
train(replace(settings, run=beside / "killed"))
