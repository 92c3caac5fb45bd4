"""Deciding with a network of chance weights: whatever it says can be done, and does not depend on its neighbours."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from devices.screen import Box
from phoneagent.models.model import Cancelled
from phoneagent.models.small.answers import to_json
from phoneagent.models.small.deciding import Decider, allowed_texts
from phoneagent.models.small.features import elements_of
from phoneagent.models.small.policy import RELATIONS, Policy, Shape, relations_of, side_by_side
from phoneagent.models.small.question import FIXED_TEXTS, Question, part_of
from phoneagent.models.small.scene import Thing, compose
from phoneagent.models.small.vocabulary import Vocabulary

SIZE_PX = (1080, 2400)
LABELS = st.one_of(st.text(min_size=1, max_size=20), st.sampled_from(["Wi-Fi", "[add]", "Code 4711 at 7:30", "闹钟"]))
QUESTIONS = st.builds(
    lambda goal, labels, done, notes: Question(goal, tuple(done), screen(labels), tuple(notes)),
    st.text(max_size=40),
    st.lists(LABELS, max_size=8),
    st.lists(st.sampled_from(["tap Wi-Fi", "type 7:30", "press back", "swipe left x", "nonsense"]), max_size=4),
    st.lists(LABELS, max_size=2),
)
ANY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def screen(labels: list[str]):  # type: ignore[no-untyped-def]
    things = [
        Thing(label, Box(100, 200 + 150 * row, 500, 250 + 150 * row), ("field",) if row == 2 else ())
        for row, label in enumerate(labels)
    ]
    return compose(things, SIZE_PX)


@pytest.fixture(scope="module")
def vocabulary(base: Path) -> Vocabulary:
    return Vocabulary(base)


def decider(vocabulary: Vocabulary, seed: int = 0) -> Decider:
    torch.manual_seed(seed)
    return Decider(Policy(24, Shape(32, 1, 2)), vocabulary.words, vocabulary.tokens)


@ANY
@given(QUESTIONS, st.integers(0, 50))
def test_whatever_is_decided_can_be_done_on_the_screen(vocabulary: Vocabulary, question: Question, seed: int) -> None:
    decided = decider(vocabulary, seed).decide(question)
    assert to_json(decided.words, question.scene, decided.notes)
    assert 0 <= decided.sure <= 1
    verb, _, text = decided.words.partition(" ")
    if verb in ("type", "answer"):
        told = [part_of(label, part) for label in sources(question) for part in range(4)]
        pieces = {piece for label in told if label for piece in label.split(", ")}
        listed = all(piece in pieces for piece in text.split(", "))
        assert text in question.goal or text in told or text in FIXED_TEXTS or listed


def sources(question: Question) -> list[str]:
    return [*question.notes, *(thing.label for thing in question.scene.names.values())]


@ANY
@given(st.lists(QUESTIONS, min_size=2, max_size=4))
def test_a_question_is_answered_alike_alone_and_beside_others(
    vocabulary: Vocabulary, questions: list[Question]
) -> None:
    torch.manual_seed(1)
    policy = Policy(24, Shape(32, 2, 2)).eval()
    elements = [elements_of(question) for question in questions]
    with torch.inference_mode():
        together = policy(side_by_side(elements, vocabulary.tokens), vocabulary.words)
        for row, each in enumerate(elements):
            alone = policy(side_by_side([each], vocabulary.tokens), vocabulary.words)
            torch.testing.assert_close(together.plain[row], alone.plain[0], atol=1e-4, rtol=1e-3)
            torch.testing.assert_close(together.touch[row, : len(each.texts)], alone.touch[0], atol=1e-4, rtol=1e-3)


def test_only_the_named_things_are_touched_where_they_are_named(vocabulary: Vocabulary) -> None:
    question = Question('Tap "Sound"', (), screen(["Wi-Fi", "Sound", "Display"]))
    for seed in range(5):
        assert decider(vocabulary, seed).decide(question, among=["Display"]).words == "tap Display"


@pytest.mark.parametrize("tells", [False, True])
def test_a_note_without_text_is_no_answer(tells: bool) -> None:
    elements = elements_of(Question("x", (), screen(["a"]), notes=("", "Milk")))
    first = elements.first("note")
    _, parts, _ = allowed_texts(elements, tells)
    assert not parts[first].any()
    assert parts[first + 1, 0]


def test_a_decision_can_be_cancelled(vocabulary: Vocabulary) -> None:
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(Cancelled):
        decider(vocabulary).decide(Question("x", (), screen(["a"])), cancel=cancel)


def test_elements_that_share_words_and_rows_are_told_so() -> None:
    scene = compose([Thing("Alarm", Box(0, 500, 90, 560)), Thing("7:30", Box(500, 500, 590, 560))], SIZE_PX)
    elements = elements_of(Question("set the alarm", (), scene))
    relations = relations_of(elements)
    at = {text: number for number, text in enumerate(elements.texts)}
    assert relations.min() >= 0
    assert relations.max() < RELATIONS
    assert relations[at["alarm"], at["Alarm"]] == 2  # all of the shorter one's words
    assert relations[at["Alarm"], at["7:30"]] == 3  # the same row, and no word in common
    assert relations[at["set"], at["Alarm"]] == 0
