"""People that tasks are about: known ones who can be told from all others, and strangers."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

from devices.virtual.apps.messages.book import digits, person_of
from devices.virtual.content import email_of, phone_number, words
from devices.virtual.state import Contact, PhoneState
from phoneagent.tasks.splits import Split

T = TypeVar("T")


def known(rng: random.Random, split: Split, state: PhoneState, count: int = 1) -> list[Contact]:
    """So many contacts with a number and an address of their own; made where there are too few."""
    people = [person for person in state.contacts if person.phone and _is_alone(state, person)]
    rng.shuffle(people)
    chosen = people[:count]
    while len(chosen) < count:
        person = Contact(state.new_id(), stranger(rng, split, state), number(rng, state))
        state.contacts.append(person)
        chosen.append(person)
    for person in chosen:
        taken = {other.email for other in state.contacts if other is not person}
        while not person.email or person.email in taken:
            person.email = email_of(person.name, rng)
    return chosen


def _is_alone(state: PhoneState, person: Contact) -> bool:
    return not any(
        other is not person and (other.name == person.name or digits(other.phone) == digits(person.phone))
        for other in state.contacts
    )


def namesakes(rng: random.Random, split: Split, state: PhoneState) -> tuple[str, Contact, Contact]:
    """A given name and two new contacts who share it; nobody else does."""
    chosen = words(split, state.look.locale)
    given = rng.choice(chosen.given)
    state.contacts[:] = [person for person in state.contacts if given not in person.name]
    one, other = rng.sample(chosen.surnames, 2)
    people = [
        Contact(state.new_id(), f"{given} {surname}" if chosen.spaced else f"{surname}{given}", number(rng, state))
        for surname in (one, other)
    ]
    for person in people:
        person.email = f"{email_of(person.name, rng).partition('@')[0]}{person.id}@example.org"
    state.contacts.extend(people)
    return given, people[0], people[1]


def one_of(rng: random.Random, split: Split, things: Sequence[T]) -> T:
    """One of a short list: its last is for sealed tasks, the one before for development, the others for training."""
    *train, dev, sealed = things
    return rng.choice(train) if split == "train" else dev if split == "dev" else sealed


def stranger(rng: random.Random, split: Split, state: PhoneState) -> str:
    """The name of somebody this phone has never heard of."""
    chosen = words(split, state.look.locale)
    heard = "\n".join([
        *(person.name for person in state.contacts), *(each.sender for each in state.mail.letters),
        *(event.title for event in state.calendar.events),
    ])  # fmt: skip
    while (name := chosen.person(rng)) in heard:
        pass
    return name


def number(rng: random.Random, state: PhoneState) -> str:
    """A number that is nobody's and has not called or written yet."""
    heard = {digits(each.number) for each in state.messages.conversations}
    heard |= {digits(made.number) for made in state.calls.calls} | {digits(one) for one in state.calls.blocked}
    while True:
        found = phone_number(rng, state.look.locale)
        if digits(found) not in heard and person_of(state, found) is None:
            return found
