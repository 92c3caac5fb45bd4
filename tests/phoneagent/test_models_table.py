"""What docs/models.md says of models is what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from phoneagent.dialects.card import draw
from phoneagent.dialects.registry import choose, dialects

TABLE = Path(__file__).parents[2] / "docs" / "models.md"
ROW = re.compile(
    r"^\| (?P<model>[^ ,|]+).*\| `(?P<dialect>\w+)` \|.*\| (?P<size>\d+x\d+) \| (?P<pictures>\d) \|$", re.M
)
CARD = draw((1080, 2400))
ROWS = [tuple(row.groups()) for row in ROW.finditer(TABLE.read_text("utf-8"))]


@pytest.mark.parametrize(("model", "dialect", "size", "pictures"), ROWS)
def test_a_model_of_the_table_gets_its_dialect_and_its_picture(
    model: str, dialect: str, size: str, pictures: str
) -> None:
    chosen = choose(model).dialect
    assert chosen.id == dialect
    assert "x".join(map(str, chosen.sizes(CARD).model_image)) == size
    assert getattr(chosen, "pictures", 1) == int(pictures)


def test_the_table_is_read() -> None:
    assert len(ROWS) >= 15
    assert {row[1] for row in ROWS} <= dialects().keys()
