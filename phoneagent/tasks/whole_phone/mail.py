"""Tasks in Mail: answering, passing on, writing, files, tidying up."""

from __future__ import annotations

import random
from collections.abc import Callable

from devices.virtual.apps.mail.data import Attachment, Folder, Letter
from devices.virtual.apps.mail.fill import add_letter, attachment, mail_words
from devices.virtual.state import PhoneState, StoredFile
from phoneagent.tasks.moves import Ask, Move
from phoneagent.tasks.plan import Fill, Open, Tap
from phoneagent.tasks.splits import Split
from phoneagent.tasks.task import Task
from phoneagent.tasks.whole_phone.people import known
from phoneagent.tasks.wording import say, worded

MAIL = "com.google.android.gm"


def to_mail(state: PhoneState) -> Open:
    return Open(say(state, "Mail"), MAIL)


def reply_words(rng: random.Random, split: Split, state: PhoneState) -> str:
    return rng.choice(mail_words(split, state.look.locale).replies)


def received(rng: random.Random, split: Split, state: PhoneState, folder: Folder = "inbox") -> Letter:
    """A new mail from somebody who is known, with a subject that no other mail has."""
    letter = _topic(rng, split, state)
    words = mail_words(split, state.look.locale)
    (person,) = known(rng, split, state)
    made = add_letter(state, rng, words, letter, person.name, person.email, folder)
    made.starred, made.labels, made.attachments = False, [], []
    return made


def _topic(rng: random.Random, split: Split, state: PhoneState) -> str:
    """Subject and body that no mail has; where all are used, an older mail makes room."""
    letters = state.mail.letters
    newest = max((each.id for each in letters), default=0)
    used = {each.subject: each.id for each in letters}
    topics = mail_words(split, state.look.locale).letters
    free = [topic for topic in topics if a_subject(topic) not in used]
    chosen = rng.choice(free or [topic for topic in topics if used[a_subject(topic)] != newest])
    letters[:] = [each for each in letters if each.subject != a_subject(chosen)]
    return chosen


def a_subject(topic: str) -> str:
    return topic.partition(" :: ")[0]


def outgoing(state: PhoneState, to: str, subject: str, body: str, files: list[Attachment] | None = None) -> Letter:
    """A mail of this phone's, sent."""
    mail = state.mail
    return Letter(0, mail.owner, mail.address, [to], subject, body, folder="sent", attachments=files or [])


def sends(letter: Letter) -> Callable[[PhoneState], None]:
    def want(after: PhoneState) -> None:
        after.mail.letters.append(letter)

    return want


def changes(letter: Letter, **values: object) -> Callable[[PhoneState], None]:
    """What is wanted: this mail has these values."""
    number = letter.id

    def want(after: PhoneState) -> None:
        found = next(each for each in after.mail.letters if each.id == number)
        for name, value in values.items():
            setattr(found, name, value)

    return want


# --- writing ----------------------------------------------------------------------------------------------------


def write(state: PhoneState, to: str, subject: str, body: str, *more: Move) -> tuple[Move, ...]:
    texts = (Fill("subject", subject), Fill("body", body)) if body else (Fill("subject", subject),)
    return (to_mail(state), Tap(say(state, "Compose")), Fill("to", to), *texts, *more, Tap(say(state, "Send")))


def compose(rng: random.Random, split: Split, state: PhoneState) -> Task:
    (person,) = known(rng, split, state)
    subject = a_subject(_topic(rng, split, state))
    body = reply_words(rng, split, state)
    goal = worded(
        rng, split,
        ('Send a mail to {0} with the subject "{1}" and the text "{2}"',
         'Write and send an email to {0}: subject "{1}", body "{2}"'),
        ('Compose a mail to {0} about "{1}", it says "{2}"; send it',),
    ).format(person.email, subject, body)  # fmt: skip
    goal_zh = f"给{person.email}发送邮件，主题“{subject}”，正文“{body}”"
    letter = outgoing(state, person.email, subject, body)
    return Task(goal, write(state, person.email, subject, body), sends(letter), goal_zh=goal_zh)


def ask_address(rng: random.Random, split: Split, state: PhoneState) -> Task:
    (person,) = known(rng, split, state)
    address = f"{person.email.partition('@')[0]}{rng.randrange(10, 99)}@example.edu"
    subject = a_subject(_topic(rng, split, state))
    body = reply_words(rng, split, state)
    goal = worded(
        rng, split,
        ('Send a mail to my landlord with the subject "{0}" and the text "{1}". Ask me for the address',
         'Mail my landlord, subject "{0}", body "{1}", and send it; you have to ask me for the address'),
        ('My landlord needs a mail that says "{1}", subject "{0}". Ask me where to send it',),
    ).format(subject, body)  # fmt: skip
    goal_zh = f"给房东发送邮件，主题“{subject}”，正文“{body}”。地址请问我"
    plan = (Ask("What is your landlord's address?"), *write(state, address, subject, body))
    return Task(goal, plan, sends(outgoing(state, address, subject, body)), goal_zh=goal_zh, person=address)


