"""A believable mailbox: letters from people, news from firms, something sent."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from devices.virtual.apps.mail import lists
from devices.virtual.apps.mail.data import Attachment, Folder, Letter
from devices.virtual.state import PhoneState
from devices.virtual.word_lists import Split, part

HOUR_S = 3600.0
KINDS = {"pdf": "document", "xlsx": "document", "txt": "text", "png": "image", "jpg": "image"}
FOLDERS: tuple[Folder, ...] = ("inbox",) * 7 + ("archive", "archive", "sent", "trash", "spam")


@dataclass(frozen=True, slots=True)
class MailWords:
    """What mails of one split are about."""

    letters: tuple[str, ...]
    """Subject, two colons, body."""
    news: tuple[str, ...]
    files: tuple[str, ...]
    labels: tuple[str, ...]
    replies: tuple[str, ...]


def mail_words(split: Split, locale: str) -> MailWords:
    own = (lists.LETTER, lists.NEWS, lists.FILE, lists.LABEL, lists.REPLY)
    if locale == "zh":
        own = (lists.LETTER_ZH, lists.NEWS_ZH, lists.FILE, lists.LABEL_ZH, lists.REPLY_ZH)
    letters, news, files, labels, replies = (part(one, split) for one in own)
    return MailWords(letters, news, files, labels, replies)


def fill(state: PhoneState, rng: Random, split: Split) -> None:
    # imported here, since `content` fills the apps and so imports this file
    from devices.virtual.content import email_of, words

    chosen, people = mail_words(split, state.look.locale), words(split, state.look.locale)
    mail = state.mail
    mail.owner = people.person(rng)
    mail.address = email_of(mail.owner, rng)
    mail.labels = sorted(rng.sample(chosen.labels, min(rng.randrange(2, 5), len(chosen.labels))))
    letters = rng.sample(chosen.letters, min(rng.choice((2, 4, 6, 9, 12)), len(chosen.letters)))
    news = rng.sample(chosen.news, min(rng.choice((0, 1, 3, 5)), len(chosen.news)))
    known = [person for person in state.contacts if person.email]
    for words_of_letter in letters:
        if known and rng.random() < 0.6:
            person = rng.choice(known)
            name, address = person.name, person.email
        else:
            name = people.person(rng)
            address = email_of(name, rng)
        add_letter(state, rng, chosen, words_of_letter, name, address)
    for words_of_letter in news:
        name = rng.choice(people.companies)
        add_letter(state, rng, chosen, words_of_letter, name, f"news@{_domain(name)}.example")


def _domain(name: str) -> str:
    plain = "".join(sign for sign in name.lower() if sign.isascii() and sign.isalnum())
    return plain or f"firm{sum(map(ord, name)) % 97}"


def add_letter(
    state: PhoneState, rng: Random, words: MailWords, letter: str, name: str, address: str, folder: Folder | None = None
) -> Letter:
    """One mail, put where mails lie: mostly in the inbox."""
    subject, _, body = letter.partition(" :: ")
    where = rng.choice(FOLDERS) if folder is None else folder
    at_s = state.now_s - rng.choice((0.3, 1, 4, 15, 30, 70, 200, 500)) * HOUR_S * (0.5 + rng.random())
    made = Letter(state.new_id(), name, address, [state.mail.address], subject, body, at_s, where)
    if where == "sent":
        made.sender, made.sender_address, made.to = state.mail.owner, state.mail.address, [address]
    made.unread = where == "inbox" and rng.random() < 0.35
    made.starred = rng.random() < 0.12
    made.labels = [rng.choice(state.mail.labels)] if state.mail.labels and rng.random() < 0.25 else []
    if rng.random() < 0.25:
        made.attachments = [attachment(rng.choice(words.files), rng, body)]
    state.mail.letters.append(made)
    return made


def attachment(name: str, rng: Random, content: str) -> Attachment:
    kind = KINDS.get(name.rpartition(".")[2], "document")
    return Attachment(name, kind, rng.randrange(4_000, 3_000_000), content if kind == "text" else "")
