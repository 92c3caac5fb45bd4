"""`phoneagent model tokens` prints what a picture costs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from ui.cli import main


def run(*args: str | Path) -> int:
    with pytest.raises(SystemExit) as exit:
        main([str(arg) for arg in args])
    return int(exit.value.code or 0)


@pytest.fixture
def shot(tmp_path: Path) -> Path:
    Image.new("RGB", (1080, 2400)).save(tmp_path / "shot.png")
    return tmp_path / "shot.png"


def test_both_ways_of_merging_are_shown(shot: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("model", "tokens", shot) == 0
    size, coarse, fine = capsys.readouterr().out.splitlines()
    assert size == "1080 x 2400 px"
    assert coarse.startswith(
        "16x: 572 tokens = 60 (whole, 280 x 672 px) + 4 rows x 2 columns x 64 (slices, 448 x 448 px)"
    )
    assert fine.startswith(" 4x: 2304 tokens = ")


def test_programs_read_the_same_numbers(shot: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("model", "tokens", shot, "--slices", "0", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    whole = {"width_px": 280, "height_px": 672, "patches": 960, "tokens": 60}
    assert told["size"] == [1080, 2400]
    assert told["16x"] == {"tokens": 60, "markers": 2, "patches": 960, "grid": [0, 0], "whole": whole}
    assert told["4x"]["tokens"] == 264


def test_what_is_no_picture_is_bad_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "note.txt").write_text("hello")
    assert run("model", "tokens", tmp_path / "note.txt") == 2
    assert capsys.readouterr().err == f"phoneagent: {tmp_path / 'note.txt'} is no picture that can be read.\n"
    assert run("model", "tokens", tmp_path / "nothing.png") == 2
