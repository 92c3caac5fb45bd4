"""Tasks in Contacts beside those of the first suite: whole names, drafts, changes."""

from __future__ import annotations

import random

from devices.virtual.content import person_for, phone_number, words
from devices.virtual.state import Contact, PhoneState
from phoneagent.tasks.moves import Fill, Move, Open, Tap
from phoneagent.tasks.splits import Split
from phoneagent.tasks.task import Task, Template, Where
from phoneagent.tasks.wording import say, worded

CONTACTS = "com.google.android.contacts"


def _to_contacts(state: PhoneState) -> Open:
    return Open(say(state, "Contacts"), CONTACTS)


def _first_and_last(rng: random.Random, split: Split, state: PhoneState) -> tuple[str, str]:
    chosen = words(split, state.look.locale)
    taken = {person.name for person in state.contacts}
    while True:
        first, last = rng.choice(chosen.given), rng.choice(chosen.surnames)
        if f"{first} {last}" not in taken:
            return first, last


def _typing(state: PhoneState, **texts: str) -> tuple[Move, ...]:
    fields = (Fill(name, text) for name, text in texts.items())
    return (_to_contacts(state), Tap(say(state, "Create contact")), *fields)


def add_whole_name(rng: random.Random, split: Split, state: PhoneState) -> Task:
    first, last = _first_and_last(rng, split, state)
    number = phone_number(rng, state.look.locale)
    goal = worded(
        rng, split,
        ("Create a new contact for {0} {1}. Their number is {2}", "Add the contact {0} {1} with the phone number {2}",
         "Save a contact: first name {0}, last name {1}, phone {2}"),
        ("I met {0} {1} today; keep the number {2} in my contacts",
         "{0} {1} can be reached at {2}, add that to Contacts"),
    ).format(first, last, number)  # fmt: skip
    plan = (*_typing(state, first=first, last=last, phone=number), Tap(say(state, "Save")))
    new = Contact(0, f"{first} {last}", number)
    goal_zh = f"新建联系人：名{first}，姓{last}，电话{number}"
    return Task(goal, plan, lambda after: after.contacts.append(new), goal_zh=goal_zh)


def draft(rng: random.Random, split: Split, state: PhoneState) -> Task:
    """All is typed and nothing is saved: the person wants to look at it first."""
    first, last = _first_and_last(rng, split, state)
    person = person_for(rng, split, state.look.locale)
    goal = worded(
        rng, split,
        ("Go to the new contact screen and enter first name {0}, last name {1}, company {2}, phone {3}. Do not save it",
         "Fill in a new contact: {0} {1}, company {2}, phone {3}. Don't tap Save"),
        ("Prepare a contact for {0} {1} of {2}, phone {3}, but leave it unsaved so that I can check it",
         "Type in a new contact, first name {0}, last name {1}, company {2}, phone {3}; I will save it myself"),
    ).format(first, last, person.company, person.phone)  # fmt: skip
    typed = {"first": first, "last": last, "company": person.company, "phone": person.phone}
    where = Where(CONTACTS, "form", (("id", 0), *typed.items()))
    goal_zh = f"打开新建联系人页面，填写名{first}、姓{last}、公司{person.company}、电话{person.phone}，不要保存"
    return Task(goal, _typing(state, **typed), where=where, goal_zh=goal_zh)


def change_number(rng: random.Random, split: Split, state: PhoneState) -> Task:
    if not state.contacts:
        person = person_for(rng, split, state.look.locale)
        person.id = state.new_id()
        state.contacts.append(person)
    name = rng.choice(state.contacts).name
    number = phone_number(rng, state.look.locale)
    state.contacts = [person for person in state.contacts if person.phone != number]
    goal = worded(
        rng, split,
        ("Change the phone number of {0} to {1}", "{0} has a new number: {1}. Update the contact",
         "Edit the contact {0}: the number is now {1}"),
        ("Overwrite the number of {0} in Contacts with {1}",
         "From now on {0} has the number {1}, correct it in Contacts"),
    ).format(name, number)  # fmt: skip

    def want(after: PhoneState) -> None:
        next(person for person in after.contacts if person.name == name).phone = number

    plan = (
        _to_contacts(state), Tap(name), Tap(say(state, "Edit contact")), Fill("phone", number), Tap(say(state, "Save")),
    )  # fmt: skip
    return Task(goal, plan, want, goal_zh=f"把联系人{name}的电话改为{number}")


TEMPLATES = (
    Template("contacts_add_whole_name", "Contacts", 9, add_whole_name, androidworld="ContactsAddContact"),
    Template("contacts_draft_with_company", "Contacts", 10, draft, "medium"),
    Template("contacts_change_number", "Contacts", 8, change_number, sealed=True),
)
