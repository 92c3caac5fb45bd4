"""Writing a mail: new, as an answer, or to pass one on; what is left unsent is kept as a draft."""

from __future__ import annotations

from collections.abc import Callable

from devices.virtual.app import Phone
from devices.virtual.apps.contacts.form import tint
from devices.virtual.apps.mail.data import Attachment, Letter
from devices.virtual.apps.parts import draft, number_of, words_of
from devices.virtual.state import Contact, Page
from devices.virtual.widgets import (
    Act,
    Node,
    badge,
    column,
    divider,
    field_,
    icon,
    icon_button,
    list_row,
    row,
    scroll,
    text,
)  # fmt: skip

SUGGESTED = 3


def reply(phone: Phone, each: Letter) -> None:
    whom = each.sender_address if each.folder != "sent" else ", ".join(each.to)
    phone.open(Page("compose", {"to": whom, "subject": _prefixed("Re: ", each.subject)}))
    phone.focus("body")


def forward(phone: Phone, each: Letter) -> None:
    """Its words and files go along."""
    subject = _prefixed("Fwd: ", each.subject)
    phone.open(Page("compose", {"subject": subject, "body": each.body, "passes_on": each.id}))
    phone.focus("to")


def _prefixed(prefix: str, subject: str) -> str:
    return subject if subject.startswith(prefix) else prefix + subject


def recipients(typed: str) -> list[str]:
    return [part for part in (one.strip() for one in typed.replace(";", ",").split(",")) if part]


def attachments(phone: Phone, page: Page) -> list[Attachment]:
    """The files that go along: those of the mail passed on, and those chosen from the phone."""
    passed = next((each for each in phone.state.mail.letters if each.id == number_of(page, "passes_on")), None)
    paths = [path for path in words_of(page, "attached").split("\n") if path]
    chosen = [file for path in paths for file in phone.state.files_stored if file.path == path]
    return [
        *(passed.attachments if passed else []),
        *(Attachment(file.path.rpartition("/")[2], file.kind, file.size_bytes, file.content) for file in chosen),
    ]


def compose_page(phone: Phone, page: Page) -> Node:
    to = words_of(page, "to")
    whom = recipients(to)

    def send() -> None:
        if not whom or not all("@" in one for one in whom):
            phone.toast(phone.say("Add a valid address"))
            return
        _keep(phone, page, "sent")
        phone.back()
        phone.toast(phone.say("Sent"))

    def leave() -> None:
        if page.args.get("typed"):
            _keep(phone, page, "drafts")
            phone.toast(phone.say("Draft saved"))
        phone.back()

    def discard() -> None:
        _take_draft(phone, page)
        phone.back()
        phone.toast(phone.say("Draft discarded"))

    bar = row(
        icon_button("arrow_back", phone.say("Navigate up"), leave), text(phone.say("Compose"), 22, grow=1, id="title"),
        icon_button("attach_file", phone.say("Attach file"), phone.to(Page("attach"))),
        icon_button("delete", phone.say("Discard"), discard),
        icon_button("send", phone.say("Send"), send if to.strip() else None, ink="primary"),
        height=64, pad=(4, 0, 4, 0),
    )  # fmt: skip
    sender = row(
        text(phone.say("From"), 14, ink="on_surface_dim", width=72), text(phone.state.mail.address, 16, grow=1),
        height=48, pad=(16, 0, 16, 0),
    )  # fmt: skip
    lines = [
        sender, divider(), _recipients(phone, page), *_suggestions(phone, page, to),
        divider(),
        _bare(page, "subject", hint=phone.say("Subject"), pad=(16, 12, 16, 12),
              on_submit=lambda: phone.focus("body")),
        divider(),
        _bare(page, "body", hint=phone.say("Compose email"), multiline=True, max_lines=200, pad=(16, 16, 16, 16)),
        *(_attached(phone, page, each) for each in attachments(phone, page)),
    ]  # fmt: skip
    return column(bar, scroll("compose", *lines, pad=(0, 0, 0, 24)), height="fill", fill="surface", on_back=leave)


def _writes(page: Page, name: str) -> Callable[[str], None]:
    """Keeps what is typed, and that something was."""
    keep = draft(page, name)

    def write(typed: str) -> None:
        keep(typed)
        page.args["typed"] = True

    return write


def _bare(page: Page, key: str, **more: object) -> Node:
    """A field of the mail, without a frame."""
    return field_(key, words_of(page, key), _writes(page, key), **({"fill": "", "radius": 0} | more))  # type: ignore[arg-type]


def _recipients(phone: Phone, page: Page) -> Node:
    return row(
        text(phone.say("To"), 14, ink="on_surface_dim", width=72),
        _bare(page, "to", pad=(0, 12, 0, 12), width=None, grow=1, on_submit=lambda: phone.focus("subject")),
        pad=(16, 0, 16, 0), on_tap=lambda: phone.focus("to"),
    )  # fmt: skip


def _suggestions(phone: Phone, page: Page, typed: str) -> list[Node]:
    """People whose name or address begins to be typed; a tap writes the address."""
    before, _, last = typed.rpartition(",")
    word = last.strip().lower()
    if not word or any(word == person.email for person in phone.state.contacts):
        return []

    def choose(person: Contact) -> Act:
        def act() -> None:
            page.args["to"] = f"{before.strip()}, {person.email}" if before.strip() else person.email

        return act

    known = [
        person
        for person in phone.state.contacts
        if person.email and (word in person.name.lower() or person.email.lower().startswith(word))
    ]
    return [
        list_row(person.name, person.email, leading=badge(person.name[:1].upper(), tint(person)), on_tap=choose(person),
                 pad=(16, 6, 16, 6))
        for person in known[:SUGGESTED]
    ]  # fmt: skip


def _attached(phone: Phone, page: Page, each: Attachment) -> Node:
    paths = [path for path in words_of(page, "attached").split("\n") if path]
    mine = next((path for path in paths if path.rpartition("/")[2] == each.name), "")

    def remove() -> None:
        page.args["attached"] = "\n".join(path for path in paths if path != mine)

    name = phone.say("Remove {name}").format(name=each.name)
    end = [icon_button("close", name, remove)] if mine else []
    card = row(icon("attach_file"), text(each.name, 15, grow=1), *end, gap=12, fill="surface_high", radius=12,
               pad=(12, 4, 4, 4), min_height=52)  # fmt: skip
    return row(card, pad=(16, 4, 16, 4))


def _take_draft(phone: Phone, page: Page) -> None:
    """The draft this page was opened from is no more."""
    number = number_of(page, "id")
    letters = phone.state.mail.letters
    letters[:] = [each for each in letters if not (number and each.id == number)]


def _keep(phone: Phone, page: Page, folder: str) -> None:
    """What is written becomes a mail among those sent or a draft."""
    mail = phone.state.mail
    whom, subject, body = recipients(words_of(page, "to")), words_of(page, "subject"), words_of(page, "body")
    made = Letter(
        phone.state.new_id(), mail.owner, mail.address, whom, subject.strip(), body.strip(),
        phone.state.now_s, "sent" if folder == "sent" else "drafts",
        attachments=attachments(phone, page),
    )  # fmt: skip
    _take_draft(phone, page)
    mail.letters.append(made)
