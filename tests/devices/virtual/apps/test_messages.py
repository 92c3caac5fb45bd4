"""Messages, used by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from devices.virtual.apps.links import follow
from devices.virtual.apps.messages.book import digits, send
from devices.virtual.apps.messages.data import Conversation, Text
from devices.virtual.state import Contact, Page

if TYPE_CHECKING:
    from conftest import Hand

NUMBER = "(303) 555-0123"


@pytest.fixture
def messages(fresh: Callable[[str], Hand]) -> Hand:
    hand = fresh("com.google.android.apps.messaging")
    hand.state.next_id = 10
    hand.state.contacts.append(Contact(1, "Elif Kaya", NUMBER))
    texts = [Text(2, "Are you home?", mine=False, at_s=hand.state.now_s - 60)]
    hand.state.messages.conversations.append(Conversation(3, "303-555-0123", texts, unread=True))
    hand.phone.changed()
    return hand


def _texts(hand: Hand) -> list[str]:
    return [text.words for each in hand.state.messages.conversations for text in each.texts]


def test_a_number_written_differently_is_still_the_same_person(messages: Hand) -> None:
    assert "Elif Kaya" in messages.shown()
    assert digits(NUMBER) == "3035550123"
    assert send(messages.state, "3035550123", "yes").id == 3


def test_an_answer_is_sent_and_the_conversation_is_read(messages: Hand) -> None:
    messages.tap("Elif Kaya")
    assert not messages.find("Send").reacts
    messages.type("message", "Yes")
    messages.tap("Send")
    (conversation,) = messages.state.messages.conversations
    assert _texts(messages) == ["Are you home?", "Yes"]
    assert conversation.texts[-1].mine
    assert not conversation.unread


def test_a_message_to_a_new_number_makes_a_conversation(messages: Hand) -> None:
    messages.tap("Start chat")
    messages.phone.type_text("07700 900123")
    messages.tap("Next")
    messages.phone.type_text("Hello")
    messages.tap("Send")
    assert messages.state.messages.conversations[-1].number == "07700 900123"
    messages.back()
    assert "You: Hello" in messages.shown()


def test_a_message_is_passed_on(messages: Hand) -> None:
    messages.tap("Elif Kaya")
    messages.hold("Are you home?")
    messages.tap("Forward")
    messages.phone.type_text("07700 900123")
    messages.tap("Next")
    messages.tap("Send")
    assert _texts(messages) == ["Are you home?", "Are you home?"]


def test_the_clipboard_is_pasted_by_a_long_press_on_the_field(messages: Hand) -> None:
    messages.state.clipboard = "12 Willow Lane"
    messages.tap("Elif Kaya")
    messages.hold("Type a message…")
    messages.tap("Paste")
    messages.tap("Send")
    assert _texts(messages)[-1] == "12 Willow Lane"


def test_a_conversation_is_archived_and_found_in_the_archive(messages: Hand) -> None:
    messages.hold("Elif Kaya")
    messages.tap("Archive")
    assert "No conversations" in messages.shown()
    messages.tap("Archived")
    assert "Elif Kaya" in messages.shown()


def test_a_long_conversation_opens_at_its_end(messages: Hand) -> None:
    for at in range(40):
        send(messages.state, NUMBER, f"message {at}")
    messages.phone.open(Page("thread", {"id": 3}))
    assert "message 39" in messages.shown()
    assert "Are you home?" not in messages.shown()
    messages.phone.swipe(500, 800, 500, 1800)
    assert "message 39" not in messages.shown()


def test_a_link_to_write_to_a_number_waits_for_a_person(messages: Hand) -> None:
    assert follow(messages.phone, "smsto:07700900123")
    messages.tap("Next")
    assert messages.page.name == "thread"
