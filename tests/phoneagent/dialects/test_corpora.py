"""Every reply of the corpora, real and constructed, means what its case says."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest

from phoneagent.dialects.canonical import is_right
from phoneagent.dialects.parse_command import parse_case, parse_lines
from phoneagent.dialects.registry import dialects

Case = Mapping[str, object]

CONSTRUCTED = Path(__file__).parent / "corpora"
REAL = Path(os.environ.get("PHONEAGENT_REAL_DATA", "")) / "dialects" / "real_outputs.jsonl"


def cases_in(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def wrong_of(cases: list[dict[str, object]]) -> list[str]:
    """The cases that were read wrongly; right of total per dialect is printed."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    wrong = []
    for case in cases:
        answer = parse_case(case)
        is_good = is_right(answer, case)
        count = counts[str(case["dialect"])]
        count[0] += is_good
        count[1] += 1
        if not is_good:
            wrong.append(f"{case['id']}: expected {case['expect']}, got {answer}")
    for dialect, (right, total) in sorted(counts.items()):
        print(f"{dialect:24} {right}/{total}")
    return wrong


def test_real_replies_mean_what_their_cases_say() -> None:
    if "PHONEAGENT_REAL_DATA" not in os.environ or not REAL.exists():
        pytest.skip("PHONEAGENT_REAL_DATA names no folder with real replies of models")
    assert wrong_of(cases_in(REAL)) == []


def test_constructed_replies_mean_what_their_cases_say() -> None:
    assert wrong_of([case for path in sorted(CONSTRUCTED.glob("*.jsonl")) for case in cases_in(path)]) == []


def test_every_dialect_has_a_corpus_and_every_corpus_a_dialect() -> None:
    assert {path.stem for path in CONSTRUCTED.glob("*.jsonl")} == set(dialects())


@pytest.mark.parametrize("dialect_id", sorted(dialects()))
def test_prose_is_never_an_action(dialect_id: str) -> None:
    prose = (
        "The task is complete.",
        "Done! Everything you asked for has been set up.",
        "任务已完成。",
        "I would finish now, because the status is success.",
        "success",
        "STATUS: finish",
    )
    for said in prose:
        answer = parse_case({"dialect": dialect_id, "raw": said, "screen": [1080, 2400]})
        assert answer.get("error") is True, (dialect_id, said, answer)
        assert "action" not in answer


def test_cases_are_answered_line_by_line_in_order() -> None:
    lines = [
        json.dumps({"id": "a", "dialect": "agentcpm_gui", "screen": [1000, 1000], "raw": '{"POINT":[5,6]}'}),
        "",
        json.dumps({"dialect": "agentcpm_gui", "screen": [1000, 1000], "raw": "no"}),
    ]
    first, second = map(json.loads, parse_lines(lines))
    assert first == {"id": "a", "action": "tap", "x": 5, "y": 6}
    assert second["error"] is True
    assert second["why"]


@pytest.mark.parametrize(
    "line",
    [
        "not json",
        "[]",
        '{"dialect": "agentcpm_gui"}',
        '{"dialect": "klingon", "raw": "", "screen": [1, 1]}',
        '{"dialect": "showui", "raw": "", "screen": [0, 1]}',
        '{"dialect": "showui", "raw": "", "screen": ["a", 1]}',
        '{"dialect": "androidworld", "raw": "", "screen": [1, 1], "elements": {"a": [1]}}',
        "[" * 100_000,
    ],
)
def test_a_line_that_is_no_case_is_named(line: str) -> None:
    with pytest.raises(ValueError, match="line 1"):
        list(parse_lines([line]))
