"""Tasks in Phone: calling, the log of calls, blocked numbers."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Literal

from devices.virtual.apps.calls.data import Call, LiveCall
from devices.virtual.apps.messages.book import digits
from devices.virtual.state import Contact, PhoneState
from phoneagent.tasks.moves import Answer, Ask, Move, Refuse
from phoneagent.tasks.plan import Fill, Open, Tap
from phoneagent.tasks.splits import Split
from phoneagent.tasks.task import Task, Template
from phoneagent.tasks.whole_phone.people import known, namesakes, number, stranger
from phoneagent.tasks.wording import say, worded

PHONE = "com.google.android.dialer"
CONTACTS = "com.google.android.contacts"


def _to_phone(state: PhoneState) -> Open:
    return Open(say(state, "Phone"), PHONE)


def _to_person(state: PhoneState, name: str) -> tuple[Move, ...]:
    """Open Phone, its contacts, and call."""
    return (_to_phone(state), Tap(say(state, "Contacts"), last=True), Tap(name))


def _calling(to: str, *, muted: bool = False, speaker: bool = False) -> Callable[[PhoneState], None]:
    """What is wanted: a call to this number is going on."""

    def want(after: PhoneState) -> None:
        after.calls.calls.append(Call(0, to, "out"))
        after.calls.live = LiveCall(to, 0.0, muted, speaker)

    return want


def _rang(state: PhoneState, number_of: str, kind: Literal["in", "missed"] = "missed", ago_s: float = 600) -> None:
    """The newest call of the log."""
    for made in state.calls.calls:
        made.at_s = min(made.at_s, state.now_s - 2 * ago_s)
    state.calls.calls.append(Call(state.new_id(), number_of, kind, state.now_s - ago_s))


# --- calling ----------------------------------------------------------------------------------------------------


def call_contact(rng: random.Random, split: Split, state: PhoneState) -> Task:
    (person,) = known(rng, split, state)
    goal = worded(
        rng, split, ("Call {}", "Phone {}", "Make a call to {}", "Give {} a call"), ("Ring {} up",
        "I want to talk to {} on the phone")
    ).format(person.name)  # fmt: skip
    return Task(goal, _to_person(state, person.name), _calling(person.phone), goal_zh=f"给{person.name}打电话")


def dial(rng: random.Random, split: Split, state: PhoneState) -> Task:
    to = digits(number(rng, state))
    goal = worded(
        rng, split, ("Dial {} and call", "Call the number {}", "Make a call to {}"), ("Ring the number {}",)
    ).format(to)  # fmt: skip
    keys = [Tap(sign) for sign in to]
    plan: tuple[Move, ...] = (_to_phone(state), Tap(say(state, "Key pad")), *keys, Tap(say(state, "Dial")))
    return Task(goal, plan, _calling(to), goal_zh=f"拨打{to}")


def call_on_speaker(rng: random.Random, split: Split, state: PhoneState) -> Task:
    (person,) = known(rng, split, state)
    goal = worded(
        rng, split,
        ("Call {} and put the call on speaker", "Phone {} with the speaker on"),
        ("Ring {} up and turn the speaker on",),
    ).format(person.name)  # fmt: skip
    plan = (*_to_person(state, person.name), Tap(say(state, "Speaker")))
    return Task(goal, plan, _calling(person.phone, speaker=True), goal_zh=f"给{person.name}打电话并打开扬声器")


def call_muted(rng: random.Random, split: Split, state: PhoneState) -> Task:
    (person,) = known(rng, split, state)
    goal = worded(
        rng, split,
        ("Call {} and mute my microphone", "Phone {} and mute the call"), ("Ring {} up, but keep me muted",),
    ).format(person.name)  # fmt: skip
    plan = (*_to_person(state, person.name), Tap(say(state, "Mute")))
    return Task(goal, plan, _calling(person.phone, muted=True), goal_zh=f"给{person.name}打电话并静音")


def hang_up(rng: random.Random, split: Split, state: PhoneState) -> Task:
    """A call is going on behind the home screen."""
    (person,) = known(rng, split, state)
    state.calls.calls.append(Call(state.new_id(), person.phone, "out", state.now_s - 90))
    state.calls.live = LiveCall(person.phone, state.now_s - 90)
    goal = worded(
        rng, split, ("End the call that is going on", "Hang up"), ("I am done talking, end my phone call",)
    )  # fmt: skip

    def want(after: PhoneState) -> None:
        after.calls.live = None

    back = say(state, "Return to call with {name}").format(name=person.name)
    return Task(goal, (_to_phone(state), Tap(back), Tap(say(state, "End call"))), want, goal_zh="挂断正在进行的通话")


def call_back(rng: random.Random, split: Split, state: PhoneState) -> Task:
    (person,) = known(rng, split, state)
    _rang(state, person.phone)
    goal = worded(
        rng, split,
        ("Call back the person whose call I missed last", "Return my most recent missed call"),
        ("Somebody rang while I was away, call them back",),
    )  # fmt: skip
    plan = (_to_phone(state), Tap(say(state, "Call {name}").format(name=person.name)))
    return Task(goal, plan, _calling(person.phone), goal_zh="给我最近的未接来电回电话")


def ask_which(rng: random.Random, split: Split, state: PhoneState) -> Task:
    given, meant, _ = namesakes(rng, split, state)
    goal = worded(
        rng, split,
        ("Call {0}. If several people have that name, ask me which", "Phone {0}; ask me if you do not know which {0}"),
        ("Ring {0} up, and ask me whom I mean rather than guess",),
    ).format(given)  # fmt: skip
    plan = (Ask(f"Which {given} shall I call?"), *_to_person(state, meant.name))
    goal_zh = f"给名字里有“{given}”的联系人打电话。如果有好几位，请问我是哪一位"
    return Task(goal, plan, _calling(meant.phone), goal_zh=goal_zh, person=meant.name)


def impossible_call(rng: random.Random, split: Split, state: PhoneState) -> Task:
    name = stranger(rng, split, state)
    goal = worded(rng, split, ("Call {}", "Phone {}", "Make a call to {}"), ("Ring {} up",)).format(name)
    plan = (_to_phone(state), Tap(say(state, "Contacts"), last=True), Refuse(f"{name} is not among the contacts."))
    return Task(goal, plan, goal_zh=f"给{name}打电话", possible=False)


def impossible_voicemail(rng: random.Random, split: Split, state: PhoneState) -> Task:
    goal = worded(
        rng, split, ("Play my newest voicemail", "Listen to the last message on my voicemail"), ("Open my voicemail",)
    )  # fmt: skip
    return Task(goal, (_to_phone(state), Refuse("This phone has no voicemail.")), goal_zh="播放我最新的语音信箱留言",
                possible=False)  # fmt: skip


# --- the log ----------------------------------------------------------------------------------------------------


def who_missed(rng: random.Random, split: Split, state: PhoneState) -> Task:
    (person,) = known(rng, split, state)
    _rang(state, person.phone)
    if rng.random() < 0.5:
        _rang(state, number(rng, state), "in", ago_s=200)
    goal = worded(
        rng, split, ("Whose call did I miss last?", "Who was my most recent missed call from?"),
        ("Who tried to reach me last?",)
    )  # fmt: skip
    return Task(
        f"{goal} Answer with the name only", (_to_phone(state), Answer(person.name)),
        goal_zh="我最近的未接来电是谁打的？只回答姓名", answers=(person.name,),
    )  # fmt: skip


def count_missed(rng: random.Random, split: Split, state: PhoneState) -> Task:
    (person,) = known(rng, split, state)
    calls = state.calls.calls
    calls[:] = [made for made in calls if digits(made.number) != digits(person.phone)][:6]
    count = rng.randint(1, 4)
    for at in range(count):
        calls.append(Call(state.new_id(), person.phone, "missed", state.now_s - 500 - 4000 * at))
    calls.append(Call(state.new_id(), person.phone, "in", state.now_s - 9000, 60))
    goal = worded(
        rng, split,
        ("How many calls from {} have I missed?", "How many missed calls are there from {}?"),
        ("How often did {} ring in vain?",),
    ).format(person.name)  # fmt: skip
    plan = (_to_phone(state), Tap(person.name), Answer(str(count)))
    return Task(
        f"{goal} Answer with a number",
        plan,
        goal_zh=f"我有几个{person.name}的未接来电？用数字回答",
        answers=(str(count),),
    )


def _without(to: str) -> Callable[[PhoneState], None]:
    def want(after: PhoneState) -> None:
        after.calls.calls[:] = [made for made in after.calls.calls if digits(made.number) != digits(to)]

    return want


def delete_history(rng: random.Random, split: Split, state: PhoneState) -> Task:
    (person,) = known(rng, split, state)
    _rang(state, person.phone)
    goal = worded(
        rng, split,
        ("Delete all calls with {} from the call history", "Remove {} from my recent calls"),
        ("Nobody shall see that {} called: delete it from the call log",),
    ).format(person.name)  # fmt: skip
    plan = (_to_phone(state), Tap(person.name), Tap(say(state, "Delete history")), Tap(say(state, "Delete"), last=True))
    return Task(goal, plan, _without(person.phone), goal_zh=f"从通话记录中删除与{person.name}的所有通话")


def clear_history(rng: random.Random, split: Split, state: PhoneState) -> Task:
    _rang(state, number(rng, state))
    goal = worded(
        rng, split, ("Clear the call history", "Delete all calls from the call log"),
        ("My list of recent calls shall be empty, delete it",)
    )  # fmt: skip

    def want(after: PhoneState) -> None:
        after.calls.calls.clear()

    plan = (
        _to_phone(state), Tap(say(state, "More options")), Tap(say(state, "Clear call history")),
        Tap(say(state, "Clear"), last=True),
    )  # fmt: skip
    return Task(goal, plan, want, goal_zh="清除所有通话记录")


# --- blocking ---------------------------------------------------------------------------------------------------


def block_caller(rng: random.Random, split: Split, state: PhoneState) -> Task:
    caller = number(rng, state)
    _rang(state, caller)
    goal = worded(
        rng, split, ("Block the number {} that called me", "Block {} in Phone"),
        ("{} shall never ring again, block it",)
    ).format(caller)  # fmt: skip
    plan = (_to_phone(state), Tap(caller), Tap(say(state, "Block")), Tap(say(state, "Block"), last=True))
    return Task(goal, plan, lambda after: after.calls.blocked.append(caller), goal_zh=f"屏蔽给我打过电话的号码{caller}")


def _to_blocked(state: PhoneState) -> tuple[Move, ...]:
    return (_to_phone(state), Tap(say(state, "More options")), Tap(say(state, "Blocked numbers")))


def block_number(rng: random.Random, split: Split, state: PhoneState) -> Task:
    """One that never called has to be typed."""
    nuisance = number(rng, state)
    goal = worded(
        rng, split,
        ("Add {} to the blocked numbers in Phone", "Put the number {} on the list of blocked numbers"),
        ("Make sure that {} cannot call me, it has not yet",),
    ).format(nuisance)  # fmt: skip
    plan = (
        *_to_blocked(state), Tap(say(state, "Add a number")), Fill("add_number", nuisance), Tap(say(state, "Block"),
        last=True)
    )  # fmt: skip
    return Task(goal, plan, lambda after: after.calls.blocked.append(nuisance), goal_zh=f"把{nuisance}加入屏蔽的号码")


def unblock(rng: random.Random, split: Split, state: PhoneState) -> Task:
    friend = number(rng, state)
    state.calls.blocked.append(friend)
    goal = worded(
        rng, split, ("Unblock the number {}", "Take {} off the blocked numbers"), ("{} may call me again, unblock it",)
    ).format(friend)  # fmt: skip
    plan = (
        *_to_blocked(state), Tap(say(state, "Unblock {name}").format(name=friend)), Tap(say(state, "Unblock"),
        last=True)
    )  # fmt: skip
    return Task(goal, plan, lambda after: after.calls.blocked.remove(friend), goal_zh=f"取消屏蔽号码{friend}")


def save_caller(rng: random.Random, split: Split, state: PhoneState) -> Task:
    """From the log into the contacts."""
    caller, name = number(rng, state), stranger(rng, split, state).split()[0]
    _rang(state, caller, "in")
    goal = worded(
        rng, split,
        ("Save the number that called me last as the contact {}",
         "Add my latest caller to the contacts under the name {}"),
        ("The last call came from {}: keep the number in my contacts",),
    ).format(name)  # fmt: skip
    plan = (
        _to_phone(state), Tap(caller), Tap(say(state, "Add contact")),
        Open(say(state, "Contacts"), CONTACTS), Fill("first", name), Tap(say(state, "Save")),
    )  # fmt: skip
    wanted = Contact(0, name, phone=caller)
    return Task(goal, plan, lambda after: after.contacts.append(wanted), goal_zh=f"把最近来电的号码存为联系人{name}")


TEMPLATES = (
    Template("calls_call", "Phone", 4, call_contact, "easy"),
    Template("calls_dial", "Phone", 14, dial, "medium"),
    Template("calls_speaker", "Phone", 5, call_on_speaker, "easy"),
    Template("calls_muted", "Phone", 5, call_muted, "easy", sealed=True),
    Template("calls_hang_up", "Phone", 4, hang_up, "medium", sealed=True),
    Template("calls_call_back", "Phone", 3, call_back, "medium"),
    Template("calls_ask_which", "Phone", 5, ask_which, "hard"),
    Template("calls_impossible", "Phone", 3, impossible_call, "medium"),
    Template("calls_impossible_voicemail", "Phone", 2, impossible_voicemail, "medium", sealed=True),
    Template("calls_who_missed", "Phone", 3, who_missed, "easy"),
    Template("calls_count_missed", "Phone", 4, count_missed, "medium"),
    Template("calls_delete_history", "Phone", 5, delete_history, "easy"),
    Template("calls_clear_history", "Phone", 5, clear_history, "easy"),
    Template("calls_block_caller", "Phone", 5, block_caller, "easy"),
    Template("calls_block_number", "Phone", 7, block_number, "medium", sealed=True),
    Template("calls_unblock", "Phone", 6, unblock, "medium"),
    Template("calls_save_caller", "Phone", 7, save_caller, "hard"),
)  # fmt: skip
