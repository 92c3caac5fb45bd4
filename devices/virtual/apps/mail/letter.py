"""One mail, read: its words and files, and what can be done with it."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.links import follow
from devices.virtual.apps.mail.attaching import attached_line
from devices.virtual.apps.mail.boxes import find, tint_of
from devices.virtual.apps.mail.compose import forward, reply
from devices.virtual.apps.mail.data import Folder, Letter
from devices.virtual.apps.parts import menu, page_below
from devices.virtual.state import Page
from devices.virtual.system.dates import date_words, local, time_of_day
from devices.virtual.system.dialogs import Choice, choices, dialog
from devices.virtual.widgets import (
    Act,
    Node,
    app_bar,
    badge,
    button,
    checkbox,
    column,
    icon,
    icon_button,
    list_row,
    row,
    scroll,
    space,
    text,
)  # fmt: skip

MOVES: tuple[tuple[Folder, str], ...] = (
    ("inbox", "Inbox"),
    ("archive", "Archive"),
    ("spam", "Spam"),
    ("trash", "Trash"),
)
MOVED = {
    "inbox": "Moved to Inbox", "archive": "Archived", "spam": "Reported as spam", "trash": "Moved to Trash",
}  # fmt: skip


def letter_page(phone: Phone, page: Page) -> Node:
    each = find(phone, page)
    if each is None:
        return column(app_bar("", on_back=phone.back), height="fill", fill="surface")

    def unread() -> None:
        each.unread = True
        phone.back()

    def star() -> None:
        each.starred = not each.starred

    options = Page("letter_menu", {"id": each.id}, dialog=True)
    incoming = each.folder not in ("sent", "archive")
    bar = row(
        icon_button("arrow_back", phone.say("Navigate up"), phone.back), space(),
        icon_button("archive", phone.say("Archive"), (lambda: _move(phone, each, "archive")) if incoming else None),
        icon_button("delete", phone.say("Delete"),
                    (lambda: _move(phone, each, "trash")) if each.folder != "trash" else None),
        icon_button("mark_email_unread", phone.say("Mark as unread"), unread),
        icon_button("more_vert", phone.say("More options"), phone.to(options)),
        height=64, pad=(4, 0, 4, 0),
    )  # fmt: skip
    starring = phone.say("Remove star") if each.starred else phone.say("Add star")
    title = row(
        text(each.subject or phone.say("(no subject)"), 22, max_lines=4, grow=1, id="subject"),
        icon_button("star_fill" if each.starred else "star", starring, star,
                    ink="#d99a00" if each.starred else "on_surface_dim"),
        pad=(16, 4, 4, 4), align="start",
    )  # fmt: skip
    chips = [text(label, 12, ink="on_tonal", fill="tonal", radius=4, pad=(8, 2, 8, 2)) for label in each.labels]
    words = text(each.body, 16, max_lines=200, pad=(16, 16, 16, 16), id="body")
    parts = [title, row(*chips, gap=6, pad=(16, 0, 16, 8))] if chips else [title]
    parts += [_sender(phone, each), words]
    if each.link:
        parts.append(row(button(each.link_words, lambda: _follow(phone, each)), pad=(16, 0, 16, 16)))
    parts += [attached_line(phone, each, at) for at in range(len(each.attachments))]
    return column(bar, scroll("letter", *parts, pad=(0, 0, 0, 24)), _foot(phone, each), height="fill", fill="surface")


def _follow(phone: Phone, each: Letter) -> None:
    follow(phone, each.link)


def _sender(phone: Phone, each: Letter) -> Node:
    when = local(each.at_s)
    time = f"{date_words(phone, when.date())}, {time_of_day(phone, when.hour, when.minute)}"
    to = phone.say("to me") if phone.state.mail.address in each.to else phone.say("to {name}").format(
        name=", ".join(each.to)
    )  # fmt: skip
    return row(
        badge(each.sender[:1].upper() or "?", tint_of(each.sender)),
        column(
            text(each.sender, 16, bold=True, id="sender_name"), text(each.sender_address, 13, ink="on_surface_dim"),
            text(f"{to}  •  {time}", 13, ink="on_surface_dim"), gap=1, width=None, grow=1,
        ),
        gap=14, pad=(16, 8, 16, 0),
    )  # fmt: skip


def _foot(phone: Phone, each: Letter) -> Node:
    return row(
        _way("reply", phone.say("Reply"), lambda: reply(phone, each)),
        _way("forward", phone.say("Forward"), lambda: forward(phone, each)),
        gap=12, pad=(16, 8, 16, 16),
    )  # fmt: skip


def _way(symbol: str, label: str, act: Act) -> Node:
    return row(
        icon(symbol, 20), text(label, 14, bold=True), gap=8, height=44, width=None, grow=1, justify="center", radius=22,
        border="outline", on_tap=act, class_name="android.widget.Button",
    )  # fmt: skip


def _move(phone: Phone, each: Letter, folder: Folder) -> None:
    """To another folder, and back to the list."""
    each.folder = folder
    phone.back()
    phone.toast(phone.say(MOVED[folder]))


def menu_page(phone: Phone, page: Page) -> Node:
    each = find(phone, page)
    if each is None:
        return menu(phone)

    def labels() -> None:
        phone.open(Page("labels", {"id": each.id}, dialog=True))

    return menu(
        phone,
        ("drive_file_move", phone.say("Move to"), phone.to(Page("move", {"id": each.id}, dialog=True))),
        ("label", phone.say("Change labels"), labels),
        ("report", phone.say("Report spam"), lambda: _move(phone, each, "spam")),
    )


def move_dialog(phone: Phone, page: Page) -> Node:
    each = find(phone, page)
    reading = page_below(phone)

    def choose(folder: Folder) -> Act:
        def act() -> None:
            if each:
                each.folder = folder
            if reading in phone.state.tasks[-1].stack:
                phone.state.tasks[-1].stack.remove(reading)

        return act

    options = [
        Choice(phone.say(label), bool(each and each.folder == folder), choose(folder)) for folder, label in MOVES
    ]
    return choices(phone, phone.say("Move to"), options)


def labels_dialog(phone: Phone, page: Page) -> Node:
    """A tick for each label the mail has."""
    each = find(phone, page)

    def flip(label: str) -> Act:
        def act() -> None:
            if each:
                each.labels = sorted(set(each.labels) ^ {label})

        return act

    rows = [
        list_row(label, trailing=checkbox(bool(each and label in each.labels)), on_tap=flip(label),
                 checked=bool(each and label in each.labels))
        for label in phone.state.mail.labels
    ]  # fmt: skip
    return dialog(phone, phone.say("Change labels"), column(*rows, pad=(0, 12, 0, 0)),
                  buttons=[(phone.say("OK"), phone.back)])  # fmt: skip
