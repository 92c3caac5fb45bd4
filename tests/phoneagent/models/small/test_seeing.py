"""From cells to things, and reading and seeing brought together where both speak of one place."""

from __future__ import annotations

import pytest
import torch

from devices.screen import Box
from phoneagent.models.small.scene import Thing
from phoneagent.models.small.seeing import MARKS, Seen, found_things, together, without_signs
from phoneagent.reading import Line

NAMES = ("", "add", "switch on", "close")


def seen(*cells: tuple[int, int, int, float]) -> Seen:
    names, sure = torch.zeros(4, 4, dtype=torch.long), torch.zeros(4, 4)
    for row, column, name, chance in cells:
        names[row, column], sure[row, column] = name, chance
    return Seen(names, sure, torch.full((4, 4, 2), 0.5), torch.zeros(4, 4, len(MARKS)))


def test_sure_cells_become_things_at_their_places() -> None:
    (thing,) = found_things(seen((1, 2, 1, 0.9), (3, 3, 1, 0.3)), NAMES, 400, 800)
    assert thing.label == "[add]"
    assert thing.box.center_px == pytest.approx((250, 300), abs=2)


def test_of_neighbours_the_surest_counts() -> None:
    near = seen((1, 1, 1, 0.7), (1, 2, 3, 0.9))
    near.offset[1, 1, 0], near.offset[1, 2, 0] = 0.95, 0.05  # both mean the edge between them
    (thing,) = found_things(near, NAMES, 400, 800)
    assert thing.label == "[close]"


def test_an_icon_read_as_a_letter_is_taken_off_the_label() -> None:
    sight = [Thing("[search]", Box(40, 98, 80, 142))]
    thing = without_signs(Line("Q Search apps", Box(40, 100, 400, 140)), (), sight)
    assert thing.label == "Search apps"
    assert without_signs(Line("A word", Box(400, 100, 600, 140)), (), sight).label == "A word"


def test_a_cursor_is_no_letter() -> None:
    assert without_signs(Line("Oksana|", Box(0, 0, 90, 30)), ("focused",), []).label == "Oksana"


def test_a_number_beside_an_icon_stays_in_its_label() -> None:
    """Beside a radio button, or where the icon that was seen is the number itself."""
    radio = [Thing("[radio off]", Box(40, 98, 80, 142))]
    assert without_signs(Line("5 minutes", Box(100, 100, 300, 140)), (), radio).label == "5 minutes"
    assert without_signs(Line("5 minutes", Box(50, 100, 300, 140)), (), radio).label == "5 minutes"


def test_keys_of_a_keypad_are_no_icons() -> None:
    """They stand in round fields, like the portraits of a list."""
    keys = [(Line(digit, Box(95 + 100 * int(digit), 85, 115 + 100 * int(digit), 115)), ()) for digit in "12345"]
    things = together(keys, [Thing("[person]", Box(485, 75, 525, 125))])
    assert [thing.label for thing in things] == ["1", "2", "3", "4", "5"]


def test_an_icon_read_as_a_lone_sign_is_the_icon() -> None:
    pin, portrait = Thing("[keep]", Box(85, 75, 125, 125)), Thing("[person]", Box(85, 275, 125, 325))
    lines = [(Line("4", Box(95, 85, 115, 115)), ()), (Line("D", Box(95, 285, 115, 315)), ())]
    assert [thing.label for thing in together(lines, [pin, portrait])] == ["[keep]", "[person]"]


def test_a_day_in_its_disc_is_no_icon() -> None:
    day = [(Line("14", Box(90, 85, 120, 115)), ())]
    assert [thing.label for thing in together(day, [Thing("[voicemail]", Box(85, 75, 125, 125))])] == ["14"]
