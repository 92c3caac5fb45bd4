"""One conversation: its messages as bubbles, a line to write the next, and choosing whom to write to."""

from __future__ import annotations

from datetime import date

from devices.virtual.app import Phone
from devices.virtual.apps.contacts.form import tint
from devices.virtual.apps.links import can_follow, follow
from devices.virtual.apps.messages.book import conversation_of, digits, name_of, send
from devices.virtual.apps.messages.data import Conversation, Text
from devices.virtual.apps.messages.threads import find
from devices.virtual.apps.parts import draft, menu, number_of, words_of
from devices.virtual.apps.sharing import share
from devices.virtual.state import Contact, Page
from devices.virtual.system.dates import date_words, local, time_of_day
from devices.virtual.system.dialogs import confirm
from devices.virtual.widgets import (
    Act,
    Node,
    app_bar,
    badge,
    button,
    column,
    field_,
    icon_button,
    list_row,
    row,
    scroll,
    space,
    text,
)  # fmt: skip

# --- whom to write to -------------------------------------------------------------------------------------------


def new_page(phone: Phone, page: Page) -> Node:
    """Whom is it for? A name or a number is typed or picked; what was shared waits in the draft."""
    typed = words_of(page, "recipient").strip()
    people = [person for person in phone.state.contacts if person.phone and _meant(person, typed)]
    people.sort(key=lambda person: person.name.lower())

    def write_to(number: str) -> Act:
        def act() -> None:
            known = conversation_of(phone.state, number)
            ident = known.id if known else 0
            phone.replace(Page("thread", {"id": ident, "number": number, "draft": words_of(page, "draft")}))
            phone.focus("message")

        return act

    as_number = write_to(typed) if len(digits(typed)) > 2 and not any(sign.isalpha() for sign in typed) else None
    to = row(
        field_("recipient", typed, draft(page, "recipient"), hint=phone.say("Type a name or number"),
               on_submit=as_number or (lambda: phone.focus("")), width=None, grow=1),
        button(phone.say("Next"), as_number, style="text"), gap=8, pad=(16, 8, 8, 8),
    )  # fmt: skip
    rows = [
        list_row(person.name, person.phone, leading=badge(person.name[:1].upper(), tint(person)),
                 on_tap=write_to(person.phone), pad=(16, 8, 16, 8))
        for person in people
    ]  # fmt: skip
    title = app_bar(phone.say("New conversation"), on_back=phone.back)
    return column(title, to, scroll("people", *rows, pad=(0, 0, 0, 24)), height="fill", fill="surface")


def _meant(person: Contact, typed: str) -> bool:
    number = digits(typed)
    return all(word in person.name.lower() for word in typed.lower().split()) or (
        len(number) > 2 and number in digits(person.phone)
    )


# --- a conversation ---------------------------------------------------------------------------------------------


def thread_page(phone: Phone, page: Page) -> Node:
    conversation = find(phone, page)
    number = conversation.number if conversation else words_of(page, "number")
    name, typed = name_of(phone.state, number), words_of(page, "draft")

    def send_it() -> None:
        if typed.strip():
            page.args["id"] = send(phone.state, number, typed.strip()).id
            page.args["draft"] = ""

    def call() -> None:
        follow(phone, f"tel:{number}")

    bar = row(
        icon_button("arrow_back", phone.say("Navigate up"), phone.back),
        column(
            text(name, 20, id="title"), *([text(number, 13, ink="on_surface_dim")] if name != number else []),
            width=None, grow=1,
        ),
        icon_button("call", phone.say("Call"), call if can_follow(phone, f"tel:{number}") else None),
        icon_button("more_vert", phone.say("More options"),
                    phone.to(Page("open_menu", {"id": conversation.id}, dialog=True)) if conversation else None),
        height=64, pad=(4, 0, 4, 0),
    )  # fmt: skip
    ready = bool(typed.strip())
    line = row(
        field_("message", typed, draft(page, "draft"), hint=phone.say("Type a message…"), multiline=True, max_lines=5,
               radius=24, width=None, grow=1, min_height=48),
        icon_button("send", phone.say("Send"), send_it if ready else None, ink="primary"),
        gap=4, pad=(12, 8, 8, 12), align="end",
    )  # fmt: skip
    bubbles = _bubbles(phone, conversation.texts, conversation) if conversation else []
    body = scroll("texts", *bubbles, gap=6, pad=(12, 8, 12, 8), justify="end")
    return column(bar, body, line, height="fill", fill="surface")


