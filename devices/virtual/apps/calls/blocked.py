"""Numbers that may not ring: listed, added, taken off."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.messages.book import digits, is_blocked, name_of
from devices.virtual.apps.parts import draft, words_of
from devices.virtual.state import Page
from devices.virtual.system.dialogs import confirm, dialog
from devices.virtual.widgets import Node, app_bar, column, field_, icon, icon_button, list_row, row, scroll, text


def blocked_page(phone: Phone, page: Page) -> Node:
    def add() -> None:
        phone.open(Page("block", {"number": "", "asks": True}, dialog=True))
        phone.focus("add_number")

    rows = [_line(phone, number) for number in phone.state.calls.blocked]
    words = text(
        phone.say("You will not get calls or messages from blocked numbers."), 14, ink="on_surface_dim", max_lines=3,
        pad=(24, 8, 24, 16),
    )  # fmt: skip
    return column(
        app_bar(phone.say("Blocked numbers"), on_back=phone.back),
        scroll("blocked", words, list_row(phone.say("Add a number"), leading=icon("add"), on_tap=add), *rows),
        height="fill", fill="surface",
    )  # fmt: skip


def _line(phone: Phone, number: str) -> Node:
    name = name_of(phone.state, number)
    ask = Page("unblock", {"number": number}, dialog=True)
    unblock = icon_button("close", phone.say("Unblock {name}").format(name=name), phone.to(ask))
    return list_row(name, number if name != number else "", leading=icon("block"), trailing=unblock, pad=(24, 8, 8, 8))


def block_dialog(phone: Phone, page: Page) -> Node:
    """Block this number, or the one that is typed."""
    number = words_of(page, "number").strip()

    def block() -> None:
        phone.back()
        if not is_blocked(phone.state, number):
            phone.state.calls.blocked.append(number)
        phone.toast(phone.say("Number blocked"))

    ready = len(digits(number)) > 2
    content = []
    if page.args.get("asks"):
        field = field_("add_number", words_of(page, "number"), draft(page, "number"), hint=phone.say("Phone number"),
                       on_submit=block if ready else (lambda: phone.focus("")))  # fmt: skip
        content.append(row(field, pad=(24, 16, 24, 0)))
    name = name_of(phone.state, number)
    title = phone.say("Block a number") if content else phone.say("Block {name}?").format(name=name)
    words = "" if content else phone.say("You will not get calls or messages from this number.")
    buttons = [(phone.say("Cancel"), phone.back), (phone.say("Block"), block if ready else None)]
    return dialog(phone, title, *content, words=words, buttons=buttons)


def unblock_dialog(phone: Phone, page: Page) -> Node:
    number = words_of(page, "number")

    def unblock() -> None:
        calls = phone.state.calls
        calls.blocked[:] = [other for other in calls.blocked if digits(other) != digits(number)]
        phone.toast(phone.say("Number unblocked"))

    name = name_of(phone.state, number)
    return confirm(phone, phone.say("Unblock {name}?").format(name=name), "", phone.say("Unblock"), unblock)
