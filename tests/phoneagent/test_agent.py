"""The loop: what it does with good replies, bad replies, and a phone or a person that goes away."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from devices.errors import CannotDo, DeviceGone, ScreenHidden
from devices.hierarchy import Element
from devices.screen import Box
from phoneagent.agent import Agent
from phoneagent.dialects.agentcpm_gui import AgentCpmGui
from phoneagent.models.model import Cancelled, Prompt, Reply
from phoneagent.models.scripted import ScriptedModel
from phoneagent.step import Outcome, Step
from tools.toolbox import Toolbox

Phones = Callable[..., Any]


class _Clock:
    """Time that passes at once."""

    now = 0.0

    def now_s(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.now += seconds


CLOCK = _Clock()
TAP = '{"thought":"Wi-Fi","POINT":[500,250]}'
DONE = '{"STATUS":"finish"}'


def agent(phone: Any, *replies: str, **settings: Any) -> Agent:  # noqa: ANN401
    model = settings.pop("model", None) or ScriptedModel([Reply(text, tokens_in=10, tokens_out=2) for text in replies])
    return Agent(model, AgentCpmGui(), phone, Toolbox(), clock=CLOCK, **settings)


def run(made: Agent, goal: str = "turn on Wi-Fi", cancel: threading.Event | None = None) -> tuple[list[Step], Outcome]:
    *steps, outcome = made.run(goal, cancel)
    assert isinstance(outcome, Outcome)
    assert all(isinstance(step, Step) for step in steps)
    return steps, outcome  # type: ignore[return-value]


def test_a_run_taps_then_finishes(fake_phone: Phones) -> None:
    phone = fake_phone()
    steps, outcome = run(agent(phone, TAP, DONE))
    assert phone.done == ["tap 0.500 0.250"]
    assert [step.number for step in steps] == [1, 2]
    assert (steps[0].thought, steps[0].said, steps[0].result) == ("Wi-Fi", TAP, "ok")
    assert (steps[0].tokens_in, steps[0].tokens_out) == (10, 2)
    assert outcome.kind == "success"
    assert "com.example.app" in outcome.reason


def test_an_unreadable_reply_goes_back_with_the_reason(fake_phone: Phones) -> None:
    steps, outcome = run(agent(fake_phone(), "I tap Wi-Fi now.", TAP, DONE))
    assert [attempt.said for attempt in steps[0].attempts] == ["I tap Wi-Fi now."]
    assert steps[0].attempts[0].why
    assert (steps[0].tokens_in, steps[0].cost_usd) == (20, None)
    assert outcome.kind == "success"


def test_prose_never_counts_as_done(fake_phone: Phones) -> None:
    phone = fake_phone()
    steps, outcome = run(agent(phone, *["The task is done. finish(success)"] * 3))
    assert outcome.kind == "failure"
    assert "could not be read" in outcome.reason
    assert phone.done == []
    assert steps[0].call is None
    assert not steps[0].ok
    assert len(steps[0].attempts) == 2


def test_only_so_many_corrections_are_asked_for(fake_phone: Phones) -> None:
    _, outcome = run(agent(fake_phone(), "a", "b", TAP, DONE, max_corrections=1))
    assert outcome.kind == "failure"


def test_giving_up_is_a_failure(fake_phone: Phones) -> None:
    _, outcome = run(agent(fake_phone(), '{"thought":"no such switch","STATUS":"impossible"}'))
    assert outcome == Outcome("failure", "The model gave up: no such switch")


def test_a_run_ends_after_its_steps(fake_phone: Phones) -> None:
    steps, outcome = run(agent(fake_phone(), *[TAP] * 9, max_steps=3))
    assert len(steps) == 3
    assert outcome.kind == "failure"
    assert "3 steps" in outcome.reason


def test_what_cannot_be_done_is_told_to_the_model(fake_phone: Phones) -> None:
    phone = fake_phone(fails={"tap": CannotDo("Nothing there.")})
    steps, outcome = run(agent(phone, TAP, DONE))
    assert not steps[0].ok
    assert steps[0].result.startswith("Nothing there.")
    assert outcome.kind == "success"


def test_a_phone_that_dies_ends_the_run_with_the_remedy(fake_phone: Phones) -> None:
    gone = DeviceGone("The phone stopped answering.", remedy="Check the cable.")
    phone = fake_phone(fails={"look": gone}, fails_after=2)
    steps, outcome = run(agent(phone, TAP, TAP.replace("250", "750"), DONE))
    assert [step.ok for step in steps] == [True, False]
    assert steps[1].said
    assert outcome == Outcome("error", "The phone stopped answering. Check the cable.")


def test_a_phone_that_dies_under_a_tap_leaves_the_step_on_record(fake_phone: Phones) -> None:
    gone = DeviceGone("The phone stopped answering.")
    steps, outcome = run(agent(fake_phone(fails={"tap": gone, "look": gone}, fails_after=1), TAP, TAP))
    assert (steps[0].ok, steps[0].result) == (False, "The phone stopped answering.")
    assert outcome.kind == "error"


def test_a_phone_that_comes_back_after_a_tap_is_looked_at_again(fake_phone: Phones) -> None:
    phone = fake_phone(fails={"tap": DeviceGone("The phone stopped answering.")})
    steps, outcome = run(agent(phone, TAP, DONE))
    assert not steps[0].ok
    assert "may or may not have been done" in steps[0].result
    assert outcome.kind == "success"


def test_a_hidden_screen_is_never_shown_to_a_model(fake_phone: Phones) -> None:
    steps, outcome = run(agent(fake_phone(fails={"look": ScreenHidden("The screen is dark.")}), TAP))
    assert (steps, outcome.kind) == ([], "error")


def test_a_model_that_cannot_be_asked_ends_the_run(fake_phone: Phones) -> None:
    steps, outcome = run(agent(fake_phone(), TAP))
    assert len(steps) == 1
    assert outcome.kind == "error"
    assert "script ended" in outcome.reason


@dataclass
class Thinker:
    """A model that thinks until it is stopped."""

    name: str = "thinker"
    thinking: threading.Event = field(default_factory=threading.Event)

    def complete(self, prompt: Prompt, cancel: threading.Event | None = None) -> Reply:
        self.thinking.set()
        assert cancel is not None
        assert cancel.wait(30)
        raise Cancelled

    def close(self) -> None: ...


def test_a_run_can_be_stopped_while_the_model_thinks(fake_phone: Phones) -> None:
    thinker, cancel = Thinker(), threading.Event()
    stopper = threading.Thread(target=lambda: thinker.thinking.wait(30) and cancel.set())
    stopper.start()
    steps, outcome = run(agent(fake_phone(), model=thinker), cancel=cancel)
    stopper.join()
    assert (steps, outcome.kind) == ([], "stopped")


def test_after_a_stop_nothing_is_touched(fake_phone: Phones) -> None:
    phone, cancel = fake_phone(), threading.Event()
    phone.on_act = cancel.set
    steps, outcome = run(agent(phone, TAP, TAP, DONE), cancel=cancel)
    assert (len(steps), phone.done, outcome.kind) == (1, ["tap 0.500 0.250"], "stopped")


def test_a_run_can_be_left(fake_phone: Phones) -> None:
    phone = fake_phone()
    for _ in agent(phone, TAP, TAP).run("x"):
        break
    assert len(phone.done) == 1


def test_going_in_circles_ends_the_run(fake_phone: Phones) -> None:
    phone = fake_phone(shows=[50])
    steps, outcome = run(agent(phone, *[TAP] * 9))
    assert outcome.kind == "failure"
    assert "circles" in outcome.reason
    assert len(steps) == 4
    assert "did not change" in steps[0].result
    assert "Try something else" in steps[1].result


def test_a_deed_nobody_asked_for_is_not_done_without_a_yes(fake_phone: Phones) -> None:
    phone = fake_phone()
    steps, _ = run(agent(phone, '{"thought":"Delete","POINT":[500,250]}', DONE))
    assert phone.done == []
    assert steps[0].refused


def test_a_yes_lets_it_pass(fake_phone: Phones) -> None:
    phone, asked = fake_phone(), []

    def ask(question: str) -> str:
        asked.append(question)
        return "yes"

    run(agent(phone, '{"thought":"Delete","POINT":[500,250]}', DONE, ask=ask))
    assert len(asked) == 1
    assert len(phone.done) == 1


def test_a_password_is_marked_as_secret(fake_phone: Phones) -> None:
    field = Element(
        "", "", "", "android.widget.EditText", "app", Box(0, 0, 90, 20), focused=True, password=True, clickable=True
    )
    steps, _ = run(agent(fake_phone(elements=[field]), '{"TYPE":"hunter2"}', DONE), goal="log in with hunter2")
    assert steps[0].secret
    assert not steps[1].secret


def test_an_answer_is_part_of_the_outcome(fake_phone: Phones) -> None:
    from phoneagent.dialects.openai_tools import OpenAiTools
    from phoneagent.models.model import ToolUse

    box = Toolbox()
    calls = [("answer", {"text": "7"}), ("finish", {"status": "success", "message": "The list has 7 rows."})]
    model = ScriptedModel([Reply("", (ToolUse("c", name, json.dumps(said)),)) for name, said in calls])
    *_, outcome = Agent(model, OpenAiTools(box.specs()), fake_phone(), box, clock=CLOCK).run("how many?")
    assert outcome == Outcome("success", "The model says the goal is reached: The list has 7 rows.", "7")


@pytest.mark.parametrize("text", ['it\'s "quoted"', "$(reboot)", "%s %d", "😀👍🏽", "你好，世界", "a\nb"])
def test_any_text_reaches_the_phone_as_it_is(fake_phone: Phones, text: str) -> None:
    phone = fake_phone()
    run(agent(phone, json.dumps({"TYPE": text}, ensure_ascii=False), DONE))
    assert phone.done == [f"type {text}"]


def test_old_pictures_are_not_kept_decoded(fake_phone: Phones) -> None:
    steps, _ = run(agent(fake_phone(), *[TAP, TAP.replace("500", "100")] * 5, DONE))
    assert "pixels" not in steps[0].screen.__dict__
    assert "pixels" in steps[-1].screen.__dict__
