"""Looking at a phone that is away for a while, or that hides its screen."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest

from devices import problems
from devices.errors import DeviceError, DeviceGone, NoSuchDevice, NotAuthorised, NoTree, ScreenHidden
from devices.hierarchy import Element
from devices.screen import Box, Screen
from phoneagent.agent import Agent
from phoneagent.dialects.agentcpm_gui import AgentCpmGui
from phoneagent.dialects.dialect import Dialect
from phoneagent.dialects.openai_tools import OpenAiTools
from phoneagent.looking import RETURN_LIMIT_S, Lookout
from phoneagent.loops import LoopWatch, Moving, Nudge
from phoneagent.models.model import Cancelled, Prompt, Reply, ToolUse, pictures
from phoneagent.step import Outcome, Step
from tools.call import ToolCall
from tools.toolbox import Toolbox

SEEN = Screen.from_pixels(np.full((200, 90, 3), 90, np.uint8), "com.example")
BLACK = Screen.from_pixels(np.zeros((200, 90, 3), np.uint8), "com.bank")
PAY = Element("Pay", "", "pay", "android.widget.Button", "com.bank", Box(0, 100, 90, 140), clickable=True)
PIN = Element(
    "1234", "", "pin", "android.widget.EditText", "com.bank", Box(0, 20, 90, 60), password=True, focusable=True
)


@dataclass
class Shows:
    """A phone of which only looking matters: in turn, the last for good."""

    shows: list[Screen | DeviceError]
    window: tuple[Element, ...] | None = None
    looks: int = 0

    def look(self) -> Screen:
        shown = self.shows[min(self.looks, len(self.shows) - 1)]
        self.looks += 1
        if isinstance(shown, DeviceError):
            raise shown
        return shown

    def tree(self) -> list[Element]:
        if self.window is None:
            raise NoTree("It says nothing.")
        return list(self.window)


@dataclass
class Person:
    """Answers what they are asked, in turn, and nothing at the end."""

    answers: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def __call__(self, question: str) -> str | None:
        self.asked.append(question)
        return self.answers.pop(0) if self.answers else None


def hidden(code: str = "screen_hidden") -> ScreenHidden:
    error = problems.error(code)
    assert isinstance(error, ScreenHidden)
    error.dark = BLACK
    return error


def lookout(phone: Shows, clock: Any, person: Person | None = None, dialect: Dialect | None = None) -> Lookout:  # noqa: ANN401
    device: Any = phone
    return Lookout(device, dialect or AgentCpmGui(), person or Person(), clock, threading.Event())


@pytest.mark.parametrize("kind", [DeviceGone, NoSuchDevice, NotAuthorised])
def test_a_phone_that_comes_back_is_waited_for(kind: type[DeviceError], jumping_clock: Any) -> None:  # noqa: ANN401
    phone = Shows([*[kind("It is away.")] * 6, SEEN])
    assert lookout(phone, jumping_clock).look() is SEEN
    assert 1 < jumping_clock.now_s() < 10


def test_a_phone_that_stays_away_is_given_up_with_its_remedy(jumping_clock: Any) -> None:  # noqa: ANN401
    phone = Shows([DeviceGone("It is away.", remedy="Plug it in.")])
    with pytest.raises(DeviceGone, match="Plug it in"):
        lookout(phone, jumping_clock).look()
    assert RETURN_LIMIT_S <= jumping_clock.now_s() < RETURN_LIMIT_S + 10
    assert phone.looks < 40  # the pauses grow


def test_waiting_for_a_phone_can_be_stopped(jumping_clock: Any) -> None:  # noqa: ANN401
    looking = lookout(Shows([DeviceGone("It is away.")]), jumping_clock)
    looking.cancel.set()
    with pytest.raises(Cancelled):
        looking.look()


def test_a_picture_that_is_black_for_a_moment_is_looked_at_again(jumping_clock: Any) -> None:  # noqa: ANN401
    assert lookout(Shows([hidden("screen_black"), problems.error("no_picture"), SEEN]), jumping_clock).look() is SEEN
    assert jumping_clock.now_s() < 1


@pytest.mark.parametrize("code", ["screen_hidden", "screen_off", "locked", "screen_black"])
def test_a_hidden_screen_is_handed_to_the_person_who_is_told_why(code: str, jumping_clock: Any) -> None:  # noqa: ANN401
    person = Person(["done"])
    still = [hidden(code)] * (6 if code == "screen_black" else 1)  # black pictures are looked at again first
    assert lookout(Shows([*still, SEEN]), jumping_clock, person).look() is SEEN
    row = problems.symptom(code)
    assert len(person.asked) == 1
    assert row.cause in person.asked[0]
    assert row.remedy in person.asked[0]


def test_a_screen_that_stays_hidden_ends_the_run(jumping_clock: Any) -> None:  # noqa: ANN401
    person = Person(["done"] * 9)
    with pytest.raises(ScreenHidden):
        lookout(Shows([hidden()]), jumping_clock, person).look()
    assert len(person.asked) == 3


def test_with_nobody_there_a_hidden_screen_ends_the_run(jumping_clock: Any) -> None:  # noqa: ANN401
    with pytest.raises(ScreenHidden):
        lookout(Shows([hidden()]), jumping_clock).look()


def test_a_model_that_can_read_a_window_is_given_it_in_place_of_a_picture(jumping_clock: Any) -> None:  # noqa: ANN401
    phone, dialect = Shows([hidden()], (PIN, PAY)), OpenAiTools()
    screen = lookout(phone, jumping_clock, dialect=dialect).look()
    prompt = dialect.render("pay", (), screen)
    assert pictures(prompt.messages) == []
    words = str(prompt.messages[-1].parts[0])
    assert "forbids pictures" in words
    assert '- Button "Pay" clickable at (45, 120)' in words
    assert "1234" not in words


def test_a_window_that_says_nothing_is_no_help(jumping_clock: Any) -> None:  # noqa: ANN401
    for window in (None, ()):
        with pytest.raises(ScreenHidden):
            lookout(Shows([hidden()], window), jumping_clock, dialect=OpenAiTools()).look()


def test_windows_without_pictures_are_told_apart_by_their_words() -> None:
    from dataclasses import replace

    before, after = replace(BLACK, window=(PAY,)), replace(BLACK, window=(PAY, PIN))
    call = ToolCall("press_key", {"key": "back"})
    assert LoopWatch().note(before, call, after) == Moving()
    assert isinstance(LoopWatch().note(before, call, before), Nudge)


def test_no_model_is_ever_sent_a_dark_picture(fake_phone: Callable[..., Any], jumping_clock: Any) -> None:  # noqa: ANN401
    """The whole loop: a phone whose every screen is secure, and a model that reads."""
    phone = fake_phone(fails={"look": hidden()}, elements=(PAY,))
    model = Reads(iter(["tap", "finish"]))
    *steps, outcome = Agent(model, OpenAiTools(), phone, Toolbox(), clock=jumping_clock, ask=Person(["yes"])).run("pay")
    assert [step.ok for step in steps if isinstance(step, Step)] == [True, True]
    assert isinstance(outcome, Outcome)
    assert outcome.kind == "success"
    assert phone.done == ["tap 0.500 0.600"]
    assert model.pictures == 0


@dataclass
class Reads:
    """A model that taps what it reads, then finishes, and counts the pictures it is sent."""

    acts: Iterator[str]
    pictures: int = 0
    name: str = "reads"

    def complete(self, prompt: Prompt, cancel: threading.Event | None = None) -> Reply:
        self.pictures += len(pictures(prompt.messages))
        name = next(self.acts)
        arguments = '{"x": 45, "y": 120}' if name == "tap" else '{"status": "success", "message": "paid"}'
        return Reply("", (ToolUse("1", name, arguments),))

    def close(self) -> None: ...
