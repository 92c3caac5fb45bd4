"""Rows from recorded runs: what succeeded is taught, secrets and failures are not."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from devices.screen import Point, Screen
from phoneagent.recording import Recorder
from phoneagent.runs import About
from phoneagent.step import Outcome, Step
from phoneagent.training.data.build import build
from phoneagent.training.data.recorded import rows_of
from phoneagent.training.data.shards import RowSet
from phoneagent.training.data.sources import Runs
from phoneagent.training.errors import DataError
from tools.call import ToolCall

SCREEN = Screen.from_pixels(np.full((200, 100, 3), 90, np.uint8), "com.example")
TAP = Step(1, SCREEN, "said", "Wi-Fi", ToolCall("tap", {"at": Point(0.5, 0.5)}), "ok")
FAILED = replace(TAP, number=2, ok=False, result="Nothing there.")
SECRET = replace(TAP, number=3, call=ToolCall("type_text", {"text": "hunter2"}), secret=True)
UNREAD = replace(TAP, number=4, call=None, ok=False, result="not JSON")
BACK = replace(TAP, number=5, call=ToolCall("press_key", {"key": "back"}), thought="")
END = replace(TAP, number=6, call=ToolCall("finish", {"status": "success", "message": "done"}), thought="")


def record(runs: Path, outcome: str = "success") -> Path:
    with Recorder(runs, About("Turn Wi-Fi on", "virtual:", "m", "d")) as recorder:
        for step in (TAP, FAILED, SECRET, UNREAD, BACK, END):
            recorder.write(step)
        recorder.write(Outcome(outcome, "It is done."))  # type: ignore[arg-type]
        return recorder.folder


def test_a_run_teaches_what_was_done_and_tells_what_failed(tmp_path: Path) -> None:
    rows = list(rows_of(record(tmp_path), "train"))
    assert [json.loads(row.answer)["action"] for row in rows] == ["tap", "press_key", "finish"]
    assert [row.kind for row in rows] == ["next_action", "recovery", "finishing"]
    last = rows[-1]
    assert [json.loads(turn.call)["action"] for turn in last.history] == ["tap", "tap", "type_text", "press_key"]
    assert last.history[1].result == "Nothing there."
    assert (last.goal, last.picture, last.app) == ("Turn Wi-Fi on", SCREEN.encoded, "com.example")


def test_no_secret_is_taught(tmp_path: Path) -> None:
    assert "hunter2" not in str(list(rows_of(record(tmp_path), "train")))


@pytest.mark.parametrize("outcome", ["failure", "stopped", "error"])
def test_a_run_that_did_not_succeed_teaches_nothing(tmp_path: Path, outcome: str) -> None:
    assert list(rows_of(record(tmp_path, outcome), "train")) == []


def test_a_damaged_recording_is_left_out(tmp_path: Path) -> None:
    folder = record(tmp_path)
    (folder / "run.json").write_text("{")
    assert list(rows_of(folder, "train")) == []


def test_a_folder_of_runs_becomes_a_set(tmp_path: Path) -> None:
    record(tmp_path / "runs")
    list(build(Runs(tmp_path / "runs", dev_share=0.0), tmp_path / "set"))
    assert [row.kind for row in RowSet(tmp_path / "set", "train")] == ["next_action", "recovery", "finishing"]


def test_runs_without_a_success_are_said_to_hold_nothing(tmp_path: Path) -> None:
    record(tmp_path / "runs", "failure")
    with pytest.raises(DataError, match="nothing to learn"):
        list(build(Runs(tmp_path / "runs"), tmp_path / "set"))
