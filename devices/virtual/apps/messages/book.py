"""Whose number it is, and which messages belong to it."""

from __future__ import annotations

from devices.virtual.apps.messages.data import Conversation, Text
from devices.virtual.state import Contact, PhoneState


def digits(number: str) -> str:
    """A number as it is dialled: the same however it is written."""
    return "".join(sign for sign in number if sign.isdigit() or sign in "+*#")


def person_of(state: PhoneState, number: str) -> Contact | None:
    wanted = digits(number)
    return next((person for person in state.contacts if person.phone and digits(person.phone) == wanted), None)


def name_of(state: PhoneState, number: str) -> str:
    """The name it is saved under, else the number."""
    person = person_of(state, number)
    return person.name if person else number


def conversation_of(state: PhoneState, number: str) -> Conversation | None:
    wanted = digits(number)
    return next((each for each in state.messages.conversations if digits(each.number) == wanted), None)


def is_blocked(state: PhoneState, number: str) -> bool:
    return digits(number) in {digits(other) for other in state.calls.blocked}


def send(state: PhoneState, number: str, words: str) -> Conversation:
    """Add a message of this phone's to its conversation, a new one where there is none."""
    found = conversation_of(state, number)
    if found is None:
        found = Conversation(state.new_id(), number)
        state.messages.conversations.append(found)
    found.texts.append(Text(state.new_id(), words, mine=True, at_s=state.now_s))
    found.archived = False
    return found
