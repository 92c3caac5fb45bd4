"""A run's calls can be made again without a model, and its screens can stand in for a phone."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from devices.errors import BadPicture, CannotDo, DeviceGone, NoTree
from devices.screen import Point
from devices.settle import Clock
from phoneagent.agent import Agent
from phoneagent.dialects.agentcpm_gui import AgentCpmGui
from phoneagent.models.model import Reply
from phoneagent.models.scripted import ScriptedModel
from phoneagent.recording import Recorder
from phoneagent.replay import ReplayDevice, Replayed, Verdict, replay
from phoneagent.runs import About, Recorded, read
from tools.toolbox import Toolbox

Phones = Callable[..., Any]
ABOUT = About("x", "fake:", "scripted", "agentcpm_gui")
LINES = ['{"POINT":[500,250]}', '{"TYPE":"milk"}', '{"thought":"hm","STATUS":"need_feedback"}', '{"STATUS":"finish"}']


@pytest.fixture
def recorded(tmp_path: Path, fake_phone: Phones, jumping_clock: Clock) -> Recorded:
    return record(fake_phone(), tmp_path, jumping_clock)


def record(phone: Any, runs: Path, clock: Clock, lines: list[str] = LINES) -> Recorded:  # noqa: ANN401
    model = ScriptedModel([Reply(line) for line in lines])
    with Recorder(runs, ABOUT) as recorder:
        for event in Agent(model, AgentCpmGui(), phone, Toolbox(), clock=clock).run("x"):
            recorder.write(event)
    return read(recorder.folder)


def play(recorded: Recorded, phone: Any, clock: Clock) -> tuple[list[Replayed], Verdict]:  # noqa: ANN401
    *calls, verdict = replay(recorded, phone, Toolbox(), threading.Event(), clock)
    assert isinstance(verdict, Verdict)
    return calls, verdict  # type: ignore[return-value]


def test_a_replay_touches_what_the_run_touched(recorded: Recorded, fake_phone: Phones, jumping_clock: Clock) -> None:
    phone = fake_phone()
    calls, verdict = play(recorded, phone, jumping_clock)
    assert phone.done == ["tap 0.500 0.250", "type milk"]
    assert [each.number for each in calls] == [1, 2]
    assert verdict.same, verdict.reason


def test_another_end_is_another_outcome(recorded: Recorded, fake_phone: Phones, jumping_clock: Clock) -> None:
    _, verdict = play(recorded, fake_phone(shows=[20, 60, 250]), jumping_clock)
    assert not verdict.same
    assert "100% of the picture" in verdict.reason


def test_a_call_that_fails_now_is_said(recorded: Recorded, fake_phone: Phones, jumping_clock: Clock) -> None:
    phone = fake_phone(fails={"type": CannotDo("no field")})
    calls, verdict = play(recorded, phone, jumping_clock)
    assert calls[1].differs
    assert not verdict.same


def test_another_app_in_front_stops_the_replay(recorded: Recorded, fake_phone: Phones, jumping_clock: Clock) -> None:
    phone = fake_phone(app="com.bank")
    _, verdict = play(recorded, phone, jumping_clock)
    assert phone.done == []
    assert "com.bank" in verdict.reason


def test_a_phone_that_goes_away_is_no_same_outcome(
    recorded: Recorded, fake_phone: Phones, jumping_clock: Clock
) -> None:
    _, verdict = play(recorded, fake_phone(fails={"tap": DeviceGone("It is gone.")}), jumping_clock)
    assert verdict == Verdict(False, "It is gone.")


def test_a_refused_call_is_not_made_again(tmp_path: Path, fake_phone: Phones, jumping_clock: Clock) -> None:
    lines = ['{"thought":"Delete","POINT":[500,250]}', '{"STATUS":"finish"}']
    recorded = record(fake_phone(), tmp_path, jumping_clock, lines)
    phone = fake_phone()
    play(recorded, phone, jumping_clock)
    assert phone.done == []


def test_a_replay_can_be_stopped(recorded: Recorded, fake_phone: Phones, jumping_clock: Clock) -> None:
    cancel = threading.Event()
    cancel.set()
    assert list(replay(recorded, fake_phone(), Toolbox(), cancel, jumping_clock)) == [
        Verdict(False, "Stopped before step 1.")
    ]


def test_recorded_screens_stand_in_for_a_phone(recorded: Recorded, jumping_clock: Clock, tmp_path: Path) -> None:
    device = ReplayDevice(recorded)
    again = record(device, tmp_path, jumping_clock)
    assert [step.screen.encoded for step in again.steps] == [step.screen.encoded for step in recorded.steps]
    assert device.address == f"replay:{recorded.folder}"
    assert device.apps()[0].package == "com.example.app"
    assert device.health() == []
    with pytest.raises(NoTree):
        device.tree()
    device.tap(Point(0, 0))
    assert device.look().encoded == recorded.steps[-1].screen.encoded


def test_a_run_without_pictures_is_no_phone(recorded: Recorded) -> None:
    for picture in recorded.folder.glob("*.jpg"):
        picture.unlink()
    with pytest.raises(BadPicture):
        ReplayDevice(read(recorded.folder))
