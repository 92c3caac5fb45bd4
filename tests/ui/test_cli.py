"""The command line does what was asked or says in one sentence why not, and its exit code tells which."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from devices.screen import Point, Screen
from phoneagent.recording import Recorder
from phoneagent.runs import About, read
from phoneagent.step import Outcome, Step
from tools.call import ToolCall
from ui.cli import main

TAP = '{"thought":"Wi-Fi","POINT":[500,250]}'
DONE = '{"STATUS":"finish"}'


@dataclass(frozen=True)
class Said:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, object]:
        last = json.loads(self.out.splitlines()[-1])
        assert isinstance(last, dict)
        return last


Cli = Callable[..., Said]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Cli:
    """Runs a command in this process, with no settings but those it is given."""
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in [name for name in os.environ if name.startswith("PHONEAGENT_")]:
        monkeypatch.delenv(name)

    def run(*args: str | Path) -> Said:
        with pytest.raises(SystemExit) as exit:
            main([str(arg) for arg in args])
        said = capsys.readouterr()
        code = exit.value.code
        return Said(code if isinstance(code, int) else 0 if code is None else 1, said.out, said.err)

    return run


@pytest.fixture
def phone(tmp_path: Path) -> str:
    """The address of a phone: the screens of a run of three touches."""
    with Recorder(tmp_path / "recorded", About("x", "virtual:", "scripted", "agentcpm_gui")) as recorder:
        for number in range(1, 4):
            screen = Screen.from_pixels(np.full((200, 90, 3), 60 * number, np.uint8), "com.android.settings")
            recorder.write(Step(number, screen, TAP, "Wi-Fi", ToolCall("tap", {"at": Point(0.5, 0.25)}), "ok"))
        recorder.write(Step(4, screen, DONE, "", ToolCall("finish", {"status": "success", "message": ""}), "ok"))
        recorder.write(Outcome("success", "done"))
    return f"replay:{recorder.folder}"


def script(tmp_path: Path, *lines: str) -> str:
    path = tmp_path / "script.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    return f"scripted:{path}"


def test_a_run_that_reaches_its_goal_exits_with_0_and_leaves_a_page(cli: Cli, phone: str, tmp_path: Path) -> None:
    said = cli("run", "turn on Wi-Fi", "-d", phone, "-m", script(tmp_path, TAP, DONE), "--runs", tmp_path, "--json")
    assert said.code == 0
    told = said.json
    assert (told["outcome"], told["steps"]) == ("success", 2)
    assert set(told) >= {"outcome", "reason", "steps", "wall_s", "run"}
    assert "turn on Wi-Fi" in Path(str(told["page"])).read_text()
    assert "tap(at=(0.500, 0.250))" in said.err
    assert "dialect embedded, because the embedded model speaks" in said.err
    assert (told["tokens"], told["cost"]) == ({"in": 0, "out": 0}, None)
    assert [each.call.name for each in read(Path(str(told["run"]))).steps if each.call] == ["tap", "finish"]


def test_prose_is_no_success(cli: Cli, phone: str, tmp_path: Path) -> None:
    model = script(tmp_path, *["The task is complete! finish(success)"] * 3)
    said = cli("run", "x", "-d", phone, "-m", model, "--runs", tmp_path, "--json")
    assert said.code == 1
    assert said.json["outcome"] == "failure"


def test_a_run_that_breaks_off_is_recorded_up_to_there(cli: Cli, phone: str, tmp_path: Path) -> None:
    said = cli("run", "x", "-d", phone, "-m", script(tmp_path, TAP), "--runs", tmp_path, "--json")
    assert said.code == 1
    assert said.json["outcome"] == "error"
    recorded = read(Path(str(said.json["run"])))
    assert len(recorded.steps) == 1
    assert recorded.outcome is not None
    assert "script ended" in recorded.outcome.reason


@pytest.mark.parametrize(
    ("device", "model", "told"),
    [
        (None, "embeded", "There is no model 'embeded'. Give one of: embedded"),
        (None, "scripted:/none.jsonl", "cannot be read"),
        ("usb:1", None, "'usb:1' is no address of a phone"),
        ("replay:never", None, "There is no run 'never'"),
    ],
)
def test_what_cannot_begin_is_said_and_recorded(
    cli: Cli, phone: str, tmp_path: Path, device: str | None, model: str | None, told: str
) -> None:
    said = cli(
        *("run", "x", "--json", "--runs", tmp_path),
        *("-d", device or phone, "-m", model or script(tmp_path, DONE)),
    )
    assert said.code == 1
    assert said.json["outcome"] == "error"
    assert told in str(said.json["reason"])
    assert told in " ".join(said.err.split())
    assert read(Path(str(said.json["run"]))).outcome is not None


@pytest.mark.parametrize(
    "args",
    [
        ("run",),
        ("run", "  "),
        ("run", "x", "--max-steps", "none"),
        ("run", "x", "--max-steps", "0"),
        ("run", "x", "--dialect", "klingon"),
        ("fly",),
        ("phone", "--size", "big"),
        ("phone", "--port", "99999"),
        ("train", "sft", "/none.toml"),
    ],
)
def test_bad_usage_exits_with_2_and_says_something(cli: Cli, args: tuple[str, ...]) -> None:
    said = cli(*args)
    assert said.code == 2
    assert said.err
    assert "Traceback" not in said.err


def test_settings_come_from_the_file_too(cli: Cli, phone: str, tmp_path: Path) -> None:
    file = tmp_path / ".config/phoneagent/config.toml"
    file.parent.mkdir(parents=True)
    file.write_text(f'device = "{phone}"\nmodel = "{script(tmp_path, DONE)}"\nruns = "{tmp_path}"\n')
    assert cli("run", "x").code == 0
    file.write_text("colour = 1")
    said = cli("run", "x")
    assert said.code == 2
    assert "'colour', which is no setting" in said.err


def test_a_run_can_be_shown_and_replayed(cli: Cli, phone: str, tmp_path: Path) -> None:
    run = phone.removeprefix("replay:")
    shown = cli("show", run)
    assert shown.code == 0
    assert "success" in shown.out
    assert (Path(run) / "page.html").exists()
    assert cli("show", run, "--json").json["outcome"] == "success"
    again = cli("replay", run, "-d", phone, "--json")
    assert again.code == 0
    assert again.json["same"] is True
    assert again.json["calls"] == 3


def test_a_replay_that_ends_otherwise_says_so(cli: Cli, phone: str, tmp_path: Path) -> None:
    run = Path(phone.removeprefix("replay:"))
    with Recorder(tmp_path / "recorded", About("x", phone, "scripted", "agentcpm_gui")) as other:
        for step in read(run).steps[:1] * 2:
            other.write(step)
    said = cli("replay", run, "-d", f"replay:{other.folder}")
    assert said.code == 1
    assert said.out.startswith("different: ")


def test_a_run_there_is_not_cannot_be_shown(cli: Cli, tmp_path: Path) -> None:
    said = cli("show", "1999", "--runs", tmp_path)
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("phoneagent: There is no run '1999'")


def test_a_models_words_cannot_steer_the_terminal(cli: Cli, phone: str, tmp_path: Path) -> None:
    hostile = json.dumps({"thought": "\x1b[2J\x1b]0;owned\x07 [bold]\r", "POINT": [1, 1]})
    said = cli("run", "x", "-d", phone, "-m", script(tmp_path, hostile, DONE), "--runs", tmp_path)
    assert "\x1b" not in said.err + said.out
    assert "[bold]" in said.err


def test_a_question_nobody_is_there_to_answer_is_a_no(cli: Cli, phone: str, tmp_path: Path) -> None:
    pay = '{"thought":"Pay now","POINT":[500,500]}'
    said = cli("run", "buy it", "-d", phone, "-m", script(tmp_path, pay, DONE), "--runs", tmp_path, "--json")
    assert "nobody is there" in said.err
    assert read(Path(str(said.json["run"]))).steps[0].refused


def test_starting_loads_nothing_heavy() -> None:
    heavy = "{'torch', 'transformers', 'cv2', 'numpy', 'pydantic', 'gradio', 'rapidocr', 'adbutils', 'uiautomator2'}"
    code = f"import sys, ui.cli; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_ctrl_c_stops_a_run_and_leaves_it_recorded(phone: str, tmp_path: Path) -> None:
    model = script(tmp_path, TAP, '{"duration":30000}', DONE)
    args = ["-m", "ui.cli", "run", "x", "-d", phone, "-m", model, "--runs", str(tmp_path), "--json"]
    with subprocess.Popen(
        [sys.executable, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stderr is not None
        assert running.stdout is not None
        # once the first step is done, the second waits for half a minute
        assert any("tap(" in line for line in iter(running.stderr.readline, ""))
        running.send_signal(signal.SIGINT)
        told = json.loads(running.stdout.read())
        assert running.wait() == 130
    assert told["outcome"] == "stopped"
    recorded = read(Path(told["run"]))
    assert recorded.outcome is not None
    assert recorded.outcome.kind == "stopped"
    assert Path(told["page"]).exists()
