"""Two processes learn what one learns, also from a last batch that is too small for both."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from phoneagent.training.keeping import WEIGHTS
from phoneagent.training.vlm import Settings, train

pytestmark = pytest.mark.skipif(
    "PHONEAGENT_SLOW_TESTS" not in os.environ, reason="starts two trainers: a minute; set PHONEAGENT_SLOW_TESTS"
)


def quietly(line: str) -> None: ...


@pytest.mark.timeout(400)
def test_two_processes_end_with_the_weights_of_one(minicpm: Path, tiny_set: Path, tmp_path: Path) -> None:
    said = {
        "model": str(minicpm), "data": str(tiny_set), "run": str(tmp_path / "two"), "steps": 3, "batch": 5,
        "micro_batch": 1, "dialect": "minicpm_v_box", "precision": "no", "eval_every": 100, "eval_rows": 0,
        "learning_rate": 0.01, "warmup": 1, "lora_rank": 4, "workers": 1, "checkpointing": False,
    }  # fmt: skip
    config = tmp_path / "two.toml"
    config.write_text("\n".join(f"{key} = {json.dumps(value)}" for key, value in said.items()))
    launcher = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc_per_node", "2"]
    more = {"ACCELERATE_USE_CPU": "true", "CUDA_VISIBLE_DEVICES": "", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [*launcher, "-m", "ui.cli", "train", "sft", str(config)],
        env=os.environ | more, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    alone = replace(Settings.read(config), run=tmp_path / "one")
    train(alone, quietly)
    one, two = (load_file(tmp_path / name / "last" / WEIGHTS) for name in ("one", "two"))
    for name, weight in one.items():
        # sums over two processes are rounded elsewhere
        torch.testing.assert_close(two[name], weight, rtol=1e-3, atol=2e-5)
