"""Which of the things that a goal names comes next."""

from __future__ import annotations

from phoneagent.models.small.turns import next_named

GOAL = "In Music, queue up Cinder Blocks, Half a Letter and Hidden Staircase"
SONGS = ["Half a Letter", "Cinder Blocks", "Candle Street", "Hidden Staircase", "[more_vert]"]


def test_it_is_the_first_that_was_not_touched() -> None:
    assert next_named(GOAL, SONGS, []) == {"Cinder Blocks"}
    assert next_named(GOAL, SONGS, ["Music", "Cinder Blocks > [more_vert]"]) == {"Half a Letter"}


def test_what_was_typed_is_done_too() -> None:
    assert next_named(GOAL, SONGS, ["half a letter", "Cinder Blocks"]) == {"Hidden Staircase"}


def test_none_is_next_where_the_goal_names_nothing_that_is_left() -> None:
    assert next_named(GOAL, ["Candle Street", "[more_vert]"], []) == frozenset()
    assert next_named(GOAL, ["Cinder Blocks"], ["Cinder Blocks"]) == frozenset()


def test_a_label_within_a_word_is_not_named() -> None:
    assert next_named("Remove the bookmark", ["book", "Mark"], []) == frozenset()