def attach_file(rng: random.Random, split: Split, state: PhoneState) -> Task:
    (person,) = known(rng, split, state)
    subject = a_subject(_topic(rng, split, state))
    file = _file(rng, split, state)
    stored = StoredFile(f"Documents/{file.name}", file.kind, file.size_bytes, state.now_s, file.content)
    state.files_stored.append(stored)
    goal = worded(
        rng, split,
        ('Send the file {2} to {0} by mail, with the subject "{1}" and nothing else',
         'Mail {0} the file {2}; the subject is "{1}", send no text'),
        ('Attach {2} to a mail to {0} with the subject "{1}" and send it without any text',),
    ).format(person.email, subject, file.name)  # fmt: skip
    plan = write(state, person.email, subject, "", Tap(say(state, "Attach file")), Tap(file.name))
    letter = outgoing(state, person.email, subject, "", [file])
    return Task(
        goal, plan, sends(letter), goal_zh=f"把文件{file.name}用邮件发送给{person.email}，主题“{subject}”，不写正文"
    )


def _file(rng: random.Random, split: Split, state: PhoneState) -> Attachment:
    """A file whose name is on this phone nowhere."""
    stem, _, ending = rng.choice(mail_words(split, state.look.locale).files).rpartition(".")
    taken = " ".join(file.path for file in state.files_stored)
    while (name := f"{stem}_{rng.randrange(10, 1000)}.{ending}") in taken:
        pass
    return attachment(name, rng, "1\n2\n3")


def reply(rng: random.Random, split: Split, state: PhoneState) -> Task:
    letter, body = received(rng, split, state), reply_words(rng, split, state)
    goal = worded(
        rng, split,
        ('Reply to the mail "{0}": send "{1}"', 'Send the answer "{1}" to the email "{0}" from {2}'),
        ('Answer {2}, who wrote "{0}": send back "{1}"',),
    ).format(letter.subject, body, letter.sender)  # fmt: skip
    return Task(goal, answer(state, letter, body), sends(answer_to(state, letter, body)),
                goal_zh=f"回复邮件“{letter.subject}”，发送“{body}”")  # fmt: skip


def answer(state: PhoneState, letter: Letter, body: str) -> tuple[Move, ...]:
    reply_button = Tap(say(state, "Reply"), last=True)
    return (to_mail(state), Tap(letter.subject), reply_button, Fill("body", body), Tap(say(state, "Send")))


def answer_to(state: PhoneState, letter: Letter, body: str) -> Letter:
    return outgoing(state, letter.sender_address, f"Re: {letter.subject}", body)


def forward(rng: random.Random, split: Split, state: PhoneState) -> Task:
    letter = received(rng, split, state)
    letter.attachments = [_file(rng, split, state)] if rng.random() < 0.5 else []
    to = next(person for person in known(rng, split, state, 2) if person.email != letter.sender_address)
    goal = worded(
        rng, split,
        ('Forward the mail "{0}" to {1} and send it without changes',
         'Pass the email "{0}" on to {1}, send it as it is'),
        ('{1} should see the mail "{0}": send it on unchanged',),
    ).format(letter.subject, to.email)  # fmt: skip
    plan = (
        to_mail(state), Tap(letter.subject), Tap(say(state, "Forward"), last=True), Fill("to", to.email),
        Tap(say(state, "Send")),
    )  # fmt: skip
    sent = outgoing(state, to.email, f"Fwd: {letter.subject}", letter.body, list(letter.attachments))
    return Task(goal, plan, sends(sent), goal_zh=f"把邮件“{letter.subject}”原样转发并发送给{to.email}")


# --- tidying up -------------------------------------------------------------------------------------------------


def star(rng: random.Random, split: Split, state: PhoneState) -> Task:
    letter = received(rng, split, state)
    goal = worded(
        rng, split, ('Star the mail "{}"', 'Add a star to the email "{}"'), ('Mark "{}" in my mail with a star',)
    ).format(letter.subject)  # fmt: skip
    plan = (to_mail(state), Tap(letter.subject), Tap(say(state, "Add star")))
    return Task(goal, plan, changes(letter, starred=True), goal_zh=f"给邮件“{letter.subject}”加星标")


