"""Runs are found again by their ids, phones are not driven by two runs, and a loaded model is kept."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from phoneagent.config import ConfigError, Settings
from phoneagent.models.model import Prompt, Reply
from phoneagent.runs import RecordingError
from ui.console.registry import Runs, Shelf

from .conftest import WITHIN_S, Thinker, scripted

Consoles = Callable[..., Runs]
Phones = Callable[..., Any]
DONE = '{"STATUS":"finish"}'


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (("  ", "fake:", "scripted:x"), "Say what"),
        (("do", "", "scripted:x"), "phone"),
        (("do", "fake:", " "), "model"),
    ],
)
def test_what_is_missing_is_said(console: Consoles, fake_phone: Phones, said: tuple[str, str, str], told: str) -> None:
    with pytest.raises(ConfigError, match=told):
        console(scripted(DONE), fake_phone()).start(*said)


def test_a_folder_that_cannot_be_written_is_said(fake_phone: Phones, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    runs = Runs(Settings(runs=str(tmp_path / "file")), lambda _: fake_phone(), scripted(DONE))
    with pytest.raises(RecordingError):
        runs.start("do", "fake:", "scripted:x")


def test_a_run_is_found_by_its_id_while_it_goes_and_after_the_console_was_ended(
    console: Consoles, fake_phone: Phones
) -> None:
    thinker = Thinker()
    runs = console(lambda said: thinker, fake_phone())
    run = runs.start("do", "fake:", "scripted:x")
    assert runs.find(run.id) is run
    assert runs.running() == [run]
    run.stop()
    assert run.wait(WITHIN_S)
    assert runs.running() == []
    later = console(scripted(DONE), fake_phone()).seen(run.id)
    assert later is not None
    assert (later.state, later.recorded.outcome) == ("ended", run.seen.recorded.outcome)


@pytest.mark.parametrize("id", ["", "nope", "..", ".", "../runs", "/etc", "a/b", "\0"])
def test_what_is_no_run_is_not_found(console: Consoles, fake_phone: Phones, id: str) -> None:
    assert console(scripted(DONE), fake_phone()).seen(id) is None


@pytest.mark.parametrize(("one", "other"), [("adb:A", "adb:A"), ("adb:", "adb:A"), ("adb:A", "adb:")])
def test_a_busy_phone_is_not_driven_by_another_run(console: Consoles, fake_phone: Phones, one: str, other: str) -> None:
    runs = console(lambda said: Thinker(), fake_phone())
    runs.start("first", one, "scripted:x")
    with pytest.raises(ConfigError, match="busy with “first”"):
        runs.start("second", other, "scripted:x")


@pytest.mark.parametrize(("one", "other"), [("adb:A", "adb:B"), ("virtual:", "virtual:"), ("adb:A", "virtual:")])
def test_two_phones_run_side_by_side(console: Consoles, fake_phone: Phones, one: str, other: str) -> None:
    runs = console(lambda said: Thinker(), lambda settings: fake_phone())
    runs.start("first", one, "scripted:x")
    runs.start("second", other, "scripted:x")
    assert len(runs.running()) == 2


def test_ending_the_console_stops_its_runs_and_lets_go_of_the_phones(console: Consoles, fake_phone: Phones) -> None:
    phone, thinker = fake_phone(), Thinker()
    runs = console(lambda said: thinker, phone)
    runs.start("do", "fake:", "scripted:x")
    assert thinker.thinking.wait(WITHIN_S)
    runs.close()
    assert runs.running() == []
    assert phone.done == ["close"]


class Counted:
    """A model that knows whether it was closed."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.closed = False

    def complete(self, prompt: Prompt, cancel: threading.Event | None = None) -> Reply:
        return Reply(DONE)

    def close(self) -> None:
        self.closed = True


def test_a_loaded_model_is_kept_for_the_next_run() -> None:
    shelf = Shelf(Counted)
    with shelf.lend("embedded") as first:
        pass
    with shelf.lend("embedded") as second:
        assert second is first
        with shelf.lend("embedded") as meanwhile:
            assert meanwhile is not first


def test_another_model_is_loaded_only_after_the_kept_one_is_closed() -> None:
    shelf = Shelf(Counted)
    with shelf.lend("hf:a") as first:
        pass
    assert not first.closed  # type: ignore[attr-defined]
    with shelf.lend("hf:b"):
        assert first.closed  # type: ignore[attr-defined]


def test_a_script_is_read_anew_and_a_failed_model_is_not_kept() -> None:
    shelf = Shelf(Counted)
    with shelf.lend("scripted:x") as script:
        pass
    assert script.closed  # type: ignore[attr-defined]
    with pytest.raises(RuntimeError), shelf.lend("hf:a") as failed:
        raise RuntimeError
    assert failed.closed  # type: ignore[attr-defined]
