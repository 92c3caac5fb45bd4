"""The command line meets phones: the virtual one over true ADB, and those that are missing or in nobody's reach."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from devices.adb.private_server import PrivateAdbServer
from phoneagent.runs import read
from ui.cli import main


@pytest.fixture(scope="module")
def private_server() -> Iterator[PrivateAdbServer]:
    server = PrivateAdbServer()
    yield server
    server.close()


@pytest.fixture
def adb(private_server: PrivateAdbServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An adb server that knows no phone stands for the one everybody on this computer shares."""
    monkeypatch.setenv("ANDROID_ADB_SERVER_PORT", str(private_server.client.port))
    monkeypatch.setenv("HOME", str(tmp_path))


def run(*args: str) -> int:
    with pytest.raises(SystemExit) as exit:
        main(args)
    return int(exit.value.code or 0)


def script(tmp_path: Path) -> str:
    path = tmp_path / "script.jsonl"
    path.write_text('{"thought":"Settings","POINT":[850,780]}\n{"PRESS":"HOME"}\n{"STATUS":"finish"}\n')
    return f"scripted:{path}"


def test_a_run_over_adb_can_be_replayed_on_another_phone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("run", "x", "-d", "virtual:", "-m", script(tmp_path), "--runs", str(tmp_path / "runs"), "--json") == 0
    told = json.loads(capsys.readouterr().out)
    recorded = read(Path(told["run"]))
    assert [step.ok for step in recorded.steps] == [True, True, True]
    assert recorded.steps[1].screen.app != recorded.steps[0].screen.app
    assert all(step.screen.width_px == 1080 for step in recorded.steps)
    assert run("replay", told["run"], "-d", "virtual:inproc") == 0
    assert capsys.readouterr().out.startswith("same: ")


@pytest.mark.usefixtures("adb")
def test_without_a_phone_a_run_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("run", "x", "-m", script(tmp_path), "--runs", str(tmp_path / "runs"), "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["outcome"] == "error"
    assert "There is none at all" in told["reason"]
    assert read(Path(told["run"])).outcome is not None


@pytest.mark.usefixtures("adb")
def test_devices_and_doctor_answer_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("devices", "--json") == 0
    assert json.loads(capsys.readouterr().out) == []
    assert run("doctor", "--json") == 1
    checks = json.loads(capsys.readouterr().out)
    assert set(checks[0]) == {"check", "ok", "detail", "remedy"}
    assert any(not each["ok"] and each["remedy"] for each in checks)


@pytest.mark.usefixtures("adb")
def test_a_phone_in_the_network_is_connected_to_and_listed(capsys: pytest.CaptureFixture[str]) -> None:
    from devices.virtual.adb.server import AdbServer as Adbd
    from devices.virtual.phone import VirtualPhone

    with Adbd(VirtualPhone()) as adbd:
        assert run("devices", "--connect", adbd.serial, "--nearby", "--json") == 0
        said = capsys.readouterr()
        assert [each["address"] for each in json.loads(said.out)] == [f"adb:{adbd.serial}"]
        assert "connected to" in said.err
        assert run("doctor", "-d", f"adb:{adbd.serial}", "--bench", "--json") == 0
        checks = json.loads(capsys.readouterr().out)
        assert [each["check"] for each in checks[-3:]] == ["screenshot", "tap", "tree"]
        assert all({"median_ms", "p90_ms"} <= set(each) for each in checks[-3:])


@pytest.mark.usefixtures("adb")
def test_a_pairing_that_fails_says_where_the_code_stands(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("devices", "--pair", "127.0.0.1:9", "--code", "123 456") == 1
    assert "Pair device with pairing code" in " ".join(capsys.readouterr().err.split())


def test_an_adb_server_that_is_not_there_is_said(private_server: PrivateAdbServer) -> None:
    assert run("devices", "--adb-server", "127.0.0.2:9") == 1
    assert run("devices", "--adb-server", "nonsense") == 2
    assert run("devices", "--adb-server", f"127.0.0.1:{private_server.client.port}") == 0


def test_the_virtual_phone_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("doctor", "-d", "virtual:inproc") == 0
    assert "✓ picture" in capsys.readouterr().out


def test_a_phone_is_served_until_it_is_told_to_end() -> None:
    args = [sys.executable, "-m", "ui.cli", "phone", "--port", "0", "--size", "360x800", "--json"]
    with subprocess.Popen(args, stdout=subprocess.PIPE, text=True) as serving:
        assert serving.stdout is not None
        told = json.loads(serving.stdout.readline())
        host, _, port = told["address"].partition(":")
        socket.create_connection((host, int(port)), 10).close()
        serving.send_signal(signal.SIGTERM)
        assert serving.wait() == 0


def test_a_port_in_use_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert run("phone", "--port", str(taken.getsockname()[1]), "--size", "360x800") == 1
    assert "is in use" in capsys.readouterr().err


def test_a_phone_with_faults_is_met_by_the_doctor(
    private_server: PrivateAdbServer, adb: None, capsys: pytest.CaptureFixture[str]
) -> None:
    args = [sys.executable, "-m", "ui.cli", "phone", "--port", "0", "--size", "360x800", "--json", "--animations", "0"]
    faults = ["--fault", "inject_events", "--fault", "slow_screen=0.1"]
    with subprocess.Popen([*args, *faults], stdout=subprocess.PIPE, text=True) as serving:
        assert serving.stdout is not None
        serial = json.loads(serving.stdout.readline())["serial"]
        assert run("doctor", "--device", f"adb:{serial}", "--json") == 1
        refused = {check["check"]: check for check in json.loads(capsys.readouterr().out) if not check["ok"]}
        assert "Security settings" in refused["input"]["remedy"]
        private_server.client.disconnect(serial)
        serving.send_signal(signal.SIGTERM)
        assert serving.wait() == 0


@pytest.mark.parametrize("fault", ["nonsense", "size_override=big"])
def test_a_fault_that_there_is_not_is_refused_with_those_there_are(
    fault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("phone", "--fault", fault) == 2
    assert "--fault" in capsys.readouterr().err


def test_all_faults_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("phone", "--fault", "list") == 0
    assert {"unauthorized[=inf]", "locked", "u2_killed[=5]"} <= set(capsys.readouterr().out.split())
