"""Which key comes next of a number or a sum."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.screen import Box
from phoneagent.models.small.keying import OPERATORS, key_of, next_signs
from phoneagent.models.small.scene import Scene, Thing, compose


def pad(display: str) -> Scene:
    """A display above its keys."""
    things = [Thing(display, Box(100, 300, 700, 400))] if display else []
    for number, sign in enumerate("789÷456×123−0.=+"):
        left, top = 50 + 250 * (number % 4), 1000 + 200 * (number // 4)
        things.append(Thing(sign, Box(left, top, left + 60, top + 80)))
    return compose(things, (1080, 2400))


@pytest.mark.parametrize(
    ("goal", "display", "done", "meant", "whole"),
    [
        ("What is 775×42?", "", ("tap Calculator",), {"7"}, False),
        ("What is 775×42?", "7", ("tap Calculator", "tap 7"), {"7"}, False),
        ("What is 775×42?", "77", ("tap 7", "tap AC > 7"), {"5"}, False),
        ("What is 775×42?", "775", ("tap 7",) * 3, {"×"}, False),
        ("What is 775×42?", "775×42", (), set(), True),
        ("What is 775×42?", "39", ("tap 3", "tap 9"), set(), False),
        ("Dial (919) 555-0161 and call", "(919) 55", (), {"5"}, False),
        ("Dial 06 39 98 14 71", "063998", (), {"1"}, False),
        ("Work out 1,636 − 87", "1636", (), {"−"}, False),
        ("Turn on Wi-Fi", "12", (), set(), False),
    ],
)
def test_what_is_keyed_in_next(goal: str, display: str, done: tuple[str, ...], meant: set[str], whole: bool) -> None:
    assert next_signs(goal, pad(display), done) == (frozenset(meant), whole)


@given(st.integers(10, 10**9), st.sampled_from("+×÷−"), st.integers(10, 10**6))
def test_sign_by_sign_a_sum_is_keyed_in(one: int, sign: str, other: int) -> None:
    sum_, keyed = f"{one}{sign}{other}", ""
    done: list[str] = []
    while len(keyed) < len(sum_):
        meant, whole = next_signs(f"Work out {sum_} with the Calculator", pad(keyed), done)
        assert (meant, whole) == ({sum_[len(keyed)]}, False)
        done.append(f"tap {sum_[len(keyed)]}")
        keyed += sum_[len(keyed)]
    assert next_signs(f"Work out {sum_} with the Calculator", pad(keyed), done) == (frozenset(), True)


@given(st.text(max_size=60), st.text(max_size=12))
def test_any_text_is_borne(goal: str, display: str) -> None:
    signs, _ = next_signs(goal, pad(display), ("tap 1",))
    assert all(key_of(sign) == sign for sign in signs)


def test_a_key_is_one_sign() -> None:
    assert [key_of(label) for label in ("7", "x", "-", "AC", "[search]", "")] == ["7", "×", "−", "", "", ""]


def test_operators_are_known_by_the_icons_they_look_like() -> None:
    assert {sign: key_of(icon) for sign, icon in OPERATORS.items()} == {sign: sign for sign in OPERATORS}
    assert next_signs("Work out 3×4", pad(""), ("tap 3",))[0] == {"×"}
    assert next_signs("Call 3+4", pad(""), ("tap [add]",))[0] == {"3"}  # a plus elsewhere keys in nothing
