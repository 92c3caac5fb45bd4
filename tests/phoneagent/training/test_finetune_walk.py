"""docs/finetune.md, command by command, through the real command line, on a tiny MiniCPM-V 4.7."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from devices.screen import Point, Screen
from phoneagent.recording import Recorder
from phoneagent.runs import About
from phoneagent.step import Outcome, Step
from tools.call import ToolCall
from ui.cli import main

DOC = Path(__file__).parents[3] / "docs" / "finetune.md"


def command(*args: object) -> None:
    with pytest.raises(SystemExit) as ended:
        main([str(arg) for arg in args])
    assert ended.value.code in (0, None)


def record(runs: Path, number: int) -> None:
    screen = Screen.from_pixels(np.full((120, 54, 3), 40 * number, np.uint8), "com.example")
    with Recorder(runs, About(f"do {number}", "virtual:", "m", "d")) as recorder:
        recorder.write(Step(1, screen, "", "", ToolCall("tap", {"at": Point(0.5, 0.1 * number)}), "ok"))
        recorder.write(Step(2, screen, "", "", ToolCall("finish", {"status": "success", "message": ""}), ""))
        recorder.write(Outcome("success", "It is done."))


def test_the_walk_from_runs_to_a_model_that_answers(
    minicpm: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(1, 5):
        record(tmp_path / "myruns", number)
    data, run, merged = tmp_path / "sets" / "mine", tmp_path / "runs" / "finetune", tmp_path / "models" / "mine"
    command("data", "build", data, "--runs", tmp_path / "myruns", "--dev-share", 0.45)
    command("data", "show", data)
    config = tmp_path / "finetune.toml"
    said = {
        "model": str(minicpm), "data": [str(data)], "run": str(run), "steps": 2, "mode": "lora",
        "dialect": "minicpm_v_xml", "batch": 2, "micro_batch": 1, "learning_rate": 2e-4, "eval_every": 2,
        "eval_rows": 1, "eval_said": 0, "log_every": 1, "precision": "no",
    }  # fmt: skip
    config.write_text("\n".join(f"{key} = {json.dumps(value)}" for key, value in said.items()))
    command("train", "sft", config, "--watch")
    assert "http://127.0.0.1:" in capsys.readouterr().out
    command("train", "curves", run)
    command("train", "merge", run, merged)
    command("train", "merge", run, tmp_path / "adapter", "--adapter")
    assert (tmp_path / "adapter" / "adapter_config.json").exists()
    assert (merged / "README.md").read_text().startswith(f"# {minicpm.name}, fine-tuned for phones")
    script = tmp_path / "annotations.json"
    picture = tmp_path / "shot.jpg"
    picture.write_bytes(Screen.from_pixels(np.full((120, 54, 3), 90, np.uint8)).encoded)
    target = {"image": "shot.jpg", "instruction": "Tap", "label": "x", "ui_class": "Button", "bbox": [0, 0, 9, 9]}
    script.write_text(json.dumps([target]))
    capsys.readouterr()
    command(
        *("bench", "screens", "--data", tmp_path, "--model", f"hf:{merged}", "--dialect", "minicpm_v_box", "--json")
    )
    told = json.loads(capsys.readouterr().out)
    assert told["targets"] == 1
    assert set(told["difference"]) >= {"mean", "low", "high", "p"}


def test_the_page_names_no_command_that_is_not_there() -> None:
    lines = [line for line in DOC.read_text().splitlines() if line.startswith("phoneagent ")]
    verbs = {tuple(line.split()[1:3]) for line in lines}
    known = {("data", "build"), ("data", "show"), ("train", "sft"), ("train", "merge"), ("bench", "screens")}
    assert verbs - known == {("run", '"turn'), ("bench", "first-light")}
