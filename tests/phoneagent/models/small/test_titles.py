"""Whose row a button stands in, and how many things there are like one."""

from __future__ import annotations

from devices.screen import Box
from phoneagent.models.small.features import elements_of
from phoneagent.models.small.question import Question
from phoneagent.models.small.scene import Scene, Thing, compose
from phoneagent.models.small.titles import Titles


def songs(*titles: str) -> Scene:
    """A list of songs: a title, its length below, three dots at its right."""
    things = []
    for row, title in enumerate(titles):
        top = 400 + 200 * row
        things += [
            Thing(title, Box(100, top, 600, top + 50)), Thing(f"3:0{row}", Box(100, top + 60, 200, top + 100)),
            Thing("[more_vert]", Box(960, top + 25, 1020, top + 85)),
        ]  # fmt: skip
    return compose(things, (1080, 2400))


def test_the_dots_of_the_named_row_are_told_so() -> None:
    scene = songs("Tin Roof Rain", "Half a Letter", "Candle Street")
    shares = {thing.label: float(thing.label == "Half a Letter") for thing in scene.names.values()}
    told = Titles(scene).named(shares)
    beside = {name: told[id(thing)][0] for name, thing in scene.names.items() if thing.label == "[more_vert]"}
    assert beside["Half a Letter > [more_vert]"] == 1.0
    assert sum(beside.values()) == 1.0


def test_a_screen_without_words_has_no_titles() -> None:
    scene = compose([Thing("[add]", Box(0, 500, 90, 590))], (1080, 2400))
    assert Titles(scene).named({"[add]": 0.0}) == {id(thing): (0.0,) * 5 for thing in scene.names.values()}


def test_things_alike_are_counted_where_their_titles_are_named_alike() -> None:
    rows = [("Ann Lee", "[call_missed]"), ("Bo Yu", "[call_missed]"), ("Ann Lee", "[call_missed]")]
    things = []
    for row, (name, icon) in enumerate(rows):
        top = 400 + 200 * row
        things += [Thing(name, Box(200, top, 500, top + 50)), Thing(icon, Box(60, top, 110, top + 50))]
    elements = elements_of(Question("How many calls of Ann Lee did I miss?", (), compose(things, (1080, 2400))))
    counted = [count for text, count in zip(elements.texts, elements.counts, strict=True) if text == "[call_missed]"]
    assert sorted(counted) == [1, 2, 2]


def test_the_pieces_of_a_list_are_counted() -> None:
    scene = compose([Thing("Attended: Ann, Bo, Cy", Box(0, 500, 900, 560))], (1080, 2400))
    assert elements_of(Question("How many attended?", (), scene)).counts[-1] == 3
