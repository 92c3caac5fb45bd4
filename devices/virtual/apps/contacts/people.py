"""The list of people, all of them or the favourites, and searching it."""

from __future__ import annotations

from devices.virtual.app import Phone
from devices.virtual.apps.contacts.form import new_contact, tint
from devices.virtual.apps.parts import bottom_bar, floating, nothing_here, search_line, words_of
from devices.virtual.state import Contact, Page
from devices.virtual.widgets import Node, badge, column, fab, icon, list_row, row, scroll, text


def people_page(phone: Phone, page: Page) -> Node:
    favourites = bool(page.args.get("favourites"))
    query = words_of(page, "query")
    shown = [
        person
        for person in sorted(phone.state.contacts, key=lambda person: person.name.lower())
        if _matches(person, query) and (person.starred or not favourites)
    ]

    def show(starred: bool) -> None:
        page.args["favourites"] = starred

    tabs = [
        ("person", phone.say("Contacts"), lambda: show(False)),
        ("star", phone.say("Favorites"), lambda: show(True)),
    ]
    body = floating(
        _list(phone, shown) if shown else _empty(phone, query, favourites),
        fab("add", phone.say("Create contact"), lambda: new_contact(phone)),
    )
    return column(
        search_line(phone, page, phone.say("Search contacts")), body, bottom_bar(tabs, int(favourites)),
        height="fill", fill="surface",
    )  # fmt: skip


def _matches(person: Contact, query: str) -> bool:
    """Every word searched for occurs in the name, the company or the number."""
    known = f"{person.name} {person.company} {person.phone.replace(' ', '')} {person.phone} {person.email}".lower()
    return all(word in known for word in query.lower().split())


def initial(person: Contact) -> str:
    """The letter a person is filed under; "#" for what has none, "" for a script without letters."""
    first = person.name[:1].upper()
    if not first.isalpha():
        return "#"
    return first if first.lower() != first else ""


def _list(phone: Phone, people: list[Contact]) -> Node:
    """A line each; the first of a letter carries the letter."""
    rows, letter = [], ""
    for person in people:
        rows.append(_line(phone, person, initial(person) if initial(person) != letter else ""))
        letter = initial(person)
    return scroll("people", *rows, pad=(0, 0, 0, 96))


def _line(phone: Phone, person: Contact, letter: str) -> Node:
    mark = text(letter, 18, ink="primary", width=24, text_align="center")
    leading = row(mark, badge(person.name[:1].upper(), tint(person)), gap=12, width=None)
    star = icon("star_fill", 20, ink="primary", desc=phone.say("Favorite")) if person.starred else None
    return list_row(
        person.name, leading=leading, trailing=star, on_tap=phone.to(Page("contact", {"id": person.id})),
        pad=(16, 8, 24, 8),
    )  # fmt: skip


def _empty(phone: Phone, query: str, favourites: bool) -> Node:
    if query:
        return nothing_here("search_off", phone.say("No matches"))
    if favourites:
        return nothing_here("star", phone.say("No favorites yet"))
    return nothing_here("group", phone.say("No contacts yet"))
