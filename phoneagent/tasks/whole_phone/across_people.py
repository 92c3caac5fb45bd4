"""Tasks that begin with a person: what they wrote, or how they are reached."""

from __future__ import annotations

import random

from devices.virtual.apps.expenses.money import amount_words
from devices.virtual.apps.todo.data import ToDoItem
from devices.virtual.state import Contact, Note, PhoneState
from phoneagent.tasks.moves import Ask, Fill
from phoneagent.tasks.plan import Open, Tap
from phoneagent.tasks.splits import Split
from phoneagent.tasks.task import Task, Template
from phoneagent.tasks.whole_phone import expenses_known
from phoneagent.tasks.whole_phone.across_steps import (
    CONTACTS,
    in_words,
    new_note,
    new_text,
    sent,
    text_from,
    to_chat,
)
from phoneagent.tasks.whole_phone.messages import MESSAGES
from phoneagent.tasks.whole_phone.people import known, number, stranger
from phoneagent.tasks.whole_phone.todo import fresh_title, to_todo
from phoneagent.tasks.wording import say, worded

# --- from a message ---------------------------------------------------------------------------------------------


def code_to_note(rng: random.Random, split: Split, state: PhoneState) -> Task:
    (person,) = known(rng, split, state)
    code = str(rng.randrange(100_000, 1_000_000))
    what = rng.choice(("parcel", "door", "locker")) if split != "sealed" else "garage"
    what_zh = {"parcel": "取件", "door": "门禁", "locker": "储物柜", "garage": "车库"}[what]
    text_from(state, person.phone, in_words(state, f"The {what} code is {code}.", f"{what_zh}码是{code}。"))
    goal = worded(
        rng, split,
        ("{0} sent me the {1} code in a message. Save just the code as a new note",
         "Look up the {1} code that {0} sent me by SMS and write a note with only that code"),
        ("Make a note of the {1} code from the message of {0}: the code and nothing else",),
    ).format(person.name, what)  # fmt: skip
    goal_zh = f"{person.name}用短信发来了{what_zh}码，请新建一条只写这个码的笔记"
    plan = (*to_chat(state, person.name), *new_note(state, code))
    wanted = Note(0, "", code)
    return Task(goal, plan, lambda after: after.notes.append(wanted), goal_zh=goal_zh)


def text_to_todo(rng: random.Random, split: Split, state: PhoneState) -> Task:
    (person,) = known(rng, split, state)
    title = fresh_title(rng, split, state)
    text_from(state, person.phone, title)
    goal = worded(
        rng, split,
        ("The last message from {} says what I have to do. Add it to Tasks, word for word",
         "Make a task in the Tasks app out of the newest message from {}"),
        ("What {} wrote last is a to-do: put it into Tasks as it stands",),
    ).format(person.name)  # fmt: skip
    lists = state.todo.lists
    plan = (
        *to_chat(state, person.name), to_todo(state), Tap(say(state, "New task")), Fill("task_title", title),
        Tap(say(state, "Save")),
    )  # fmt: skip
    wanted = ToDoItem(0, title, lists[0])
    goal_zh = f"把{person.name}发来的最后一条短信原样添加为任务应用里的一项任务"
    return Task(goal, plan, lambda after: after.todo.items.append(wanted), goal_zh=goal_zh)


def sender_to_contacts(rng: random.Random, split: Split, state: PhoneState) -> Task:
    """Somebody new writes who they are."""
    name, from_number = stranger(rng, split, state), number(rng, state)
    conversation = text_from(
        state, from_number, in_words(state, f"This is {name}, my new number.", f"我是{name}，这是我的新号码。")
    )
    state.messages.conversations.remove(conversation)
    state.messages.conversations.append(conversation)
    first, _, last = name.partition(" ")
    goal = worded(
        rng, split,
        ("Somebody wrote me from {0} with a new number. Save that number in Contacts under the name they give",
         "Read the message from {0} and add its sender to my contacts, with name and number"),
        ("Who wrote from {0}? Save them as a contact with that number",),
    ).format(from_number)  # fmt: skip
    fields = (Fill("first", first), *((Fill("last", last),) if last else ()), Fill("phone", from_number))
    plan = (
        *to_chat(state, from_number), Open(say(state, "Contacts"), CONTACTS), Tap(say(state, "Create contact")),
        *fields, Tap(say(state, "Save")),
    )  # fmt: skip
    wanted = Contact(0, name, from_number)
    goal_zh = f"有人用{from_number}发短信告知了新号码，请按短信里的姓名把这个号码存入通讯录"
    return Task(goal, plan, lambda after: after.contacts.append(wanted), goal_zh=goal_zh)


