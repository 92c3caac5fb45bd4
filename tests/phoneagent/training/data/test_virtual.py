"""Rows from the virtual phone: true to the screen, the same for the same seed, of the split they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from phoneagent.tasks.splits import SEED_BASE
from phoneagent.tasks.suites import SUITES
from phoneagent.training.data import episodes, questions
from phoneagent.training.data.build import build
from phoneagent.training.data.rows import KINDS, Row, call_of
from phoneagent.training.data.shards import RowSet, finished, splits_in
from phoneagent.training.data.sources import Virtual
from phoneagent.training.errors import DataError

SIZE_PX = (270, 600)
FIRST = SUITES["first-light"]


@pytest.fixture(scope="module")
def asked() -> list[Row]:
    kinds = tuple(questions.MAKERS)
    return [
        row
        for locale in ("en", "zh")
        for number in (2,)
        for row in questions.questions(number, "train", kinds, SIZE_PX, locale, FIRST)
    ]


@pytest.fixture(scope="module")
def done() -> list[Row]:
    return [
        row
        for number in range(6)
        for row in episodes.episode_rows(number, "train", episodes.KINDS, SIZE_PX, "en", FIRST)
    ]


def test_every_kind_of_question_is_asked(asked: list[Row]) -> None:
    assert {row.kind for row in asked} == set(questions.MAKERS)


def test_what_is_tapped_lies_in_the_targets_box(asked: list[Row], done: list[Row]) -> None:
    taps = [row for row in (*asked, *done) if row.call.name == "tap" and row.target is not None]
    assert len(taps) > 10
    for row in taps:
        at = row.call.arguments["at"]
        assert row.target is not None
        assert row.target.contains(*at.to_px(row.width_px, row.height_px)), row.id  # type: ignore[union-attr]


def test_ids_are_unique_and_phones_are_of_the_train_split(asked: list[Row], done: list[Row]) -> None:
    rows = [*asked, *done]
    assert len({row.id for row in rows}) == len(rows)
    assert {row.split for row in rows} == {"train"}
    assert all(0 <= row.seed < SEED_BASE["dev"] for row in rows)


def test_a_runs_history_grows_by_a_call_a_step_and_ends_in_the_end(done: list[Row]) -> None:
    by_episode: dict[str, list[Row]] = {}
    for row in done:
        by_episode.setdefault(row.episode, []).append(row)
        for turn in row.history:
            call_of(turn.call, row.width_px, row.height_px)
    assert len(by_episode) >= 4
    for rows in by_episode.values():
        assert [len(row.history) for row in rows] == sorted(len(row.history) for row in rows)
        assert rows[-1].call.name == "finish"
        assert rows[-1].kind in ("finishing", "refusing")


def test_a_build_that_was_cut_off_ends_with_the_same_bytes(tmp_path: Path) -> None:
    source = Virtual(screens=3, episodes=2, dev_share=0.34, size_px=SIZE_PX, suite="first-light")
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    list(build(source, whole))
    for made in build(source, cut):
        if made.shards == 2:
            break
    assert 0 < len(finished(cut)) < len(finished(whole))
    list(build(source, cut))
    names = sorted(path.name for path in whole.glob("*.parquet"))
    assert names == sorted(path.name for path in cut.glob("*.parquet"))
    assert splits_in(whole) == ["train", "dev"]
    for name in names:
        assert (whole / name).read_bytes() == (cut / name).read_bytes(), name
    counts = {split: sum(1 for _ in RowSet(whole, split)) for split in ("train", "dev")}
    assert sum(counts.values()) == sum(shard.rows for shard in finished(whole))
    card = (whole / "README.md").read_text()
    assert f"{sum(counts.values()):,} rows on" in card
    assert (whole / "contact_sheet.jpg").stat().st_size > 1000
    with pytest.raises(DataError, match="other settings"):
        list(build(Virtual(screens=5, episodes=2, size_px=SIZE_PX), whole))


def test_unknown_kinds_and_suites_are_refused(tmp_path: Path) -> None:
    for source in (Virtual(kinds=("nonsense",)), Virtual(suite="nonsense")):
        with pytest.raises(DataError, match="There is no"):
            list(build(source, tmp_path))


def test_every_kind_is_described() -> None:
    assert set(KINDS) == {*questions.MAKERS, *episodes.KINDS}