def _bubbles(phone: Phone, texts: list[Text], conversation: Conversation) -> list[Node]:
    """The messages, the newest at the end, under the day they came on."""
    parts: list[Node] = []
    last: date | None = None
    for each in texts:
        when = local(each.at_s)
        if when.date() != last:
            words = f"{date_words(phone, when.date())}, {time_of_day(phone, when.hour, when.minute)}"
            parts.append(text(words, 12, ink="on_surface_dim", text_align="center", pad=(0, 8, 0, 4)))
        last = when.date()
        parts.append(_bubble(phone, each, conversation))
    return parts


def _bubble(phone: Phone, each: Text, conversation: Conversation) -> Node:
    fill, ink = ("primary", "on_primary") if each.mine else ("surface_high", "on_surface")
    options = Page("text_menu", {"id": conversation.id, "text": each.id}, dialog=True)
    bubble = row(
        text(each.words, 16, ink=ink, max_lines=20, id="thread_message_body"), width=None, fill=fill, radius=18,
        pad=(14, 10, 14, 10), on_long_press=phone.to(options),
    )  # fmt: skip
    room = space(width=56)
    return row(room, bubble, justify="end") if each.mine else row(bubble, room)


def open_menu(phone: Phone, page: Page) -> Node:
    """What the three dots of an open conversation offer."""
    each = find(phone, page)
    if each is None:
        return menu(phone)

    def archive() -> None:
        each.archived = not each.archived
        phone.back()

    def block() -> None:
        phone.state.calls.blocked.append(each.number)
        phone.back()
        phone.toast(phone.say("Number blocked"))

    ask = Page("delete_thread", {"id": each.id, "open": True}, dialog=True)
    return menu(
        phone,
        ("archive", phone.say("Unarchive") if each.archived else phone.say("Archive"), archive),
        ("block", phone.say("Block number"), block),
        ("delete", phone.say("Delete conversation"), phone.to(ask)),
    )


# --- one message ------------------------------------------------------------------------------------------------


def _message(phone: Phone, page: Page) -> Text | None:
    conversation = find(phone, page)
    texts = conversation.texts if conversation else []
    return next((each for each in texts if each.id == number_of(page, "text")), None)


def text_menu(phone: Phone, page: Page) -> Node:
    """What a long press on a message offers."""
    each = _message(phone, page)
    if each is None:
        return menu(phone)

    def copy() -> None:
        phone.state.clipboard = each.words
        phone.toast(phone.say("Copied"))

    def forward() -> None:
        phone.open(Page("new", {"draft": each.words}))
        phone.focus("recipient")

    return menu(
        phone,
        ("content_copy", phone.say("Copy"), copy),
        ("forward", phone.say("Forward"), forward),
        ("share", phone.say("Share"), lambda: share(phone, "text", each.words)),
        ("delete", phone.say("Delete"), phone.to(Page("delete_text", dict(page.args), dialog=True))),
    )


def delete_text_dialog(phone: Phone, page: Page) -> Node:
    def delete() -> None:
        conversation, each = find(phone, page), _message(phone, page)
        if conversation is None or each is None:
            return
        conversation.texts.remove(each)
        if not conversation.texts:
            phone.state.messages.conversations.remove(conversation)
            phone.back()

    return confirm(phone, phone.say("Delete message?"), "", phone.say("Delete"), delete)