def amount_to_expense(rng: random.Random, split: Split, state: PhoneState) -> Task:
    (person,) = known(rng, split, state)
    expense = expenses_known.fresh(rng, split, state, 1)[0]
    expense.note = ""
    money, kind = amount_words(expense.cents, state.expenses.currency), say(state, expense.category)
    words = in_words(state, f"{expense.name}: you owe me {money}", f"{expense.name}：你该给我{money}")
    text_from(state, person.phone, words)
    goal = worded(
        rng, split,
        ("{0} wrote me what I owe for {1}. Log it as an expense of today in Pro Expense, category {2}",
         "Add {1} to Pro Expense, category {2}; the amount is in the last message from {0}"),
        ("Look in the messages for what {0} paid for {1}, and enter that amount in Pro Expense under {2}",),
    ).format(person.name, expense.name, kind)  # fmt: skip
    plan = (
        *to_chat(state, person.name), expenses_known.to_expenses(state), *expenses_known.add(state, expense),
    )  # fmt: skip
    goal_zh = f"{person.name}发短信说了{expense.name}的金额，请在专业记账中记一笔今天的{expense.name}，类别{kind}"
    return Task(goal, plan, lambda after: after.expenses.log.append(expense), goal_zh=goal_zh)


# --- from the contacts ------------------------------------------------------------------------------------------


def address_to_message(rng: random.Random, split: Split, state: PhoneState) -> Task:
    about, to = known(rng, split, state, 2)
    goal = worded(
        rng, split,
        ("Send {1} the email address of {0} by text message, just the address",
         "Text {0}'s email address to {1}, and nothing but the address"),
        ("{1} needs the email address of {0}: look it up in Contacts and send only that as an SMS",),
    ).format(about.name, to.name)  # fmt: skip
    contacts = (Open(say(state, "Contacts"), CONTACTS), Tap(about.name))
    plan = (*contacts, *new_text(state, to.name, about.email))
    goal_zh = f"用短信把{about.name}的邮箱地址发给{to.name}，只发地址"
    return Task(goal, plan, lambda after: sent(after, to.phone, about.email), goal_zh=goal_zh)


def number_as_reply(rng: random.Random, split: Split, state: PhoneState) -> Task:
    """Asked for in a message; answered by message."""
    (asks, about) = known(rng, split, state, 2)
    words = in_words(state, f"What was {about.name}'s number again?", f"{about.name}的电话号码是多少来着？")
    text_from(state, asks.phone, words)
    goal = worded(
        rng, split,
        ("{0} asked me for a phone number in a message. Reply with the number from my contacts, nothing else",
         "Answer the last message of {0}: they want a number that is in my contacts. Reply with only the number"),
        ("Whose number does {0} want? Send it as a reply, just as it stands in Contacts",),
    ).format(asks.name)  # fmt: skip
    plan = (
        *to_chat(state, asks.name), Open(say(state, "Contacts"), CONTACTS), Tap(about.name),
        Open(say(state, "Messages"), MESSAGES), Fill("message", about.phone), Tap(say(state, "Send")),
    )  # fmt: skip
    goal_zh = f"{asks.name}在短信里问一个电话号码，请从通讯录查到后回复，只回复号码"
    return Task(goal, plan, lambda after: sent(after, asks.phone, about.phone), goal_zh=goal_zh)


def ask_time(rng: random.Random, split: Split, state: PhoneState) -> Task:
    """Only the person knows what to write."""
    (to,) = known(rng, split, state)
    words = f"{rng.randrange(2, 12)}:{rng.choice(('15', '30', '45'))}"
    goal = worded(
        rng, split,
        ("Send {} by text message the time we meet; ask me for it, and send just the time",
         "Text {} when we meet. You do not know it, so ask me. Send only the time"),
        ("Ask me when I am free and send {} exactly that time by SMS",),
    ).format(to.name)  # fmt: skip
    question = in_words(state, "At what time do you meet?", "几点见面？")
    plan = (Ask(question), *new_text(state, to.name, words))
    goal_zh = f"问我几点见面，然后把这个时间用短信发给{to.name}，只发时间"
    return Task(goal, plan, lambda after: sent(after, to.phone, words), goal_zh=goal_zh, person=words)


TEMPLATES = (
    Template("across_code_to_note", "several", 6, code_to_note, "medium"),
    Template("across_text_to_todo", "several", 7, text_to_todo, "medium"),
    Template("across_sender_to_contacts", "several", 8, sender_to_contacts, "hard"),
    Template("across_amount_to_expense", "several", 9, amount_to_expense, "hard", sealed=True),
    Template("across_address_to_message", "several", 8, address_to_message, "hard"),
    Template("across_number_as_reply", "several", 8, number_as_reply, "hard"),
    Template("across_ask_time_and_text", "Messages", 7, ask_time, "medium"),
)
