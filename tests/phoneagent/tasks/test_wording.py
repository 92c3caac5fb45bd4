"""Ways of asking: every split has its own, and they leave the same gaps as those in the tasks."""

from __future__ import annotations

import random
import re
import string
import sys
from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

import pytest

from phoneagent.tasks.splits import SEED_BASE, Split
from phoneagent.tasks.suites import SUITES
from phoneagent.tasks.wording import other_ways, worded


def _gaps(phrasing: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(phrasing) if name is not None}


def _plain(phrasing: str) -> str:
    return re.sub(r"[^\w{}]+", " ", phrasing).casefold().strip()


def test_no_way_is_both_for_training_and_for_dev() -> None:
    ways = other_ways()
    assert [first for first, own in ways["dev"].items() if set(own) & set(ways["train"][first])] == []


@pytest.mark.parametrize("split", ["train", "dev"])
def test_every_way_is_a_task_s_and_leaves_its_gaps(
    split: Literal["train", "dev"], monkeypatch: pytest.MonkeyPatch
) -> None:
    gaps: defaultdict[str, set[str]] = defaultdict(set)
    kept: defaultdict[str, set[str]] = defaultdict(set)

    def noting(rng: random.Random, split: Split, shared: Sequence[str], sealed: Sequence[str]) -> str:
        gaps[shared[0]] |= set().union(*map(_gaps, shared))
        kept[shared[0]] |= set(map(_plain, sealed))
        return worded(rng, split, shared, sealed)

    for module in [each for name, each in sys.modules.items() if name.startswith("phoneagent.tasks.")]:
        if hasattr(module, "worded"):
            monkeypatch.setattr(module, "worded", noting)
    suite = SUITES["full"]
    for template in suite.learnt_from():
        for seed in range(3):
            phone = suite.phone(SEED_BASE[split] + seed, split)
            assert template.make(random.Random(f"words {seed}"), split, phone.state).goal
    for first, ways in other_ways()[split].items():  # nothing is left behind when a task's words change
        assert first in gaps
        assert [way for way in ways if not _gaps(way) <= gaps[first]] == []
        assert [
            way for way in ways if _plain(way) in kept[first]
        ] == []  # by chance, somebody may think of a sealed one


def test_a_split_says_what_is_its_own() -> None:
    first = 'Send the text message "{0}" to {1}'
    said = {split: {worded(random.Random(n), split, (first,), ("sealed",)) for n in range(300)} for split in SEED_BASE}
    ways = other_ways()
    assert said["train"] == {first, *ways["train"][first]}
    assert said["dev"] == {first, *ways["dev"][first]}
    assert said["sealed"] == {first, "sealed"}


@pytest.mark.parametrize("split", ["train", "dev"])
def test_a_goal_without_other_ways_is_said_as_in_its_task(split: Split) -> None:
    assert worded(random.Random(1), split, ("no task asks this",), ("sealed",)) == "no task asks this"
