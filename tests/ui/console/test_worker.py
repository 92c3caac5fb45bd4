"""A run in the background: watched, asked, stopped, and what goes wrong is how it ends."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from typing import Any

import pytest

from devices.errors import DeviceGone, NoSuchDevice
from phoneagent.config import Settings
from phoneagent.models.model import Model, ModelError
from phoneagent.runs import read
from ui.console.registry import Runs
from ui.console.worker import Run

from .conftest import WITHIN_S, Thinker, scripted, until

Consoles = Callable[..., Runs]
Phones = Callable[..., Any]
TAP = '{"thought":"Wi-Fi","POINT":[500,250]}'
DELETE = '{"thought":"Delete","POINT":[500,250]}'
DONE = '{"STATUS":"finish"}'


def started(runs: Runs) -> Run:
    return runs.start("turn on Wi-Fi", "fake:", "scripted:lines")


def ended(run: Run) -> str:
    assert run.wait(WITHIN_S)
    outcome = run.seen.recorded.outcome
    assert outcome is not None
    return f"{outcome.kind}: {outcome.reason}"


def test_a_run_goes_to_its_end_by_itself_and_is_on_record(console: Consoles, fake_phone: Phones) -> None:
    run = started(console(scripted(TAP, DONE), fake_phone()))
    assert ended(run).startswith("success: ")
    assert run.seen.state == "ended"
    assert [step.thought for step in run.seen.recorded.steps] == ["Wi-Fi", ""]
    on_disk = read(run.seen.recorded.folder)
    assert on_disk.outcome == run.seen.recorded.outcome
    assert [step.said for step in on_disk.steps] == [TAP, DONE]


def test_a_run_is_stopped_while_the_model_thinks(console: Consoles, fake_phone: Phones) -> None:
    thinker = Thinker()
    run = started(console(lambda said: thinker, fake_phone()))
    assert thinker.thinking.wait(WITHIN_S)
    assert run.seen.doing == "Thinking"
    run.stop()
    assert run.seen.state in ("stopping", "ended")
    assert ended(run).startswith("stopped: ")


def test_the_screen_is_seen_while_the_model_thinks_about_it(console: Consoles, fake_phone: Phones) -> None:
    thinker = Thinker()
    run = started(console(lambda said: thinker, phone := fake_phone()))
    assert thinker.thinking.wait(WITHIN_S)
    assert run.seen.screen is not None
    assert run.seen.screen.encoded == phone.look().encoded
    assert (run.seen.number, len(run.seen.recorded.steps)) == (1, 0)


def test_the_next_touch_is_seen_before_it_is_made(console: Consoles, fake_phone: Phones) -> None:
    seen = []
    phone = fake_phone()
    phone.on_act = lambda: seen.append(runs.running()[0].seen)
    runs = console(scripted(TAP, DONE), phone)
    ended(started(runs))
    assert [(each.number, str(each.call), each.thought) for each in seen] == [(1, str(seen[0].call), "Wi-Fi")]
    assert seen[0].call.name == "tap"


def test_a_question_waits_for_a_yes(console: Consoles, fake_phone: Phones) -> None:
    phone = fake_phone()
    run = started(console(scripted(DELETE, DONE), phone))
    question = until(run, lambda seen: seen.question is not None).question
    assert question is not None
    assert "Delete" in question.text
    assert phone.done == []
    assert run.answer(question.number, "yes")
    ended(run)
    assert phone.done == ["tap 0.500 0.250", "close"]


def test_a_no_is_a_no(console: Consoles, fake_phone: Phones) -> None:
    phone = fake_phone()
    run = started(console(scripted(DELETE, DONE), phone))
    until(run, lambda seen: seen.question is not None)
    assert run.answer(1, "no")
    ended(run)
    assert phone.done == ["close"]


def test_silence_is_a_no(console: Consoles, fake_phone: Phones) -> None:
    phone = fake_phone()
    run = started(console(scripted(DELETE, DONE), phone, patience_s=0.0))
    ended(run)
    assert phone.done == ["close"]
    assert run.seen.recorded.steps[0].refused


def test_a_late_answer_is_not_taken_for_the_next_question(console: Consoles, fake_phone: Phones) -> None:
    run = started(console(scripted(DELETE, DELETE.replace("250", "750"), DONE), fake_phone()))
    until(run, lambda seen: seen.question is not None and seen.question.number == 1)
    assert run.answer(1, "no")
    until(run, lambda seen: seen.question is not None and seen.question.number == 2)
    assert not run.answer(1, "yes")
    assert run.answer(2, "no")
    assert not run.answer(2, "yes")
    ended(run)


def test_an_answer_reaches_the_model(console: Consoles, fake_phone: Phones) -> None:
    ask = json.dumps({"STATUS": "need_feedback", "thought": "Which one?"})
    run = started(console(scripted(ask, DONE), fake_phone()))
    question = until(run, lambda seen: seen.question is not None).question
    assert question is not None
    run.answer(question.number, "the blue one")
    ended(run)
    assert "the blue one" in run.seen.recorded.steps[0].result


def test_a_run_is_stopped_while_a_question_waits(console: Consoles, fake_phone: Phones) -> None:
    phone = fake_phone()
    run = started(console(scripted(DELETE, DONE), phone))
    until(run, lambda seen: seen.question is not None)
    run.stop()
    assert ended(run).startswith("stopped: ")
    assert phone.done == ["close"]
    assert run.seen.question is None


def test_a_phone_that_cannot_be_reached_is_said_with_the_remedy(console: Consoles) -> None:
    def no_phone(settings: Settings) -> Any:  # noqa: ANN401
        raise NoSuchDevice("No such phone is connected.", remedy="Plug it in.")

    run = started(console(scripted(DONE), no_phone))
    assert ended(run) == "error: No such phone is connected. Plug it in."


def test_a_model_that_cannot_be_loaded_is_said(console: Consoles, fake_phone: Phones) -> None:
    def no_model(said: str) -> Model:
        raise ModelError("There are no weights. Get them with `phoneagent model get`.")

    phone = fake_phone()
    run = started(console(no_model, phone))
    assert ended(run) == "error: There are no weights. Get them with `phoneagent model get`."
    assert phone.done == ["close"]


def test_a_fault_of_our_own_is_reported_not_hidden(
    console: Consoles, fake_phone: Phones, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(said: str) -> Model:
        raise ZeroDivisionError("oh")

    with caplog.at_level(logging.ERROR):
        run = started(console(broken, fake_phone()))
        assert ended(run).startswith("error: phoneagent itself failed (ZeroDivisionError: oh)")
    assert "Traceback" in caplog.text
    assert read(run.seen.recorded.folder).outcome == run.seen.recorded.outcome


def test_trouble_after_the_end_does_not_change_how_it_ended(console: Consoles, fake_phone: Phones) -> None:
    class LeavesBadly(fake_phone):  # type: ignore[misc, valid-type]
        def close(self) -> None:
            raise DeviceGone("The phone stopped answering.")

    run = started(console(scripted(TAP, DONE), LeavesBadly()))
    assert ended(run).startswith("success: ")
    assert run.seen.state == "ended"


def test_a_run_that_can_no_longer_be_recorded_says_so(console: Consoles, fake_phone: Phones) -> None:
    phone = fake_phone()
    runs = console(scripted(TAP, DONE), phone)

    def lose_the_folder() -> None:
        folder = runs.running()[0].seen.recorded.folder
        folder.rename(folder.with_name("elsewhere"))

    phone.on_act = lose_the_folder
    assert "cannot be recorded" in ended(started(runs))


def test_pictures_are_not_kept_in_memory(console: Consoles, fake_phone: Phones) -> None:
    run = started(console(scripted(TAP, DONE), fake_phone()))
    ended(run)
    assert all(step.screen.encoded == b"" for step in run.seen.recorded.steps)
