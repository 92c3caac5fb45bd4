"""Outputs of adb and Android read into values: constructed cases, and real ones where the data folder is present."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path

import pytest

from devices.adb import outputs

REAL = Path(os.environ.get("PHONEAGENT_REAL_DATA", "../shared/data")) / "adb_outputs"


def as_lists(value: object) -> object:
    if isinstance(value, tuple | list):
        return [as_lists(item) for item in value]
    if isinstance(value, dict):
        return {key: as_lists(item) for key, item in value.items()}
    return value


def holds(found: object, expected: object) -> bool:
    """Whether what was found says at least what is expected."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return all(key in found and holds(found[key], value) for key, value in expected.items())
    if isinstance(expected, list) and isinstance(found, list):
        return len(found) == len(expected) and all(map(holds, found, expected))
    return found == expected


def real_cases() -> list[object]:
    listing = REAL / "expected.json"
    if not listing.exists():
        return [pytest.param({}, marks=pytest.mark.skip(reason=f"no real adb outputs at {REAL}"))]
    return [pytest.param(case, id=case["file"]) for case in json.loads(listing.read_text())]


@pytest.mark.parametrize("case", real_cases())
def test_a_real_output_is_read_as_a_person_reads_it(case: dict[str, object]) -> None:
    text = (REAL / str(case["file"])).read_bytes().decode("utf-8")
    found = as_lists(asdict(outputs.read(str(case["command"]), text)))
    if case["expected"] == {"error_or_empty": True}:
        assert found == {"devices": []}
    else:
        assert holds(found, case["expected"]), f"{found} is not {case['expected']}"
