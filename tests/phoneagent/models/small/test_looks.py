"""A screen is known again by its look."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from devices.screen import Box
from phoneagent.models.small.looks import likeness_of, look_of
from phoneagent.models.small.scene import Scene, Thing, compose

WORDS = [f"word{number}" for number in range(400)]


def scene(labels: list[str]) -> Scene:
    return compose(
        [Thing(label, Box(0, 200 + 90 * row, 400, 260 + 90 * row)) for row, label in enumerate(labels)], (1080, 2400)
    )


def test_a_misread_label_leaves_a_screen_the_same_and_another_page_is_another() -> None:
    rng = random.Random(0)
    same, other = [], []
    for _ in range(50):
        labels = rng.sample(WORDS, 20)
        misread = [*labels[:-1], "w0rd"]
        same.append(likeness_of(look_of(scene(labels)), look_of(scene(misread))))
        other.append(likeness_of(look_of(scene(labels)), look_of(scene(rng.sample(WORDS, 20)))))
    assert sum(same) / len(same) > 0.5
    assert sum(other) / len(other) < 0.1


def test_an_empty_screen_has_no_look_and_is_like_nothing() -> None:
    assert look_of(scene([])) == ""
    assert likeness_of("", "") == 0.0


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_text_can_be_compared(look: str, other: str) -> None:
    assert 0 <= likeness_of(look, other) <= 1
