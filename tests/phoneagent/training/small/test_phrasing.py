"""Other words for a goal: what it is about stays as it was."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoneagent.tasks.suites import SUITES
from phoneagent.training.small.phrasing import reworded, reworded_zh

NAMES = st.sampled_from(("Maria Lopez", "Otto", "Green & Son", "Quarry Coffee", "O’Brien", "Kofi N."))
TEXTS = st.text("abc XYZ and then turn on open the .,!?:;12'", min_size=1, max_size=30).map(str.strip).filter(bool)
NUMBERS = st.sampled_from(
    ("7:45 AM", "(212) 555-0123", "10 minutes", "2027-06-25", "€18.50", "a_file.txt", "x@example.org")
)
FORMS = (
    "Create a note titled “{text}” for {name} in Notes",
    "In Clock, add an alarm at {number} and call it “{text}”",
    "Turn on the “{text}” alarm",
    'Send {name} the text message "{text}"',
    "How many calls from {name} since {number} have I missed? Answer with a number",
    "What is the price of “{text}” in Shop?",
    "Open the contact {name}, then write {number} into “{text}”",
    "Text {name} this: {text}",
)


@given(st.sampled_from(FORMS), NAMES, TEXTS, NUMBERS, st.randoms(use_true_random=False))
def test_names_texts_and_numbers_stay(form: str, name: str, text: str, number: str, rng: random.Random) -> None:
    parts = {"name": name, "text": text, "number": number}
    said = reworded(form.format(**parts), rng, keep=(name,))
    for key, part in parts.items():
        if f"{{{key}}}" in form:
            assert part in said


@given(st.sampled_from(FORMS), TEXTS, st.randoms(use_true_random=False))
def test_what_is_kept_stays_without_quotes(form: str, text: str, rng: random.Random) -> None:
    goal = form.replace("“{text}”", "{text}").format(name="Otto", number="10", text=text)
    said = reworded(goal, rng, keep=(text,))
    assert text in said or text not in goal


@given(TEXTS, st.randoms(use_true_random=False))
def test_nothing_follows_a_text_after_a_colon(text: str, rng: random.Random) -> None:
    said = reworded(f"Write a note that says: {text}", rng)
    assert said.endswith(text)


def test_an_order_is_said_in_many_ways() -> None:
    said = {reworded("Turn on Wi-Fi in Settings", random.Random(seed)) for seed in range(300)}
    assert len(said) > 80
    assert all("Wi-Fi" in each and "Settings" in each for each in said)
    assert all(re.search(r"\b(on|enable|activate|active|going)\b", each, re.IGNORECASE) for each in said)


def test_the_app_is_named_before_and_after() -> None:
    said = {reworded("Add an alarm at 6:30 AM in Clock", random.Random(seed)).casefold() for seed in range(300)}
    assert any(each.startswith("in clock,") for each in said)
    assert any("using clock" in each for each in said)


@pytest.mark.parametrize("template", [each for each in SUITES["full"].templates if not each.sealed][::6])
def test_numbers_of_true_goals_stay(template) -> None:  # type: ignore[no-untyped-def]
    phone = SUITES["full"].phone(3, "train")
    goal = template.make(random.Random(0), "train", phone.state).goal
    for seed in range(10):
        said = reworded(goal, random.Random(seed))
        assert [part for part in re.findall(r"\d+", goal) if part not in said] == []
        assert "\ue000" not in said


@pytest.mark.parametrize("goal", ["把屏幕亮度调到最高", "给小明发短信：晚上见", "今天有几个日程？"])
def test_chinese_goals_stand_whole_in_what_is_said(goal: str) -> None:
    said = {reworded_zh(goal, random.Random(seed)) for seed in range(60)}
    assert len(said) > 2
    assert all(goal in each for each in said)
    if "：" in goal:
        assert all(each.endswith(goal) for each in said)
