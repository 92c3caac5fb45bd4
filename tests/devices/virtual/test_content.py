"""What phones are filled with."""

from __future__ import annotations

import re
from random import Random
from typing import get_args

import pytest

from devices.virtual import word_lists
from devices.virtual.apps.clock.cities import CITIES
from devices.virtual.content import note_for, person_for, phone_number, populate, words
from devices.virtual.fonts import has_icon
from devices.virtual.state import PhoneState
from devices.virtual.word_lists import Split, part

LISTS = {name: value for name, value in vars(word_lists).items() if name.isupper() and not name.startswith("_")}


@pytest.mark.parametrize("name", LISTS)
def test_every_word_belongs_to_one_split_only(name: str) -> None:
    parts = [part(LISTS[name], split) for split in get_args(Split)]
    assert sorted(word for one in parts for word in one) == sorted(LISTS[name])
    assert len(set(LISTS[name])) == len(LISTS[name])
    assert all(parts)


def test_a_sealed_name_is_no_training_name_of_any_kind() -> None:
    train, sealed = words("train"), words("sealed")
    assert not {*train.given, *train.surnames} & {*sealed.given, *sealed.surnames}
    assert len(train.given) + len(sealed.given) + len(words("dev").given) >= 150
    assert len(train.surnames) + len(sealed.surnames) + len(words("dev").surnames) >= 150


@pytest.mark.parametrize("locale", ["en", "zh"])
def test_what_one_split_shows_another_never_does(locale: str) -> None:
    shown = {split: _shown(split, locale) for split in get_args(Split)}
    assert not shown["train"] & shown["sealed"]
    assert not shown["train"] & shown["dev"]
    assert not shown["dev"] & shown["sealed"]


def _shown(split: Split, locale: str) -> set[str]:
    """Names and titles on forty phones."""
    shown: set[str] = set()
    for seed in range(40):
        state = PhoneState()
        state.look.locale = locale
        populate(state, Random(seed), split)
        shown |= {person.name for person in state.contacts} | {note.title for note in state.notes}
        shown |= {alarm.label for alarm in state.alarms} | {person.company for person in state.contacts}
        shown |= {network.name for network in state.networks} | {gadget.name for gadget in state.gadgets}
        shown |= set(state.cities)
    return shown - {""}


def test_the_same_chance_fills_a_phone_the_same_way() -> None:
    first, second = PhoneState(), PhoneState()
    populate(first, Random(7))
    populate(second, Random(7))
    assert first == second
    populate(third := PhoneState(), Random(8))
    assert first != third


def test_ids_are_unique_and_the_phone_hands_out_new_ones() -> None:
    state = PhoneState()
    populate(state, Random(3))
    ids = [one.id for many in (state.contacts, state.alarms, state.notes, state.timers) for one in many]
    assert len(ids) == len(set(ids))
    assert state.new_id() not in ids


def test_cities_and_icons_of_the_lists_exist() -> None:
    assert set(word_lists.CITY) <= set(CITIES)
    assert all(has_icon(gadget.partition(": ")[0]) for gadget in word_lists.GADGET)


def test_tasks_can_be_about_people_and_notes_that_are_on_no_phone_yet() -> None:
    person = person_for(Random(1), "sealed")
    given, surname = person.name.split(" ")
    assert given in words("sealed").given
    assert surname in words("sealed").surnames
    title, line = note_for(Random(1), "sealed")
    assert title in words("sealed").note_titles
    assert "\n" not in line


def test_no_number_can_ring_anywhere() -> None:
    films = r"\(\d{3}\) 555-01\d\d|\d{3}-555-01\d\d|07700 900\d{3}|06 39 98 \d\d \d\d|0491 570 \d{3}"
    assert all(re.fullmatch(films, phone_number(Random(seed))) for seed in range(200))
