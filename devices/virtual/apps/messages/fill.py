"""Believable conversations with people who are known and numbers that are not."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from devices.virtual.apps.messages import lists
from devices.virtual.apps.messages.book import conversation_of
from devices.virtual.apps.messages.data import Conversation, Text
from devices.virtual.state import PhoneState
from devices.virtual.word_lists import Split, part

HOUR_S = 3600.0


@dataclass(frozen=True, slots=True)
class TextWords:
    """What messages of one split say."""

    texts: tuple[str, ...]
    services: tuple[str, ...]
    addresses: tuple[str, ...]


def text_words(split: Split, locale: str) -> TextWords:
    own = (lists.TEXT, lists.SERVICE, lists.ADDRESS)
    if locale == "zh":
        own = (lists.TEXT_ZH, lists.SERVICE_ZH, lists.ADDRESS_ZH)
    texts, services, addresses = (part(one, split) for one in own)
    return TextWords(texts, services, addresses)


def fill(state: PhoneState, rng: Random, split: Split) -> None:
    # imported here, since `content` fills the apps and so imports this file
    from devices.virtual.content import phone_number

    words = text_words(split, state.look.locale)
    known = [person.phone for person in state.contacts if person.phone]
    numbers = rng.sample(known, min(rng.choice((0, 1, 3, 5, 8)), len(known)))
    for number in numbers:
        talk(state, rng, number, words.texts, rng.choice((1, 2, 3, 4, 6, 9)))
    for _ in range(rng.choice((0, 1, 1, 2, 3))):
        talk(state, rng, phone_number(rng, state.look.locale), words.services, 1, answers=False)
    for each in state.messages.conversations:
        each.archived, each.pinned = rng.random() < 0.06, rng.random() < 0.06


def talk(
    state: PhoneState, rng: Random, number: str, words: tuple[str, ...], count: int, *, answers: bool = True
) -> Conversation:
    """A conversation of so many messages, the last some time ago."""
    found = conversation_of(state, number)
    if found is not None:
        return found
    at_s = state.now_s - rng.choice((0.2, 3, 9, 26, 50, 120, 300)) * HOUR_S * (0.5 + rng.random())
    chosen = rng.sample(words, min(count, len(words)))
    gaps = [0.0]
    for _ in chosen[1:]:
        gaps.append(gaps[-1] + rng.choice((0.05, 0.1, 0.5, 2, 20)) * HOUR_S)
    texts = [
        Text(state.new_id(), line, answers and rng.random() < 0.5, at_s - gap)
        for line, gap in zip(chosen, reversed(gaps), strict=True)
    ]
    made = Conversation(state.new_id(), number, texts, unread=not texts[-1].mine and rng.random() < 0.3)
    state.messages.conversations.append(made)
    return made
