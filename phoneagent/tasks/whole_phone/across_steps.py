"""What tasks across apps share: a message that has come, a chat to open, a note or a text to write."""

from __future__ import annotations

from devices.virtual.apps.messages.book import send
from devices.virtual.apps.messages.data import Conversation, Text
from devices.virtual.state import PhoneState
from phoneagent.tasks.moves import Fill, Move
from phoneagent.tasks.plan import Open, Tap
from phoneagent.tasks.whole_phone.messages import MESSAGES
from phoneagent.tasks.wording import say

CONTACTS = "com.google.android.contacts"
NOTES = "org.phoneagent.notes"


def text_from(state: PhoneState, number_of: str, words: str) -> Conversation:
    """A conversation whose last message is this one, received just now."""
    found = send(state, number_of, "")
    found.texts.pop()
    found.texts.append(Text(state.new_id(), words, mine=False, at_s=state.now_s - 90))
    return found


def in_words(state: PhoneState, english: str, chinese: str) -> str:
    """What somebody wrote, in the language of this phone."""
    return chinese if state.look.locale == "zh" else english


def to_chat(state: PhoneState, name: str) -> tuple[Move, ...]:
    """To the conversation of that name."""
    return Open(say(state, "Messages"), MESSAGES), Tap(name)


def new_text(state: PhoneState, name: str, words: str) -> tuple[Move, ...]:
    """A text message to a contact."""
    return (
        Open(say(state, "Messages"), MESSAGES), Tap(say(state, "Start chat")), Tap(name, last=True),
        Fill("message", words), Tap(say(state, "Send")),
    )  # fmt: skip


def new_note(state: PhoneState, words: str) -> tuple[Move, ...]:
    """A note without a title."""
    return (
        Open(say(state, "Notes"), NOTES), Tap(say(state, "New note")), Fill("body", words), Tap(say(state, "Done")),
    )  # fmt: skip


def sent(after: PhoneState, to: str, words: str) -> None:
    """What is wanted: this message went to this number."""
    send(after, to, words)
