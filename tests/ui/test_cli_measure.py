"""bench and parse answer programs in the shapes that are promised."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from ui.cli import main

KEYS = {
    "suite",
    "model",
    "split",
    "seeds",
    "seed_base",
    "episodes",
    "success",
    "interval",
    "false_success",
    "wild_taps",
}
KEYS |= {"malformed", "steps_mean", "step_ms", "templates", "tokens", "cost"}


def run(*args: str | Path) -> int:
    with pytest.raises(SystemExit) as exit:
        main([str(arg) for arg in args])
    return int(exit.value.code or 0)


def test_doing_nothing_scores_nothing_and_is_all_false_success(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("bench", "first-light", "--model", "do-nothing", "--seeds", 1, "--log", tmp_path / "log.jsonl")
    assert run(*map(str, asked), "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told) >= KEYS
    assert (told["success"], told["false_success"], told["split"]) == (0, 1, "sealed")
    assert len((tmp_path / "log.jsonl").read_text().splitlines()) == told["episodes"] == len(told["templates"])
    assert run(*map(str, asked)) == 0  # the log holds every episode, so this is only the table
    assert "0%" in capsys.readouterr().out


@pytest.mark.parametrize(
    "args",
    [
        ("bench", "no-suite", "--model", "do-nothing"),
        ("bench", "first-light", "--model", "do-nothing", "--split", "test"),
        ("bench", "first-light", "--model", "do-nothing", "--seed-base", "5"),
        ("bench", "first-light", "--model", "do-everything"),
        ("parse",),
        ("parse", "--dialect", "agentcpm_gui", "--screen", "1080"),
    ],
)
def test_bad_usage_exits_with_2(args: tuple[str, ...], capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    runs = ("--runs", tmp_path) if args[0] == "bench" else ()
    assert run(*args, *runs) == 2
    assert capsys.readouterr().err


def parse(*args: str, given: bytes) -> tuple[int, str]:
    done = subprocess.run([sys.executable, "-m", "ui.cli", "parse", *args], input=given, capture_output=True)
    return done.returncode, done.stdout.decode()


def test_a_reply_becomes_its_canonical_call_or_is_refused() -> None:
    cases = [
        {"id": "a", "dialect": "agentcpm_gui", "screen": [1080, 2400], "raw": '{"POINT":[500,250]}'},
        {"id": "b", "dialect": "agentcpm_gui", "screen": [1080, 2400], "raw": "I tap it."},
    ]
    code, out = parse("--jsonl", given="\n".join(map(json.dumps, cases)).encode())
    first, second = (json.loads(line) for line in out.splitlines())
    assert code == 0
    assert (first["action"], first["x"], first["y"]) == ("tap", 540, 600)
    assert second["error"] is True


def test_one_reply_is_read_from_standard_input_whatever_its_bytes() -> None:
    size = ("--dialect", "agentcpm_gui", "--screen", "1080x2400")
    assert json.loads(parse(*size, given='{"TYPE":"你好\\n"}'.encode())[1])["text"] == "你好\n"
    assert json.loads(parse(*size, given=b"\xff\xfe{")[1])["error"] is True
    assert parse("--jsonl", given=b"no case\n")[0] == 2
