"""A run goes to disk as it happens and comes back, whole or cut off."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.screen import Point, Screen
from phoneagent.recording import Recorder
from phoneagent.runs import About, RecordingError, find, read
from phoneagent.step import Attempt, Outcome, Step, Timing
from tools.call import ToolCall

ABOUT = About("turn on Wi-Fi", "virtual:", "embedded", "agentcpm_gui", "0.1.0", settings={"max_steps": 30})
SCREEN = Screen.from_pixels(np.full((40, 20, 3), 90, np.uint8), "com.android.settings")


def step(number: int, call: ToolCall | None = None, **told: object) -> Step:
    made = {"said": "{}", "thought": "", "result": "ok"} | told
    return Step(number=number, screen=SCREEN, call=call, **made)  # type: ignore[arg-type]


TAP = ToolCall("tap", {"at": Point(0.25, 0.5)}, confirm=True)


def test_a_run_comes_back_as_it_was(tmp_path: Path) -> None:
    steps = [
        step(
            1,
            TAP,
            thought="Wi-Fi",
            attempts=(Attempt("prose", "no call"),),
            timing=Timing(1.5, 200.25, 3.0, 120.0),
            tokens_in=100,
            tokens_out=7,
            cost_usd=0.0042,
        ),
        step(2, ToolCall("type_text", {"text": 'a 😀 你好 " \\ \n', "submit": True}), ok=False, refused=True),
        step(3, ToolCall("wait", {"seconds": 2.0})),
        step(4, None, ok=False, result="could not be read"),
    ]
    outcome = Outcome("failure", "It could not be read.", answer="7")
    with Recorder(tmp_path, ABOUT) as recorder:
        for each in steps:
            recorder.write(each)
        recorder.write(outcome)
    back = read(recorder.folder)
    assert back.steps == tuple(steps)
    assert back.outcome == outcome
    assert back.about.goal == ABOUT.goal
    assert back.about.settings == {"max_steps": 30}
    assert back.about.started


def test_a_picture_is_stored_as_the_phone_sent_it(tmp_path: Path) -> None:
    with Recorder(tmp_path, ABOUT) as recorder:
        recorder.write(step(1, TAP))
    assert (recorder.folder / "001.jpg").read_bytes() == SCREEN.encoded


def test_every_step_is_on_disk_when_it_is_done(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path, ABOUT)
    for number in (1, 2):
        recorder.write(step(number, TAP))
        assert len(read(recorder.folder).steps) == number
    assert read(recorder.folder).outcome is None


@given(cut=st.integers(min_value=0, max_value=2000))
def test_a_record_cut_off_anywhere_still_gives_its_whole_steps(
    cut: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with Recorder(tmp_path_factory.mktemp("runs"), ABOUT) as recorder:
        for number in (1, 2, 3):
            recorder.write(step(number, TAP))
        recorder.write(Outcome("success", "done"))
    path = recorder.folder / "steps.jsonl"
    whole = path.read_bytes()[:cut]
    path.write_bytes(whole)
    back = read(recorder.folder)
    assert len(back.steps) == min(whole.count(b"\n"), 3)


def test_leaving_without_an_outcome_is_recorded_as_a_stop(tmp_path: Path) -> None:
    with Recorder(tmp_path, ABOUT) as recorder:
        recorder.write(step(1, TAP))
    outcome = read(recorder.folder).outcome
    assert outcome is not None
    assert outcome.kind == "stopped"


def test_a_fault_of_ours_is_recorded_too(tmp_path: Path) -> None:
    def fail() -> None:
        with Recorder(tmp_path, ABOUT):
            raise ZeroDivisionError("oops")

    with pytest.raises(ZeroDivisionError):
        fail()
    outcome = read(find(tmp_path, "last")).outcome
    assert outcome is not None
    assert (outcome.kind, "oops" in outcome.reason) == ("error", True)


@pytest.mark.parametrize("secret", ['hunter2 "x" ü', "swordfish"])
def test_a_typed_secret_is_nowhere_in_the_recording(tmp_path: Path, secret: str) -> None:
    about = About(f"log in with {secret}", "virtual:", "embedded", "agentcpm_gui")
    said = json.dumps({"TYPE": secret})
    with Recorder(tmp_path, about) as recorder:
        recorder.write(step(1, TAP, thought=f"the person said {secret}"))
        recorder.write(step(2, ToolCall("type_text", {"text": secret}), said=said, secret=True))
        recorder.write(step(3, TAP, said=said))
        recorder.write(Outcome("success", f"logged in with {secret}"))
    written = "".join(path.read_text("utf-8") for path in recorder.folder.glob("*.json*"))
    for form in (secret, json.dumps(secret)[1:-1], json.dumps(json.dumps(secret)[1:-1])[1:-1]):
        assert form not in written
    assert "swordfish" not in str(recorder.folder)
    assert [each.number for each in read(recorder.folder).steps] == [1, 2, 3]


def test_a_lost_picture_leaves_the_step(tmp_path: Path) -> None:
    with Recorder(tmp_path, ABOUT) as recorder:
        recorder.write(step(1, TAP))
    (recorder.folder / "001.jpg").unlink()
    screen = read(recorder.folder).steps[0].screen
    assert (screen.encoded, screen.width_px) == (b"", 20)


def test_a_picture_outside_the_run_is_not_read(tmp_path: Path) -> None:
    with Recorder(tmp_path, ABOUT) as recorder:
        recorder.write(step(1, TAP))
    (tmp_path / "other.jpg").write_bytes(SCREEN.encoded)
    path = recorder.folder / "steps.jsonl"
    path.write_text(path.read_text().replace("001.jpg", "../other.jpg"))
    assert read(recorder.folder).steps[0].screen.encoded == b""


def test_damage_is_said_with_its_line(tmp_path: Path) -> None:
    with Recorder(tmp_path, ABOUT) as recorder:
        recorder.write(step(1, TAP))
    path = recorder.folder / "steps.jsonl"
    path.write_text("garbage\n" + path.read_text())
    with pytest.raises(RecordingError, match="line 1"):
        read(recorder.folder)


def test_two_runs_in_one_second_get_two_folders(tmp_path: Path) -> None:
    folders = {Recorder(tmp_path, ABOUT).folder for _ in range(3)}
    assert len(folders) == 3


def test_a_run_is_found_by_path_by_name_and_as_the_last(tmp_path: Path) -> None:
    with Recorder(tmp_path, ABOUT) as one, Recorder(tmp_path, ABOUT) as two:
        pass
    assert find(tmp_path, str(one.folder)) == one.folder
    assert find(tmp_path, two.folder.name) == two.folder
    assert find(tmp_path, "last") == max(one.folder, two.folder)
    with pytest.raises(RecordingError, match="no run"):
        find(tmp_path, "1999")
    with pytest.raises(RecordingError, match="2 runs"):
        find(tmp_path, "2")


def test_what_is_no_run_is_said(tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match="no recorded run"):
        read(tmp_path)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(RecordingError, match="--runs"):
        Recorder(tmp_path / "file", ABOUT)
