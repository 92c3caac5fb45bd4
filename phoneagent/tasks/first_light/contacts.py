"""Tasks in Contacts: adding, opening, starring, deleting."""

from __future__ import annotations

import random

from devices.virtual.content import phone_number, words
from devices.virtual.state import Contact, PhoneState
from phoneagent.tasks.plan import Fill, Open, Tap
from phoneagent.tasks.splits import Split
from phoneagent.tasks.task import Task, Template, Where
from phoneagent.tasks.wording import say, worded

CONTACTS = "com.google.android.contacts"


def _to_contacts(state: PhoneState) -> Open:
    return Open(say(state, "Contacts"), CONTACTS)


def _known(state: PhoneState, rng: random.Random, split: Split) -> Contact:
    """Someone who is in the list."""
    if not state.contacts:
        name = words(split, state.look.locale).person(rng)
        state.contacts.append(Contact(state.new_id(), name, phone_number(rng, state.look.locale)))
    return rng.choice(state.contacts)


def add_contact(rng: random.Random, split: Split, state: PhoneState) -> Task:
    first, number = rng.choice(words(split, state.look.locale).given), phone_number(rng, state.look.locale)
    goal = worded(
        rng, split,
        ("Add a contact {0} with the number {1}", "Create a contact for {0}, phone {1}",
         "Save {0} with number {1} in my contacts", "New contact: {0}, {1}"),
        ("Put {0} ({1}) into my contacts", "Store the number {1} under the name {0}"),
    ).format(first, number)  # fmt: skip
    plan = (
        _to_contacts(state), Tap(say(state, "Create contact")), Fill("first", first), Fill("phone", number),
        Tap(say(state, "Save")),
    )  # fmt: skip
    wanted = Contact(0, first, phone=number)
    return Task(goal, plan, lambda after: after.contacts.append(wanted), goal_zh=f"添加联系人{first}，电话{number}")


def open_contact(rng: random.Random, split: Split, state: PhoneState) -> Task:
    person = _known(state, rng, split)
    goal = worded(
        rng, split,
        ("Open the contact {}", "Show me {} in my contacts", "Open {}'s contact page", "Look up {} in Contacts"),
        ("Bring up the details of {}", "I want to see the contact {}"),
    ).format(person.name)  # fmt: skip
    where = Where(CONTACTS, "contact", (("id", person.id),))
    return Task(goal, (_to_contacts(state), Tap(person.name)), where=where, goal_zh=f"打开联系人{person.name}")


def star_contact(rng: random.Random, split: Split, state: PhoneState) -> Task:
    person = _known(state, rng, split)
    person.starred = False
    name = person.name
    goal = worded(
        rng, split,
        ("Add {} to my favorites", "Mark {} as a favorite", "Star the contact {}", "Make {} a favorite contact"),
        ("Put {} among my favorites", "I want {} starred in Contacts"),
    ).format(name)  # fmt: skip

    def want(after: PhoneState) -> None:
        next(other for other in after.contacts if other.name == name).starred = True

    plan = (_to_contacts(state), Tap(name), Tap(say(state, "Add to favorites")))
    return Task(goal, plan, want, goal_zh=f"收藏联系人{name}")


def delete_contact(rng: random.Random, split: Split, state: PhoneState) -> Task:
    person = _known(state, rng, split)
    name = person.name
    goal = worded(
        rng, split,
        ("Delete the contact {}", "Remove {} from my contacts", "Delete {} from Contacts", "Erase the contact {}"),
        ("Get rid of {} in my contacts", "I no longer want {} in my contacts"),
    ).format(name)  # fmt: skip

    def want(after: PhoneState) -> None:
        after.contacts[:] = [other for other in after.contacts if other.name != name]

    plan = (
        _to_contacts(state), Tap(name), Tap(say(state, "More options")), Tap(say(state, "Delete"), last=True),
        Tap(say(state, "Delete"), last=True),
    )  # fmt: skip
    return Task(goal, plan, want, goal_zh=f"删除联系人{name}")


TEMPLATES = (
    Template("contacts_add", "Contacts", 7, add_contact, androidworld="ContactsAddContact"),
    Template("contacts_open", "Contacts", 3, open_contact),
    Template("contacts_star", "Contacts", 4, star_contact),
    Template("contacts_delete", "Contacts", 6, delete_contact),
)