def archive(rng: random.Random, split: Split, state: PhoneState) -> Task:
    letter = received(rng, split, state)
    goal = worded(
        rng, split, ('Archive the mail "{}"', 'Move the email "{}" to the archive'),
        ('I am done with the mail "{}", archive it',)
    ).format(letter.subject)  # fmt: skip
    plan = (to_mail(state), Tap(letter.subject), Tap(say(state, "Archive")))
    return Task(goal, plan, changes(letter, folder="archive"), goal_zh=f"归档邮件“{letter.subject}”")


def delete(rng: random.Random, split: Split, state: PhoneState) -> Task:
    letter = received(rng, split, state)
    goal = worded(
        rng, split, ('Delete the mail "{}"', 'Delete the email "{}" from my inbox'),
        ('Remove "{}" from my mail, delete it',)
    ).format(letter.subject)  # fmt: skip
    plan = (to_mail(state), Tap(letter.subject), Tap(say(state, "Delete")))
    return Task(goal, plan, changes(letter, folder="trash"), goal_zh=f"删除邮件“{letter.subject}”")


def delete_from(rng: random.Random, split: Split, state: PhoneState) -> Task:
    """All that one person wrote."""
    one, other = received(rng, split, state), received(rng, split, state)
    name, address = one.sender, one.sender_address
    other.sender, other.sender_address = name, address
    for each in state.mail.letters:
        if each.sender == name and each not in (one, other):
            each.folder = "trash"
    goal = worded(
        rng, split,
        ("Delete all mails from {} in the inbox", "Delete every email in my inbox that {} wrote"),
        ("Clear my inbox of the mails from {}, delete them",),
    ).format(name)  # fmt: skip
    numbers = {one.id, other.id}

    def want(after: PhoneState) -> None:
        for each in after.mail.letters:
            if each.id in numbers:
                each.folder = "trash"

    bin_ = Tap(say(state, "Delete"))
    plan = (to_mail(state), Tap(one.subject), bin_, Tap(other.subject), bin_)
    return Task(goal, plan, want, goal_zh=f"删除收件箱中{name}的所有邮件")


def label(rng: random.Random, split: Split, state: PhoneState) -> Task:
    letter, name = received(rng, split, state), rng.choice(state.mail.labels)
    goal = worded(
        rng, split,
        ('Put the label "{1}" on the mail "{0}"', 'Label the email "{0}" as "{1}"'),
        ('File "{0}" under the label "{1}"',),
    ).format(letter.subject, name)  # fmt: skip
    plan = (
        to_mail(state), Tap(letter.subject), Tap(say(state, "More options")), Tap(say(state, "Change labels")),
        Tap(name),
        Tap(say(state, "OK")),
    )  # fmt: skip
    return Task(goal, plan, changes(letter, labels=[name]), goal_zh=f"给邮件“{letter.subject}”加上标签“{name}”")


def rescue(rng: random.Random, split: Split, state: PhoneState) -> Task:
    """Out of the spam folder."""
    letter = received(rng, split, state, "spam")
    goal = worded(
        rng, split,
        ('The mail "{}" is in the spam folder by mistake. Move it to the inbox',
         'Move the email "{}" from spam to the inbox'),
        ('"{}" is no spam, I want it in my inbox',),
    ).format(letter.subject)  # fmt: skip
    plan = (
        to_mail(state), Tap(say(state, "Open navigation drawer")), Tap(say(state, "Spam")), Tap(letter.subject),
        Tap(say(state, "More options")), Tap(say(state, "Move to")), Tap(say(state, "Inbox")),
    )  # fmt: skip
    return Task(
        goal, plan, changes(letter, folder="inbox"), goal_zh=f"邮件“{letter.subject}”误入垃圾邮件，把它移到收件箱"
    )


def save_attachment(rng: random.Random, split: Split, state: PhoneState) -> Task:
    letter = received(rng, split, state)
    file = _file(rng, split, state)
    letter.attachments = [file]
    goal = worded(
        rng, split,
        ('Save the attachment of the mail "{0}" to the downloads', "Download {1} from the email that {2} sent"),
        ('Keep the file that came with "{0}", save it',),
    ).format(letter.subject, file.name, letter.sender)  # fmt: skip
    stored = StoredFile(f"Download/{file.name}", file.kind, file.size_bytes, 0.0, file.content)
    plan = (to_mail(state), Tap(letter.subject), Tap(say(state, "Save {name}").format(name=file.name)))
    return Task(goal, plan, lambda after: after.files_stored.append(stored),
                goal_zh=f"保存邮件“{letter.subject}”的附件")  # fmt: skip
