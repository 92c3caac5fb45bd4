"""The embedded model's words and AgentCPM-GUI's JSON say the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.screen import Box
from phoneagent.dialects.dialect import Sizes
from phoneagent.dialects.embedded import Embedded
from phoneagent.models.model import Reply
from phoneagent.models.small.answers import NoAnswer, from_json, notes_of, sure_of, to_json
from phoneagent.models.small.policy import PLAIN, TOUCHES
from phoneagent.models.small.scene import Thing, compose
from tools.call import ToolCall

SIZE_PX = (1000, 2000)
SCENE = compose([Thing("Wi-Fi", Box(100, 400, 300, 440)), Thing('say "hi"', Box(100, 900, 300, 940))], (1000, 2000))


def call(words: str) -> ToolCall:
    said = to_json(words, SCENE)
    return Embedded().parse(Reply(said), Sizes(SIZE_PX, SIZE_PX)).call


@pytest.mark.parametrize(
    "words",
    [
        *(f"{touch} {name}" for touch in TOUCHES for name in SCENE.names),
        *(words for words in PLAIN if words not in ("type", "answer")),
        "type 07700 900645",
        'type "quoted" \\ text',
        "type 你好",
        "answer Wi-Fi",
        "answer 3",
    ],
)
def test_every_answer_can_be_parsed_and_is_told_back_in_the_same_words(words: str) -> None:
    assert call(words).name
    assert from_json(to_json(words, SCENE)) == words


def test_a_tap_lands_in_the_middle_of_the_thing() -> None:
    at = call("tap Wi-Fi").arguments["at"]
    assert (at.x, at.y) == (0.2, 0.21)  # type: ignore[union-attr]


def test_scrolling_down_shows_what_is_below() -> None:
    assert call("scroll down").arguments["direction"] == "down"


def test_finishing_is_the_only_success() -> None:
    assert call("finish").arguments["status"] == "success"
    assert call("impossible").arguments["status"] == "failure"


def test_a_slider_is_drawn_to_its_end() -> None:
    scene = compose([Thing("[slider]", Box(100, 400, 900, 440))], SIZE_PX)
    said = to_json("swipe right [slider]", scene)
    swipe = Embedded().parse(Reply(said), Sizes(SIZE_PX, SIZE_PX)).call
    assert (swipe.name, swipe.arguments["end"].x) == ("swipe", 1.0)  # type: ignore[union-attr]
    assert from_json(said) == "swipe right [slider]"


def test_holding_is_a_long_press() -> None:
    assert call("hold Wi-Fi").name == "long_press"


@given(st.text())
def test_typed_text_comes_through_untouched(text: str) -> None:
    if text:
        assert call(f"type {text}").arguments["text"] == text


@pytest.mark.parametrize("words", ["tap Bluetooth", "tap", "type ", "press menu", "scroll", "finish now", "", "hello"])
def test_words_that_are_no_answer_here_are_refused(words: str) -> None:
    with pytest.raises(NoAnswer):
        to_json(words, SCENE)


@pytest.mark.parametrize("said", ["", "prose", "[1, 2]", "{}", '{"POINT": 3}', '{"TYPE": 3}'])
def test_what_another_model_said_is_told_as_something_else(said: str) -> None:
    assert from_json(said) == "something else"


def test_another_models_tap_without_a_name_is_told_as_one() -> None:
    assert from_json('{"POINT":[1,2]}') == "tap a place"


@given(st.floats(0, 1))
def test_how_sure_an_answer_was_comes_back(sure: float) -> None:
    said = to_json("tap Wi-Fi", SCENE, sure=sure)
    assert sure_of(said) == pytest.approx(sure, abs=0.001)
    assert Embedded().parse(Reply(said), Sizes(SIZE_PX, SIZE_PX)).call == call("tap Wi-Fi")
    assert sure_of("prose") == sure_of('{"SURE":"very"}') == 1.0


@given(st.lists(st.text(), max_size=3))
def test_notes_come_back_and_are_no_part_of_the_call(notes: list[str]) -> None:
    for words in ("tap Wi-Fi", "answer 3", "finish"):
        said = to_json(words, SCENE, notes)
        assert notes_of(said) == notes
        assert Embedded().parse(Reply(said), Sizes(SIZE_PX, SIZE_PX)).call == call(words)


@pytest.mark.parametrize("said", ["", "[]", '{"NOTES":3}', '{"TYPE":"x"}', "3"])
def test_where_nothing_was_noted_there_are_no_notes(said: str) -> None:
    assert notes_of(said) == []
