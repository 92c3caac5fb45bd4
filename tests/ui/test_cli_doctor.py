"""`phoneagent doctor --model`: a model's taps are measured, with and without a server in between."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from devices.screen import Point
from phoneagent import serve
from phoneagent.dialects.card import TARGETS
from phoneagent.models.model import Reply
from phoneagent.models.scripted import ScriptedModel
from ui.cli import main


def run(*args: str) -> int:
    with pytest.raises(SystemExit) as exit:
        main(args)
    return int(exit.value.code or 0)


def taps(down: float = 0.0) -> list[str]:
    """Right answers in the embedded model's language, each so much too low."""
    places = [Point(target.at.x, min(1.0, target.at.y + down)) for target in TARGETS]
    return [json.dumps({"POINT": [round(at.x * 1000), round(at.y * 1000)]}) for at in places]


def script(tmp_path: Path, lines: list[str]) -> str:
    path = tmp_path / "script"
    path.write_text("\n".join(lines))
    return f"scripted:{path}"


def test_a_model_that_taps_rightly_is_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("doctor", "--model", script(tmp_path, taps())) == 0
    assert "Taps land where they are meant (9 of 9 buttons)" in " ".join(capsys.readouterr().out.split())


def test_a_model_that_taps_too_low_is_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("doctor", "--model", script(tmp_path, taps(down=0.05)), "--json") == 1
    *_, found = json.loads(capsys.readouterr().out)
    assert (found["check"], found["ok"], found["verdict"]) == ("coordinates", False, "shifted")
    assert found["offset"] == [0.0, 0.05]
    assert "+120 px down" in found["detail"]


def test_a_phone_and_a_model_are_checked_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("doctor", "--device", "virtual:inproc", "--model", script(tmp_path, taps()), "--json") == 0
    checks = json.loads(capsys.readouterr().out)
    assert checks[0]["check"] == "phone"
    assert checks[-1]["check"] == "coordinates"


def test_the_only_model_of_a_server_is_measured_by_its_address(capsys: pytest.CaptureFixture[str]) -> None:
    model = ScriptedModel([Reply(tap) for tap in taps()], "AgentCPM-GUI")
    with serve.listen("127.0.0.1", 0) as listening:
        server = serve.server(model)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            assert run("doctor", "--model", serve.address(listening), "--json") == 0
        finally:
            server.should_exit = True
            thread.join()
    dialect, answers, found = json.loads(capsys.readouterr().out)
    assert "agentcpm_gui" in dialect["detail"]
    assert answers["detail"] == "AgentCPM-GUI answers"
    assert (found["hits"], found["targets"]) == (9, 9)


def test_a_model_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with serve.listen("127.0.0.1", 0) as free:
        address = serve.address(free)
    assert run("doctor", "--model", address, "--json") == 1
    (found,) = json.loads(capsys.readouterr().out)
    assert "Nothing answers" in found["detail"]


def test_a_dialect_there_is_not_is_bad_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("doctor", "--model", script(tmp_path, taps()), "--dialect", "klingon") == 2
    assert "no dialect 'klingon'" in capsys.readouterr().err
