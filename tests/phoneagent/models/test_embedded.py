"""The embedded model: put together from tiny parts, and the shipped one where its base weights are."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import torch

from devices.device import Device
from devices.screen import Box, Pixels, Point, Screen
from phoneagent.dialects.embedded import Embedded
from phoneagent.models.embedded import WAIT, EmbeddedModel, question_of
from phoneagent.models.model import Message, ModelError, Prompt
from phoneagent.models.small import weights
from phoneagent.models.small.answers import notes_of
from phoneagent.models.small.deciding import Decision
from phoneagent.models.small.eye_net import EyeNet
from phoneagent.models.small.parts import EYE, NAMES, POLICY, write_parts
from phoneagent.models.small.policy import Policy, Shape
from phoneagent.models.small.question import Question
from phoneagent.models.small.seeing import MARKS
from phoneagent.reading import Reader
from phoneagent.step import Step
from tools.call import ToolCall
from tools.tool import Reach
from tools.toolbox import Toolbox

NAMES_SAID = ("", "add", "switch on")
SIZE_PX = (480, 1000)


class TwoLines:
    """Reads the same two lines off every picture that is not plain."""

    def find(self, picture: Pixels) -> list[Box]:
        return [Box(40, 100, 200, 130), Box(40, 400, 200, 430)] if picture.std() > 1 else []

    def recognise(self, crop: Pixels) -> tuple[str, float]:
        return ("Wi-Fi" if crop.mean() < 128 else "Bluetooth"), 0.9


def tiny_parts(folder: Path) -> Path:
    """A deciding part of chance weights, and an eye that sees nothing anywhere."""
    eye = EyeNet(len(NAMES_SAID), len(MARKS))
    assert eye.head.bias is not None
    torch.nn.init.constant_(eye.head.bias[0], 20.0)
    shape = Shape(32, 1, 2)
    write_parts(folder, Policy(24, shape).state_dict(), shape, eye.state_dict(), list(NAMES_SAID))
    return folder


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory, base: Path) -> Iterator[Path]:
    """A cache that holds the base."""
    place = tmp_path_factory.mktemp("cache")
    weights.write_atomically(
        place / "smollm2-135m-instruct", lambda target: shutil.copytree(base, target, dirs_exist_ok=True) and None
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PHONEAGENT_CACHE", str(place))
        yield place


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    torch.manual_seed(0)
    return tiny_parts(tmp_path_factory.mktemp("parts"))


@pytest.fixture(scope="module")
def tiny(parts: Path, cache: Path) -> EmbeddedModel:
    return EmbeddedModel(parts, Reader(TwoLines()), sure=0.0)


def screen() -> Screen:
    pixels = np.full((SIZE_PX[1], SIZE_PX[0], 3), 255, np.uint8)
    pixels[100:160] = 0
    return Screen.from_pixels(pixels)


def test_a_reply_is_one_call_on_something_that_was_read(tiny: EmbeddedModel) -> None:
    dialect, shown = Embedded(), screen()
    for goal in ("open Wi-Fi", "turn on Bluetooth", "x"):
        reply = tiny.complete(dialect.render(goal, [], shown))
        call = dialect.parse(reply, dialect.sizes(shown)).call
        if call.name in ("tap", "long_press"):
            assert round(call.arguments["at"].y * 1000) in (115, 415)  # type: ignore[union-attr]


def test_what_is_not_sure_enough_is_not_done(parts: Path, cache: Path) -> None:
    dialect, shown = Embedded(), screen()
    careful = EmbeddedModel(parts, Reader(TwoLines()), sure=1.0)
    call = dialect.parse(careful.complete(dialect.render("open Wi-Fi", [], shown)), dialect.sizes(shown)).call
    assert call.arguments == {"status": "failure", "message": "I am not sure what to do here"}


class Finishes:
    """Says at once, and rather surely, that it is done."""

    def decide(self, question: Question, cancel: threading.Event | None = None) -> Decision:
        return Decision("finish", 0.8)


def test_a_run_it_was_unsure_in_is_not_called_done(parts: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model, shown, dialect = EmbeddedModel(parts, Reader(TwoLines())), screen(), Embedded()
    monkeypatch.setattr(model, "_decider", Finishes())
    wait = ToolCall("wait", {"seconds": 1})
    for sure, status in ((0.9, "success"), (0.2, "failure")):
        past = [Step(1, shown, f'{{"thought":"Wi-Fi","POINT":[1,2],"SURE":{sure}}}', "Wi-Fi", wait, "ok")]
        call = dialect.parse(model.complete(dialect.render("x", past, shown)), dialect.sizes(shown)).call
        assert (call.name, call.arguments["status"]) == ("finish", status)


def test_the_same_picture_and_goal_have_the_same_reply(tiny: EmbeddedModel) -> None:
    prompt = Embedded().render("open Wi-Fi", [], screen())
    assert tiny.complete(prompt).text == tiny.complete(prompt).text


def test_a_plain_picture_is_waited_on(tiny: EmbeddedModel) -> None:
    grey = Screen.from_pixels(np.full((SIZE_PX[1], SIZE_PX[0], 3), 128, np.uint8))
    assert tiny.complete(Embedded().render("open Wi-Fi", [], grey)).text == WAIT


def test_past_answers_and_notes_are_part_of_the_question() -> None:
    shown, wait = screen(), ToolCall("wait", {"seconds": 1})
    past = [
        Step(1, shown, '{"thought":"Wi-Fi","POINT":[1,2],"NOTES":["Code 4711"]}', "Wi-Fi", wait, "ok"),
        Step(2, shown, '{"PRESS":"BACK"}', "", wait, "ok"),
    ]
    goal, said, asked = question_of(Embedded().render("open Wi-Fi", past, shown).messages)
    assert (goal, said.done, said.notes) == ("open Wi-Fi", ["tap Wi-Fi", "press back"], ["Code 4711"])
    assert asked.encoded == shown.encoded


def test_what_was_done_is_no_failure_though_the_screen_looks_as_before() -> None:
    shown, tap = screen(), ToolCall("tap", {"at": Point(0.5, 0.5)})
    said = '{"thought":"Wi-Fi","POINT":[1,2]}'
    for ok, done in ((True, "tap Wi-Fi"), (False, "tap Wi-Fi (failed)")):
        past = [Step(1, shown, said, "Wi-Fi", tap, "ok. The screen did not change.", ok=ok)]
        _, known, _ = question_of(Embedded().render("open Wi-Fi", past, shown).messages)
        assert known.done == [done]


def test_what_the_person_answered_is_known_and_kept(tiny: EmbeddedModel, fake_phone: Callable[[], Device]) -> None:
    shown = screen()
    asked = ToolCall("ask_user", {"text": "Which place?"})
    said = Toolbox().run(asked, Reach(fake_phone(), ask=lambda question: "The old harbour"))
    past = [Step(1, shown, '{"thought":"Which place?","STATUS":"need_feedback"}', "", asked, said)]
    prompt = Embedded().render("meet my sister", past, shown)
    _, known, _ = question_of(prompt.messages)
    assert (known.done, known.told) == (["ask"], ["The old harbour"])
    assert notes_of(tiny.complete(prompt).text)[:1] == ["The old harbour"]


def test_a_prompt_without_a_picture_is_refused(tiny: EmbeddedModel) -> None:
    with pytest.raises(ModelError, match="screenshot"):
        tiny.complete(Prompt((Message("user", ("<Question>x</Question>",)),)))


def test_a_prompt_of_another_dialect_is_refused(tiny: EmbeddedModel) -> None:
    picture = Embedded().render("x", [], screen()).messages[-1].parts[-1]
    with pytest.raises(ModelError, match="embedded dialect"):
        tiny.complete(Prompt((Message("user", ("Do x", picture)),)))


@pytest.mark.parametrize("part", [EYE, POLICY, NAMES])
def test_damaged_and_missing_parts_are_said_to_be_so(part: str, cache: Path, tmp_path: Path) -> None:
    parts = tiny_parts(tmp_path / "parts")
    (parts / part).write_bytes((parts / part).read_bytes()[:40])
    with pytest.raises(ModelError, match=r"damaged.*Install phoneagent again"):
        EmbeddedModel(parts, Reader(TwoLines()))
    (parts / part).unlink()
    with pytest.raises(ModelError, match=f"{part} is missing"):
        EmbeddedModel(parts, Reader(TwoLines()))
