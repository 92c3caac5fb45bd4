"""How a screen is told in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.screen import Box
from phoneagent.models.small.scene import KEY_ROWS, LONGEST_LABEL, Scene, Thing, compose

HEIGHT_PX = 2400


def at(label: str, left: int, top: int, *marks: str) -> Thing:
    return Thing(label, Box(left, top, left + 200, top + 50), marks)


def scene(*things: Thing) -> Scene:
    return compose(things, (1080, HEIGHT_PX))


things = st.builds(
    at,
    st.sampled_from(["OK", "Wi-Fi", "[switch on]", "[add]", "7:30 AM", "a > b", "x | y", "  "]) | st.text(max_size=60),
    st.integers(0, 880),
    st.integers(0, 2350),
)


def test_things_at_one_height_share_a_row_left_to_right() -> None:
    told = scene(at("[switch on]", 800, 510), at("Wi-Fi", 50, 500), at("HomeNet", 50, 560))
    assert told.words == "- Wi-Fi | [switch on]\n- HomeNet"


def test_what_two_things_share_is_named_after_what_stands_before() -> None:
    told = scene(
        at("Wi-Fi", 50, 500), at("[switch on]", 800, 500), at("Bluetooth", 50, 700), at("[switch on]", 800, 700)
    )
    assert told.names["Bluetooth > [switch on]"].box.top == 700
    assert told.names["Wi-Fi > [switch on]"].box.top == 500


def test_of_a_row_the_title_names_what_belongs_to_it_not_the_number_beside() -> None:
    rows = [
        Thing(label, Box(left, 500 + 200 * row, left + 100, 550 + 200 * row))
        for row, song in enumerate((("Autumn Arcade", "4:59"), ("Half a Letter", "2:30")))
        for left, label in ((0, song[0]), (500, song[1]), (900, "[more_vert]"))
    ]
    names = compose(rows, (1080, 2400)).names
    assert {"Autumn Arcade > [more_vert]", "Half a Letter > [more_vert]"} <= set(names)


def test_two_alike_after_the_same_label_are_counted() -> None:
    told = scene(at("Days", 50, 500), at("T", 50, 600), at("T", 400, 600))
    assert list(told.names) == ["Days", "Days > T", "Days > T 2"]


def test_marks_are_told_but_are_no_part_of_the_name() -> None:
    told = scene(at("First name", 50, 500, "focused"))
    assert told.words == "- First name (focused)"
    assert list(told.names) == ["First name"]


def test_the_bars_of_the_system_are_left_out() -> None:
    assert scene(at("9:41", 50, 10), at("[home]", 500, 2340)).words == ""


def test_a_keyboard_is_one_thing() -> None:
    keys = [at(" ".join(row), 0, 1700 + 130 * number) for number, row in enumerate(KEY_ROWS)]
    told = scene(at("Title", 50, 500, "focused"), *keys, at("?123", 0, 2100))
    assert told.words == "- Title (focused)\n- [keyboard]"
    assert told.keyboard


def test_a_row_of_digits_belongs_to_the_keyboard_below_it() -> None:
    keys = [at(" ".join(row), 0, 1700 + 130 * number) for number, row in enumerate(("1234567890", *KEY_ROWS))]
    assert scene(at("Title", 60, 300), *keys).words == "- Title\n- [keyboard]"


@pytest.mark.parametrize(
    "rows",
    [
        ["1 2 3", "ABC DEF", "4 5 6", "GHI JKL MNO", "7 8 9", "PQRS TUV WXYZ", "* 0 #"],
        ["M T W T F S S", "26 27 28 29 30 31 1", "2 3 4 5 6 7 8", "9 10 11 12 13 14 15"],
    ],
)
def test_a_dial_pad_and_a_month_are_no_keyboard(rows: list[str]) -> None:
    assert not scene(*(at(row, 0, 1200 + 130 * number) for number, row in enumerate(rows))).keyboard


def test_a_typed_number_above_the_keyboard_is_no_key() -> None:
    keys = [at(" ".join(row), 0, 1700 + 130 * number) for number, row in enumerate(KEY_ROWS)]
    assert "0639987974" in scene(at("0639987974", 60, 1550), *keys).names


def test_one_row_of_letters_is_no_keyboard() -> None:
    assert not scene(at("qwertyuiop", 0, 1700)).keyboard


def test_a_long_text_is_cut() -> None:
    assert len(next(iter(scene(at("long " * 40, 0, 500)).names))) <= LONGEST_LABEL


@given(st.lists(things, max_size=25))
def test_every_thing_on_the_page_has_a_name_of_its_own(shown: list[Thing]) -> None:
    told = scene(*shown)
    assert len(told.names) == sum(len(row) for row in told.rows)


@given(st.lists(things, max_size=25))
def test_no_label_can_pass_for_a_row(shown: list[Thing]) -> None:
    told = scene(*shown)
    assert all(line.startswith("- ") for line in told.words.splitlines() if told.words)
    for row, line in zip(told.rows, told.words.split("\n"), strict=False):
        assert line.count(" | ") == len(row) - 1
