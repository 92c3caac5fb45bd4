"""All conversations, the one written to last on top, and searching them."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.contacts.form import TINTS
from devices.virtual.apps.messages.book import is_blocked, name_of
from devices.virtual.apps.messages.data import Conversation
from devices.virtual.apps.parts import floating, menu, nothing_here, number_of, search_line, words_of
from devices.virtual.state import Page
from devices.virtual.system.dates import ago
from devices.virtual.system.dialogs import confirm
from devices.virtual.widgets import (
    Node,
    app_bar,
    badge,
    column,
    fab,
    icon,
    icon_button,
    row,
    scroll,
    text,
)  # fmt: skip


def threads_page(phone: Phone, page: Page) -> Node:
    archived = bool(page.args.get("archived"))
    query = words_of(page, "query").strip().lower()
    shown = sorted(
        (each for each in phone.state.messages.conversations if _matches(phone, each, query, archived)),
        key=lambda each: (not each.pinned, -_last_s(each), each.id),
    )
    if shown:
        body = scroll("conversations", *(_line(phone, each) for each in shown), pad=(0, 0, 0, 96))
    elif query:
        body = nothing_here("search_off", phone.say("No matches"))
    else:
        body = nothing_here("chat", phone.say("No conversations"))
    if archived:
        return column(app_bar(phone.say("Archived"), on_back=phone.back), body, height="fill", fill="surface")
    more = icon_button("archive", phone.say("Archived"), phone.to(Page("threads", {"archived": True})))
    start = fab("chat", phone.say("Start chat"), lambda: start_chat(phone))
    return column(
        search_line(phone, page, phone.say("Search messages"), more), floating(body, start),
        height="fill", fill="surface",
    )  # fmt: skip


def start_chat(phone: Phone) -> None:
    phone.open(Page("new"))
    phone.focus("recipient")


def find(phone: Phone, page: Page) -> Conversation | None:
    """The conversation a page is about, None once it is gone."""
    number = number_of(page, "id")
    return next((each for each in phone.state.messages.conversations if each.id == number), None)


def tint_of(name: str) -> str:
    return TINTS[sum(map(ord, name)) % len(TINTS)]


def _last_s(conversation: Conversation) -> float:
    return conversation.texts[-1].at_s if conversation.texts else 0.0


def _matches(phone: Phone, each: Conversation, query: str, archived: bool) -> bool:
    """Every conversation that is not hidden; with a query those in which it occurs."""
    if is_blocked(phone.state, each.number):
        return False
    if not query:
        return each.archived == archived
    known = [name_of(phone.state, each.number), each.number, *(one.words for one in each.texts)]
    return query in "\n".join(known).lower()


def _line(phone: Phone, each: Conversation) -> Node:
    name = name_of(phone.state, each.number)
    last = each.texts[-1] if each.texts else None
    words = last.words.replace("\n", " ") if last else ""
    if last and last.mine:
        words = phone.say("You: {words}").format(words=words)
    ink = "on_surface" if each.unread else "on_surface_dim"
    when = text(ago(phone, last.at_s) if last else "", 12, ink=ink, bold=each.unread)
    marks = [icon("keep_fill", 16, desc=phone.say("Pinned"))] if each.pinned else []
    if each.unread:
        marks.append(row(width=10, height=10, radius=5, fill="primary", desc=phone.say("Unread")))
    known = name if name[:1].isalpha() else "#"

    def read() -> None:
        each.unread = False
        phone.open(Page("thread", {"id": each.id}))

    return row(
        badge(known[:1].upper(), tint_of(name), 44),
        column(
            row(text(name, 16, bold=each.unread, grow=1, id="conversation_name"), when, gap=8),
            row(text(words, 14, ink=ink, bold=each.unread, grow=1, id="conversation_snippet"), *marks, gap=6),
            gap=4, width=None, grow=1,
        ),
        gap=16, pad=(16, 12, 16, 12),
        on_tap=read,
        on_long_press=phone.to(Page("thread_menu", {"id": each.id}, dialog=True)),
    )  # fmt: skip


def thread_menu(phone: Phone, page: Page) -> Node:
    """What a long press on a conversation offers."""
    each = find(phone, page)
    if each is None:
        return menu(phone)

    def archive() -> None:
        each.archived = not each.archived

    def pin() -> None:
        each.pinned = not each.pinned

    def mark() -> None:
        each.unread = not each.unread

    ask = Page("delete_thread", {"id": each.id}, dialog=True)
    return menu(
        phone,
        ("keep", phone.say("Unpin") if each.pinned else phone.say("Pin"), pin),
        ("archive", phone.say("Unarchive") if each.archived else phone.say("Archive"), archive),
        ("mark_email_unread", phone.say("Mark as read") if each.unread else phone.say("Mark as unread"), mark),
        ("delete", phone.say("Delete"), phone.to(ask)),
    )


def delete_dialog(phone: Phone, page: Page) -> Node:
    each = find(phone, page)

    def delete() -> None:
        if each is None:
            return
        phone.state.messages.conversations.remove(each)
        if page.args.get("open"):
            phone.back()
        phone.toast(phone.say("Conversation deleted"))

    name = name_of(phone.state, each.number) if each else ""
    words = phone.say("All messages with {name} will be deleted.").format(name=name)
    return confirm(phone, phone.say("Delete conversation?"), words, phone.say("Delete"), delete)
