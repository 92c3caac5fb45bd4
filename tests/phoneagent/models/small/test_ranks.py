"""The least and the greatest number of a screen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from devices.screen import Box
from phoneagent.models.small.ranks import ranks_of
from phoneagent.models.small.scene import Scene, Thing, compose


def shown(*labels: str) -> Scene:
    things = [Thing(label, Box(100, 200 + 150 * row, 500, 250 + 150 * row)) for row, label in enumerate(labels)]
    return compose(things, (1080, 2400))


def ranks(*labels: str) -> dict[str, tuple[float, float]]:
    scene = shown(*labels)
    return {name: found for name, thing in scene.names.items() if (found := ranks_of(scene).get(id(thing)))}


def test_prices_are_compared_with_prices_and_times_with_times() -> None:
    found = ranks("$1,204.50", "$9.99", "$87.00", "4:59", "12:01", "Sunday")
    assert {name for name, (least, _) in found.items() if least} == {"$9.99", "4:59"}
    assert {name for name, (_, greatest) in found.items() if greatest} == {"$1,204.50", "12:01"}


def test_numbers_that_are_all_the_same_have_no_greatest() -> None:
    assert ranks("3 km a", "Walk", "3 km a") == {}


@given(st.lists(st.text("0123456789.,: ٣x", max_size=12), max_size=6))
def test_any_digits_can_be_compared(labels: list[str]) -> None:
    ranks(*labels)
