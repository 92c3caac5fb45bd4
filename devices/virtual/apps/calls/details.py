"""All calls with one number, and what can be done with it."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.calls.live import call, line_below
from devices.virtual.apps.calls.tabs import SYMBOLS, kind_words
from devices.virtual.apps.clock.times import countdown
from devices.virtual.apps.links import can_follow, follow
from devices.virtual.apps.messages.book import digits, is_blocked, name_of, person_of
from devices.virtual.apps.parts import words_of
from devices.virtual.state import Page
from devices.virtual.system.dates import ago
from devices.virtual.system.dialogs import confirm
from devices.virtual.widgets import Act, Node, app_bar, column, divider, icon, list_row, scroll, text


def details_page(phone: Phone, page: Page) -> Node:
    number = words_of(page, "number")
    name, blocked = name_of(phone.state, number), is_blocked(phone.state, number)

    def message() -> None:
        follow(phone, f"smsto:{number}")

    rows = [_action("call", phone.say("Call"), lambda: call(phone, number))]
    if can_follow(phone, "smsto:"):
        rows.append(_action("chat", phone.say("Message"), message))
    if person_of(phone.state, number) is None and "com.google.android.contacts" in phone.apps:
        rows.append(_action("person_add", phone.say("Add contact"), lambda: _save(phone, number)))
    ask = Page("unblock" if blocked else "block", {"number": number}, dialog=True)
    rows.append(_action("block", phone.say("Unblock") if blocked else phone.say("Block"), phone.to(ask)))
    delete = Page("delete_calls", {"number": number}, dialog=True)
    rows.append(_action("delete", phone.say("Delete history"), phone.to(delete)))
    calls = [made for made in phone.state.calls.calls if digits(made.number) == digits(number)]
    calls.sort(key=lambda made: -made.at_s)
    history = [
        list_row(
            kind_words(phone, made),
            f"{ago(phone, made.at_s)}  {countdown(made.lasted_s)}" if made.lasted_s else ago(phone, made.at_s),
            leading=icon(SYMBOLS[made.kind], ink="error" if made.kind == "missed" else "on_surface_dim"),
        )
        for made in calls
    ]  # fmt: skip
    number_line = [text(number, 16, ink="on_surface_dim", pad=(24, 0, 24, 12))] if name != number else []
    return column(
        app_bar(name, on_back=phone.back), *line_below(phone), *number_line,
        scroll("details", *rows, divider(), *history, pad=(0, 0, 0, 24)), height="fill", fill="surface",
    )  # fmt: skip


def _action(symbol: str, label: str, act: Act) -> Node:
    return list_row(label, leading=icon(symbol), on_tap=act)


def _save(phone: Phone, number: str) -> None:
    phone.launch("com.google.android.contacts", Page("form", {"id": 0, "phone": number}))


def delete_dialog(phone: Phone, page: Page) -> Node:
    number = words_of(page, "number")

    def delete() -> None:
        calls = phone.state.calls
        calls.calls[:] = [made for made in calls.calls if digits(made.number) != digits(number)]
        phone.back()

    name = name_of(phone.state, number)
    words = phone.say("All calls with {name} will be deleted from your history.").format(name=name)
    return confirm(phone, phone.say("Delete history?"), words, phone.say("Delete"), delete)
