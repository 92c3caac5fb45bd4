"""Mails in a list: the inbox, another folder, a label, or what was searched for."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.contacts.form import TINTS
from devices.virtual.apps.mail.data import Letter
from devices.virtual.apps.parts import draft, floating, nothing_here, number_of, words_of
from devices.virtual.state import Page
from devices.virtual.system.dates import ago
from devices.virtual.widgets import Node, badge, column, fab, field_, header, icon, icon_button, row, scroll, text

FOLDERS = (
    ("inbox", "Inbox", "inbox"), ("starred", "Starred", "star"), ("sent", "Sent", "send"),
    ("drafts", "Drafts", "drafts"), ("archive", "Archive", "archive"), ("all", "All mail", "mail"),
    ("spam", "Spam", "report"), ("trash", "Trash", "delete"),
)  # fmt: skip
"""Name, what it is called, icon."""


def find(phone: Phone, page: Page) -> Letter | None:
    """The mail a page is about, None once it is gone."""
    return next((each for each in phone.state.mail.letters if each.id == number_of(page, "id")), None)


def tint_of(name: str) -> str:
    return TINTS[sum(map(ord, name)) % len(TINTS)]


def box_page(phone: Phone, page: Page) -> Node:
    box, query = words_of(page, "box"), words_of(page, "query").strip().lower()
    shown = sorted(
        (each for each in phone.state.mail.letters if (_found(each, query) if query else _is_in(each, box))),
        key=lambda each: (-each.at_s, -each.id),
    )
    if shown:
        rows = [_line(phone, each) for each in shown]
        body = scroll("letters", header(_title(phone, box)), *rows, pad=(0, 0, 0, 96))
    elif query:
        body = nothing_here("search_off", phone.say("No results"))
    else:
        body = nothing_here("inbox", phone.say("Nothing in {box}").format(box=_title(phone, box)))

    def up() -> None:
        phone.replace(Page("box", {"box": "inbox"}))

    write = fab("edit", phone.say("Compose"), lambda: _write(phone))
    return column(
        _search(phone, page), floating(body, write), height="fill", fill="surface",
        on_back=up if box != "inbox" and not query else None,
    )  # fmt: skip


def _write(phone: Phone) -> None:
    phone.open(Page("compose"))
    phone.focus("to")


def _search(phone: Phone, page: Page) -> Node:
    """The search field with the folders' button before it."""
    typed = words_of(page, "query")

    def clear() -> None:
        page.args["query"] = ""
        phone.focus("")

    owner = phone.state.mail.owner
    end = (
        icon_button("close", phone.say("Clear search"), clear)
        if typed
        else row(badge(owner[:1].upper() or "?", tint_of(owner), 32), width=None, pad=(0, 0, 8, 0))
    )
    drawer = icon_button("menu", phone.say("Open navigation drawer"), phone.to(Page("drawer", dialog=True)))
    field = field_("search", typed, draft(page, "query"), hint=phone.say("Search in mail"), fill="",
                   pad=(0, 12, 0, 12), width=None, grow=1, on_submit=lambda: phone.focus(""))  # fmt: skip
    line = row(drawer, field, end, fill="surface_high", radius=28, height=56, gap=4, pad=(4, 0, 4, 0))
    return row(line, pad=(16, 8, 16, 8))


def _title(phone: Phone, box: str) -> str:
    return next((phone.say(label) for name, label, _ in FOLDERS if name == box), box.removeprefix("label:"))


def _is_in(each: Letter, box: str) -> bool:
    if box.startswith("label:"):
        return box.removeprefix("label:") in each.labels and each.folder not in ("spam", "trash")
    if box == "starred":
        return each.starred and each.folder not in ("spam", "trash")
    if box == "all":
        return each.folder not in ("spam", "trash")
    return each.folder == box


def _found(each: Letter, query: str) -> bool:
    """Every word searched for occurs in it; what was thrown away is not searched."""
    known = "\n".join((each.sender, each.sender_address, *each.to, each.subject, each.body)).lower()
    return each.folder not in ("spam", "trash") and all(word in known for word in query.split())


def _line(phone: Phone, each: Letter) -> Node:
    outgoing = each.folder in ("sent", "drafts")
    name = phone.say("To: {name}").format(name=", ".join(each.to)) if outgoing else each.sender
    if each.folder == "drafts":
        name = phone.say("Draft")
    ink = "on_surface" if each.unread else "on_surface_dim"

    def star() -> None:
        each.starred = not each.starred

    def read() -> None:
        if each.folder == "drafts":
            phone.open(Page("compose", {"id": each.id, "to": ", ".join(each.to), "subject": each.subject,
                                        "body": each.body, "passes_on": each.id}))  # fmt: skip
            return
        each.unread = False
        phone.open(Page("letter", {"id": each.id}))

    starring = phone.say("Remove star") if each.starred else phone.say("Add star")
    marks = [icon("attach_file", 16, desc=phone.say("Has attachment"))] if each.attachments else []
    chips = [_label_chip(label) for label in each.labels]
    return row(
        column(badge(each.sender[:1].upper() or "?", tint_of(each.sender)), width=40, pad=(0, 4, 0, 0)),
        column(
            row(text(name, 16, ink="on_surface", bold=each.unread, grow=1, id="senders"),
                text(ago(phone, each.at_s), 12, ink=ink, bold=each.unread), gap=8),
            text(each.subject or phone.say("(no subject)"), 14, ink=ink, bold=each.unread, id="subject"),
            row(text(each.body.replace("\n", " "), 14, ink="on_surface_dim", grow=1, id="snippet"), *chips, *marks,
                gap=6),
            gap=2, width=None, grow=1,
        ),
        icon_button("star_fill" if each.starred else "star", starring, star,
                    ink="#d99a00" if each.starred else "on_surface_dim"),
        gap=14, pad=(16, 8, 4, 8), align="start", on_tap=read,
    )  # fmt: skip


def _label_chip(label: str) -> Node:
    return text(label, 11, ink="on_tonal", fill="tonal", radius=4, pad=(6, 1, 6, 1))
