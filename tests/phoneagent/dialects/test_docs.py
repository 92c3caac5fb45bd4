"""docs/dialects.md says what the code does, and its worked example works."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from pathlib import Path

import numpy as np
import pytest

from devices.screen import Screen
from phoneagent.dialects.canonical import is_right, to_json
from phoneagent.dialects.coordinates import SCREEN_PX, Scale
from phoneagent.dialects.dialect import Dialect, Sizes
from phoneagent.dialects.registry import dialects
from phoneagent.models.model import Reply
from tools.call import ToolError

PAGE = Path(__file__).parents[3] / "docs" / "dialects.md"
SCREEN = Screen.from_pixels(np.zeros((2400, 1080, 3), np.uint8))
UNITS = {"image_px": "pixels of the picture", "screen_px": "pixels of the screen", "fraction": "fractions"}


def counts_in(dialect: Dialect) -> str:
    scale = getattr(dialect, "scale", SCREEN_PX)
    assert isinstance(scale, Scale)
    return UNITS.get(scale.unit, f"0 to {scale.full}")


@pytest.mark.parametrize("dialect", dialects().values(), ids=lambda each: each.id)
def test_the_table_says_what_the_code_does(dialect: Dialect) -> None:
    width, height = dialect.sizes(SCREEN).model_image
    assert f"| `{dialect.id}` | {counts_in(dialect)} | {width}x{height} |" in PAGE.read_text("utf-8")


def test_the_table_names_no_dialect_that_is_not_there() -> None:
    assert set(re.findall(r"^\| `(\w+)` \|", PAGE.read_text("utf-8"), re.MULTILINE)) == set(dialects())


def test_the_worked_example_reads_its_corpus(tmp_path: Path) -> None:
    blocks = dict(re.findall(r"```(python|json)\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL))
    file = tmp_path / "finch.py"
    file.write_text(blocks["python"], "utf-8")
    spec = importlib.util.spec_from_file_location("finch_of_the_docs", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    for line in blocks["json"].splitlines():
        case = json.loads(line)
        sizes = Sizes((1080, 2400), (1080, 2400))
        try:
            answer = to_json(module.FINCH.parse(Reply(case["raw"]), sizes).call, sizes)
        except ToolError as error:
            answer = {"error": True, "why": str(error)}
        assert is_right(answer, case), case["id"]
    assert "Task: go" in str(module.FINCH.render("go", [], SCREEN).messages[0].parts[0])
