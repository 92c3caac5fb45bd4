"""The tabs of Phone: favourites, calls so far, people; voicemail, which this phone does not have."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.calls.data import Call
from devices.virtual.apps.calls.live import call, line_below
from devices.virtual.apps.contacts.form import TINTS, tint
from devices.virtual.apps.messages.book import digits, is_blocked, name_of
from devices.virtual.apps.parts import bottom_bar, floating, menu, nothing_here, search_line, words_of
from devices.virtual.state import Contact, Page
from devices.virtual.system.dates import ago
from devices.virtual.system.dialogs import confirm
from devices.virtual.widgets import (
    Act,
    Node,
    badge,
    column,
    fab,
    icon,
    icon_button,
    list_row,
    row,
    scroll,
    space,
    text,
)  # fmt: skip

SYMBOLS = {"in": "call_received", "out": "call_made", "missed": "call_missed"}


def kind_words(phone: Phone, made: Call) -> str:
    return {"in": phone.say("Incoming"), "out": phone.say("Outgoing"), "missed": phone.say("Missed")}[made.kind]


def recents_page(phone: Phone, page: Page) -> Node:
    calls = sorted(phone.state.calls.calls, key=lambda made: (-made.at_s, -made.id))
    if calls:
        body = scroll("recents", *(_call_line(phone, made) for made in calls), pad=(0, 0, 0, 96))
    else:
        body = nothing_here("history", phone.say("Your call log is empty"))
    return _frame(phone, page, 1, body)


def favourites_page(phone: Phone, page: Page) -> Node:
    people = [person for person in phone.state.contacts if person.starred and person.phone]
    if people:
        people.sort(key=lambda person: person.name.lower())
        body = scroll("favourites", *(_person_line(phone, person) for person in people), pad=(0, 0, 0, 96))
    else:
        body = nothing_here("star", phone.say("No favorites yet"))
    return _frame(phone, page, 0, body)


def people_page(phone: Phone, page: Page) -> Node:
    people = sorted((one for one in phone.state.contacts if one.phone), key=lambda person: person.name.lower())
    if people:
        body = scroll("people", *(_person_line(phone, person) for person in people), pad=(0, 0, 0, 96))
    else:
        body = nothing_here("group", phone.say("No contacts yet"))
    return _frame(phone, page, 2, body)


def _frame(phone: Phone, page: Page, selected: int, body: Node) -> Node:
    """Search above, the tabs below, and the keypad in a corner."""

    def go(name: str) -> Act:
        return lambda: phone.replace(Page(name))

    query = words_of(page, "query").strip()
    if query:
        body = _found(phone, query)
    more = icon_button("more_vert", phone.say("More options"), phone.to(Page("menu", dialog=True)))
    keypad = fab("dialpad", phone.say("Key pad"), phone.to(Page("dialpad", {"digits": ""})))
    tabs: list[tuple[str, str, Act | None]] = [
        ("star", phone.say("Favorites"), go("favourites")), ("history", phone.say("Recents"), go("recents")),
        ("group", phone.say("Contacts"), go("people")), ("voicemail", phone.say("Voicemail"), None),
    ]  # fmt: skip
    return column(
        search_line(phone, page, phone.say("Search contacts"), more), *line_below(phone), floating(body, keypad),
        bottom_bar(tabs, selected), height="fill", fill="surface",
    )  # fmt: skip


def _found(phone: Phone, query: str) -> Node:
    number = digits(query)
    people = [
        person
        for person in sorted(phone.state.contacts, key=lambda person: person.name.lower())
        if person.phone and (query.lower() in person.name.lower() or (number and number in digits(person.phone)))
    ]
    if not people:
        return nothing_here("search_off", phone.say("No matches"))
    return scroll("found", *(_person_line(phone, person) for person in people), pad=(0, 0, 0, 96))


def _person_line(phone: Phone, person: Contact) -> Node:
    """A tap calls."""
    return list_row(
        person.name, person.phone, leading=badge(person.name[:1].upper(), tint(person)),
        trailing=icon("call", desc=phone.say("Call")), on_tap=lambda: call(phone, person.phone), pad=(16, 8, 24, 8),
    )  # fmt: skip


def _call_line(phone: Phone, made: Call) -> Node:
    """Who, which way, when; a tap opens what is known, the receiver calls."""
    name = name_of(phone.state, made.number)
    known = name[:1].upper() if name[:1].isalpha() else "#"
    ink = "error" if made.kind == "missed" else "on_surface"
    marks = [icon("block", 16, desc=phone.say("Blocked"))] if is_blocked(phone.state, made.number) else []
    return row(
        badge(known, TINTS[sum(map(ord, name)) % len(TINTS)]),
        column(
            row(text(name, 16, ink=ink, grow=1, id="primary_text"), *marks),
            row(
                icon(SYMBOLS[made.kind], 16, ink="error" if made.kind == "missed" else "on_surface_dim"),
                text(kind_words(phone, made), 14, ink="on_surface_dim"),
                text(f"• {ago(phone, made.at_s)}", 14, ink="on_surface_dim", id="call_time"), space(), gap=6,
            ),
            gap=2, width=None, grow=1,
        ),
        icon_button("call", phone.say("Call {name}").format(name=name), lambda: call(phone, made.number)),
        gap=16, pad=(16, 10, 8, 10), on_tap=phone.to(Page("details", {"number": made.number})),
    )  # fmt: skip


def menu_page(phone: Phone, page: Page) -> Node:
    has_calls = bool(phone.state.calls.calls)
    items = [("block", phone.say("Blocked numbers"), phone.to(Page("blocked")))]
    if has_calls:
        items.insert(0, ("delete_sweep", phone.say("Clear call history"), phone.to(Page("clear", dialog=True))))
    return menu(phone, *items)


def clear_dialog(phone: Phone, page: Page) -> Node:
    def clear() -> None:
        phone.state.calls.calls.clear()

    words = phone.say("All calls will be deleted from your history.")
    return confirm(phone, phone.say("Clear call history?"), words, phone.say("Clear"), clear)
