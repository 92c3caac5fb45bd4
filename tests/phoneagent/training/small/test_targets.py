"""What the network shall say of the oracle's answers: said, it is that answer."""

from __future__ import annotations

import random

import pytest

from devices.screen import Box
from phoneagent.models.small.features import elements_of
from phoneagent.models.small.question import Question, units_of
from phoneagent.models.small.scene import Thing, compose
from phoneagent.tasks.suites import SUITES
from phoneagent.training.small.examples import Mixture, build
from phoneagent.training.small.examples_file import Example
from phoneagent.training.small.oracle_runs import with_notes
from phoneagent.training.small.targets import target_of, where

SCENE = compose(
    [Thing("Locker code 4711", Box(0, 500, 90, 560)), Thing("Reply", Box(0, 900, 90, 960)),
     Thing("[add]", Box(0, 1200, 90, 1260))],
    (1080, 2400),
)  # fmt: skip


def place(goal: str, text: str, tells: bool = False, notes: tuple[str, ...] = ()):  # type: ignore[no-untyped-def]
    question = Question(goal, (), SCENE, notes)
    elements = elements_of(question)
    return where(question, elements, text, tells), elements


def test_a_text_of_the_goal_is_its_first_and_last_unit() -> None:
    found, elements = place('Write a note "Buy milk, bread" now', "Buy milk, bread")
    assert found is not None
    assert elements.texts[found[0]] == "buy"
    assert elements.texts[found[1]] == "bread"


@pytest.mark.parametrize(
    ("goal", "text"),
    [
        ("New contact: Al (work), (212) 555-0123.", "(212) 555-0123"),
        ("Open Leo Petrov's contact page", "Leo Petrov"),
        ("Spent €127.00 on food", "127"),
        ("给小明发短信：晚上见", "晚上见"),
    ],
)
def test_what_a_goal_says_can_be_typed_whole(goal: str, text: str) -> None:
    found, elements = place(goal, text)
    assert found is not None
    units = units_of(goal)[found[0] - elements.first("goal") : found[1] - elements.first("goal") + 1]
    assert goal[units[0].start : units[-1].end] == text


def test_capitals_do_not_hide_a_text() -> None:
    found, elements = place("Install Gallery Guide", "gallery guide")
    assert found is not None
    assert elements.texts[found[0] : found[1] + 1] == ("gallery", "guide")


def test_a_list_is_the_things_and_notes_it_names() -> None:
    question = Question("Which are they?", (), SCENE, ("Bread, and milk", "Eggs"))
    elements = elements_of(question)
    target = target_of(question, elements, "answer Reply, Eggs", ())
    assert target is not None
    assert [elements.texts[each] for each in target.listed] == ["Eggs", "Reply"]
    assert target_of(question, elements, "answer Reply, Ham", ()) is None


def test_a_number_is_found_in_a_line_and_in_a_note() -> None:
    on_screen, elements = place("Tell me the code", "4711", tells=True)
    assert on_screen == (len(elements.texts) + 4 * elements.first("thing") + 1, -1)
    noted, elements = place("Tell me the room", "12", tells=True, notes=("Room 12",))
    assert noted == (len(elements.texts) + 4 * elements.first("note") + 1, -1)


def test_what_stands_nowhere_has_no_place() -> None:
    assert place("Tell me the code", "Tuesday", tells=True)[0] is None
    assert place("Type it", "half of mil")[0] is None


def test_what_a_later_step_types_is_noted_where_it_was_read() -> None:
    reply = compose([Thing("Message", Box(0, 900, 90, 960))], (1080, 2400))
    run = [
        Example(Question("Send the code to Ann", (), SCENE), "press back"),
        Example(Question("Send the code to Ann", ("press back",), reply), "type 4711"),
    ]
    first, second = with_notes(run)
    assert first.noted == ("Locker code 4711",)
    assert second.question.notes == ("Locker code 4711",)
    assert target_of(second.question, elements_of(second.question), second.answer, ()) is not None


@pytest.mark.parametrize("suite", SUITES)
def test_nearly_every_answer_of_the_oracle_can_be_pointed_at(suite: str) -> None:
    made = list(build(Mixture(episodes=24, grounding=10), seed=random.Random(suite).randrange(99), suite=suite))
    asked = [each for each in made if each.question.scene.names]
    reached = [
        each for each in asked
        if target_of(each.question, elements_of(each.question), each.answer, each.noted) is not None
    ]  # fmt: skip
    assert len(reached) >= 0.97 * len(asked)
