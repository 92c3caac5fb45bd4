"""Answers are judged by what they say, not by how they are spelled."""

from __future__ import annotations

import pytest

from phoneagent.tasks.answers import is_accepted
from phoneagent.tasks.person import NOTHING_TO_ADD, Person


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("Dinner with Ann", "dinner with ann"),
        ("  Dinner  with Ann. ", "Dinner with Ann"),
        ("3", "3"),
        ("You have 3 meetings.", "3"),
        ("1,250", "1250"),
        ("3.0", "3"),
        ("7:30 am", "7:30 AM"),
        ("7:30AM", "7:30 AM"),
        ("Milk, eggs and bread", "eggs, bread, milk"),
        ("牛奶、鸡蛋", "鸡蛋, 牛奶"),
        ("The answer is Room 4B", "Room 4B"),
        ("12 High Street, Leeds", "12 High Street, Leeds"),
    ],
)
def test_an_answer_that_says_it_is_accepted(said: str, wanted: str) -> None:
    assert is_accepted(said, ("something else", wanted))


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("", "3"),
        ("4", "3"),
        ("3 or 4", "3"),
        ("13", "3"),
        ("17:30", "7:30"),
        ("7:30 PM", "7:30 AM"),
        ("73:0", "7:30"),
        ("Milk, eggs", "eggs, bread, milk"),
        ("Milk, eggs, bread, tea", "eggs, bread, milk"),
        ("Ann", "Anna"),
        ("-3", "3"),
    ],
)
def test_an_answer_that_says_something_else_is_not(said: str, wanted: str) -> None:
    assert not is_accepted(said, (wanted,))


def test_a_person_consents_to_the_guard_only_where_the_goal_means_it() -> None:
    question = "May the agent touch 'Pay'? It may spend money."
    assert Person()(question) == "yes"
    assert Person(consents=False)(question) == "no"


def test_a_person_lets_mails_be_opened_whatever_their_first_line_says() -> None:
    person = Person(consents=False)
    assert person("May the agent touch 'Would you send me your notes?'? It may send or publish something.") == "yes"
    assert person("May the agent touch 'Send'? It may send or publish something.") == "no"
    assert person('May the agent touch "Don\'t buy"? It may spend money.') == "no"


def test_a_person_tells_the_model_what_they_know() -> None:
    assert Person("The blue one")("Which one do you want?") == "The blue one"
    assert Person()("Which one do you want?") == NOTHING_TO_ADD
